// Owns: reading and writing settings, always through their schema.
// Must never: return a value that its schema does not accept.
import { eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { SETTINGS, type SettingKey, type SettingValue } from './domain'
import { setting } from './tables'

const findValue = reading((q) =>
  q
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, sql.placeholder('key')))
    .prepare(),
)

/** The last text of each setting and what it means: a sale asks four times for what changes once a year. */
const understood = new Map<SettingKey, { readonly text: string | null; readonly value: unknown }>()

export function getSetting<K extends SettingKey>(db: ReadDb, key: K): SettingValue<K> {
  const text = findValue(db).get({ key })?.value ?? null
  const known = understood.get(key)
  if (known && known.text === text) return known.value as SettingValue<K> // kept below under this very key
  const { schema, fallback } = SETTINGS[key]
  // A setting added later is missing in an old value: the fallback fills it.
  const stored = text === null ? null : JSON.parse(text)
  const value = schema.parse(stored && fallback ? { ...fallback, ...stored } : (stored ?? fallback))
  understood.set(key, { text, value })
  return value as SettingValue<K> // the schema of this very key
}

export function setSetting<K extends SettingKey>(tx: Tx, key: K, value: SettingValue<K>, now: number): void {
  const text = JSON.stringify(SETTINGS[key].schema.parse(value))
  tx.write
    .insert(setting)
    .values({ key, value: text, updatedAt: now })
    .onConflictDoUpdate({ target: setting.key, set: { value: text, updatedAt: now } })
    .run()
  tx.publish('settings')
}
