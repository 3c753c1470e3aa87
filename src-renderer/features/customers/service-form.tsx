// Owns: the form of a subscription: package and router, what the router is told, how it is billed.
// Must never: show a stored password, or offer a change of package or router (those have deeds of their own).
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PackageItem } from '../../../src-main/features/catalog/contract'
import type { CustomerCard } from '../../../src-main/features/customers/contract'
import type { SubscriptionItem } from '../../../src-main/features/subscriptions/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { api, orpc, useCommand, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { today } from '../../lib/time'
import { Anchor, FieldGrid, FormDialog, Notice, notifyDone, SelectBox, TextField } from '../../ui'
import { RouterFields } from './router-fields'
import { newService, type ServiceValues, serviceInput, valuesOfService } from './service-values'
import { MoreTermsFields, TermsFields } from './terms-fields'
import { type Option, useRouterOptions } from './use-options'
import { SERVICE_NAMES } from './words'

export interface ServiceFormProps {
  readonly customer: CustomerCard
  /** Null makes a new one. */
  readonly service: SubscriptionItem | null
  readonly onClose: () => void
  /** Its password was made by the core: whoever sets the modem needs it now. */
  readonly onReveal: (made: SubscriptionItem) => void
}

/** Opens when what it proposes is known. */
export function ServiceForm(props: ServiceFormProps) {
  const packages = useQuery(orpc.catalog.list.queryOptions({ input: { includeArchived: true } })).data
  const billing = useQuery(orpc.settings.business.queryOptions({ input: {} })).data?.billing
  const status = useQuery(orpc.routers.status.queryOptions({ input: {} })).data
  const routers = useRouterOptions()
  if (!packages || !billing || !status) return null
  return <OpenForm {...props} packages={packages} routers={routers} billing={billing} />
}

interface OpenFormProps extends ServiceFormProps {
  readonly packages: readonly PackageItem[]
  readonly routers: readonly Option[]
  readonly billing: { readonly firstPeriod: ServiceValues['firstPeriod']; readonly graceDays: number }
}

export interface FieldsProps {
  readonly values: ServiceValues
  readonly set: (changes: Partial<ServiceValues>) => void
  readonly errorOf: (field: string) => string | undefined
}

/** Hotspot that is prepaid is sold as vouchers, at the till. */
const isSubscribed = ({ isArchived, master }: PackageItem): boolean =>
  !isArchived && !(master.serviceType === 'hotspot' && master.billingType === 'daily')

function OpenForm({ customer, service, onClose, onReveal, packages, routers, billing }: OpenFormProps) {
  const { zone } = useSession()
  const save = useCommand(api.subscriptions.save)
  const [initial] = useState<ServiceValues>(() =>
    service
      ? valuesOfService(service)
      : newService(customer, today(zone), {
          ...billing,
          routerId: routers.length === 1 ? (routers[0]?.value ?? null) : null,
        }),
  )
  const [values, setValues] = useState(initial)
  const set = (changes: Partial<ServiceValues>) => setValues((current) => ({ ...current, ...changes }))
  const errors = save.problem?.fields ?? {}
  const errorOf = (field: string): string | undefined => errors[field]
  const pack = packages.find(({ id }) => id === values.packageId)
  const choices = packages.filter(isSubscribed)
  const type = pack?.master.serviceType
  const fields: FieldsProps = { values, set, errorOf }

  const submit = async () => {
    const saved = await save.run(serviceInput(values, { id: service?.id ?? null, customerId: customer.id }))
    if (!saved) return
    const isMade = !service && saved.hasPassword && values.password === ''
    const action = { label: 'Lihat kata sandi', run: () => onReveal(saved) }
    notifyDone(service ? 'Langganan tersimpan.' : `${saved.packageName} dibuat.`, isMade ? { action } : {})
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="lg"
      title={service ? `Ubah ${service.packageName}` : `Langganan baru untuk ${customer.name}`}
      submitLabel={service ? 'Simpan' : 'Buat langganan'}
      isDirty={JSON.stringify(values) !== JSON.stringify(initial)}
      isBusy={save.isRunning}
      canSubmit={values.packageId !== null}
      error={Object.keys(errors).length > 0 ? null : save.problem}
    >
      {choices.length === 0 && !service && (
        <Notice tone="warn" title="Belum ada paket berlangganan.">
          Buat dulu paket PPPoE, IP Statis atau Lainnya di <Anchor href={linkTo('katalog')}>Katalog Layanan</Anchor>.
        </Notice>
      )}
      {!service && (
        <FieldGrid>
          <SelectBox
            label="Paket"
            required
            isFirst
            placeholder="Pilih paket"
            value={values.packageId}
            onChange={(packageId) => set({ packageId })}
            options={choices.map(({ id, name, customerPrice, master }) => ({
              value: id,
              label: name,
              detail: `${SERVICE_NAMES[master.serviceType]} · ${formatRupiah(rupiah(customerPrice))}`,
            }))}
            error={errorOf('packageId')}
          />
          {type !== 'other' && (
            <SelectBox
              label="Router"
              required={type !== undefined}
              placeholder="Pilih router"
              value={values.routerId}
              onChange={(routerId) => set({ routerId })}
              options={routers}
              emptyText="Belum ada router"
              error={errorOf('routerId')}
            />
          )}
        </FieldGrid>
      )}
      {type && (
        <>
          <FieldGrid>
            <RouterFields {...fields} type={type} isNew={service === null} />
            <TextField
              label="Sebutan"
              description="Kalau langganannya lebih dari satu: Rumah, Kios."
              maxLength={40}
              value={values.label}
              onChange={(label) => set({ label })}
              error={errorOf('label')}
            />
          </FieldGrid>
          {pack.master.billingType === 'monthly' && (
            <>
              <TermsFields {...fields} isBilled={service !== null && service.billedUntil !== service.startDay} />
              <MoreTermsFields {...fields} price={rupiah(pack.customerPrice)} graceDays={billing.graceDays} />
            </>
          )}
        </>
      )}
    </FormDialog>
  )
}
