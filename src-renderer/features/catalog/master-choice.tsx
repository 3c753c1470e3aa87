// Owns: where a package gets its technical part from: its own fields, or a Paket Induk that is there already; and whom a change reaches.
// Must never: let a shared Paket Induk be changed without naming the other packages.
import type { MasterWithPackages, PackageItem } from '../../../src-main/features/catalog/contract'
import type { BillingType, ServiceType } from '../../../src-main/shared/service-type'
import { ChoiceTiles, Notice, SelectBox } from '../../ui'
import css from './catalog.module.css'
import type { PackageValues } from './form-values'
import type { SellingFieldsProps } from './selling-fields'
import { billingName, nameList, termsText } from './words'

export interface MasterChoiceProps extends SellingFieldsProps {
  readonly serviceType: ServiceType
  /** The package that is changed; null for a new one. */
  readonly pack: PackageItem | null
  readonly masters: readonly MasterWithPackages[]
}

/** Masters this package may stand on: its type; for one that exists also its billing, and not the one it has. */
export const choosableMasters = (
  masters: readonly MasterWithPackages[],
  serviceType: ServiceType,
  pack: PackageItem | null,
): readonly MasterWithPackages[] =>
  masters.filter(
    (master) =>
      !master.isArchived &&
      master.serviceType === serviceType &&
      (pack === null || (master.billingType === pack.master.billingType && master.id !== pack.master.id)),
  )

export function MasterSource({ values, set, errorOf, serviceType, pack, masters }: MasterChoiceProps) {
  const choices = choosableMasters(masters, serviceType, pack)
  if (choices.length === 0) return null
  return (
    <>
      <ChoiceTiles<PackageValues['source']>
        label="Kecepatan dan masa pakai"
        look="segment"
        value={values.source}
        onChange={(source) => set({ source })}
        choices={[
          { value: 'own', label: pack ? 'Paket Induk sekarang' : 'Isi sendiri' },
          { value: 'existing', label: pack ? 'Pindah ke Paket Induk lain' : 'Pakai Paket Induk yang ada' },
        ]}
      />
      {values.source === 'existing' && (
        <SelectBox
          label="Paket Induk"
          description="Kecepatan, masa pakai, tipe dan tagihan mengikuti Paket Induk ini."
          required
          value={values.masterId}
          onChange={(masterId) => set({ masterId })}
          options={choices.map((master) => ({
            value: master.id,
            label: master.name,
            detail: `${termsText(master)} · ${billingName[master.billingType]}`,
          }))}
          hint={describe(choices.find((master) => master.id === values.masterId))}
          error={errorOf('masterId')}
        />
      )}
    </>
  )
}

const describe = (master: MasterWithPackages | undefined): string | undefined => {
  if (!master) return undefined
  const names = master.packages.filter((user) => !user.isArchived).map((user) => user.name)
  const users = names.length > 0 ? `Dipakai juga oleh ${nameList(names)}.` : 'Belum dipakai paket lain.'
  return `${termsText(master)}. ${users}`
}

/** The billing of what the package will stand on. */
export const billingOf = (
  values: PackageValues,
  masters: readonly MasterWithPackages[],
  usual: BillingType,
): BillingType => {
  const chosen = values.source === 'existing' ? masters.find((master) => master.id === values.masterId) : undefined
  return chosen?.billingType ?? usual
}

export interface SharedMasterNoticeProps extends SellingFieldsProps {
  readonly masterName: string
  /** Names of the other active packages on the same master. */
  readonly others: readonly string[]
  readonly isChanged: boolean
}

/** Stands above the technical fields of a package on a shared master from the start, so that nothing moves while they are filled in. */
export function SharedMasterNotice({ values, set, masterName, others, isChanged }: SharedMasterNoticeProps) {
  if (others.length === 0) return null
  const names = nameList(others)
  const isForAll = values.scope === 'all'
  return (
    <div className={css.stack}>
      <Notice
        tone={isChanged && isForAll ? 'warn' : 'info'}
        title={`Paket Induk “${masterName}” juga dipakai ${names}.`}
        role="status"
      >
        {isForAll
          ? `Mengubah kecepatan, masa pakai atau kuota di sini ikut mengubah ${names}.`
          : `${names} tetap seperti sekarang; paket ini dibuatkan Paket Induk sendiri.`}
      </Notice>
      <ChoiceTiles
        label="Yang diubah"
        look="segment"
        value={values.scope}
        onChange={(scope) => set({ scope })}
        choices={[
          { value: 'all', label: `Semuanya, ${names} juga` },
          { value: 'one', label: 'Hanya paket ini' },
        ]}
      />
    </div>
  )
}
