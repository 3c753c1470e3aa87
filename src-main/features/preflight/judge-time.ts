// Owns: judging what keeps the router's clock right: NTP with a server and an answer, a date that can be read. Pure.
// Must never: ask a clock.
import { type ShopZone, zoneAbbreviation } from '../../shared/calendar-date'
import type { ClockReading } from '../care'
import type { CheckFinding } from './contract'
import { found } from './finding'
import { OFFERS } from './offers'
import { LAYOUT_WORDS } from './texts'

const ntpFix = (version: string): string =>
  version.startsWith('6.')
    ? '/system ntp client set enabled=yes server-dns-names=id.pool.ntp.org'
    : '/system ntp client set enabled=yes servers=id.pool.ntp.org'

export function judgeTime(reading: ClockReading, zone: ShopZone): CheckFinding[] {
  const judged: CheckFinding[] = []
  const { ntp, ntpServers, layout, shown, zoneName, version } = reading
  if (layout)
    judged.push(
      found('clock-format', {
        group: 'clock',
        level: 'ok',
        data: { shown, layout: LAYOUT_WORDS[layout], zone: zoneName || zoneAbbreviation[zone] },
      }),
    )
  // Switched off is said by "Tes koneksi".
  if (ntp === 'off' || ntp === 'unknown') return judged
  if (ntpServers === '')
    judged.push(found('ntp-none', { group: 'clock', level: 'warn', fix: ntpFix(version), repair: OFFERS.ntp() }))
  else if (ntp === 'waiting')
    judged.push(
      found('ntp-waiting', { group: 'clock', level: 'warn', fix: '/ip dns print\n/ping id.pool.ntp.org count=3' }),
    )
  else judged.push(found('ntp-ok', { group: 'clock', level: 'ok', data: { servers: ntpServers } }))
  return judged
}
