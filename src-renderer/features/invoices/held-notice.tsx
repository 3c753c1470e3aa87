// Owns: telling whoever is in charge that bills wait for the owner's yes.
// Must never: say so to a Kasir, who cannot do anything about it.
import { useQuery } from '@tanstack/react-query'
import { formatThousands } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, useSession } from '../../api'
import { go } from '../../app/route'
import { Button, Notice } from '../../ui'
import { ASKS } from './words'

/** The run that waits, or null. */
export function useHeldRun() {
  const { may } = useSession()
  const runs = useQuery({ ...orpc.invoices.runs.queryOptions({ input: {} }), enabled: may(MANAGERS) })
  const [newest] = runs.data?.rows ?? []
  return newest?.state === 'held' ? newest : null
}

export function HeldBillsNotice() {
  const held = useHeldRun()
  if (!held) return null
  return (
    <Notice
      tone="warn"
      title={`${formatThousands(held.due)} tagihan menunggu persetujuan Pemilik`}
      action={
        <Button size="xs" onClick={() => go('tagihan', 'jalankan')}>
          Lihat
        </Button>
      }
    >
      {ASKS[held.heldReason]?.title}
    </Notice>
  )
}
