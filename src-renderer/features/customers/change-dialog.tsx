// Owns: changing the package, with what it costs today before it is done.
// Must never: work out an amount; the core's preview is what will be billed.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChangePreview, SubscriptionItem } from '../../../src-main/features/subscriptions/contract'
import { calendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand } from '../../api'
import { Checkbox, FormDialog, Notice, notifyDone, SelectBox, Skeleton } from '../../ui'
import css from './customers.module.css'
import type { ServiceDialogProps } from './events-dialog'

export function ChangeDialog({ service, onClose }: ServiceDialogProps) {
  const change = useCommand(api.subscriptions.changePackage)
  const options = usePackagesLike(service)
  const [packageId, setPackageId] = useState<string | null>(null)
  const [keepOwnPrice, setKeep] = useState(false)
  const preview = useQuery({
    ...orpc.subscriptions.previewChange.queryOptions({
      input: { id: service.id, packageId: packageId ?? service.packageId, keepOwnPrice },
    }),
    enabled: packageId !== null,
  })
  const problem = preview.error && packageId !== null ? toProblem(preview.error) : change.problem
  const [fieldError] = Object.values(problem?.fields ?? {})
  const submit = async () => {
    if (packageId === null) return
    const saved = await change.run({ id: service.id, packageId, keepOwnPrice })
    if (!saved) return
    notifyDone(`Paket diganti ke ${saved.packageName}.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="md"
      title={`Ganti paket dari ${service.packageName}`}
      submitLabel="Ganti paket"
      isBusy={change.isRunning}
      canSubmit={packageId !== null && preview.data !== undefined}
      error={fieldError ? null : problem}
    >
      <SelectBox
        label="Paket baru"
        required
        isFirst
        value={packageId}
        onChange={setPackageId}
        options={options}
        emptyText="Tidak ada paket lain yang sejenis"
        error={fieldError}
      />
      {service.ownPrice !== null && (
        <Checkbox
          label={`Tetap pakai harga khusus ${formatRupiah(rupiah(service.ownPrice))}`}
          checked={keepOwnPrice}
          onChange={(event) => setKeep(event.currentTarget.checked)}
        />
      )}
      {packageId !== null && preview.isLoading && <Skeleton lines={3} />}
      {packageId !== null && preview.data && <Amounts preview={preview.data} />}
    </FormDialog>
  )
}

/** The type and the billing of a subscription never change. */
function usePackagesLike({ serviceType, billingType, packageId }: SubscriptionItem) {
  const packages = useQuery(orpc.catalog.list.queryOptions({ input: { serviceType } })).data ?? []
  return packages
    .filter(({ id, master }) => id !== packageId && master.billingType === billingType)
    .map(({ id, name, customerPrice }) => ({ value: id, label: name, detail: formatRupiah(rupiah(customerPrice)) }))
}

function Amounts({ preview }: { readonly preview: ChangePreview }) {
  const until = formatDate(calendarDate(preview.billedUntil))
  if (preview.lines.length === 0)
    return (
      <Notice tone="info" role="status" title="Tidak ada yang ditagih hari ini.">
        Tagihan mulai {until} memakai harga {formatRupiah(rupiah(preview.newMonthly))} per bulan.
      </Notice>
    )
  const isBack = preview.net < 0
  return (
    <div className={css.stack} role="status">
      <dl className={css.sum}>
        {preview.lines.map(({ kind, text, amount }) => (
          <div key={text} style={{ display: 'contents' }}>
            <dt>{text}</dt>
            <dd className="ln-number">{formatRupiah(rupiah(kind === 'credit' ? -amount : amount))}</dd>
          </div>
        ))}
        <dt data-total>{isBack ? 'Dikembalikan ke saldo' : 'Ditambahkan ke tagihan'}</dt>
        <dd data-total className="ln-number">
          {formatRupiah(rupiah(Math.abs(preview.net)))}
        </dd>
      </dl>
      <span className={css.soft}>
        Mulai hari ini sampai {until} sudah ditagih: selisih {preview.days} hari dihitung. Sesudah itu{' '}
        {formatRupiah(rupiah(preview.newMonthly))} per bulan.
      </span>
    </div>
  )
}
