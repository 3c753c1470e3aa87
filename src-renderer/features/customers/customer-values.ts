// Owns: the values of the customer form, and how they become what the core takes.
// Must never: decide what is allowed.
import type { CustomerCard, CustomerInput } from '../../../src-main/features/customers/contract'
import { isPhone, type Phone } from '../../../src-main/shared/phone'
import { isShortMapLink, parsePlace, showPlace } from '../../../src-main/shared/place'

export interface CustomerValues {
  readonly name: string
  readonly phone: Phone | null
  readonly address: string
  readonly areaId: string | null
  /** A name that is no area yet: it is made when the customer is saved. */
  readonly newArea: string
  readonly place: string
  readonly notes: string
}

export const NEW_CUSTOMER: CustomerValues = {
  name: '',
  phone: null,
  address: '',
  areaId: null,
  newArea: '',
  place: '',
  notes: '',
}

export const valuesOf = (customer: CustomerCard): CustomerValues => ({
  name: customer.name,
  phone: isPhone(customer.phone) ? customer.phone : null,
  address: customer.address,
  areaId: customer.areaId,
  newArea: '',
  place:
    customer.latitude === null || customer.longitude === null
      ? ''
      : showPlace({ latitude: customer.latitude, longitude: customer.longitude }),
  notes: customer.notes,
})

export function checkPlace(text: string): string | null {
  if (text.trim() === '' || parsePlace(text)) return null
  return isShortMapLink(text)
    ? 'Tautan pendek tidak memuat koordinat. Buka dulu di peramban, lalu salin tautan panjangnya.'
    : 'Tempel tautan Google Maps, atau ketik seperti -7.79558, 110.36949.'
}

export function inputOf(values: CustomerValues, areaId: string | null): CustomerInput {
  const place = parsePlace(values.place)
  return {
    name: values.name,
    phone: values.phone ?? '',
    address: values.address,
    areaId,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    notes: values.notes,
  }
}
