// Owns: one row of a file read as a customer and perhaps a subscription: what is wrong with the row itself.
// Must never: ask the books who is known already; judge.ts does.
import { type CalendarDate, splitDate } from '../../shared/calendar-date'
import { parseRupiah } from '../../shared/money'
import { normalizePhone } from '../../shared/phone'
import { parsePlace } from '../../shared/place'
import { parseTypedDate } from '../../shared/typed-date'
import type { PackageView } from '../catalog'
import { fold, type ImportField, type NewCustomer } from '../customers'
import { isIPv4, isOnRouter, type NewSubscription, nextBillingDay, normalizeMac } from '../subscriptions'
import type { Mapping } from './columns'

/** What the shop has, by folded name, and the defaults that were chosen beside the file. */
export interface ShopNames {
  readonly today: CalendarDate
  readonly packages: ReadonlyMap<string, PackageView>
  readonly routers: ReadonlyMap<string, { readonly id: string; readonly name: string }>
  readonly usualPackage: PackageView | null
  readonly usualRouterId: string | null
}

export interface Draft {
  /** Of the file, from 1. */
  readonly line: number
  readonly reasons: string[]
  readonly warnings: string[]
  readonly customer: NewCustomer & { readonly phone: string; readonly address: string }
  readonly areaName: string
  readonly number: string
  readonly pack: PackageView | null
  readonly service: Omit<NewSubscription, 'customerId'> | null
}

export function draftOf(line: number, row: readonly string[], mapping: Mapping, shop: ShopNames): Draft {
  const cell = (field: ImportField): string => {
    const index = mapping[field]
    return index === undefined ? '' : (row[index] ?? '').trim()
  }
  const reasons: string[] = []
  const warnings: string[] = []
  const name = cell('name')
  if (name === '') reasons.push('Namanya kosong.')
  if (name.length > 80) reasons.push('Namanya lebih dari 80 huruf.')
  const address = cell('address')
  if (address.length > 200) reasons.push('Alamatnya lebih dari 200 huruf.')
  const areaName = cell('area')
  if (areaName.length > 40) reasons.push('Nama areanya lebih dari 40 huruf.')
  const place = placeOf(cell, warnings)
  const number = cell('number')
  const notes = [cell('notes'), number === '' || /^p-\d+$/i.test(number) ? '' : `No. lama: ${number}`]
  const service = serviceOf(cell, shop, reasons, warnings)
  return {
    line,
    reasons,
    warnings,
    customer: {
      name,
      phone: phoneOf(cell('phone'), reasons),
      address,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      notes: notes.filter(Boolean).join('\n').slice(0, 1000),
    },
    areaName,
    number,
    ...service,
  }
}

type Cell = (field: ImportField) => string

function phoneOf(text: string, reasons: string[]): string {
  if (text === '' || text === '-') return ''
  const phone = normalizePhone(text)
  if (phone !== null) return phone
  reasons.push(
    /^\d(?:[.,]\d+)?e\+?\d+$/i.test(text)
      ? `Nomor HP ${text} dipendekkan oleh Excel: jadikan kolomnya Teks, lalu ketik ulang.`
      : `Nomor HP "${text}" tidak dikenal.`,
  )
  return ''
}

function placeOf(cell: Cell, warnings: string[]) {
  const text = cell('place') || [cell('latitude'), cell('longitude')].filter(Boolean).join(' ')
  if (text === '') return null
  const place = parsePlace(text)
  if (place === null) warnings.push(`Koordinat "${text.slice(0, 60)}" tidak terbaca, dikosongkan.`)
  return place
}

