// Owns: "Bayar pakai saldo" on an open bill.
// Must never: pay a part, or a bill that changed while it was looked at.
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo } from '../route'
import { Button, Refused } from '../ui'

export function BillSaldo({ id, rest }: { readonly id: number; readonly rest: number }) {
  const saldo = useQuery(portalQuery.saldo.onSale.queryOptions({ input: {} }))
  const pay = useCommand(portal.saldo.payBill)
  if (!saldo.data) return null
  const { balance } = saldo.data
  const press = async () => {
    await pay.run({ invoiceId: id, shownRest: rest })
    await queryClient.invalidateQueries()
  }
  if (balance < rest)
    return (
      <Button look="plain" onClick={() => goTo('isi-saldo')}>
        Saldo {money(balance)}, isi dulu untuk bayar pakai saldo
      </Button>
    )
  return (
    <>
      <Refused problem={pay.problem} />
      <Button isBusy={pay.isRunning} onClick={() => void press()}>
        Bayar {money(rest)} pakai saldo
      </Button>
    </>
  )
}
