// Owns: Mikhmon's own schedulers after a take-over: which still run, whom they still watch, and switching them.
// Must never: offer to remove one, or switch one off silently that still watches somebody.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MonitorItem } from '../../../src-main/features/takeover/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { OWNER } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import { Button, Checkbox, CommandBlock, ErrorNotice, FoldAway, Panel, StatusChip } from '../../ui'
import css from './takeover.module.css'
import { monitorCommand } from './words'

const WORDS = {
  on: { tone: 'warn', word: 'Hidup' },
  off: { tone: 'good', word: 'Mati' },
  waiting: { tone: 'info', word: 'Menunggu router' },
} as const

export function MonitorsPanel({ takeoverId }: { readonly takeoverId: string }) {
  const { data } = useQuery(orpc.takeover.monitors.queryOptions({ input: { id: takeoverId } }))
  if (!data || data.length === 0) return null
  // Another list of names, another set of ticks.
  return (
    <Monitors key={data.map(({ name, state }) => `${name} ${state}`).join()} takeoverId={takeoverId} monitors={data} />
  )
}

interface MonitorsProps {
  readonly takeoverId: string
  readonly monitors: readonly MonitorItem[]
}

function Monitors({ takeoverId, monitors }: MonitorsProps) {
  const mayChange = useSession().may(OWNER)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        monitors.filter(({ state, stillWatched }) => state === 'on' && stillWatched === 0).map(({ name }) => name),
      ),
  )
  const change = useCommand(api.takeover.switchMonitors)
  const tick = (name: string, isOn: boolean) =>
    setTicked((current) => new Set(isOn ? [...current, name] : [...current].filter((one) => one !== name)))
  const on = monitors.filter(({ state }) => state === 'on')
  const ours = monitors.filter(({ isOursToRestore, state }) => isOursToRestore && state === 'off')
  const chosen = on.filter(({ name }) => ticked.has(name)).map(({ name }) => name)
  const error = monitors.find((monitor) => monitor.error !== null)?.error ?? null
  const switchAll = (names: readonly string[], isOn: boolean) =>
    void change.run({ id: takeoverId, names: [...names], isOn })
  return (
    <Panel
      title="Penjadwal Mikhmon"
      detail="Tidak perlu lagi untuk voucher yang diambil. Dimatikan saja, tidak dihapus."
    >
      <div className={css.stack}>
        <ul className={css.monitors}>
          {monitors.map(({ name, profile, state, stillWatched }) => (
            <li key={name} className={css.monitor}>
              {state === 'on' && mayChange ? (
                <Checkbox
                  label={name}
                  checked={ticked.has(name)}
                  onChange={(event) => tick(name, event.currentTarget.checked)}
                />
              ) : (
                <span>{name}</span>
              )}
              <StatusChip {...WORDS[state]} isBusy={state === 'waiting'} />
              <span className={css.soft}>
                {stillWatched > 0
                  ? `masih menjaga ${formatThousands(stillWatched)} pengguna yang tidak diambil`
                  : profile === null
                    ? 'untuk semua profil'
                    : 'tidak menjaga siapa pun lagi'}
              </span>
            </li>
          ))}
        </ul>
        {error && (
          <ErrorNotice
            message={error}
            advice="Pengguna API LoketNet sengaja tidak berhak sebanyak pembuatnya. Tempel perintah di bawah ini di Terminal WinBox."
          />
        )}
        {change.problem && <ErrorNotice {...change.problem} />}
        {mayChange && (
          <div className={css.deeds}>
            {on.length > 0 && (
              <Button
                variant="default"
                disabled={chosen.length === 0}
                loading={change.isRunning}
                onClick={() => switchAll(chosen, false)}
              >
                Matikan {chosen.length > 0 ? `${chosen.length} yang dicentang` : 'yang dicentang'}
              </Button>
            )}
            {ours.length > 0 && (
              <Button
                variant="subtle"
                loading={change.isRunning}
                onClick={() =>
                  switchAll(
                    ours.map(({ name }) => name),
                    true,
                  )
                }
              >
                Hidupkan lagi yang dimatikan LoketNet ({ours.length})
              </Button>
            )}
          </div>
        )}
        {on.length + (error ? 1 : 0) > 0 && (
          <FoldAway title="Lewat Terminal WinBox" isOpenFirst={error !== null}>
            <CommandBlock command={monitorCommand(commandNames(monitors, chosen), false)} />
          </FoldAway>
        )}
      </div>
    </Panel>
  )
}

const commandNames = (monitors: readonly MonitorItem[], chosen: readonly string[]): readonly string[] =>
  chosen.length > 0 ? chosen : monitors.filter(({ state }) => state !== 'off').map(({ name }) => name)
