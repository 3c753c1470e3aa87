// Owns: the screen "Sedang online": who is there now, and what flows.
// Must never: ask routers for anything while it cannot be seen.
import { go, useRoute } from '../../app/route'
import { PageHeader, Screen, Tabs } from '../../ui'
import { SessionsTab } from './sessions-tab'
import { TrafficTab } from './traffic-tab'
import { useOnline } from './use-online'

export default function OnlineScreen() {
  const { path } = useRoute()
  const tab = path[0] === 'lalu-lintas' ? 'lalu-lintas' : 'orang'
  const { now, problem } = useOnline()
  const header = (
    <PageHeader
      title="Sedang online"
      summary={
        tab === 'orang' ? 'Siapa yang memakai internet sekarang, di semua router.' : 'Yang lewat di router saat ini.'
      }
      tabs={
        <Tabs
          label="Sedang online"
          value={tab}
          onChange={(id) => (id === 'orang' ? go('online') : go('online', id))}
          tabs={[
            { id: 'orang', label: 'Orang', count: now?.sessions.length },
            { id: 'lalu-lintas', label: 'Lalu lintas' },
          ]}
        />
      }
    />
  )
  return (
    <Screen header={header} isFilling={tab === 'orang'}>
      {tab === 'orang' ? <SessionsTab now={now} problem={problem} /> : <TrafficTab routers={now?.routers ?? null} />}
    </Screen>
  )
}
