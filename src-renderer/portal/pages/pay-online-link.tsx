// Owns: "Bayar online" on an open bill.
// Must never: stand there while the shop has not opened it.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { goTo } from '../route'
import { Button } from '../ui'
import { WayToPay } from '../way-to-pay'

interface PayOnlineLinkProps {
  readonly invoiceId: number
  /** Above it, where it stands among other ways. */
  readonly title?: string
}

export function PayOnlineLink({ invoiceId, title }: PayOnlineLinkProps) {
  const methods = useQuery(portalQuery.gateway.methods.queryOptions({ input: {} }))
  if (!methods.data || methods.data.length === 0) return null
  const names = methods.data.some(({ id }) => id === 'qris') ? ['QRIS'] : []
  if (methods.data.some(({ id }) => id !== 'qris')) names.push('virtual account')
  const link = (
    <Button onClick={() => goTo('bayar-online', String(invoiceId))}>Bayar online dengan {names.join(' atau ')}</Button>
  )
  return title ? <WayToPay title={title}>{link}</WayToPay> : link
}
