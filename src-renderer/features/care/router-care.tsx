// Owns: the page of one router: Periksa, Cocokkan, Dokter.
// Must never: hold a rule; each tab has its feature.
import { useQuery } from '@tanstack/react-query'
import { orpc, toProblem } from '../../api'
import { go } from '../../app/route'
import { EmptyState, ErrorNotice, PageHeader, Screen, Skeleton, StatusChip, Tabs } from '../../ui'
import { DoctorTab } from '../doctor/doctor-tab'
import { CheckTab } from '../preflight/check-tab'
import { ReconcileTab } from '../reconcile/reconcile-tab'
import { LINK_WORDS } from '../routers/words'

const TABS = ['periksa', 'cocokkan', 'dokter'] as const
type TabId = (typeof TABS)[number]

export default function RouterCare({ routerId, tab }: { readonly routerId: string; readonly tab: string | undefined }) {
  const routers = useQuery(orpc.routers.list.queryOptions({ input: {} }))
  const summaries = useQuery(orpc.reconcile.summary.queryOptions({ input: {} }))
  const doctor = useQuery(orpc.doctor.list.queryOptions({ input: {} }))
  const router = routers.data?.find((one) => one.id === routerId)
  const chosen: TabId = TABS.find((one) => one === tab) ?? 'periksa'
  const counts = summaries.data?.find((one) => one.routerId === routerId)?.counts
  const wrong = counts ? counts.missing + counts.different + counts.leftover + counts.clash : 0
  const open = doctor.data?.find((one) => one.routerId === routerId)?.open ?? 0

  const header = (
    <PageHeader
      title={router ? `Router ${router.name}` : 'Router'}
      marks={router && <StatusChip {...LINK_WORDS[router.link.state]} look="filled" />}
      onBack={() => go('router')}
      backLabel="Semua router"
      tabs={
        <Tabs<TabId>
          label="Rawat router"
          value={chosen}
          onChange={(id) => go('router', routerId, id)}
          tabs={[
            { id: 'periksa', label: 'Periksa router' },
            { id: 'cocokkan', label: 'Cocokkan', ...(wrong > 0 ? { count: wrong } : {}) },
            { id: 'dokter', label: 'Dokter listrik padam', ...(open > 0 ? { count: open } : {}) },
          ]}
        />
      }
    />
  )
  return (
    <Screen header={header} isFilling={chosen === 'cocokkan'}>
      {routers.error && <ErrorNotice {...toProblem(routers.error)} onRetry={() => void routers.refetch()} />}
      {routers.isPending && <Skeleton lines={8} />}
      {routers.data && !router && <EmptyState title="Router ini sudah tidak ada">Kembali ke daftar router.</EmptyState>}
      {router && chosen === 'periksa' && <CheckTab key={routerId} routerId={routerId} routerName={router.name} />}
      {router && chosen === 'cocokkan' && <ReconcileTab key={routerId} routerId={routerId} routerName={router.name} />}
      {router && chosen === 'dokter' && <DoctorTab key={routerId} routerId={routerId} routerName={router.name} />}
    </Screen>
  )
}