function serviceOf(
  cell: Cell,
  shop: ShopNames,
  reasons: string[],
  warnings: string[],
): Pick<Draft, 'pack' | 'service'> {
  const packageName = cell('package')
  const username = cell('username')
  const address = cell('ip')
  const pack = packageName === '' ? shop.usualPackage : (shop.packages.get(fold(packageName)) ?? null)
  if (pack === null) {
    if (packageName !== '') reasons.push(`Paket "${packageName}" tidak ada di Katalog.`)
    else if (username !== '' || address !== '')
      reasons.push('Ada username atau alamat IP, tetapi paketnya belum dipilih.')
    return { pack, service: null }
  }
  const { serviceType } = pack.master
  const routerId = isOnRouter(serviceType) ? routerOf(cell('router'), shop, reasons) : null
  if ((serviceType === 'pppoe' || serviceType === 'hotspot') && username === '') reasons.push('Usernamenya kosong.')
  if (/[\s"\\$;?]/.test(username) || username.length > 60)
    reasons.push(`Username "${username}" tidak dapat dipakai di router.`)
  if (serviceType === 'static' && address === '') reasons.push('Alamat IP-nya kosong.')
  if (address !== '' && !isIPv4(address)) reasons.push(`Alamat IP "${address}" tidak benar.`)
  const mac = cell('mac')
  if (mac !== '' && normalizeMac(mac) === null) reasons.push(`Alamat MAC "${mac}" tidak benar.`)
  const password = cell('password')
  if (serviceType === 'pppoe' && password === '') warnings.push('Kata sandi dibuatkan baru: setel ulang di modemnya.')
  else if (password !== '' && !/^[\x21-\x7e]{4,64}$/.test(password))
    reasons.push('Passwordnya harus 4 sampai 64 huruf biasa tanpa spasi.')
  const money = (field: 'price' | 'discount', what: string): number | null => {
    const text = cell(field)
    if (text === '') return null
    const amount = parseRupiah(text)
    if (amount === null || amount < 0) reasons.push(`${what} "${text}" tidak terbaca.`)
    return amount
  }
  const price = money('price', 'Harga')
  const days = daysOf(cell, shop.today, reasons)
  return {
    pack,
    service: {
      packageId: pack.id,
      routerId,
      username,
      password,
      address,
      staticKind: 'queue',
      mac: serviceType === 'static' ? mac : '',
      ...days,
      cycleMonths: 1,
      ownPrice: price === null || price === pack.customerPrice ? null : price,
      discount: money('discount', 'Diskon') ?? 0,
    },
  }
}

function routerOf(name: string, shop: ShopNames, reasons: string[]): string | null {
  if (name !== '') {
    const router = shop.routers.get(fold(name))
    if (!router) reasons.push(`Router "${name}" tidak ada.`)
    return router?.id ?? null
  }
  if (shop.usualRouterId !== null) return shop.usualRouterId
  const [only, ...others] = shop.routers.values()
  if (only && others.length === 0) return only.id
  reasons.push('Routernya belum dipilih.')
  return null
}

/** Somebody who is a customer for years is billed from his next billing day, not for every month since. */
function daysOf(cell: Cell, today: CalendarDate, reasons: string[]) {
  const date = (field: 'startDay' | 'billedUntil', what: string): CalendarDate | null => {
    const text = cell(field)
    if (text === '') return null
    const day = parseTypedDate(text, today)
    if (day === null) reasons.push(`${what} "${text}" tidak terbaca. Contoh: 17/08/2026.`)
    return day
  }
  const startDay = date('startDay', 'Tanggal mulai') ?? today
  const until = date('billedUntil', 'Tanggal tagihan berikutnya')
  const billingDay = billingDayOf(cell('billingDay'), startDay, today, reasons)
  const billedUntil = until ?? (startDay >= today ? startDay : nextBillingDay(today, billingDay))
  return { startDay: startDay < billedUntil ? startDay : billedUntil, billedUntil, billingDay }
}

function billingDayOf(text: string, startDay: CalendarDate, today: CalendarDate, reasons: string[]): number {
  if (text === '') return Math.min(28, splitDate(startDay).day)
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31) return Math.min(28, Number(text))
  const day = parseTypedDate(text, today)
  if (day !== null) return Math.min(28, splitDate(day).day)
  reasons.push(`Tanggal tagih "${text}" tidak terbaca. Isi 1 sampai 28.`)
  return 1
}
