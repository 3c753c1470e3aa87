// Owns: following the stream of changes and asking again for what changed.
// Must never: leave a screen believing old data after the stream was away.
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Topic } from '../../src-main/shared/topics'
import { tellTime } from '../lib/time'
import { api, orpc } from './client'

/** Queries are keyed by feature; a topic that has no feature of its own names the one that shows it. */
const FEATURES_OF: Partial<Record<Topic, readonly string[]>> = {
  batches: ['vouchers'],
  outbox: ['kendala', 'routers', 'vouchers', 'takeover', 'reconcile', 'doctor', 'stockmove'],
  routers: ['routers', 'kendala', 'sales', 'reconcile', 'doctor', 'stockmove'],
  care: ['care', 'reconcile', 'doctor', 'stockmove', 'kendala', 'sales'],
  expiry: ['expiry', 'kendala'],
  backup: ['backup', 'kendala'],
  catalog: ['catalog', 'sales', 'vouchers', 'orders'],
  printing: ['printing', 'kendala', 'sales', 'payments'],
  vouchers: ['vouchers', 'sales', 'online', 'stockmove'],
  settings: ['settings', 'session', 'sales', 'reminders', 'provisioning', 'shifts'],
  users: ['users', 'session'],
  subscriptions: ['subscriptions', 'customers', 'provisioning', 'suspension', 'orders'],
  suspension: ['suspension', 'provisioning', 'kendala'],
  invoices: ['invoices', 'customers', 'payments', 'reminders', 'orders'],
  payments: ['payments', 'invoices', 'customers', 'reminders', 'orders'],
  tickets: ['tickets', 'kendala'],
  resellers: ['resellers', 'cards'],
}

export type LiveState = 'connecting' | 'live' | 'lost'

const isOneOf = (key: readonly unknown[], features: ReadonlySet<string>): boolean => {
  const [path] = key
  return Array.isArray(path) && features.has(String(path[0]))
}

export function useLive(queryClient: QueryClient, isReady: boolean): LiveState {
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => {
    if (!isReady) return
    const stop = new AbortController()
    const follow = async () => {
      let wait = 500
      while (!stop.signal.aborted) {
        try {
          for await (const change of await api.live.changes({}, { signal: stop.signal })) {
            wait = 500
            setState('live')
            tellTime(change.now)
            // The first word after a (re)connection: everything may have changed meanwhile.
            if (change.topics.length === 0) await queryClient.invalidateQueries()
            const features = new Set(change.topics.flatMap((topic) => FEATURES_OF[topic] ?? [topic]))
            await queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOneOf(queryKey, features) })
          }
          // The core ended it: the session is locked or over.
          await queryClient.invalidateQueries({ queryKey: orpc.session.key() })
        } catch {
          // the wire broke: shown as "lost" below, and tried again
        }
        if (stop.signal.aborted) return
        setState('lost')
        await new Promise((resolve) => setTimeout(resolve, wait))
        wait = Math.min(wait * 2, 8000)
        await queryClient.invalidateQueries({ queryKey: orpc.session.key() })
      }
    }
    void follow()
    return () => stop.abort()
  }, [queryClient, isReady])
  return isReady ? state : 'connecting'
}
