// Owns: the properties that many menus share, and the usual sets of commands.
// Must never: grow menu-specific cases.

import type { GenericCommand, Property } from '../menu'
import type { Row, Table } from '../table'
import { flag, optionalText, text } from '../values'

export const comment: Property = { type: optionalText }
export const disabled: Property = { type: flag, initial: 'false' }
/** A fact that print shows and nobody sets. */
export const shown: Property = { type: text, readOnly: true }
export const shownAs = (initial: string): Property => ({ type: text, readOnly: true, initial })
/** `false` on everything a person added. */
export const dynamic: Property = shownAs('false')

export const looking: readonly GenericCommand[] = ['print', 'get', 'listen']
export const editing: readonly GenericCommand[] = [...looking, 'add', 'set', 'remove', 'unset']
export const editingAll: readonly GenericCommand[] = [...editing, 'enable', 'disable', 'comment']
export const settings: readonly GenericCommand[] = ['print', 'get', 'set']

/** `uprof1`, `uprof2` ...: what RouterOS calls an item that was added without a name. */
export function freshName(table: Table, prefix: string): string {
  for (let number = 1; ; number++) {
    const name = `${prefix}${number}`
    if (!table.byName(name)) return name
  }
}

/** Names are unique among all rows. */
export const uniqueName = (refusal: string) => ({
  index: 'name',
  key: (row: Row) => row.name,
  refusal,
})
