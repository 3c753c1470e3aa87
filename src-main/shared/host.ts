// Owns: what the page and its host agree on: the name of the host object, its shape, and the word that asks for a port.
// Must never: grow into an API. Everything the shop does travels as RPC, the same through both doors.

/** The preload puts this on `window` as `host`. In browser mode it is absent. */
export interface ElectronHost {
  readonly kind: 'electron'
  readonly platform: string
  readonly version: string
}

export const HOST_NAME = 'host'

/** The page sends this with one MessagePort to its own window; the preload carries the port to the main process. */
export const CONNECT_MESSAGE = 'rpc:connect'
