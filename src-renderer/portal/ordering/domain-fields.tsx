// Owns: Pilih Domain: where the name comes from, and which one it is.
// Must never: judge a name; the core does, beside the field.
import { Choices } from '../fields'
import { Card, Field } from '../ui'
import { DOMAIN_NAMES, type Draft } from './draft'
import type { DomainKind } from './types'

const NOTES: Readonly<Record<DomainKind, string>> = {
  new: 'Belum punya; kami yang mendaftarkan.',
  transfer: 'Sudah punya di tempat lain, dipindahkan ke sini.',
  own: 'Sudah punya dan tetap di tempatnya.',
}
const KINDS = ['new', 'transfer', 'own'] as const

interface DomainFieldsProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly wrong: Readonly<Record<string, string>>
}

export const DomainFields = ({ draft, change, wrong }: DomainFieldsProps) => (
  <Card>
    <Choices
      label="Pilih Domain"
      value={draft.domainKind}
      choices={KINDS.map((kind) => ({ value: kind, label: DOMAIN_NAMES[kind], note: NOTES[kind] }))}
      onChange={(domainKind) => change({ domainKind })}
      error={wrong['domain.kind']}
    />
    <Field
      label="Nama domain"
      placeholder="namatoko.id"
      inputMode="url"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      maxLength={253}
      value={draft.domainName}
      onChange={(event) => change({ domainName: event.target.value })}
      error={wrong['domain.name'] ?? wrong.domain}
    />
  </Card>
)
