// Owns: the vocabulary in which a router menu is declared: properties, uniqueness, references, own commands.
// Must never: hold a menu; those are in menus/, one declaration each.

import type { RouterCore } from './core'
import type { RouterClock } from './router-clock'
import type { DurationStyle } from './router-time'
import type { IndexKey, Row, Table } from './table'
import type { RouterVersion } from './version'

/** What a value type may look at while it checks a word. */
export type ValueContext = {
  /** The argument's name, for the refusal. */
  readonly argument: string
  readonly table: (path: string) => Table
  readonly version: RouterVersion
  readonly clock: RouterClock
  readonly durations: DurationStyle
}

export type ValueType = {
  /** The stored form of a word; undefined unsets the property (print leaves it out). Throws RouterTrap for what RouterOS refuses. */
  readonly accept: (text: string, context: ValueContext) => string | undefined
  /** Path of the menu whose names this property holds: renames follow, deletes leave a dangling `*1`. */
  readonly refersTo?: string
}

export type InitialContext = ValueContext & { readonly by: Caller }

export type Property = {
  readonly type: ValueType
  /** The value after `add` (or of a settings menu) when none was given; absent means the property is left out of print. */
  readonly initial?: string | ((context: InitialContext) => string | undefined)
  readonly required?: boolean
  /** Printed, never accepted. */
  readonly readOnly?: boolean
  /** First and first-not version that knows it. */
  readonly since?: string
  readonly before?: string
  /** Who may read it: policy `sensitive`, or nobody. */
  readonly secret?: 'sensitive' | 'always'
}

/** Rows of one menu may not share this key; undefined keys (disabled, dynamic rows) do not count. */
export type UniqueRule = {
  readonly index: string
  readonly key: (row: Row) => string | undefined
  readonly refusal: string
}

/** Who runs a command: an API user, a script, or the router itself. */
export type Caller = { readonly name: string; readonly address: string; readonly policies: ReadonlySet<string> }

export type Call = {
  readonly menu: Menu
  readonly command: string
  /** The shared command it is; undefined for one of the menu's own. */
  readonly generic: GenericCommand | undefined
  readonly args: ReadonlyMap<string, string>
  readonly queries: readonly string[]
  readonly tag: string | undefined
  readonly by: Caller
}

/** Something that goes on after the first answer (listen, monitor-traffic) until /cancel. */
export type Stream = { readonly start: (emit: (row: readonly string[]) => void) => () => void }

/** What a command answers: `!re` rows as attribute words, the words of `!done`, perhaps a stream. */
export type Answer = {
  readonly rows: readonly (readonly string[])[]
  readonly done: readonly string[]
  readonly stream?: Stream
  /** A list: when it is empty, 7.18 and later say `!empty` before `!done`. */
  readonly isList?: boolean
  /** Something the router does once the answer is on its way: reboot. */
  readonly after?: () => void
}

export const answered: Answer = { rows: [], done: [] }

export type Action = {
  /** Every argument it takes, `.id` included. */
  readonly args: readonly string[]
  readonly policy: string
  readonly since?: string
  readonly run: (call: Call, router: RouterCore) => Answer
}

export type GenericCommand =
  | 'add'
  | 'set'
  | 'remove'
  | 'enable'
  | 'disable'
  | 'comment'
  | 'unset'
  | 'get'
  | 'print'
  | 'listen'

export type Menu = {
  readonly path: string
  /** `settings` has one nameless row (identity, clock). */
  readonly kind: 'table' | 'settings'
  readonly properties: Readonly<Record<string, Property>>
  readonly commands: readonly GenericCommand[]
  readonly since?: string
  readonly unique?: readonly UniqueRule[]
  /** More look-ups than names and uniqueness need. */
  readonly indexes?: Readonly<Record<string, IndexKey>>
  readonly actions?: Readonly<Record<string, Action>>
  /** Live properties of a row (uptime, next-run); merged at print. */
  readonly computed?: (row: Row, router: RouterCore) => Readonly<Record<string, string | undefined>>
  /** Refuses a write before it happens (device-mode, dynamic rows). */
  readonly guard?: (command: GenericCommand, row: Row | undefined, router: RouterCore, by: Caller) => void
  /** Last word on a row about to be stored: normalise it, or refuse a clash that a key cannot say. */
  readonly settle?: (row: Record<string, string>, router: RouterCore, by: Caller, id: string | undefined) => void
  /** After a write by a person or a script: what the router does about it. */
  readonly changed?: (change: { readonly before?: Row; readonly after?: Row }, router: RouterCore, by: Caller) => void
  /** The order of the rows means something: `add` takes `place-before`. */
  readonly isOrdered?: boolean
  /** Rows that only live in memory: gone after a reboot. */
  readonly volatile?: boolean | ((row: Row) => boolean)
}
