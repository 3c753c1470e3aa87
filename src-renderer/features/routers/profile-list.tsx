// Owns: our profiles on a router: the same, waiting, different (with what), refused; and "Samakan".
// Must never: show a profile that is not ours.
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { RouterProfileItem } from '../../../src-main/features/routers/contract'
import { api, orpc, useCommand } from '../../api'
import { Button, ErrorNotice, notifyDone, StatusChip } from '../../ui'
import css from './routers.module.css'
import { PROFILE_WORDS, propertyName, valueWords } from './words'

type Profile = z.infer<typeof RouterProfileItem>

export function ProfileList({ routerId }: { readonly routerId: string }) {
  const profiles = useQuery(orpc.routers.profiles.queryOptions({ input: { routerId } }))
  if (profiles.data === undefined) return null
  if (profiles.data.length === 0)
    return (
      <p className={css.none}>Belum ada profil. Profil dibuat sendiri begitu voucher pertama dibuat di router ini.</p>
    )
  return (
    <ul className={css.profiles}>
      {profiles.data.map((profile) => (
        <ProfileLine key={profile.masterId} profile={profile} />
      ))}
    </ul>
  )
}

function ProfileLine({ profile }: { readonly profile: Profile }) {
  const repair = useCommand(api.routers.repairProfile)
  const { routerId, masterId, masterName, profileName, state, drift, trouble } = profile
  const mend = async () => {
    if (await repair.run({ routerId, masterId })) notifyDone(`Profil ${masterName} disamakan.`)
  }
  const isAskable = state === 'drift' || state === 'failed'
  return (
    <li className={css.profile}>
      <div className={css.profileHead}>
        <strong>{masterName || 'Paket yang sudah dihapus'}</strong>
        <span className={css.code}>{profileName}</span>
        <StatusChip {...PROFILE_WORDS[state]} isBusy={state === 'waiting'} />
        {isAskable && (
          <Button size="compact-sm" variant="light" loading={repair.isRunning} onClick={() => void mend()}>
            {state === 'drift' ? 'Samakan' : 'Coba lagi'}
          </Button>
        )}
      </div>
      {drift.length > 0 && (
        <table className={css.drift}>
          <thead>
            <tr>
              <th scope="col">Bagian</th>
              <th scope="col">Paket Induk</th>
              <th scope="col">Di router</th>
            </tr>
          </thead>
          <tbody>
            {drift.map(({ property, wanted, actual }) => (
              <tr key={property}>
                <th scope="row">{propertyName(property)}</th>
                <td>{valueWords(property, wanted)}</td>
                <td className={css.actual}>{valueWords(property, actual)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trouble && <ErrorNotice message={trouble.message} advice={trouble.advice} />}
      {repair.problem && <ErrorNotice message={repair.problem.message} advice={repair.problem.advice} />}
    </li>
  )
}
