// Owns: the page of "Cocokkan" of one router: when it was compared, what differs, choosing and mending.
// Must never: offer to touch what is not ours, or show old rows as if they were of now.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReconcileRow, ReconcileSummary, RowKind } from '../../../src-main/features/reconcile/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { orpc, toProblem, useSession } from '../../api'
import { linkTo } from '../../app/route'
import {
  Anchor,
  Button,
  ChoiceTiles,
  CountLine,
  DataTable,
  EmptyState,
  ErrorNotice,
  Notice,
  SearchBox,
  StatusChip,
} from '../../ui'
import { ApplyDialog } from './apply-dialog'
import css from './reconcile.module.css'
import { ROW_COLUMNS, RowCard } from './row-columns'
import { type Comparison, useComparison } from './use-comparison'
import { KIND_WORDS, summaryText } from './words'

const PAGE = 200
const KINDS = ['missing', 'different', 'leftover', 'clash', 'foreign'] as const satisfies readonly RowKind[]

export function ReconcileTab({ routerId, routerName }: { readonly routerId: string; readonly routerName: string }) {
  const summaries = useQuery(orpc.reconcile.summary.queryOptions({ input: {} }))
  const summary = summaries.data?.find((one) => one.routerId === routerId)
  const { run, start } = useComparison(routerId)
  return (
    <div className={css.tab}>
      <Head summary={summary} run={run} onStart={() => void start()} />
      {summaries.error && <ErrorNotice {...toProblem(summaries.error)} onRetry={() => void summaries.refetch()} />}
      {summary && <Rows summary={summary} routerName={routerName} onStart={() => void start()} />}
    </div>
  )
}

interface HeadProps {
  readonly summary: ReconcileSummary | undefined
  readonly run: Comparison
  readonly onStart: () => void
}

function Head({ summary, run, onStart }: HeadProps) {
  const { zone } = useSession()
  const isRunning = run.isRunning || summary?.isRunning === true
  const trouble = run.problem ?? summary?.trouble ?? null
  return (
    <>
      <div className={css.head}>
        <span className={css.words} aria-live="polite">
          {isRunning ? (
            <StatusChip tone="info" word={run.step?.title ?? 'Membandingkan'} isBusy look="filled" />
          ) : summary?.counts && summary.at !== null ? (
            <>
              {summaryText(summary.counts)}{' '}
              <span className={css.soft}>Dicocokkan {formatInstant(summary.at, zone)}.</span>
            </>
          ) : (
            'Belum pernah dicocokkan.'
          )}
        </span>
        <Button size="xs" loading={isRunning} disabled={summary?.isOnline === false} onClick={onStart}>
          {summary?.at == null ? 'Cocokkan sekarang' : 'Cocokkan lagi'}
        </Button>
      </div>
      {summary && summary.openRepairs > 0 && (
        <p className={css.note}>
          <StatusChip tone="info" word={`${summary.openRepairs} pekerjaan menunggu router ini`} isBusy />{' '}
          <Anchor href={linkTo('kendala')}>Lihat di Kendala</Anchor>
        </p>
      )}
      {trouble && !isRunning && (
        <Notice tone="warn" title={trouble.message}>
          {trouble.advice} Yang terlihat di bawah dari pencocokan sebelumnya; tidak ada yang dianggap hilang karena ini.
        </Notice>
      )}
    </>
  )
}

interface RowsProps {
  readonly summary: ReconcileSummary
  readonly routerName: string
  readonly onStart: () => void
}

function Rows({ summary, routerName, onStart }: RowsProps) {
  const { routerId, counts } = summary
  const [kind, setKind] = useState<RowKind | 'all'>('all')
  const [search, setSearch] = useState('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<'chosen' | 'all' | null>(null)
  const pages = useInfiniteQuery(
    orpc.reconcile.rows.infiniteOptions({
      input: (after: string | null) => ({ routerId, kind: kind === 'all' ? null : kind, search, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      enabled: summary.hasRows,
    }),
  )
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const [first] = pages.data?.pages ?? []
  const total = first?.total ?? 0
  const byKey = new Map(rows.map((row) => [row.key, row]))
  // Of those ticked, only what LoketNet may mend.
  const keys = [...selected].filter((key) => byKey.get(key)?.action)
  const mendable = counts ? counts.missing + counts.different + counts.leftover : 0

  if (!summary.hasRows)
    return (
      <EmptyState
        title="Rinciannya belum ada di layar ini"
        action={
          summary.isOnline && (
            <Button onClick={onStart}>{summary.at === null ? 'Cocokkan sekarang' : 'Cocokkan lagi'}</Button>
          )
        }
      >
        {summary.isOnline
          ? 'Pembukuan dibandingkan dengan isi router: voucher, profil, pool, pelanggan PPPoE, dan penjaga masa aktif. Tidak ada yang diubah sebelum Anda memilih.'
          : 'Router sedang tidak tersambung. Dicocokkan sendiri begitu tersambung lagi.'}
      </EmptyState>
    )

  const filters = (
    <>
      <ChoiceTiles
        label="Jenis"
        isLabelHidden
        look="segment"
        value={kind}
        onChange={(value) => {
          setKind(value)
          setSelected(new Set())
        }}
        choices={[
          { value: 'all', label: 'Semua' },
          ...KINDS.map((value) => ({
            value,
            label: `${KIND_WORDS[value].plural} (${counts?.[value] ?? 0})`,
            isDisabled: (counts?.[value] ?? 0) === 0,
          })),
        ]}
      />
      <SearchBox label="Cari nama atau paket" value={search} onChange={setSearch} />
    </>
  )
  return (
    <>
      <DataTable<ReconcileRow>
        label="Yang tidak sama"
        columns={ROW_COLUMNS}
        rows={rows}
        rowKey={({ key }) => key}
        total={total}
        isLoading={pages.isPending}
        isRefreshing={pages.isRefetching}
        error={pages.error ? toProblem(pages.error) : null}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        loadMore={() => void pages.fetchNextPage()}
        resetKey={`${kind} ${search} ${first?.at ?? 0}`}
        selected={selected}
        onSelect={setSelected}
        filters={filters}
        summary={total > 0 && <CountLine noun="baris" shown={total} selected={selected.size} />}
        actions={
          <>
            {keys.length > 0 && (
              <Button size="xs" onClick={() => setAsking('chosen')}>
                Betulkan yang dipilih ({keys.length})
              </Button>
            )}
            {mendable > 0 && keys.length === 0 && (
              <Button size="xs" variant="light" onClick={() => setAsking('all')}>
                Betulkan semuanya ({mendable})
              </Button>
            )}
          </>
        }
        card={(row) => <RowCard row={row} />}
        cardHeight={6.5}
        empty={
          <EmptyState title={kind === 'all' && search === '' ? 'Semuanya sama' : 'Tidak ada yang cocok'}>
            {kind === 'all' && search === ''
              ? 'Pembukuan dan router cocok. Dibandingkan lagi sendiri setiap jam, dan sesudah router menyala ulang.'
              : 'Ubah saringannya.'}
          </EmptyState>
        }
      />
      {asking && first?.at != null && (
        <ApplyDialog
          routerId={routerId}
          routerName={routerName}
          at={first.at}
          chosen={asking === 'chosen' ? keys.flatMap((key) => byKey.get(key) ?? []) : null}
          counts={counts}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null)
            setSelected(new Set())
          }}
        />
      )}
    </>
  )
}
