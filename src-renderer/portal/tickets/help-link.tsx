// Owns: the way to "Bantuan" from other pages, with the number of answers that wait to be read.
// Must never: say a number without what it counts.
import { goTo } from '../route'
import { Button } from '../ui'
import kit from '../ui.module.css'
import { useUnread } from './use-unread'

export function HelpLink() {
  const unread = useUnread()
  return (
    <Button look="plain" onClick={() => goTo('tiket')}>
      Bantuan{unread > 0 && ` (${unread} jawaban baru)`}
    </Button>
  )
}

/** Beside a name in the bar; nothing when there is nothing to read. */
export function UnreadMark() {
  const unread = useUnread()
  if (unread === 0) return null
  return (
    <span className={kit.count} role="img" aria-label={`${unread} jawaban baru`}>
      {unread}
    </span>
  )
}
