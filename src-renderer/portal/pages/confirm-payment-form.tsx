// Owns: the fields of Konfirmasi Pembayaran.
// Must never: send it twice for one press.
import { type FormEvent, useState } from 'react'
import type { OwnClaim } from '../../../src-main/features/payments/portal-contract'
import type { BillItem } from '../../../src-main/features/selfcare/portal-contract'
import { parseRupiah } from '../../../src-main/shared/money'
import { useCommand } from '../../api/use-command'
import { portal, queryClient } from '../api'
import { Segments } from '../fields'
import { money } from '../money'
import { transferPart } from '../pay-to'
import { PictureField } from '../picture-field'
import { Button, Card, Field, Refused } from '../ui'
import kit from '../ui.module.css'
import { empty, useChecked } from '../use-checked'
import { usePortal } from '../use-portal'
import { METHODS } from './claim-list'
import css from './reseller.module.css'

type Method = OwnClaim['method']
const WAYS = [
  { value: 'transfer', label: METHODS.transfer },
  { value: 'qris', label: METHODS.qris },
] as const

export interface ConfirmPaymentFormProps {
  readonly bill: BillItem
  /** The shop's day. */
  readonly today: string
  /** Where to pay, in the shop's words. */
  readonly payTo: string
  /** The one before, which was rejected: most of it stays true. */
  readonly last: OwnClaim | null
}

export function ConfirmPaymentForm({ bill, today, payTo, last }: ConfirmPaymentFormProps) {
  const { party } = usePortal()
  const confirm = useCommand(portal.pay.confirm)
  const [method, setMethod] = useState<Method>(last?.method ?? 'transfer')
  const [typed, setTyped] = useState(money(bill.rest))
  const [paidOn, setPaidOn] = useState(last?.paidOn ?? today)
  const [bank, setBank] = useState(last?.bank ?? '')
  const [sender, setSender] = useState(last?.sender || party?.name || '')
  const [note, setNote] = useState('')
  const [fileId, setFileId] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const amount = parseRupiah(typed)
  const { problem } = confirm
  const { form, errors, isRight } = useChecked(
    {
      amount: amount === null && 'Isi jumlahnya dengan angka, misalnya 150000.',
      paidOn: empty(paidOn, 'Pilih tanggal bayarnya.'),
      bank: method === 'transfer' && empty(bank, 'Tulis dari bank atau dompet digital mana.'),
      sender: empty(sender, 'Tulis nama pengirimnya.'),
    },
    confirm,
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight() || amount === null) return
    const said = { method, amount, paidOn, bank: bank.trim(), sender: sender.trim(), note: note.trim(), fileId }
    if (await confirm.run({ invoiceId: bill.id, ...said })) {
      await queryClient.invalidateQueries()
      window.scrollTo({ top: 0 })
    }
  }
  const isBesidePicture = problem?.code === 'FILE_NOT_FOUND'
  return (
    <Card title={last ? 'Kirim ulang' : 'Isi bukti pembayaran'}>
      {payTo && <p className={css.soft}>Tujuan: {transferPart(payTo)}</p>}
      <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
        <Segments label="Cara membayar" value={method} choices={WAYS} onChange={setMethod} />
        <Field
          label="Jumlah yang dibayar"
          inputMode="numeric"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          hint={amount === null ? 'Misalnya 150000.' : amountHint(amount, bill.rest)}
          error={errors.amount}
        />
        <Field
          label="Tanggal bayar"
          type="date"
          required
          max={today}
          value={paidOn}
          onChange={(event) => setPaidOn(event.target.value)}
          error={errors.paidOn}
        />
        <Field
          label={method === 'qris' ? 'Aplikasi pembayar' : 'Dari bank'}
          maxLength={40}
          required={method === 'transfer'}
          placeholder={method === 'qris' ? 'GoPay, DANA, OVO …' : 'BCA, BRI, Mandiri …'}
          value={bank}
          onChange={(event) => setBank(event.target.value)}
          error={errors.bank}
        />
        <Field
          label="Nama pengirim"
          maxLength={40}
          required
          value={sender}
          onChange={(event) => setSender(event.target.value)}
          hint="Seperti tertulis di rekeningnya."
          error={errors.sender}
        />
        <PictureField
          label="Foto atau tangkapan layar bukti"
          purpose="proof"
          hint="Supaya lebih cepat ditemukan. Boleh dikosongkan."
          error={isBesidePicture ? `${problem.message} ${problem.advice}` : undefined}
          onChange={setFileId}
          onBusy={setSending}
        />
        <Field
          label="Catatan"
          maxLength={120}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={errors.note}
        />
        <Refused problem={isBesidePicture ? null : problem} fields={['amount', 'paidOn', 'bank', 'sender', 'note']} />
        <Button type="submit" isBusy={confirm.isRunning} disabled={isSending}>
          {isSending ? 'Menunggu gambar …' : 'Kirim konfirmasi'}
        </Button>
      </form>
    </Card>
  )
}

function amountHint(amount: number, rest: number): string {
  if (amount > rest) return `${money(amount)}; ${money(amount - rest)} lebihnya masuk saldo Anda.`
  if (amount < rest) return `${money(amount)}; tagihannya masih kurang ${money(rest - amount)}.`
  return 'Pas dengan tagihannya.'
}
