// Owns: who is online, followed while it is looked at; the last known at once when the screen opens again.
// Must never: show what another person was shown: a Kasir may see less.
import { useState } from 'react'
import type { OnlineNow } from '../../../src-main/features/online/contract'
import { api, useSession } from '../../api'
import { now as clock } from '../../lib/time'
import { useStream } from './use-stream'

let lastSeen: { readonly userId: string; readonly now: OnlineNow } | null = null

/** Routers' instants by this computer's clock: the core may run on another one. */
function byOurClock(news: OnlineNow): OnlineNow {
  const ahead = clock() - news.now
  const routers = news.routers.map((router) => ({ ...router, at: router.at === null ? null : router.at + ahead }))
  return { ...news, routers }
}

export function useOnline() {
  const { user } = useSession()
  const [now, setNow] = useState<OnlineNow | null>(lastSeen?.userId === user.id ? lastSeen.now : null)
  const problem = useStream(
    'follow',
    (signal) => api.online.follow({}, { signal }),
    (raw) => {
      const news = byOurClock(raw)
      lastSeen = { userId: user.id, now: news }
      setNow(news)
    },
  )
  return { now, problem }
}
