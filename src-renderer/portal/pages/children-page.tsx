// Owns: those below a reseller: the price lists that he sets for them, and saldo that he hands on.
// Must never: send a price below what he pays himself, or saldo that is not his own; the core refuses it too.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PriceItem } from '../../../src-main/features/resellers/contract'
import { parseRupiah } from '../../../src-main/shared/money'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { Answer, Button, Card, Field, Line, Notice, Page, Refused } from '../ui'
import kit from '../ui.module.css'
import { useChecked } from '../use-checked'
import css from './reseller.module.css'

export default function ChildrenPage() {
  const children = useQuery(portalQuery.reseller.children.queryOptions({ input: {} }))
  return (
    <Page title="Bawahan saya">
      <Answer query={children}>
        {(rows) => (
          <>
            {rows.length === 0 && <p>Belum ada reseller di bawah Anda.</p>}
            {rows.map((child) => (
              <Card key={child.id} title={`${child.name} (${child.number})`}>
                <SendSaldo childId={child.id} name={child.name} />
                {child.prices.map((item) => (
                  <PriceLine key={item.packageId} childId={child.id} item={item} />
                ))}
              </Card>
            ))}
          </>
        )}
      </Answer>
    </Page>
  )
}

function SendSaldo({ childId, name }: { readonly childId: string; readonly name: string }) {
  const home = useQuery(portalQuery.reseller.home.queryOptions({ input: {} })).data
  const send = useCommand(portal.reseller.sendSaldo)
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [sent, setSent] = useState<number | null>(null)
  const amount = parseRupiah(typed)
  const { form, errors, isRight } = useChecked(
    { amount: amount === null && 'Isi jumlahnya dengan angka, misalnya 50000.' },
    send,
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isRight() || amount === null || !(await send.run({ childId, amount, note: note.trim() }))) return
    setSent(amount)
    setOpen(false)
    setTyped('')
    setNote('')
    await queryClient.invalidateQueries()
  }
  const { problem } = send
  return (
    <div className={css.item}>
      {sent !== null && <Notice tone="good" title={`${money(sent)} terkirim ke ${name}.`} />}
      {!isOpen && (
        <Button look="plain" onClick={() => setOpen(true)}>
          Kirim saldo
        </Button>
      )}
      {isOpen && (
        <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
          <Field
            label="Saldo yang dikirim"
            inputMode="numeric"
            placeholder="50.000"
            required
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            hint={home && `dapat dikirim ${money(Math.max(0, home.balance - home.held))}`}
            error={errors.amount}
          />
          <Field
            label="Catatan (boleh kosong)"
            maxLength={60}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Refused problem={problem} fields={['amount']} />
          <Button type="submit" isBusy={send.isRunning}>
            {amount === null ? 'Kirim' : `Kirim ${money(amount)}`}
          </Button>
          <Button look="plain" onClick={() => setOpen(false)}>
            Tidak jadi
          </Button>
        </form>
      )}
    </div>
  )
}

const NO_PRICE = 'Isi harganya dengan angka, misalnya 2000.'

function PriceLine({ childId, item }: { readonly childId: string; readonly item: PriceItem }) {
  const save = useCommand(portal.reseller.saveChildPrice)
  const { packageId, price, lowest } = item
  const [isOpen, setOpen] = useState(false)
  const [modal, setModal] = useState(String(price?.operatorPrice ?? lowest ?? 0))
  const [jual, setJual] = useState(String(price?.customerPrice ?? item.shopCustomerPrice))
  const operatorPrice = parseRupiah(modal)
  const customerPrice = parseRupiah(jual)
  const { form, errors, isRight } = useChecked(
    {
      operatorPrice: operatorPrice === null && NO_PRICE,
      customerPrice: customerPrice === null && NO_PRICE,
    },
    save,
  )
  const put = async (next: { operatorPrice: number; customerPrice: number } | null) => {
    if (!(await save.run({ childId, packageId, price: next }))) return
    setOpen(false)
    await queryClient.invalidateQueries()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isRight() && operatorPrice !== null && customerPrice !== null) await put({ operatorPrice, customerPrice })
  }
  return (
    <div className={css.item}>
      <Line label={<strong>{item.packageName}</strong>} value={item.pays === null ? 'Tidak dijual' : ''} />
      {lowest !== null && <Line label="Saya bayar" value={money(lowest)} />}
      {item.pays !== null && (
        <>
          <Line label="Dia bayar ke saya" value={money(item.pays)} />
          <Line label="Dia jual ke pelanggan" value={money(price?.customerPrice ?? 0)} />
        </>
      )}
      {!isOpen && (
        <Button look="plain" onClick={() => setOpen(true)}>
          Atur harga
        </Button>
      )}
      {isOpen && (
        <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
          <Field
            label="Dia bayar ke saya"
            inputMode="numeric"
            value={modal}
            onChange={(event) => setModal(event.target.value)}
            error={errors.operatorPrice}
            hint={
              operatorPrice !== null && lowest !== null ? `bagian saya ${money(operatorPrice - lowest)}` : undefined
            }
          />
          <Field
            label="Dia jual"
            inputMode="numeric"
            value={jual}
            onChange={(event) => setJual(event.target.value)}
            error={errors.customerPrice}
            hint={
              operatorPrice !== null && customerPrice !== null && customerPrice < operatorPrice
                ? 'Di bawah modalnya: dia rugi.'
                : undefined
            }
          />
          <Refused problem={save.problem} fields={['operatorPrice', 'customerPrice']} />
          <Button type="submit" isBusy={save.isRunning}>
            Simpan
          </Button>
          {price && (
            <Button look="plain" onClick={() => void put(null)}>
              Jangan dijual
            </Button>
          )}
        </form>
      )}
    </div>
  )
}
