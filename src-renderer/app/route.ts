// Owns: which screen is open, in the address after '#', so that back and reload work in both doors.
// Must never: hold more than ids and filters; never a code or a name.
import { useSyncExternalStore } from 'react'

export interface Route {
  readonly screen: string
  /** e.g. `#/voucher/batch/018f...` gives ['batch', '018f...'] */
  readonly path: readonly string[]
  readonly query: URLSearchParams
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function parseRoute(hash: string): Route {
  const [pathname = '', search = ''] = hash.replace(/^#\/?/, '').split('?')
  const [screen = '', ...path] = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  return { screen, path, query: new URLSearchParams(search) }
}

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash))
}

export const linkTo = (screen: string, ...path: readonly string[]): string =>
  `#/${[screen, ...path].map(encodeURIComponent).join('/')}`

export const go = (screen: string, ...path: readonly string[]): void => {
  location.hash = linkTo(screen, ...path)
}
