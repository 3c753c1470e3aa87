// Owns: saying on Beranda that customers wait for an answer.
// Must never: stand there when nobody waits.
import { useQuery } from '@tanstack/react-query'
import { formatThousands } from '../../../src-main/shared/money'
import { orpc } from '../../api'
import { go } from '../../app/route'
import { Button, Notice } from '../../ui'

export function TicketsNotice() {
  const { data } = useQuery(orpc.tickets.counts.queryOptions({ input: {} }))
  if (!data || data.waiting === 0) return null
  return (
    <Notice
      tone={data.unread > 0 ? 'warn' : 'info'}
      title={`${formatThousands(data.waiting)} tiket menunggu jawaban`}
      action={
        <Button size="xs" onClick={() => go('tiket')}>
          Jawab
        </Button>
      }
    >
      {data.newest ? `Terbaru dari ${data.newest.partyName}: ${data.newest.subject}` : 'Semuanya sudah dibuka.'}
    </Notice>
  )
}
