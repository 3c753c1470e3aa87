// Owns: the list that waits for a yes: who, why, how much; leaving single ones out; the yes and the no.
// Must never: isolate without a press that says how many.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Run, RunItem } from '../../../src-main/features/suspension/contract'
import { calendarDate, formatDateWithWeekday } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { today } from '../../lib/time'
import {
  Button,
  type Column,
  ConfirmDialog,
  CountLine,
  DataTable,
  Group,
  Money,
  Notice,
  notifyDone,
  Panel,
  StatusChip,
} from '../../ui'
import css from './suspension.module.css'
import { cautionWords, lateText } from './words'

const PAGE = 200
const USUAL_REASONS = ['Sudah janji bayar', 'Sedang sakit atau berduka', 'Tagihannya keliru'] as const

export function RunPanel({ run }: { readonly run: Run }) {
  const { zone, may } = useSession()
  const [spared, setSpared] = useState<ReadonlyMap<string, string>>(new Map())
  const [sparing, setSparing] = useState<RunItem | null>(null)
  const [asking, setAsking] = useState<'apply' | 'dismiss' | null>(null)
  const pages = useInfiniteQuery(
    orpc.suspension.items.infiniteOptions({
      input: (after: string | null) => ({ runId: run.id, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const leftOut = [...spared.keys()].filter((id) =>
    rows.some((row) => row.subscriptionId === id && row.state === 'proposed'),
  )
  const count = run.proposed - leftOut.length
  const mayApply = run.state !== 'held' || may(['owner'])
  const takeBack = (id: string) => setSpared(new Map([...spared].filter(([key]) => key !== id)))
  return (
    <Panel
      title={`Daftar isolir ${formatDateWithWeekday(calendarDate(run.day))}`}
      detail={`${formatThousands(run.proposed)} dari ${formatThousands(run.activeCount)} langganan aktif, tunggakan ${formatRupiah(rupiah(run.arrears))}`}
      foot={
        <Group gap="sm">
          <Button variant="default" onClick={() => setAsking('dismiss')}>
            Jangan dijalankan
          </Button>
          <Button color="red" disabled={count === 0 || !mayApply} onClick={() => setAsking('apply')}>
            Isolir {formatThousands(count)} langganan
          </Button>
        </Group>
      }
    >
      <div className={css.stack}>
        <Notice tone={run.state === 'held' || run.caution === 'clock' ? 'warn' : 'info'}>
          {cautionWords[run.caution]} {!mayApply && 'Hanya Pemilik yang dapat menjalankannya.'}
        </Notice>
        <DataTable<RunItem>
          label="Yang akan diisolir"
          columns={columnsOf(today(zone), spared, setSparing, takeBack)}
          rows={rows}
          rowKey={(row) => row.subscriptionId}
          isLoading={pages.isPending}
          error={pages.error ? toProblem(pages.error) : null}
          hasMore={pages.hasNextPage}
          isLoadingMore={pages.isFetchingNextPage}
          loadMore={() => void pages.fetchNextPage()}
          height={Math.min(17, 3 + rows.length * 2.5)}
          summary={
            <CountLine
              noun="langganan"
              shown={run.proposed + run.spared}
              detail={`${run.spared + leftOut.length} dilewati`}
            />
          }
          card={(row) => (
            <div className={css.card}>
              <strong>{row.customerName}</strong>
              <Money amount={rupiah(row.arrears)} />
              <span className={css.soft}>{lateText(row.oldestDueDay, today(zone))}</span>
              <ItemChoice row={row} spared={spared} onSpare={setSparing} onTakeBack={takeBack} />
            </div>
          )}
          cardHeight={4.5}
        />
      </div>
      {sparing && (
        <ConfirmDialog
          isOpen
          tone="plain"
          title={`Lewati ${sparing.customerName}?`}
          confirmLabel="Lewati"
          cancelLabel="Tidak jadi"
          kept="Internetnya tetap menyala. Bila belum dibayar, namanya muncul lagi di daftar berikutnya."
          reason="required"
          usualReasons={USUAL_REASONS}
          onClose={() => setSparing(null)}
          onConfirm={({ reason }) => {
            setSpared(new Map([...spared, [sparing.subscriptionId, reason]]))
            setSparing(null)
          }}
        />
      )}
      {asking === 'apply' && <ApplyDialog run={run} count={count} spared={spared} onClose={() => setAsking(null)} />}
      {asking === 'dismiss' && <DismissDialog run={run} onClose={() => setAsking(null)} />}
    </Panel>
  )
}

interface ChoiceProps {
  readonly row: RunItem
  readonly spared: ReadonlyMap<string, string>
  readonly onSpare: (row: RunItem) => void
  readonly onTakeBack: (id: string) => void
}

function ItemChoice({ row, spared, onSpare, onTakeBack }: ChoiceProps) {
  if (row.state === 'spared') return <StatusChip tone="good" word={row.note} />
  const reason = spared.get(row.subscriptionId)
  return reason === undefined ? (
    <Button size="compact-xs" variant="default" onClick={() => onSpare(row)}>
      Lewati
    </Button>
  ) : (
    <Button size="compact-xs" variant="subtle" onClick={() => onTakeBack(row.subscriptionId)}>
      Masukkan lagi ({reason})
    </Button>
  )
}

const columnsOf = (
  day: string,
  spared: ReadonlyMap<string, string>,
  onSpare: (row: RunItem) => void,
  onTakeBack: (id: string) => void,
): readonly Column<RunItem>[] => [
  {
    id: 'customer',
    header: 'Pelanggan',
    width: 11,
    grow: 2,
    cell: (row) => row.customerName,
    tip: (row) => row.customerNumber,
  },
  {
    id: 'package',
    header: 'Paket',
    width: 11,
    grow: 2,
    leaves: 2,
    cell: (row) => row.packageName,
    tip: (row) => row.packageName,
  },
  { id: 'router', header: 'Router', width: 7, grow: 0, leaves: 1, cell: (row) => row.routerName ?? 'Tanpa router' },
  { id: 'late', header: 'Jatuh tempo', width: 12, grow: 0, cell: (row) => lateText(row.oldestDueDay, day) },
  {
    id: 'arrears',
    header: 'Tunggakan',
    width: 7.5,
    grow: 0,
    isNumber: true,
    cell: (row) => <Money amount={rupiah(row.arrears)} />,
  },
  {
    id: 'choice',
    header: '',
    width: 12,
    grow: 1,
    align: 'end',
    cell: (row) => <ItemChoice row={row} spared={spared} onSpare={onSpare} onTakeBack={onTakeBack} />,
  },
]

function ApplyDialog({
  run,
  count,
  spared,
  onClose,
}: {
  readonly run: Run
  readonly count: number
  readonly spared: ReadonlyMap<string, string>
  readonly onClose: () => void
}) {
  const apply = useCommand(api.suspension.apply)
  const press = async () => {
    const spare = [...spared].map(([subscriptionId, reason]) => ({ subscriptionId, reason }))
    const done = await apply.run({ runId: run.id, spare })
    if (!done) return
    notifyDone(`${formatThousands(done.cut)} langganan diisolir, ${formatThousands(done.spared)} dilewati.`, {
      detail: 'Tersambung ke router satu per satu; keadaannya terlihat di daftar.',
    })
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Isolir ${formatThousands(count)} langganan sekarang?`}
      confirmLabel="Isolir"
      cancelLabel="Belum"
      lost="Internet mereka dibatasi dan dibelokkan ke halaman isolir sampai tagihannya dibayar."
      kept="Langganan, sandi, dan tagihannya. Begitu dibayar di loket, internetnya dibuka saat itu juga. Yang sudah membayar sejak daftar ini dibuat dilewati sendiri."
      isBusy={apply.isRunning}
      error={apply.problem}
      onClose={onClose}
      onConfirm={press}
    />
  )
}

function DismissDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const dismiss = useCommand(api.suspension.dismiss)
  const press = async ({ reason }: { readonly reason: string }) => {
    if (await dismiss.run({ runId: run.id, reason })) onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      tone="plain"
      title="Jangan jalankan daftar ini?"
      confirmLabel="Jangan dijalankan"
      cancelLabel="Kembali"
      kept="Tidak ada yang diisolir hari ini. Daftar baru dibuat besok bila masih ada yang menunggak."
      reason="required"
      usualReasons={['Beri waktu sehari lagi', 'Tagihannya sedang diperiksa', 'Ada gangguan jaringan']}
      isBusy={dismiss.isRunning}
      error={dismiss.problem}
      onClose={onClose}
      onConfirm={press}
    />
  )
}
