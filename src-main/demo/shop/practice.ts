// Owns: what may happen to the demo's router when somebody wants to see it: a power cut, a hand in WinBox, a pulled cable, another board.
// Must never: touch the shop's books; what follows is found by the app itself.
import type { PracticeAct } from '../../features/practice'
import { readVoucherComment } from '../../shared/voucher-comment'
import type { SimRouter } from '../router'

const USERS = '/ip/hotspot/user'
const STAMPS_LOST = 4
const PULLED_MS = 30_000

export function playAct(sim: SimRouter, act: PracticeAct): void {
  switch (act) {
    case 'power-cut':
      loseStamps(sim)
      // No battery on the board: it wakes in 1970.
      sim.reboot({ clockLost: true })
      return
    case 'winbox':
      byHand(sim)
      return
    case 'cable':
      void sim.unplug('black-hole').then(() => {
        setTimeout(() => void sim.plug(), PULLED_MS).unref()
      })
      return
    case 'replace':
      replaceBoard(sim)
  }
}

/** The flash had not caught up with the newest first logins: their codes look as if they were new. */
function loseStamps(sim: SimRouter): void {
  const stamped = sim.db
    .rows(USERS)
    .map((row) => ({ row, mark: readVoucherComment(row.comment) }))
    .filter(({ row, mark }) => mark !== null && mark.firstLogin > 0 && row.disabled !== 'true')
    .sort((one, other) => (other.mark?.firstLogin ?? 0) - (one.mark?.firstLogin ?? 0))
  for (const { row } of stamped.slice(0, STAMPS_LOST)) {
    const comment = `lk1;x=0000000000;f=0000000000${row.comment?.slice(29) ?? ''}`
    sim.db.patch(USERS, row['.id'], { comment }, { by: 'seed' })
  }
}

/** Somebody tidied up in WinBox: some codes gone, some changed, one of his own. */
function byHand(sim: SimRouter): void {
  const unused = sim.db
    .rows(USERS)
    .filter((row) => readVoucherComment(row.comment)?.firstLogin === 0 && row.disabled !== 'true')
  const run = (...words: string[]) => sim.run(words, 'winbox')
  for (const row of unused.slice(0, 5)) run(`${USERS}/remove`, `=.id=${row['.id']}`)
  for (const row of unused.slice(5, 8)) run(`${USERS}/set`, `=.id=${row['.id']}`, '=profile=default')
  const [off] = unused.slice(8)
  if (off) run(`${USERS}/set`, `=.id=${off['.id']}`, '=disabled=yes')
  const name = `tamu${unused.length}`
  if (!sim.db.table(USERS).byName(name)) run(`${USERS}/add`, `=name=${name}`, '=comment=punya pemilik')
}

/** The old board burnt; another one, empty, stands at the same address. */
function replaceBoard(sim: SimRouter): void {
  for (const menu of [USERS, '/ip/hotspot/user/profile', '/system/scheduler', '/system/script'])
    for (const row of sim.db.rows(menu)) if (row.default !== 'true') sim.db.remove(menu, row['.id'], { by: 'seed' })
  const number = Number(/\d+$/.exec(sim.core.board.serial)?.[0] ?? 0) + 100
  Object.assign(sim.core.board, { serial: `DEMO${String(number).padStart(7, '0')}`, model: 'RB951Ui-2HnD' })
  sim.reboot()
}
