// Owns: "Bayar pakai saldo" on an open bill: asked once more, then paid.
// Must never: pay a part, or a bill that changed while it was looked at.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo } from '../route'
import { Button, Refused } from '../ui'
import { WayToPay } from '../way-to-pay'
import css from './saldo.module.css'

interface BillSaldoProps {
  readonly id: number
  readonly rest: number
  /** Its own heading, where there are other ways beside it. */
  readonly title?: string
  /** The bill is paid: number of the payment. This part goes away with the rest of the bill. */
  readonly onPaid: (number: string) => void
}

export function BillSaldo({ title, ...paying }: BillSaldoProps) {
  const saldo = useQuery(portalQuery.saldo.onSale.queryOptions({ input: {} }))
  if (!saldo.data) return null
  const way = <Paying {...paying} balance={saldo.data.balance} />
  return title === undefined ? way : <WayToPay title={title}>{way}</WayToPay>
}

type PayingProps = Omit<BillSaldoProps, 'title'> & { readonly balance: number }

function Paying({ id, rest, onPaid, balance }: PayingProps) {
  const pay = useCommand(portal.saldo.payBill)
  const [asked, setAsked] = useState(0)
  const press = async () => {
    const paid = await pay.run({ invoiceId: id, shownRest: rest })
    setAsked(0)
    if (paid) onPaid(paid.number)
    await queryClient.invalidateQueries()
  }
  if (balance < rest)
    return (
      <Button look="plain" onClick={() => goTo('isi-saldo')}>
        Saldo {money(balance)}, isi dulu untuk bayar pakai saldo
      </Button>
    )
  // another rest than the one that was asked about is asked about again
  if (asked !== rest)
    return (
      <>
        <Refused problem={pay.problem} />
        <Button onClick={() => setAsked(rest)}>Bayar {money(rest)} pakai saldo</Button>
      </>
    )
  return (
    <>
      <p>
        Saldo {money(balance)}, sisa {money(balance - rest)} sesudah dibayar.
      </p>
      <div className={css.pair}>
        <Button isBusy={pay.isRunning} onClick={() => void press()}>
          Ya, potong {money(rest)}
        </Button>
        <Button look="plain" disabled={pay.isRunning} onClick={() => setAsked(0)}>
          Tidak jadi
        </Button>
      </div>
    </>
  )
}
