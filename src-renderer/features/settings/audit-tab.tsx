// Owns: Pengaturan > Jejak audit: who did what, and whether the chain is whole.
// Must never: show an action as a code alone.
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { orpc, useSession } from '../../api'
import { EmptyState } from '../../ui/empty-state'
import { Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { auditWords, detailWords } from './audit-words'
import css from './settings.module.css'

export function AuditTab() {
  const { zone } = useSession()
  const [isChecking, setChecking] = useState(false)
  const list = useInfiniteQuery(
    orpc.audit.list.infiniteOptions({
      input: (after: string | null) => ({ after, limit: 100 }),
      initialPageParam: null as string | null, // the first page has no cursor
      getNextPageParam: (page) => page.next,
    }),
  )
  const chain = useQuery({ ...orpc.audit.verify.queryOptions({ input: {} }), enabled: isChecking })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  return (
    <div className={css.stack}>
      {isChecking && chain.data && (
        <Notice
          tone={chain.data.brokenAt === null ? 'good' : 'bad'}
          title={
            chain.data.brokenAt === null
              ? `Utuh: ${chain.data.links} catatan berantai tanpa celah.`
              : `Rantai putus di catatan nomor ${chain.data.brokenAt}.`
          }
        >
          {chain.data.brokenAt === null ? (
            <span>
              Sidik jari terakhir: <span className={css.code}>{chain.data.headHash.slice(0, 16)}</span>
            </span>
          ) : (
            'Ada yang mengubah berkas data di luar LoketNet. Simpan berkas cadangan sebelum kejadian ini dan periksa siapa yang memakai komputer.'
          )}
        </Notice>
      )}
      <Panel
        title="Jejak audit"
        detail="Tidak dapat diubah atau dihapus, oleh siapa pun."
        isFlush
        actions={
          <Button
            variant="default"
            loading={isChecking && chain.isFetching}
            onClick={() => (isChecking ? void chain.refetch() : setChecking(true))}
          >
            Periksa keutuhan
          </Button>
        }
      >
        {rows === undefined ? (
          <Skeleton lines={6} />
        ) : rows.length === 0 ? (
          <EmptyState title="Belum ada catatan">
            Setiap penjualan, perubahan harga, dan pembatalan akan tercatat di sini.
          </EmptyState>
        ) : (
          rows.map((row) => (
            <div key={row.seq} className={css.line}>
              <span className={`${css.soft} ln-number`}>{formatInstant(row.at, zone)}</span>
              <div className={css.grow}>
                <span className={css.name}>{row.actorName}</span> {auditWords(row.action)}
                <div className={css.soft}>{detailWords(row.detail)}</div>
              </div>
              <span className={`${css.soft} ln-number`}>#{row.seq}</span>
            </div>
          ))
        )}
        {list.hasNextPage && (
          <div className={css.line}>
            <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              Lebih lama
            </Button>
          </div>
        )}
      </Panel>
    </div>
  )
}
