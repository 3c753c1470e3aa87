// Owns: making one finding out of its text, its figures and its command.
// Must never: hold a sentence or a condition.
import type { Finding } from './contract'
import { FINDING_TEXTS, type FindingId } from './finding-texts'

export type FindingData = Readonly<Record<string, string | number>>

export function finding(
  level: Finding['level'],
  id: FindingId,
  data: FindingData = {},
  fix: string | null = null,
): Finding {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''))
  const { title, meaning } = FINDING_TEXTS[id]
  return { id, level, title: fill(title), meaning: fill(meaning), fix }
}
