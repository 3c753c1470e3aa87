// Owns: who is online, followed while it is looked at; the last known at once when the screen opens again.
// Must never: show what another person was shown: a Kasir may see less.
import { useState } from 'react'
import type { OnlineNow } from '../../../src-main/features/online/contract'
import { api, useSession } from '../../api'
import { useStream } from './use-stream'

let lastSeen: { readonly userId: string; readonly now: OnlineNow } | null = null

export function useOnline() {
  const { user } = useSession()
  const [now, setNow] = useState<OnlineNow | null>(lastSeen?.userId === user.id ? lastSeen.now : null)
  const problem = useStream(
    'follow',
    (signal) => api.online.follow({}, { signal }),
    (news) => {
      lastSeen = { userId: user.id, now: news }
      setNow(news)
    },
  )
  return { now, problem }
}
