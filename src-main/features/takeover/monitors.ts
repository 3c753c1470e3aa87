// Owns: switching Mikhmon's own schedulers off and on again, as they were found.
// Must never: remove one, touch one that is not Mikhmon's, or switch one on that was off when it was found.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { findOpenJob } from '../../platform/outbox/queries'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { parseFlag } from '../../platform/routeros/values'
import { outboxFailure, withRouter } from '../routers'
import type { MonitorItem } from './contract'
import { enqueueJob, JOB, subjectOf, TakeoverPayload } from './kinds'
import { FoundMonitor, WantedMonitor } from './plan'
import { setAll } from './router-users'
import { changeItems, findTakeover, type ItemRow, listItems, type TakeoverRow } from './store'
import type { TakeoverJobDeps } from './write-job'

const ALL = 100_000
const SCHEDULERS = '/system/scheduler'

interface Monitor {
  readonly row: ItemRow
  readonly found: FoundMonitor
  readonly wanted: WantedMonitor
}

const monitorsIn = (db: ReadDb, takeoverId: string): Monitor[] =>
  listItems(db, { takeoverId, kind: 'scheduler', limit: ALL }).map((row) => ({
    row,
    found: FoundMonitor.parse(JSON.parse(row.found ?? '')),
    wanted: WantedMonitor.parse(JSON.parse(row.wanted ?? '')),
  }))

/** `names` null: all of them. */
export function wishMonitors(
  tx: Tx,
  ctx: CommandContext,
  takeover: TakeoverRow,
  { names, isOn }: { readonly names: readonly string[] | null; readonly isOn: boolean },
): void {
  const isWanted = isOn ? 'on' : 'off'
  const chosen = monitorsIn(tx, takeover.id).filter(
    ({ row, found, wanted }) =>
      (names === null || names.includes(row.name)) && !found.isDisabled && wanted.isOff === isOn,
  )
  if (chosen.length === 0) return
  changeItems(
    tx,
    chosen.map(({ row, wanted }) => ({ id: row.id, state: 'none', wanted: { ...wanted, isWanted } })),
  )
  enqueueJob(tx, ctx, JOB.monitors, takeover)
}

/** A person gave the switching up: they stay as they are. */
export function forgetWishes(tx: Tx, takeoverId: string): void {
  changeItems(
    tx,
    monitorsIn(tx, takeoverId).map(({ row, wanted }) => ({
      id: row.id,
      state: 'none',
      wanted: { ...wanted, isWanted: wanted.isOff ? 'off' : 'on' },
    })),
  )
}

export const makeMonitorJob =
  ({ db, links }: TakeoverJobDeps): OutboxHandler =>
  async ({ payload }, signal) => {
    const { takeoverId } = TakeoverPayload.parse(payload)
    const takeover = findTakeover(db, takeoverId)
    if (!takeover) return { kind: 'done' }
    const open = monitorsIn(db, takeoverId).filter(({ wanted }) => wanted.isOff !== (wanted.isWanted === 'off'))
    const results = await withRouter(links, takeover.routerId, async (connection) => {
      const rows = await connection.print(SCHEDULERS, { proplist: ['name', 'comment', 'disabled'] })
      const work = open.map((monitor) => {
        const row = rows.find(({ name }) => name === monitor.row.name)
        const isSame = row !== undefined && (row.comment ?? '') === monitor.found.comment
        return { monitor, row: isSame ? row : undefined, disabled: monitor.wanted.isWanted === 'off' }
      })
      const changes = work.filter(({ row, disabled }) => row && parseFlag(row.disabled) !== disabled)
      const answers = await setAll(
        connection,
        SCHEDULERS,
        changes.map(({ row, disabled }) => ({ id: row?.['.id'] ?? '', values: { disabled: disabled ? 'yes' : 'no' } })),
        signal,
      )
      const failed = answers.find((answer) => !answer.ok)
      if (failed && !failed.ok) throw failed.error
      return work
    }).catch((error: unknown) => {
      throw outboxFailure(error, links.place(takeover.routerId))
    })
    return {
      kind: 'done',
      book: (tx) =>
        changeItems(
          tx,
          results.map(({ monitor, row, disabled }) => ({
            id: monitor.row.id,
            state: 'none',
            error: row ? null : 'Sudah tidak ada di router.',
            wanted: { isOff: disabled && row !== undefined, isWanted: disabled && row ? 'off' : 'on' },
          })),
        ),
    }
  }

/** How many users of Mikhmon stay on a profile: taken ones that are written need it no more. */
function stillWatched(db: ReadDb, takeoverId: string): (profile: string | null) => number {
  const counts = new Map<string, number>()
  const isWatched = (row: ItemRow) =>
    ['past-left', 'profile-left', 'stamp-unreadable', 'code-known', 'twin', 'no-password'].includes(row.reason) ||
    ['waiting', 'changed', 'restoring', 'restored'].includes(row.state)
  for (const row of listItems(db, { takeoverId, kind: 'user', limit: ALL })) {
    if (row.found === null || !isWatched(row)) continue
    const { profile } = JSON.parse(row.found) as { profile: string } // written by apply.ts
    counts.set(profile, (counts.get(profile) ?? 0) + 1)
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (profile) => (profile === null ? all : (counts.get(profile) ?? 0))
}

export function monitorItems(db: ReadDb, takeoverId: string): MonitorItem[] {
  const watched = stillWatched(db, takeoverId)
  const job = findOpenJob(db, JOB.monitors, subjectOf(JOB.monitors, takeoverId))
  const trouble: unknown = job?.lastError ? JSON.parse(job.lastError) : null
  const message =
    typeof trouble === 'object' && trouble !== null && 'message' in trouble ? String(trouble.message) : null
  return monitorsIn(db, takeoverId).map(({ row, found, wanted }) => {
    const isWaiting = wanted.isOff !== (wanted.isWanted === 'off')
    return {
      name: row.name,
      profile: found.profile,
      state: isWaiting ? 'waiting' : wanted.isOff || found.isDisabled ? 'off' : 'on',
      isOursToRestore: wanted.isOff,
      stillWatched: watched(found.profile),
      error: row.error ?? (isWaiting ? message : null),
    }
  })
}
