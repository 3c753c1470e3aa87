// Owns: addresses of a router that nobody in the books has, one press each, under a field for an IP address.
// Must never: say that an address is free on the wire.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'
import { Button } from '../../ui'
import css from './customers.module.css'

export interface FreeAddressesProps {
  /** Null: not chosen yet. */
  readonly routerId: string | null
  readonly value: string
  readonly onPick: (address: string) => void
}

export function FreeAddresses({ routerId, value, onPick }: FreeAddressesProps) {
  const { data = [] } = useQuery({
    ...orpc.subscriptions.freeAddresses.queryOptions({ input: { routerId: routerId ?? '' } }),
    enabled: routerId !== null,
    placeholderData: undefined,
  })
  if (data.length === 0) return null
  return (
    <div className={css.line}>
      <span className={css.soft}>Belum dipakai:</span>
      {data.map((address) => (
        <Button
          key={address}
          size="compact-sm"
          variant={address === value ? 'light' : 'default'}
          aria-pressed={address === value}
          onClick={() => onPick(address)}
        >
          {address}
        </Button>
      ))}
    </div>
  )
}
