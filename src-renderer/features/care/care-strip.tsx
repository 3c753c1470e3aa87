// Owns: on a router's card: its clock, Cocokkan and Dokter in one line each, and the way to their pages.
// Must never: call well what was never looked at.
import { useQuery } from '@tanstack/react-query'
import type { CareItem } from '../../../src-main/features/care/contract'
import type { DoctorItem } from '../../../src-main/features/doctor/contract'
import type { ReconcileSummary } from '../../../src-main/features/reconcile/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, StatusChip, type Tone } from '../../ui'
import css from './care.module.css'

interface Line {
  readonly id: string
  readonly label: string
  readonly tone: Tone
  readonly word: string
  readonly detail: string
  readonly page: string
  readonly link: string
}

export function CareStrip({ routerId }: { readonly routerId: string }) {
  const { zone } = useSession()
  const care = useQuery(orpc.care.list.queryOptions({ input: {} }))
  const summaries = useQuery(orpc.reconcile.summary.queryOptions({ input: {} }))
  const doctor = useQuery(orpc.doctor.list.queryOptions({ input: {} }))
  const of = <T extends { readonly routerId: string }>(rows: readonly T[] | undefined) =>
    rows?.find((row) => row.routerId === routerId)
  const [clock, compared, ward] = [of(care.data), of(summaries.data), of(doctor.data)]
  const lines = [
    clock && clockLine(clock, zone),
    compared && compareLine(compared, zone),
    ward && doctorLine(ward, zone),
  ].filter((line) => line !== undefined)
  if (lines.length === 0) return null
  return (
    <ul className={css.strip} aria-label="Kesehatan router">
      {lines.map(({ id, label, tone, word, detail, page, link }) => (
        <li key={id}>
          <span className={css.label}>{label}</span>
          <StatusChip tone={tone} word={word} />
          <span className={css.detail}>{detail}</span>
          <Anchor href={linkTo('router', routerId, page)}>{link}</Anchor>
        </li>
      ))}
    </ul>
  )
}

function clockLine({ clock, clockWarning }: CareItem, zone: ShopZone): Line {
  const base = { id: 'clock', label: 'Jam', page: 'periksa', link: 'Periksa router' }
  if (!clock) return { ...base, tone: 'calm', word: 'belum dilihat', detail: '' }
  const seen = `dilihat ${formatInstant(clock.checkedAt, zone)}`
  switch (clock.state) {
    case 'unset':
    case 'wrong':
      return {
        ...base,
        tone: 'bad',
        word: clock.state === 'unset' ? 'belum diatur' : 'salah',
        detail: clockWarning ?? '',
      }
    case 'slow':
      return { ...base, tone: 'warn', word: 'sedikit meleset', detail: seen }
    case 'unknown':
      return { ...base, tone: 'warn', word: 'tidak terbaca', detail: seen }
    case 'ok':
      return clock.ntp === 'off'
        ? { ...base, tone: 'warn', word: 'benar, NTP mati', detail: 'bisa salah sesudah listrik padam' }
        : { ...base, tone: 'good', word: 'benar', detail: seen }
  }
}

function compareLine({ at, counts, trouble, isRunning }: ReconcileSummary, zone: ShopZone): Line {
  const base = { id: 'compare', label: 'Cocok', page: 'cocokkan', link: 'Cocokkan' }
  if (isRunning) return { ...base, tone: 'info', word: 'sedang dibandingkan', detail: '' }
  if (!counts || at === null) return { ...base, tone: 'calm', word: 'belum dicocokkan', detail: trouble?.message ?? '' }
  const wrong = counts.missing + counts.different + counts.leftover + counts.clash
  const seen = `dicocokkan ${formatInstant(at, zone)}`
  return wrong === 0
    ? { ...base, tone: 'good', word: 'sama dengan pembukuan', detail: seen }
    : { ...base, tone: 'bad', word: `${formatThousands(wrong)} tidak sama`, detail: seen }
}

function doctorLine({ exam, open, chosen }: DoctorItem, zone: ShopZone): Line {
  const base = { id: 'doctor', label: 'Dokter', page: 'dokter', link: 'Dokter listrik padam' }
  if (open > 0) return { ...base, tone: 'bad', word: `${formatThousands(open)} temuan`, detail: 'menunggu keputusan' }
  if (chosen > 0) return { ...base, tone: 'info', word: `${formatThousands(chosen)} sedang diperbaiki`, detail: '' }
  if (!exam) return { ...base, tone: 'calm', word: 'belum diperiksa', detail: '' }
  return { ...base, tone: 'good', word: 'tidak ada temuan', detail: `diperiksa ${formatInstant(exam.at, zone)}` }
}
