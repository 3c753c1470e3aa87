// Owns: the address of a portal page: `#/paket/<id>`.
// Must never: load anything; a page does.
import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
const read = () => location.hash.replace(/^#\/?/, '')

export interface PortalRoute {
  readonly page: string
  readonly path: readonly string[]
}

export function usePortalRoute(): PortalRoute {
  const [page = '', ...path] = useSyncExternalStore(subscribe, read).split('/').map(decodeURIComponent)
  return { page, path }
}

export function goTo(...parts: readonly string[]): void {
  location.hash = `#/${parts.map(encodeURIComponent).join('/')}`
}
