// Owns: the form of a package: the few fields of the guide in sight, the rest folded, one button that makes or changes it.
// Must never: offer to change the type or the billing of a package.
import { useState } from 'react'
import type { MasterWithPackages, PackageItem } from '../../../src-main/features/catalog/contract'
import { formatRupiah } from '../../../src-main/shared/money'
import type { ServiceType } from '../../../src-main/shared/service-type'
import { api, useCommand } from '../../api'
import { Button, FieldGrid, FormDialog, MoneyInput, Notice, notifyDone, TextField, WholeLine } from '../../ui'
import { AdvancedFields, FOLDED_FIELDS } from './advanced-fields'
import css from './catalog.module.css'
import {
  changesSpec,
  HIGHEST_PRICE,
  newPackage,
  type PackageValues,
  pricedInput,
  specInput,
  usualBilling,
  valuesOfPackage,
} from './form-values'
import { billingOf, MasterSource, SharedMasterNotice } from './master-choice'
import { OrderingDialog } from './ordering-dialog'
import { ActivePeriodField, AddressPoolField, hasActivePeriod, ShelfLifeField, SpeedField } from './spec-fields'
import { useFormValues } from './use-form-values'
import { billingName, help, typeName } from './words'

export interface PackageFormProps {
  readonly serviceType: ServiceType
  /** Null makes a new one. */
  readonly pack: PackageItem | null
  readonly masters: readonly MasterWithPackages[]
  readonly onClose: () => void
}

export function PackageForm({ serviceType, pack, masters, onClose }: PackageFormProps) {
  const create = useCommand(api.catalog.createPackage)
  const update = useCommand(api.catalog.updatePackage)
  const command = pack ? update : create
  const [initial] = useState(() => (pack ? valuesOfPackage(pack) : newPackage(serviceType)))
  const form = useFormValues<PackageValues>(initial, command.problem)
  const { values, set, errorOf } = form
  const [isOrdering, setOrdering] = useState(false)
  const isHotspot = serviceType === 'hotspot'
  const isOwn = values.source === 'own'
  const isChanged = pack !== null && isOwn && changesSpec(values, pack.master)
  const billing = billingOf(values, masters, pack?.master.billingType ?? usualBilling(serviceType))
  const others = (masters.find((master) => master.id === pack?.master.id)?.packages ?? [])
    .filter((user) => user.id !== pack?.id && !user.isArchived)
    .map((user) => user.name)

  const masterOfNew = () =>
    isOwn
      ? ({ kind: 'new', serviceType, billingType: usualBilling(serviceType), spec: specInput(values) } as const)
      : ({ kind: 'existing', id: values.masterId ?? '' } as const)
  const masterOfChanged = () => {
    if (!isOwn) return { kind: 'existing', id: values.masterId ?? '' } as const
    if (!isChanged) return { kind: 'keep' } as const
    const kind = others.length > 0 && values.scope === 'one' ? 'split' : 'change'
    return { kind, spec: specInput(values) } as const
  }
  const save = async () => {
    const saved = pack
      ? await update.run({ id: pack.id, ...pricedInput(values), master: masterOfChanged() })
      : await create.run({ ...pricedInput(values), master: masterOfNew() })
    if (!saved) return
    notifyDone(pack ? `“${saved.name}” tersimpan.` : `“${saved.name}” siap dijual.`)
    onClose()
  }

  const fields = { values, set, errorOf }
  return (
    <>
      <FormDialog
        isOpen
        onClose={onClose}
        onSubmit={save}
        size="lg"
        title={pack ? `Ubah ${pack.name}` : `Tambah Paket ${typeName[serviceType]}`}
        submitLabel={pack ? 'Simpan' : 'Buat paket'}
        isDirty={form.isDirty}
        isBusy={command.isRunning}
        error={form.notice}
        extra={
          pack && (
            <Button variant="subtle" onClick={() => setOrdering(true)}>
              Cara dipesan
            </Button>
          )
        }
      >
        {pack && (
          <p className={css.help}>
            Tipe {typeName[serviceType]}, tagihan {billingName[billing]}: mengikuti Paket Induk dan tidak dapat diubah
            di sini.
          </p>
        )}
        <FieldGrid>
          <NameField {...fields} serviceType={serviceType} />
          {isHotspot ? <HotspotPrices {...fields} /> : <MonthlyPrice {...fields} billing={billing} />}
          <PriceWarning customer={values.customerPrice} operator={values.operatorPrice} />
        </FieldGrid>
        <MasterSource {...fields} serviceType={serviceType} pack={pack} masters={masters} />
        {pack && isOwn && (
          <SharedMasterNotice {...fields} masterName={pack.master.name} others={others} isChanged={isChanged} />
        )}
        {isOwn && (
          <FieldGrid>
            {hasActivePeriod(serviceType, billing) && (
              <ActivePeriodField {...fields} isHotspot={isHotspot} billingType={billing} />
            )}
            <SpeedField {...fields} serviceType={serviceType} />
            {isHotspot && <ShelfLifeField {...fields} />}
            {serviceType === 'pppoe' && <AddressPoolField {...fields} />}
          </FieldGrid>
        )}
        {isChanged && isHotspot && (
          <p className={css.help}>
            Kecepatan baru juga berlaku untuk voucher yang sudah dibuat. Masa aktif, masa berlaku dan kuota baru hanya
            untuk voucher yang dibuat sesudah ini.
          </p>
        )}
        {!pack && !isHotspot && billing === 'monthly' && (
          <p className={css.help}>
            Harga 3 bulan dan tahunan, biaya pasang, domain, dan opsi tambahan: sesudah dibuat, tekan ⋮ di ujung
            barisnya, lalu Cara dipesan.
          </p>
        )}
        <AdvancedFields
          {...fields}
          serviceType={serviceType}
          isOpenFirst={FOLDED_FIELDS.some((field) => errorOf(field))}
        />
      </FormDialog>
      {pack && isOrdering && <OrderingDialog pack={pack} onClose={() => setOrdering(false)} />}
    </>
  )
}

