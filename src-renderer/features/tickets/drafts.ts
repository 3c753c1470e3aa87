// Owns: answers that were begun and not sent: they stay while somebody looks something up on another screen.
// Must never: reach the disk or another person at the till.
import { useState } from 'react'
import { useSession } from '../../api'

const drafts = new Map<string, string>()

export function useDraft(ticketId: string): readonly [string, (text: string) => void] {
  const key = `${useSession().user.id}:${ticketId}`
  const [text, setText] = useState(() => drafts.get(key) ?? '')
  const keep = (next: string) => {
    setText(next)
    if (next === '') drafts.delete(key)
    else drafts.set(key, next)
  }
  return [text, keep]
}
