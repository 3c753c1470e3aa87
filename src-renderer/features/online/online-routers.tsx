// Owns: one line a router: is it there, how many, when it was read; and what is not as it should be.
// Must never: let an old reading pass for now.
import type { OnlineRouter } from '../../../src-main/features/online/contract'
import { formatAgo, useNow } from '../../lib/time'
import { ErrorNotice, Hint, Notice, StatusChip } from '../../ui'
import { LINK_WORDS } from '../routers/words'
import css from './online.module.css'

export function OnlineRouters({
  routers,
  estimated,
}: {
  readonly routers: readonly OnlineRouter[]
  readonly estimated: number
}) {
  const now = useNow(5_000)
  if (routers.length === 0)
    return (
      <Notice tone="info" title="Belum ada router.">
        Sambungkan router MikroTik di layar Router.
      </Notice>
    )
  return (
    <>
      <div className={css.routers}>
        {routers.map((router) => (
          <span key={router.id}>
            <StatusChip
              tone={LINK_WORDS[router.state].tone}
              isBusy={router.state === 'connecting'}
              word={`${router.name}: ${stateWords(router)}`}
            />{' '}
            {router.state === 'online' && router.at !== null && (
              <span className={css.soft}>dibaca {secondsAgo(router.at, now)}</span>
            )}
          </span>
        ))}
        {estimated > 0 && (
          <span>
            <StatusChip tone="info" word={`${estimated} masa aktif dihitung LoketNet`} />{' '}
            <Hint
              label="Kenapa dihitung LoketNet?"
              text="Router belum mencatat login pertamanya, jadi habisnya dijaga komputer ini selama LoketNet menyala. Skrip di layar Router membuat router mencatatnya sendiri."
            />
          </span>
        )}
      </div>
      {routers.map(
        ({ id, name, trouble }) =>
          trouble && <ErrorNotice key={id} message={`${name}: ${trouble.message}`} advice={trouble.advice} />,
      )}
    </>
  )
}

function stateWords({ state, hotspot, pppoe }: OnlineRouter): string {
  if (state !== 'online') return LINK_WORDS[state].word.toLowerCase()
  return [`${hotspot} orang`, ...(pppoe > 0 ? [`${pppoe} PPPoE`] : [])].join(', ')
}

const secondsAgo = (at: number, now: number): string => {
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  return seconds < 60 ? `${seconds} detik lalu` : formatAgo(at, now)
}
