// Owns: everything that waits for one router, or for a payment provider, oldest first.
// Must never: load thousands of jobs at once.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { LaneItem } from '../../../src-main/features/kendala/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { api, orpc, useCommand, useSession } from '../../api'
import { Button, ErrorNotice, Notice, Panel, Skeleton, StatusChip } from '../../ui'
import { JobLine } from './job-line'
import css from './kendala.module.css'

const PAGE = 20

export function LanePanel({ lane }: { readonly lane: LaneItem }) {
  const { zone } = useSession()
  const retry = useCommand(api.kendala.retry)
  const pages = useInfiniteQuery(
    orpc.kendala.jobs.infiniteOptions({
      input: (after: string | null) => ({ lane: lane.lane, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const jobs = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Panel
      title={
        <span className={css.title}>
          Antrean {lane.routerId === null ? lane.title : `router ${lane.title}`}
          {lane.routerId !== null && (
            <StatusChip
              tone={lane.isOnline ? 'good' : 'bad'}
              word={lane.isOnline ? 'Tersambung' : 'Tidak tersambung'}
              look="filled"
            />
          )}
        </span>
      }
      detail={`${formatThousands(lane.open)} pekerjaan, yang tertua sejak ${formatInstant(lane.since, zone)}`}
      actions={
        <Button size="xs" loading={retry.isRunning} onClick={() => void retry.run({ lane: lane.lane, jobId: null })}>
          Coba semua sekarang
        </Button>
      }
    >
      {lane.trouble && (
        <Notice tone="warn" title={lane.trouble.message}>
          {lane.trouble.advice} Begitu tersambung, semuanya dikerjakan sendiri menurut urutan.
        </Notice>
      )}
      {retry.problem && <ErrorNotice {...retry.problem} />}
      {pages.data === undefined && <Skeleton lines={3} />}
      <ul className={css.jobs}>
        {jobs.map((job) => (
          <JobLine key={job.id} lane={lane.lane} job={job} isLaneAway={lane.trouble !== null} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Tampilkan berikutnya ({formatThousands(Math.max(0, lane.open - jobs.length))} lagi)
        </Button>
      )}
    </Panel>
  )
}
