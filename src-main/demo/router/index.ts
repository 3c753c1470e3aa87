// Owns: what the rest of the demo and the tests may use of the simulated router.
// Must never: export the inside; a test that needs more asks for it here.

export type { Board, LoginEvent } from './core'
export type { Change, Counters, Database } from './database'
export type { ApiUser, Seed } from './factory'
export { hotspotSeed } from './factory'
export type { FaultAction, FaultRule } from './faults'
export { Faults } from './faults'
export type { HotspotLogin, LoginAnswer, LoginMethod } from './hotspot-login'
export type { LogoutCause } from './hotspot-sessions'
export type { Answer, Menu, Property, ValueType } from './menu'
export type { Dial, DropReason } from './ppp-sessions'
export type { ScriptEngine, ScriptHost, ScriptJob, ScriptTrigger } from './scripts'
export type { TlsIdentity, UnplugMode } from './server'
export type { ConsoleReply, RebootOptions, SimRouter, SimRouterOptions } from './sim-router'
export { createSimRouter } from './sim-router'
export type { Row } from './table'
export { RouterTrap } from './trap'
