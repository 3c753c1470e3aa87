// Owns: the take-overs of this router from before, in one line each.
// Must never: offer a deed on them; the newest one is the one that counts.
import type { TakeoverItem } from '../../../src-main/features/takeover/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useSession } from '../../api'
import { Panel, StatusChip } from '../../ui'
import css from './takeover.module.css'
import { progressWords, STATE_WORDS } from './words'

export function PastTakeovers({ list }: { readonly list: readonly TakeoverItem[] }) {
  const { zone } = useSession()
  if (list.length === 0) return null
  return (
    <Panel title="Ambil alih sebelumnya">
      <ul className={css.monitors}>
        {list.map((takeover) => (
          <li key={takeover.id} className={css.monitor}>
            <span>{formatInstant(takeover.appliedAt ?? takeover.scannedAt, zone)}</span>
            <StatusChip {...STATE_WORDS[takeover.state]} />
            <span className={css.soft}>
              {[takeover.makerName, progressWords(takeover)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
