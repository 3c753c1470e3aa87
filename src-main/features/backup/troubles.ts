// Owns: what copies have to say on the Kendala screen and in their own tab.
// Must never: swallow that there is none.
import { isErrorCode, sentenceOf } from '../../shared/errors'
import { MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import type { Backups } from './copying'

export const troubleItems = (backups: Backups) =>
  [...backups.troubles()].map(([place, { code, data, since }]) => ({
    place,
    code,
    since,
    ...(isErrorCode(code) ? sentenceOf(code, data) : { message: code, advice: '' }),
  }))

export const backupTroubles = (backups: Backups): OfficeTrouble[] =>
  troubleItems(backups).map(({ place, code, since, message, advice }) => ({
    key: `backup ${place}`,
    isBad: place === 'main',
    since,
    trouble: { code, message, advice },
    goTo: ['pengaturan', 'cadangan'],
    goLabel: 'Buka Cadangan',
    roles: [...MANAGERS],
  }))
