// Owns: Shift: the own drawer, the shifts so far, and for managers the days.
// Must never: show what the books expect before the drawer was counted; the core does not tell it either.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShiftItem } from '../../../src-main/features/shifts/contract'
import { formatInstant, formatTime } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, toProblem, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { ErrorNotice } from '../../ui/notice'
import { PageHeader, Screen } from '../../ui/page-header'
import { Skeleton } from '../../ui/skeleton'
import { Tabs } from '../../ui/tabs'
import { CloseShift } from './close-shift'
import { DaysPanel } from './days-panel'
import { OpenPanel } from './open-panel'
import { OwnShift } from './own-shift'
import { ShiftDialog } from './shift-dialog'
import { ShiftHistory } from './shift-history'

const TABS = [
  { id: 'laci', label: 'Laci saya' },
  { id: 'riwayat', label: 'Riwayat' },
  { id: 'hari', label: 'Kunci hari' },
] as const
type TabId = (typeof TABS)[number]['id']

export default function ShiftScreen() {
  const { may, zone } = useSession()
  const { path } = useRoute()
  const [part, shiftId] = path
  const mine = useQuery({ ...orpc.shifts.mine.queryOptions({ input: {} }), refetchOnMount: 'always' })
  /** The shift that is being counted: the own one, or one that a manager closes for somebody. */
  const [counting, setCounting] = useState<ShiftItem | null>(null)
  const tabs = TABS.filter(({ id }) => id !== 'hari' || may(MANAGERS))
  const tab: TabId = tabs.find(({ id }) => id === part)?.id ?? 'laci'
  const own = mine.data?.shift
  const problem = mine.error && toProblem(mine.error)

  if (counting)
    return (
      <CloseShift
        shift={counting}
        onBack={() => setCounting(null)}
        onClosed={(id) => {
          setCounting(null)
          go('shift', 'riwayat', id)
        }}
      />
    )
  const since = (shift: ShiftItem) =>
    shift.isFromBefore ? formatInstant(shift.openedAt, zone) : formatTime(shift.openedAt, zone)
  return (
    <Screen
      isFilling={tab !== 'laci'}
      header={
        <PageHeader
          title="Shift"
          summary={
            own
              ? `${own.number}, dibuka ${since(own)}, modal awal ${formatRupiah(rupiah(own.openingCash))}`
              : mine.data && 'Anda belum membuka shift'
          }
          tabs={<Tabs label="Bagian shift" tabs={tabs} value={tab} onChange={(id) => go('shift', id)} />}
        />
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void mine.refetch()} />}
      {tab === 'laci' && !mine.data && !problem && <Skeleton lines={6} />}
      {tab === 'laci' && mine.data && !own && <OpenPanel mine={mine.data} />}
      {tab === 'laci' && mine.data && own && (
        <OwnShift shift={own} moves={mine.data.moves} onCount={() => setCounting(own)} />
      )}
      {tab === 'riwayat' && <ShiftHistory onOpen={(id) => go('shift', 'riwayat', id)} />}
      {tab === 'hari' && <DaysPanel loose={mine.data?.loose ?? 0} />}
      {tab === 'riwayat' && shiftId !== undefined && (
        <ShiftDialog
          shiftId={shiftId}
          onClose={() => go('shift', 'riwayat')}
          onCount={(shift) => {
            go('shift', 'riwayat')
            setCounting(shift)
          }}
        />
      )}
    </Screen>
  )
}
