// Owns: who was reminded today, with a way back.
// Must never: claim that WhatsApp delivered it.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatTime } from '../../../src-main/shared/calendar-date'
import { api, orpc, useCommand, useSession } from '../../api'
import { Panel } from '../../ui/panel'
import css from './reminders.module.css'
import { stepName } from './words'

export function SentPanel() {
  const { zone } = useSession()
  const { data } = useQuery(orpc.reminders.sentToday.queryOptions({ input: {} }))
  const undo = useCommand(api.reminders.undo)
  if (!data || data.length === 0) return null
  return (
    <div className={css.side}>
      <Panel title="Diingatkan hari ini" detail={`${data.length} orang`}>
        <ul className={css.sent}>
          {data.map(({ customerId, customerName, step, invoiceIds, at, actorName }) => (
            <li key={`${customerId} ${step}`}>
              <span>
                {customerName}{' '}
                <span className={css.soft}>
                  {stepName(step)} · {formatTime(at, zone)} · {actorName}
                </span>
              </span>
              <Button
                variant="subtle"
                size="compact-xs"
                disabled={undo.isRunning}
                onClick={() => void undo.run({ step, invoiceIds })}
              >
                Urungkan
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
