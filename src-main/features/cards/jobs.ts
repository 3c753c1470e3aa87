// Owns: cards whose day has passed, and the alarm about guessing.
// Must never: take a card away on its last day.
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import { ALARM_AT } from '../../platform/limits'
import type { PeriodicJob } from '../../platform/schedule'
import { MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { lapseCards } from './commands'
import type { CardGuard } from './redeeming'

export interface CardJobDeps {
  readonly db: Db
  readonly context: () => CommandContext
}

export function lapseAll({ db, context }: CardJobDeps): void {
  while (db.transact((tx) => lapseCards(tx, context())) > 0);
}

export const makeCardSchedule = (deps: CardJobDeps): PeriodicJob[] => [
  {
    name: 'cards.lapse',
    title: 'Menghanguskan kartu isi ulang yang lewat masa berlakunya',
    everyMs: 3_600_000,
    firstAfterMs: 30_000,
    run: () => lapseAll(deps),
  },
]

/** Somebody is guessing: the shop should look who is on its WiFi. */
export function cardTroubles(guard: CardGuard, now: number): OfficeTrouble[] {
  const wrong = guard.wrongInLastHour()
  if (wrong <= ALARM_AT) return []
  return [
    {
      key: 'cards-guessed',
      isBad: true,
      since: now,
      trouble: {
        code: 'CARDS_GUESSED',
        message: `${wrong} kode kartu isi ulang yang salah dalam satu jam.`,
        advice:
          'Belum ada saldo yang hilang: penebak dikunci 15 menit tiap 5 kali salah. Lihat siapa yang sedang online; bila mencurigakan, tutup dulu portal di Pengaturan.',
      },
      goTo: ['online'],
      goLabel: 'Lihat yang online',
      roles: [...MANAGERS],
    },
  ]
}