type Fields = Pick<ReturnType<typeof useFormValues<PackageValues>>, 'values' | 'set' | 'errorOf'>

const EXAMPLES: Readonly<Record<ServiceType, string>> = {
  hotspot: 'Harian Hemat',
  pppoe: 'Paket Family 10Mbps',
  static: 'Kantor IP Statis 20Mbps',
  other: 'Cloud Hosting',
}

function NameField({ values, set, errorOf, serviceType }: Fields & { readonly serviceType: ServiceType }) {
  const isHotspot = serviceType === 'hotspot'
  const field = (
    <TextField
      label="Nama Paket"
      description={isHotspot ? help.name : help.nameMonthly}
      placeholder={EXAMPLES[serviceType]}
      required
      isFirst
      maxLength={40}
      value={values.name}
      onChange={(name) => set({ name })}
      error={errorOf('name')}
    />
  )
  return isHotspot ? <WholeLine>{field}</WholeLine> : field
}

const HotspotPrices = ({ values, set, errorOf }: Fields) => (
  <>
    <MoneyInput
      label="Harga Modal (Untuk Reseller)"
      description={help.operatorPrice}
      hint="Kosong: sama dengan Harga Jual."
      max={HIGHEST_PRICE}
      value={values.operatorPrice}
      onChange={(operatorPrice) => set({ operatorPrice })}
      error={errorOf('operatorPrice')}
    />
    <MoneyInput
      label="Harga Jual (Di Struk)"
      description={help.customerPrice}
      required
      max={HIGHEST_PRICE}
      value={values.customerPrice}
      onChange={(customerPrice) => set({ customerPrice })}
      error={errorOf('customerPrice')}
    />
  </>
)

const MonthlyPrice = ({ values, set, errorOf, billing }: Fields & { readonly billing: 'daily' | 'monthly' }) => (
  <MoneyInput
    label={billing === 'monthly' ? 'Harga Bulanan (Rp)' : 'Harga Jual (Rp)'}
    description={billing === 'monthly' ? help.monthlyPrice : help.prepaidPrice}
    required
    max={HIGHEST_PRICE}
    value={values.customerPrice}
    onChange={(customerPrice) => set({ customerPrice })}
    error={errorOf('customerPrice')}
  />
)

type Price = PackageValues['customerPrice']

/** A warning, not a refusal: a shop may sell at a loss on purpose. */
function PriceWarning({ customer, operator }: { readonly customer: Price; readonly operator: Price }) {
  if (customer === null || operator === null || operator <= customer) return null
  return (
    <WholeLine>
      <Notice tone="warn" role="status" title="Harga Modal lebih besar daripada Harga Jual.">
        Reseller membayar {formatRupiah(operator)} untuk yang dijual {formatRupiah(customer)}. Tetap boleh disimpan.
      </Notice>
    </WholeLine>
  )
}
