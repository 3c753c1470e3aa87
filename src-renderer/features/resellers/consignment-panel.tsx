// Owns: titip jual of one reseller: handed out, counted by what was used, taken back.
// Must never: count by hand; the routers say what was used.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConsignmentItem, ResellerCard } from '../../../src-main/features/resellers/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import {
  Button,
  ChoiceTiles,
  EmptyState,
  FormDialog,
  Money,
  NumberField,
  notifyDone,
  notifyError,
  Panel,
  SelectField,
  Switch,
  TextField,
} from '../../ui'
import { saveFile } from '../vouchers/save-file'
import css from './resellers.module.css'
import { leftText, METHODS, rp } from './words'

export function ConsignmentPanel({ reseller }: { readonly reseller: ResellerCard }) {
  const { zone } = useSession()
  const rows = useQuery(orpc.resellers.consignments.queryOptions({ input: { resellerId: reseller.id } })).data ?? []
  const [isHanding, setHanding] = useState(false)
  const [settling, setSettling] = useState<ConsignmentItem | null>(null)
  return (
    <Panel
      title="Titip jual"
      detail={rows.length > 0 ? String(rows.length) : undefined}
      actions={
        <Button size="xs" onClick={() => setHanding(true)}>
          Titipkan voucher
        </Button>
      }
    >
      {rows.length === 0 && (
        <EmptyState title="Belum ada titipan">
          Voucher kertas dititipkan di warung, lalu dibayar sesuai yang terpakai. Yang tidak laku ditarik kembali.
        </EmptyState>
      )}
      <ul className={css.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className={css.line}>
              <span className={css.strong}>
                {row.quantity} x {row.packageName}
              </span>
              {row.due > 0 && <Money amount={rupiah(row.due * row.unitPrice)} />}
            </span>
            <span className={css.soft}>
              {[row.number, formatInstant(row.at, zone).slice(0, 16), `@ ${rp(row.unitPrice)}`, row.note]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span>{leftText(row)}</span>
            {row.out > 0 && (
              <span className={css.deeds}>
                <SheetButton id={row.id} />
                <Button size="xs" variant="default" onClick={() => setSettling(row)}>
                  Hitung dan bayar
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {isHanding && <HandOut reseller={reseller} onClose={() => setHanding(false)} />}
      {settling && <Settle item={settling} reseller={reseller} onClose={() => setSettling(null)} />}
    </Panel>
  )
}

/** The paper that is handed out: the codes that nobody has used yet. */
function SheetButton({ id }: { readonly id: string }) {
  const [isBusy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      const sheet = await api.resellers.consignmentSheet({ id, layout: 'standar' })
      const bytes = Uint8Array.from(atob(sheet.pdf), (sign) => sign.charCodeAt(0))
      saveFile(sheet.fileName, new Blob([bytes], { type: 'application/pdf' }))
      notifyDone(`Lembar ${sheet.vouchers} voucher tersimpan di folder unduhan.`)
    } catch (error) {
      const { message, advice } = toProblem(error)
      notifyError({ message, advice })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="xs" variant="default" loading={isBusy} onClick={() => void make()}>
      Cetak kartu A4
    </Button>
  )
}

function HandOut({ reseller, onClose }: { readonly reseller: ResellerCard; readonly onClose: () => void }) {
  const consign = useCommand(api.resellers.consign)
  const resellerId = reseller.id
  const prices = (useQuery(orpc.resellers.prices.queryOptions({ input: { resellerId } })).data ?? []).filter(
    ({ price, pays, serviceType }) => price && pays !== null && serviceType === 'hotspot',
  )
  const [packageId, setPackageId] = useState('')
  const [quantity, setQuantity] = useState<number | null>(10)
  const [note, setNote] = useState('')
  const chosen = prices.find((one) => one.packageId === packageId)
  const { problem } = consign
  const submit = async () => {
    if (!chosen || quantity === null) return
    const done = await consign.run({ resellerId, packageId, routerId: null, quantity, note: note.trim() })
    if (!done) return
    notifyDone(`${quantity} voucher ${chosen.packageName} dititipkan.`, { detail: `Nomor ${done.number}.` })
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      size="sm"
      title={`Titipkan ke ${reseller.name}`}
      submitLabel="Titipkan"
      canSubmit={chosen !== undefined}
      isBusy={consign.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={submit}
    >
      <SelectField
        label="Paket"
        required
        isFirst
        value={packageId}
        onChange={setPackageId}
        emptyLabel="Pilih paket di daftar harganya"
        options={prices.map((one) => ({
          value: one.packageId,
          label: `${one.packageName} (modal ${rp(one.pays ?? 0)})`,
        }))}
      />
      <NumberField
        label="Jumlah"
        required
        min={1}
        max={500}
        unit="voucher"
        value={quantity}
        onChange={setQuantity}
        hint="Diambil dari stok; kasir tidak dapat menjualnya lagi."
      />
      <TextField label="Catatan" maxLength={120} value={note} onChange={setNote} />
    </FormDialog>
  )
}

interface SettleProps {
  readonly item: ConsignmentItem
  readonly reseller: ResellerCard
  readonly onClose: () => void
}

const WAYS = [{ value: 'balance', label: 'Saldo' }, ...METHODS] as const

function Settle({ item, reseller, onClose }: SettleProps) {
  const settle = useCommand(api.resellers.settleConsignment)
  const [method, setMethod] = useState<(typeof WAYS)[number]['value']>('cash')
  const [reference, setReference] = useState('')
  const [takeBack, setTakeBack] = useState(false)
  const { problem } = settle
  const submit = async () => {
    const done = await settle.run({ id: item.id, method, reference: reference.trim(), takeBack })
    if (!done) return
    notifyDone(`${done.used} terpakai: ${rp(done.amount)} tercatat.`, {
      detail: done.returned > 0 ? `${done.returned} ditarik, kodenya dimatikan.` : undefined,
    })
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      size="sm"
      title={`Hitung ${item.number}`}
      submitLabel="Catat"
      isBusy={settle.isRunning}
      error={problem && Object.keys(problem.fields).length === 0 ? problem : null}
      onSubmit={submit}
    >
      <p>
        Terpakai menurut router: <strong>{item.due}</strong> x {rp(item.unitPrice)} ={' '}
        <strong>{rp(item.due * item.unitPrice)}</strong>. Masih utuh: {item.out - item.due}.
      </p>
      <ChoiceTiles label="Dibayar dengan" look="segment" value={method} onChange={setMethod} choices={WAYS} />
      {method === 'balance' && <p className={css.soft}>Dapat dipakai: {rp(reseller.available)}.</p>}
      {(method === 'transfer' || method === 'qris') && (
        <TextField
          label="Bukti"
          maxLength={80}
          value={reference}
          onChange={setReference}
          error={problem?.fields.reference}
        />
      )}
      <Switch
        label="Yang tidak laku ditarik kembali (kodenya dimatikan)"
        checked={takeBack}
        onChange={(event) => setTakeBack(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
