// Owns: Katalog Layanan: its head, its tabs and the button that adds.
// Must never: hold a rule; the core decides what may be changed.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MANAGERS } from '../../../src-main/shared/roles'
import { serviceTypes } from '../../../src-main/shared/service-type'
import { orpc, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { HotkeyButton, PageHeader, Screen, Tabs } from '../../ui'
import { MasterTab } from './master-tab'
import { PackageTab } from './package-tab'
import { typeIntro, typeName } from './words'

const TAB_IDS = [...serviceTypes, 'master'] as const
type TabId = (typeof TAB_IDS)[number]

/** Parts of the address: `#/katalog/ip-statis`. */
const SLUGS: Readonly<Record<TabId, string>> = {
  hotspot: 'hotspot',
  pppoe: 'pppoe',
  static: 'ip-statis',
  other: 'lainnya',
  master: 'paket-induk',
}

export default function CatalogScreen() {
  const { path } = useRoute()
  const mayChange = useSession().may(MANAGERS)
  const tab = TAB_IDS.find((id) => SLUGS[id] === path[0]) ?? 'hotspot'
  const [isAdding, setAdding] = useState(false)
  // archived ones come along: the switch that shows them then needs no second look
  const packages = useQuery(orpc.catalog.list.queryOptions({ input: { includeArchived: true } }))
  const masters = useQuery({
    ...orpc.catalog.masters.queryOptions({ input: { includeArchived: true } }),
    enabled: mayChange,
  })
  const countOf = (id: TabId) =>
    id === 'master'
      ? masters.data?.filter((master) => !master.isArchived).length
      : packages.data?.filter((pack) => pack.master.serviceType === id && !pack.isArchived).length

  const tabs = (
    <Tabs
      label="Jenis paket"
      value={tab}
      onChange={(id) => go('katalog', SLUGS[id])}
      tabs={TAB_IDS.filter((id) => mayChange || id !== 'master').map((id) => ({
        id,
        label: id === 'master' ? 'Paket Induk' : typeName[id],
        count: countOf(id),
      }))}
    />
  )
  const header = (
    <PageHeader
      title="Katalog Layanan"
      summary={
        tab === 'master'
          ? 'Kecepatan, masa pakai dan batas; satu Paket Induk bisa dipakai beberapa paket.'
          : typeIntro[tab].summary
      }
      tabs={tabs}
      actions={
        mayChange && (
          <HotkeyButton
            keys="Alt+T"
            variant="filled"
            description={tab === 'master' ? 'Tambah Paket Induk' : 'Tambah Paket'}
            onPress={() => setAdding(true)}
          >
            {tab === 'master' ? '+ Tambah Paket Induk' : '+ Tambah Paket'}
          </HotkeyButton>
        )
      }
    />
  )
  const adding = { isAdding, onAdded: () => setAdding(false) }
  return (
    <Screen header={header} isFilling>
      {tab === 'master' ? (
        <MasterTab masters={masters} {...adding} />
      ) : (
        <PackageTab
          key={tab}
          serviceType={tab}
          packages={packages}
          masters={masters.data}
          mayChange={mayChange}
          onAdd={() => setAdding(true)}
          {...adding}
        />
      )}
    </Screen>
  )
}
