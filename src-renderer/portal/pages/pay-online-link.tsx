// Owns: "Bayar online" on an open bill.
// Must never: stand there while the shop has not opened it.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { goTo } from '../route'
import { Button } from '../ui'

export function PayOnlineLink({ invoiceId }: { readonly invoiceId: number }) {
  const methods = useQuery(portalQuery.gateway.methods.queryOptions({ input: {} }))
  if (!methods.data || methods.data.length === 0) return null
  const names = methods.data.some(({ id }) => id === 'qris') ? ['QRIS'] : []
  if (methods.data.some(({ id }) => id !== 'qris')) names.push('virtual account')
  return (
    <Button onClick={() => goTo('bayar-online', String(invoiceId))}>Bayar online dengan {names.join(' atau ')}</Button>
  )
}
