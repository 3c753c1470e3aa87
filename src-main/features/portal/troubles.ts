// Owns: the alarm on the till when somebody guesses passwords or codes in the portal.
// Must never: say which account; it may be a real one.
import type { GuessAlarm } from '../../platform/limits'
import { MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'

/** The shop should look who is on its WiFi. */
export function portalTroubles(alarm: GuessAlarm, now: number): OfficeTrouble[] {
  if (!alarm.isRinging()) return []
  return [
    {
      key: 'portal-guessed',
      isBad: true,
      since: now,
      trouble: {
        code: 'PORTAL_GUESSED',
        message: `${alarm.inLastHour()} kali kata sandi atau kode voucher yang salah di portal dalam satu jam.`,
        advice:
          'Penebak ditahan dan harus menunggu. Lihat siapa yang sedang online; bila mencurigakan, tutup dulu portal di Pengaturan.',
      },
      goTo: ['online'],
      goLabel: 'Lihat yang online',
      roles: [...MANAGERS],
    },
  ]
}
