// Owns: what stands in the line at the foot of every screen.
// Must never: colour without a word.
import { useQuery } from '@tanstack/react-query'
import { formatTime, type ShopZone, zoneAbbreviation } from '../../src-main/shared/calendar-date'
import type { Api } from '../../src-main/transport/contract'
import { type LiveState, orpc, useSession } from '../api'
import { useNow } from '../lib/time'
import type { StatusItem } from '../ui/status-bar'
import { go } from './route'

type Mine = Awaited<ReturnType<Api['shifts']['mine']>>

const ROUTER_WORDS = {
  online: { word: 'tersambung', tone: 'good' },
  connecting: { word: 'menyambung', tone: 'info' },
  offline: { word: 'terputus', tone: 'bad' },
  error: { word: 'perlu diperiksa', tone: 'bad' },
  stranger: { word: 'router lain', tone: 'bad' },
} as const

function shiftItem({ shift, isRequired }: Mine, zone: ShopZone): StatusItem {
  const item = { id: 'shift', label: 'Shift', onOpen: () => go('shift') }
  if (!shift) return { ...item, word: 'belum dibuka', tone: isRequired ? 'warn' : 'calm' }
  if (shift.isFromBefore) return { ...item, word: 'terbuka sejak kemarin', tone: 'warn' }
  return { ...item, word: `dibuka ${formatTime(shift.openedAt, zone)}`, tone: 'good' }
}

export interface StatusLine {
  readonly items: readonly StatusItem[]
  readonly clock: string
  /** What waits for a person. */
  readonly problems: number
}

export function useStatusItems(live: LiveState): StatusLine {
  const { user, zone, may } = useSession()
  const routers = useQuery(orpc.routers.status.queryOptions({ input: {} }))
  const counts = useQuery(orpc.kendala.counts.queryOptions({ input: {} }))
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} }))
  const printProblems = useQuery(orpc.printing.problems.queryOptions({ input: {} }))
  const { data: mine } = useQuery(orpc.shifts.mine.queryOptions({ input: {} }))
  const at = useNow()

  const waiting = counts.data?.waiting ?? 0
  const troubledPapers = printProblems.data?.length ?? 0
  const items: StatusItem[] = [
    ...(mine ? [shiftItem(mine, zone)] : []),
    { id: 'kasir', label: 'Kasir', word: user.name },
    ...(printers.data === undefined
      ? []
      : [
          printers.data.length === 0
            ? { id: 'printer', label: 'Printer', word: 'belum ada', tone: 'calm' as const }
            : troubledPapers > 0
              ? {
                  id: 'printer',
                  label: 'Printer',
                  word: `${troubledPapers} tertahan`,
                  tone: 'warn' as const,
                  onOpen: () => go('kendala'),
                }
              : { id: 'printer', label: 'Printer', word: 'siap', tone: 'good' as const },
        ]),
    ...(routers.data ?? []).map((router) => ({
      id: router.id,
      label: `Router ${router.name}`,
      ...ROUTER_WORDS[router.state],
      ...(may(['owner', 'admin']) ? { onOpen: () => go('router') } : {}),
    })),
    ...(waiting > 0
      ? [{ id: 'antrean', label: 'Menunggu', word: `${waiting}`, tone: 'info' as const, onOpen: () => go('kendala') }]
      : []),
    ...(live === 'lost' ? [{ id: 'sambungan', label: 'LoketNet', word: 'terputus', tone: 'bad' as const }] : []),
  ]
  return {
    items,
    clock: `${formatTime(at, zone)} ${zoneAbbreviation[zone]}`,
    problems: (counts.data?.attention ?? 0) + troubledPapers,
  }
}
