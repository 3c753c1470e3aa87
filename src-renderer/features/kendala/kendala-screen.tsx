// Owns: the Kendala screen: everything that waits or failed, the most urgent first.
// Must never: say that nothing is wrong before every part has answered.
import { useQuery } from '@tanstack/react-query'
import type { RouterTrouble } from '../../../src-main/features/kendala/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, toProblem, useSession } from '../../api'
import { go } from '../../app/route'
import { Button, EmptyState, ErrorNotice, Notice, PageHeader, Panel, Screen, Skeleton } from '../../ui'
import { PrintTrouble } from '../printing/print-trouble'
import css from './kendala.module.css'
import { LanePanel } from './lane-panel'

export default function KendalaScreen() {
  const { zone, may } = useSession()
  const overview = useQuery(orpc.kendala.overview.queryOptions({ input: {} }))
  const papers = useQuery(orpc.printing.problems.queryOptions({ input: {} }))
  const { lanes = [], routers = [], schedules = [], office = [] } = overview.data ?? {}
  const prints = papers.data ?? []
  const waiting = lanes.reduce((sum, lane) => sum + lane.open, 0)
  const urgent =
    routers.length +
    prints.length +
    schedules.length +
    office.length +
    lanes.reduce((sum, lane) => sum + (lane.trouble ? 0 : lane.attention), 0)
  const isKnown = overview.data !== undefined && papers.data !== undefined
  // A router that work waits for tells its trouble above that work.
  const idle = routers.filter(
    (router) => !AWAY.has(router.state) || !lanes.some((lane) => lane.routerId === router.routerId),
  )
  const error = overview.error ?? papers.error

  const header = <PageHeader title="Kendala" summary={isKnown && summaryOf(urgent, waiting)} />
  return (
    <Screen header={header}>
      <div className={css.stack}>
        {error && <ErrorNotice {...toProblem(error)} onRetry={() => void overview.refetch()} />}
        {!isKnown && !error && <Skeleton lines={6} />}
        {isKnown && urgent + waiting === 0 && (
          <EmptyState title="Tidak ada kendala">
            Semua sudah sampai di router dan printer. Yang tertahan akan muncul di sini dengan sebab dan jalan
            keluarnya.
          </EmptyState>
        )}
        {prints.length > 0 && (
          <Panel title="Cetakan yang tertahan" detail={`${prints.length} cetakan`}>
            <div className={css.papers}>
              {prints.map((job) => (
                <PrintTrouble key={job.id} job={job} />
              ))}
            </div>
          </Panel>
        )}
        {office.map((one) => (
          <Notice
            key={one.key}
            tone={one.isBad ? 'bad' : 'warn'}
            title={one.trouble.message}
            action={
              may(one.roles) && (
                <Button size="xs" variant="default" onClick={() => goTo(one.goTo)}>
                  {one.goLabel}
                </Button>
              )
            }
          >
            {one.trouble.advice}
          </Notice>
        ))}
        {idle.map((trouble) => (
          <RouterNotice key={trouble.routerId + trouble.state} trouble={trouble} zone={zone} isLinked={may(MANAGERS)} />
        ))}
        {lanes.map((lane) => (
          <LanePanel key={lane.lane} lane={lane} />
        ))}
        {schedules.map((job) => (
          <Notice key={job.name} tone="bad" title={`${job.title} gagal sejak ${formatInstant(job.since, zone)}.`}>
            Sudah gagal {job.failures} kali dan terus dicoba. Sebutkan kode {job.reference} bila meminta bantuan.
          </Notice>
        ))}
      </div>
    </Screen>
  )
}

const goTo = ([screen = 'kendala', ...path]: readonly string[]): void => go(screen, ...path)

/** Said above the work that waits for it. */
const AWAY: ReadonlySet<RouterTrouble['state']> = new Set(['offline', 'error', 'stranger'])

/** Where a person decides about what a keeper found. */
const PAGES: Partial<Record<RouterTrouble['state'], { readonly page: string; readonly label: string }>> = {
  clock: { page: 'periksa', label: 'Periksa router' },
  doctor: { page: 'dokter', label: 'Buka Dokter' },
  reconcile: { page: 'cocokkan', label: 'Buka Cocokkan' },
  expiry: { page: 'periksa', label: 'Periksa router' },
}

interface RouterNoticeProps {
  readonly trouble: RouterTrouble
  readonly zone: ShopZone
  readonly isLinked: boolean
}

function RouterNotice({ trouble, zone, isLinked }: RouterNoticeProps) {
  const page = PAGES[trouble.state]
  return (
    <Notice
      tone={trouble.state === 'error' || trouble.state === 'stranger' || trouble.state === 'expiry' ? 'bad' : 'warn'}
      title={trouble.trouble.message}
      action={
        isLinked && (
          <Button
            size="xs"
            variant="default"
            onClick={() => (page ? go('router', trouble.routerId, page.page) : go('router'))}
          >
            {page?.label ?? 'Buka layar Router'}
          </Button>
        )
      }
    >
      {trouble.trouble.advice}
      {AWAY.has(trouble.state) && ` Terakhir tersambung ${formatInstant(trouble.since, zone)}.`}
    </Notice>
  )
}

function summaryOf(urgent: number, waiting: number): string {
  if (urgent + waiting === 0) return 'Semua lancar.'
  const parts = []
  if (urgent > 0) parts.push(`${urgent} perlu perhatian`)
  if (waiting > 0) parts.push(`${waiting} pekerjaan menunggu`)
  return `${parts.join(', ')}. Tidak ada yang hilang: semuanya terus dicoba.`
}
