// Owns the front door of the router link; the rest of the app imports from here.
// Must never export node-routeros or anything of harden.ts.

export { normalFingerprint, readFingerprint } from './certificate'
export { attributeWords, type CodePage, WINDOWS_1252 } from './codec'
export {
  type ConnectionState,
  type PrintOptions,
  RouterConnection,
  type RouterConnectionOptions,
  type RouterEndpoint,
  type RunOptions,
} from './connection'
export {
  classifyTrap,
  ProtocolError,
  RouterError,
  type RouterErrorKind,
  type RouterPhase,
  type TrapClass,
} from './errors'
export type { RouterReply, RouterRow } from './internals'
export type { RouterLinkState, RouterLinkStatus } from './link'
export { type ConnectOptions, RouterLinks, type RouterLinksDependencies } from './pool'
export type { CommandResult, RouterCommand, RunManyOptions } from './run-many'
