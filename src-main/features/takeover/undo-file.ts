// Owns: the take-back of a take-over as a RouterOS script that a person can keep and import without LoketNet.
// Must never: touch a user whose comment is not letter for letter what LoketNet wrote: what was used since stays.
import type { ReadDb } from '../../platform/db/open'
import { businessDay, formatDate, type ShopZone } from '../../shared/calendar-date'
import { findRouter } from '../routers'
import { FoundMonitor, WantedMonitor } from './plan'
import { commentOf } from './steps'
import { listItems, type TakeoverRow } from './store'
import { parseItem } from './write-job'

/** Inside double quotes of a RouterOS script. */
export function scriptText(text: string): string {
  const escaped = text
    .replace(/["\\$?]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
  return `"${escaped.replace(/\p{Cc}/gu, ' ')}"`
}

const ALL = 1_000_000

export function undoFile(db: ReadDb, takeover: TakeoverRow, zone: ShopZone): { fileName: string; text: string } {
  const name = findRouter(db, takeover.routerId)?.name ?? 'router'
  const day = businessDay(takeover.appliedAt ?? takeover.scannedAt, zone)
  const users = listItems(db, {
    takeoverId: takeover.id,
    kind: 'user',
    state: ['done', 'waiting', 'restoring', 'kept'],
    limit: ALL,
  }).map(parseItem)
  const lines = users.map(({ row, found, wanted }) => {
    const where = `name=${scriptText(row.name)} and comment=${scriptText(commentOf(wanted))}`
    const disabled = wanted.isStopped && !found.isDisabled ? ' disabled=no' : ''
    return `:do { /ip hotspot user set [find where ${where}] comment=${scriptText(found.comment)} profile=${scriptText(found.profile)}${disabled} } on-error={ :put ${scriptText(`dilewati: ${row.name}`)} }`
  })
  const monitors = listItems(db, { takeoverId: takeover.id, kind: 'scheduler', limit: ALL }).flatMap((row) => {
    const found = FoundMonitor.parse(JSON.parse(row.found ?? ''))
    const { isOff } = WantedMonitor.parse(JSON.parse(row.wanted ?? ''))
    if (found.isDisabled || !isOff) return []
    return `:do { /system scheduler set [find where name=${scriptText(row.name)}] disabled=no } on-error={ :put ${scriptText(`dilewati: ${row.name}`)} }`
  })
  const text = [
    `# LoketNet: mengembalikan router ${name.replace(/\p{Cc}/gu, ' ')} ke Mikhmon, seperti sebelum ambil alih ${formatDate(day)}.`,
    '# Voucher yang sudah dipakai sejak itu dilewati: tandanya sudah berubah. Tidak ada yang dihapus.',
    '# Cara pakai: salin berkas ini ke router (menu Files), lalu di Terminal: /import namaberkas.rsc',
    ...lines,
    ...monitors,
    '',
  ].join('\r\n')
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return { fileName: `kembalikan-${slug || 'router'}-${day}.rsc`, text }
}
