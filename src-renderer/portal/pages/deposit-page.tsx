// Owns: asking for a deposit, and what became of the ones before.
// Must never: say that money is there before the shop has seen it.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { parseRupiah } from '../../../src-main/shared/money'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { Segments } from '../fields'
import { LOOK_AGAIN_MS } from '../look-again'
import { money } from '../money'
import { PayTo } from '../pay-to'
import { Picture } from '../picture'
import { PictureField } from '../picture-field'
import { QrFigure } from '../qris'
import { Answer, Button, Card, Field, Line, Notice, Page, Refused } from '../ui'
import kit from '../ui.module.css'
import { empty, useChecked } from '../use-checked'
import { useZone } from './zone'

const METHODS = { cash: 'Tunai', transfer: 'Transfer', qris: 'QRIS' } as const
const STATES = { open: 'Sedang diperiksa', approved: 'Masuk', rejected: 'Ditolak' } as const
type Method = keyof typeof METHODS
const WAYS = (['transfer', 'qris', 'cash'] as const).map((value) => ({ value, label: METHODS[value] }))

export default function DepositPage() {
  const zone = useZone()
  const deposits = useQuery(portalQuery.reseller.deposits.queryOptions({ input: {}, refetchInterval: LOOK_AGAIN_MS }))
  const ask = useCommand(portal.reseller.requestDeposit)
  const [method, setMethod] = useState<Method>('transfer')
  const [typed, setTyped] = useState('')
  const [reference, setReference] = useState('')
  const [isSent, setSent] = useState(false)
  const [fileId, setFileId] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  /** Another one each time: the field begins anew. */
  const [turn, setTurn] = useState(0)
  const amount = parseRupiah(typed)
  const { form, errors, isRight } = useChecked(
    {
      amount: amount === null && 'Isi jumlahnya dengan angka, misalnya 50000.',
      reference: method !== 'cash' && empty(reference, 'Tulis buktinya: bank, jam transfer, dan nama pengirim.'),
    },
    ask,
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSent(false)
    if (!isRight() || amount === null) return
    const done = await ask.run({ method, amount, reference, note: '', fileId })
    if (!done) return
    setTyped('')
    setReference('')
    setFileId(null)
    setTurn(turn + 1)
    setSent(true)
    await queryClient.invalidateQueries()
  }
  return (
    <Page title="Minta deposit">
      <Card>
        <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
          <Segments
            label="Cara membayar"
            value={method}
            choices={WAYS}
            onChange={(way) => {
              setMethod(way)
              if (way === 'cash') setFileId(null)
            }}
          />
          {method !== 'cash' && <Where method={method} />}
          <Field
            label="Jumlah"
            inputMode="numeric"
            required
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            hint={amount === null ? 'Misalnya 50000 atau 50rb.' : money(amount)}
            error={errors.amount}
          />
          <Field
            label="Bukti"
            maxLength={80}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
            hint="Bank, jam transfer, dan nama pengirim."
            error={errors.reference}
            required={method !== 'cash'}
          />
          {method !== 'cash' && (
            <PictureField
              key={turn}
              label="Foto atau tangkapan layar bukti"
              purpose="proof"
              hint="Supaya lebih cepat ditemukan. Boleh dikosongkan."
              onChange={setFileId}
              onBusy={setSending}
            />
          )}
          <Refused problem={ask.problem} fields={['amount', 'reference']} />
          <Button type="submit" isBusy={ask.isRunning} disabled={isSending}>
            {isSending ? 'Menunggu gambar …' : 'Kirim permintaan'}
          </Button>
        </form>
      </Card>
      {isSent && (
        <Notice tone="good" title="Permintaan terkirim.">
          Saldo bertambah setelah uangnya terlihat di toko.
        </Notice>
      )}
      <Answer query={deposits}>
        {(rows) => (
          <Card title="Deposit saya">
            {rows.length === 0 && <p>Belum pernah deposit.</p>}
            {rows.map((row) => (
              <div key={row.id}>
                <Line
                  label={row.kind === 'deposit' ? `Deposit ${METHODS[row.method]}` : 'Tarik saldo'}
                  value={money(row.amount)}
                />
                <small>
                  {[formatInstant(row.at, zone), STATES[row.state], row.reason, row.reference]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {row.pictures.map((picture) => (
                  <Picture key={picture.id} {...picture} alt="Bukti deposit" />
                ))}
              </div>
            ))}
          </Card>
        )}
      </Answer>
    </Page>
  )
}

function Where({ method }: { readonly method: 'transfer' | 'qris' }) {
  const where = useQuery(portalQuery.reseller.payTo.queryOptions({ input: {} }))
  if (!where.data) return null
  const { payTo, qris } = where.data
  if (method === 'transfer') return <PayTo payTo={payTo} />
  if (!qris) return <p>Toko belum memasang QRIS. Pilih Transfer, atau tanyakan di loket.</p>
  return (
    <QrFigure code={qris} label={`QRIS ${qris.merchant}`}>
      <figcaption>{qris.merchant}. Isi sendiri jumlahnya di aplikasi pembayaran.</figcaption>
    </QrFigure>
  )
}
