// Owns: the desk of one customer: ticked bills at the left, the money at the right, and what every key does there.
// Must never: take money on a held-down key, or send to the saldo what nobody said should go there.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PaymentReceipt } from '../../../src-main/features/payments/shapes'
import type { Rupiah } from '../../../src-main/shared/money'
import { orpc, toProblem } from '../../api'
import { useFirstFocus } from '../../lib/use-first-focus'
import { HotkeyButton } from '../../ui/hotkey-button'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { BillTicks } from './bill-ticks'
import { ClaimButton } from './claim-dialog'
import css from './desk.module.css'
import { DeskMoney } from './desk-money'
import { firstTicks, intentOf, type Money, sumOf } from './pay-model'
import { Proof } from './proof'
import { usePay } from './use-pay'
import { aboutCustomer, dayText } from './words'

export interface PayDeskProps {
  readonly customerId: string
  /** The bill that was scanned or pressed; null = everything open. */
  readonly invoiceId: number | null
  readonly onPaid: (receipt: PaymentReceipt) => void
}

interface Proving {
  readonly method: 'qris' | 'transfer'
  readonly cash: number
  readonly due: number
}

export function PayDesk({ customerId, invoiceId, onPaid }: PayDeskProps) {
  const counter = useQuery({
    ...orpc.payments.counter.queryOptions({ input: { customerId } }),
    placeholderData: undefined,
    staleTime: 0,
  })
  const take = usePay()
  const [ticks, setTicks] = useState<ReadonlySet<number> | null>(null)
  /** A saldo was paid in for this; whoever wants to keep it says so. */
  const [usesBalance, setUsesBalance] = useState(true)
  const [received, setReceived] = useState<Rupiah | null>(null)
  const [proving, setProving] = useState<Proving | null>(null)
  const { data } = counter
  const place = useFirstFocus<HTMLDivElement>(data ? 'ready' : 'loading')
  if (!data) {
    const problem = counter.error && toProblem(counter.error)
    if (!problem) return <Skeleton lines={8} label="Membuka tagihan" />
    return <ErrorNotice {...problem} onRetry={() => void counter.refetch()} />
  }
  const open = new Set(data.bills.map(({ id }) => id))
  const ticked = new Set([...(ticks ?? firstTicks(data.bills, invoiceId))].filter((id) => open.has(id)))
  const desk = { bills: data.bills, ticked, balance: data.balance, usesBalance }
  const sum = sumOf(desk)

  const finish = async (receipt: PaymentReceipt | null): Promise<void> => {
    setProving(null)
    if (receipt) onPaid(receipt)
    else await counter.refetch() // what was refused is usually about a bill that another till has taken
  }
  const send = async (money: Money): Promise<void> => {
    const intent = intentOf(desk, money)
    if (take.isPaying || take.isUnsure || intent.parts.length === 0) return
    await finish(await take.pay({ customerId, note: '', ...intent }))
  }
  const changed = (act: () => void) => {
    if (take.problem && !take.isUnsure) take.clear()
    act()
  }
  return (
    <div ref={place} className={css.desk}>
      <div className={css.left}>
        <div className={css.who}>
          <div>
            <h3>{data.customer.name}</h3>
            <span className={css.soft}>{aboutCustomer(data.customer)}</span>
          </div>
          <ClaimButton bills={data.bills.filter(({ claim }) => claim === null)} />
        </div>
        {!data.isShiftReady && (
          <Notice tone="bad" title="Shift belum dibuka">
            Buka shift dulu di layar Shift, baru uang bisa dicatat.
          </Notice>
        )}
        {data.promise && (
          <Notice tone="info">
            Janji bayar sampai {dayText(data.promise.untilDay)}
            {data.promise.note !== '' && `: ${data.promise.note}`}
          </Notice>
        )}
        {data.bills.length === 0 ? (
          <Notice tone="good" title="Tidak ada tagihan">
            Uang yang diterima sekarang masuk saldo pelanggan, untuk tagihan berikutnya.
          </Notice>
        ) : (
          <BillTicks
            bills={data.bills}
            ticked={ticked}
            isFrozen={take.isPaying || take.isUnsure}
            onChange={(next) => changed(() => setTicks(next))}
          />
        )}
        {take.problem && !take.isUnsure && <ErrorNotice message={take.problem.message} advice={take.problem.advice} />}
      </div>
      {take.isUnsure ? (
        <section className={css.money} aria-label="Pembayaran">
          <Notice tone="warn" role="alert" title="Belum pasti tersimpan">
            Jawabannya tidak sampai. Tekan lagi: kalau tadi sudah tercatat, buktinya yang ditampilkan. Tidak akan
            dicatat dua kali.
          </Notice>
          <HotkeyButton
            keys="F9"
            size="lg"
            variant="filled"
            loading={take.isPaying}
            onPress={() => void take.payAgain().then(finish)}
          >
            Tekan lagi
          </HotkeyButton>
        </section>
      ) : (
        <DeskMoney
          sum={sum}
          balance={data.balance}
          usesBalance={usesBalance}
          onBalance={() => changed(() => setUsesBalance(!usesBalance))}
          received={received}
          onReceived={(amount) => changed(() => setReceived(amount))}
          isReady={data.isShiftReady && !take.isPaying && !take.isUnsure}
          isBusy={take.isPaying && !proving}
          onCash={(amount, handed) => void send({ cash: { amount, received: handed } })}
          onProof={(method, cash) => setProving({ method, cash, due: Math.max(0, sum.due - cash) })}
        />
      )}
      {proving && (
        <Proof
          {...proving}
          hasQris={data.hasQris}
          isBusy={take.isPaying}
          problem={take.problem}
          onClose={() => changed(() => setProving(null))}
          onProven={async (amount, reference) => {
            await send({
              cash: { amount: proving.cash, received: proving.cash },
              proof: { method: proving.method, amount, reference },
            })
          }}
        />
      )}
    </div>
  )
}
