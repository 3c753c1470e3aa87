// Owns: what the rows of "Cocokkan" are called on screen.
// Must never: decide anything.
import type { ReconcileCounts, ReconcileRow, RowKind } from '../../../src-main/features/reconcile/contract'
import { formatThousands } from '../../../src-main/shared/money'
import type { Tone } from '../../ui'

interface KindWord {
  readonly tone: Tone
  readonly word: string
  /** On the filter, with its count. */
  readonly plural: string
}

export const KIND_WORDS: Readonly<Record<RowKind, KindWord>> = {
  missing: { tone: 'bad', word: 'Hilang dari router', plural: 'Hilang' },
  different: { tone: 'warn', word: 'Berbeda', plural: 'Berbeda' },
  leftover: { tone: 'warn', word: 'Sisa kita', plural: 'Sisa kita' },
  clash: { tone: 'bad', word: 'Nama dipakai orang', plural: 'Nama bentrok' },
  foreign: { tone: 'calm', word: 'Milik lain', plural: 'Milik lain' },
}

export const ACTION_WORDS: Readonly<Record<NonNullable<ReconcileRow['action']>, string>> = {
  grant: 'dimasukkan lagi',
  fix: 'dibetulkan',
  revoke: 'dicabut',
  profile: 'disamakan profilnya',
  expiry: 'dipasang lagi',
}

const PROPERTIES: Readonly<Record<string, string>> = {
  name: 'Nama',
  profile: 'Profil',
  server: 'Server hotspot',
  'limit-uptime': 'Batas waktu',
  'limit-bytes-total': 'Batas data',
  password: 'Kata sandi',
  disabled: 'Status',
  comment: 'Tanda LoketNet',
  'rate-limit': 'Batasan kecepatan',
  'shared-users': 'Perangkat sekaligus',
  'address-pool': 'Pool IP',
}

export const propertyName = (property: string): string => PROPERTIES[property] ?? property

/** "Profil: lk-harian, di router default". A whole comment says nothing to a person. */
export const changesText = ({ changes }: ReconcileRow): string =>
  changes
    .map(({ property, wanted, actual }) =>
      property === 'comment'
        ? 'Tanda LoketNet diubah atau hilang'
        : `${propertyName(property)}: ${wanted}, di router ${actual || 'tidak ada'}`,
    )
    .join(' · ')

/** What may be done about it, or why not. */
export const deedText = ({ action, kind }: ReconcileRow): string =>
  action ? `Bisa ${ACTION_WORDS[action]}` : kind === 'foreign' ? 'Tidak disentuh' : 'Perlu dilihat orang'

export function summaryText(counts: ReconcileCounts): string {
  const wrong = counts.missing + counts.different + counts.leftover + counts.clash
  const checked = `${formatThousands(counts.checked)} hal dibandingkan`
  return wrong === 0 ? `${checked}, semuanya sama.` : `${checked}, ${formatThousands(wrong)} tidak sama.`
}
