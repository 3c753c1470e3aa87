// Owns: making one finding of "Periksa router" out of its text, its figures, its command and its repair.
// Must never: hold a sentence or a condition.
import type { CheckFinding, RepairOffer } from './contract'
import { CHECK_TEXTS, type CheckTextId } from './texts'

export interface Found {
  readonly group: CheckFinding['group']
  readonly level: CheckFinding['level']
  readonly data?: Readonly<Record<string, string | number>>
  readonly fix?: string
  readonly repair?: RepairOffer
}

export function found(id: CheckTextId, { group, level, data = {}, fix, repair }: Found): CheckFinding {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''))
  const { title, meaning } = CHECK_TEXTS[id]
  return { id, group, level, title: fill(title), meaning: fill(meaning), fix: fix ?? null, repair: repair ?? null }
}
