// Owns: everything that happened to a subscription, newest first.
// Must never: leave out who did it.
import { useQuery } from '@tanstack/react-query'
import type { SubscriptionItem } from '../../../src-main/features/subscriptions/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { orpc, toProblem, useSession } from '../../api'
import { Dialog, ErrorNotice, Skeleton } from '../../ui'
import css from './customers.module.css'

export interface ServiceDialogProps {
  readonly service: SubscriptionItem
  readonly onClose: () => void
}

export function EventsDialog({ service, onClose }: ServiceDialogProps) {
  const { zone } = useSession()
  const { data, error, refetch } = useQuery({
    ...orpc.subscriptions.events.queryOptions({ input: { id: service.id } }),
    placeholderData: undefined,
  })
  const problem = error && toProblem(error)
  return (
    <Dialog isOpen onClose={onClose} size="md" title={`Riwayat ${service.packageName}`} closesOutside>
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={6} />}
      <ol className={css.history}>
        {data?.map((event) => (
          <li key={event.id}>
            <span className={css.when}>{formatInstant(event.at, zone)}</span>
            <span>
              {event.text} <span className={css.soft}>{event.actorName ? `oleh ${event.actorName}` : 'otomatis'}</span>
            </span>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
