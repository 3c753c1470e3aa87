// Owns: the technical fields, alike in the package form and the Paket Induk form.
// Must never: know a price.
import type { BillingType, ServiceType } from '../../../src-main/shared/service-type'
import { DurationInput, NumberField, RateLimitInput, Switch, TextField } from '../../ui'
import type { SpecValues } from './form-values'
import { PoolField } from './pool-field'
import { VolumeInput } from './volume-input'
import { help } from './words'

export interface SpecFieldsProps {
  readonly values: SpecValues
  readonly set: (changes: Partial<SpecValues>) => void
  readonly errorOf: (field: keyof SpecValues) => string | undefined
}

export interface ActivePeriodProps extends SpecFieldsProps {
  readonly isHotspot: boolean
  readonly billingType: BillingType
}

const hasQuota = (values: SpecValues) => values.uptimeQuotaSeconds !== null || values.volumeQuotaBytes !== null

export const ActivePeriodField = ({ values, set, errorOf, isHotspot, billingType }: ActivePeriodProps) => (
  <DurationInput
    label="Masa Aktif (Durasi)"
    description={isHotspot ? help.activeSeconds : help.activeSecondsOther}
    // what is prepaid has to end: by the clock, or for a voucher by a quota
    required={billingType === 'daily' && !(isHotspot && hasQuota(values))}
    value={values.activeSeconds}
    onChange={(activeSeconds) => set({ activeSeconds })}
    firstUnit="day"
    error={errorOf('activeSeconds')}
  />
)

export const ShelfLifeField = ({ values, set, errorOf }: SpecFieldsProps) => (
  <DurationInput
    label="Masa Berlaku Voucher (Validity)"
    description={help.shelfSeconds}
    sentence="lalu hangus; kosong: tidak pernah hangus"
    value={values.shelfSeconds}
    onChange={(shelfSeconds) => set({ shelfSeconds })}
    firstUnit="day"
    error={errorOf('shelfSeconds')}
  />
)

const rateWords: Readonly<Record<ServiceType, { readonly label: string; readonly help: string }>> = {
  hotspot: { label: 'Batasan Kecepatan (Rate Limit)', help: help.rateLimit },
  pppoe: { label: 'Kecepatan (Rate Limit)', help: help.homeRateLimit },
  static: { label: 'Kecepatan (Rate Limit)', help: help.homeRateLimit },
  other: { label: 'Kecepatan (Rate Limit)', help: help.otherRateLimit },
}

export const SpeedField = ({
  values,
  set,
  errorOf,
  serviceType,
}: SpecFieldsProps & { readonly serviceType: ServiceType }) => (
  <RateLimitInput
    label={rateWords[serviceType].label}
    description={rateWords[serviceType].help}
    value={values.rateLimit}
    onChange={(rateLimit) => set({ rateLimit })}
    error={errorOf('rateLimit')}
  />
)

export const AddressPoolField = ({
  values,
  set,
  errorOf,
  isHotspot = false,
}: SpecFieldsProps & { readonly isHotspot?: boolean }) => (
  <PoolField
    label="Pool IP (Alamat IP)"
    description={isHotspot ? help.hotspotPool : help.pool}
    value={values.pool}
    onChange={(pool) => set({ pool })}
    error={errorOf('pool')}
  />
)

export const PppProfileField = ({ values, set, errorOf }: SpecFieldsProps) => (
  <TextField
    label="Profil PPP di router"
    description={help.pppProfile}
    isCode
    maxLength={60}
    value={values.pppProfile}
    onChange={(pppProfile) => set({ pppProfile })}
    error={errorOf('pppProfile')}
  />
)

/** Kuota, HP bersama, kunci MAC: what a voucher may be held to besides its time. */
export function UsageFields({ values, set, errorOf }: SpecFieldsProps) {
  return (
    <>
      <DurationInput
        label="Kuota Waktu"
        description={help.uptimeQuotaSeconds}
        value={values.uptimeQuotaSeconds}
        onChange={(uptimeQuotaSeconds) => set({ uptimeQuotaSeconds })}
        firstUnit="hour"
        error={errorOf('uptimeQuotaSeconds')}
      />
      <VolumeField values={values} set={set} errorOf={errorOf} />
      <NumberField
        label="Dipakai bersama (Shared Users)"
        description={help.sharedUsers}
        unit="perangkat"
        required
        min={1}
        max={100}
        value={values.sharedUsers}
        onChange={(sharedUsers) => set({ sharedUsers })}
        error={errorOf('sharedUsers')}
      />
      <Switch
        label="Kunci MAC pertama"
        description={help.lockToFirstMac}
        checked={values.lockToFirstMac}
        onChange={(event) => set({ lockToFirstMac: event.currentTarget.checked })}
      />
    </>
  )
}

export const VolumeField = ({ values, set, errorOf }: SpecFieldsProps) => (
  <VolumeInput
    label="Kuota Data"
    description={help.volumeQuotaBytes}
    value={values.volumeQuotaBytes}
    onChange={(volumeQuotaBytes) => set({ volumeQuotaBytes })}
    error={errorOf('volumeQuotaBytes')}
  />
)

/** Does this kind end after a while? Hotspot codes and everything prepaid do. */
export const hasActivePeriod = (serviceType: ServiceType, billingType: BillingType): boolean =>
  serviceType === 'hotspot' || billingType === 'daily'
