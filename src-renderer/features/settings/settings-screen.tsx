// Owns: Pengaturan and its tabs.
// Must never: show a tab that the role may not use.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { orpc, toProblem, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { ErrorNotice } from '../../ui/notice'
import { PageHeader, Screen } from '../../ui/page-header'
import { SideTabs, type TabGroup } from '../../ui/side-tabs'
import { Skeleton } from '../../ui/skeleton'
import { BackupTab } from '../backup/backup-tab'
import { GatewayTab } from '../gateways/gateway-tab'
import { BillingTab } from '../invoices/billing-tab'
import { LanTab } from '../portal/lan-tab'
import { RemindersSettingsTab } from '../reminders/reminders-settings-tab'
import { ShiftPolicyTab } from '../shifts/shift-policy-tab'
import { SuspensionSettingsTab } from '../suspension/suspension-settings-tab'
import { TermsTab } from '../terms/terms-tab'
import { AuditTab } from './audit-tab'
import { CounterTab } from './counter-tab'
import { LookTab } from './look-tab'
import { PeopleTab } from './people-tab'
import { PrintersTab } from './printers/printers-tab'
import { ShopTab } from './shop-tab'

const GROUPS = [
  {
    title: 'Toko',
    tabs: [
      { id: 'toko', label: 'Toko' },
      { id: 'printer', label: 'Printer' },
      { id: 'loket', label: 'Loket & QRIS' },
      { id: 'shift', label: 'Shift' },
    ],
  },
  {
    title: 'Pelanggan',
    tabs: [
      { id: 'tagihan', label: 'Tagihan' },
      { id: 'pengingat', label: 'Pengingat' },
      { id: 'isolir', label: 'Isolir' },
      { id: 'portal', label: 'Portal' },
      { id: 'online', label: 'Pembayaran online' },
      { id: 'ketentuan', label: 'Ketentuan' },
    ],
  },
  {
    title: 'Komputer ini',
    tabs: [
      { id: 'pengguna', label: 'Pengguna' },
      { id: 'cadangan', label: 'Cadangan' },
      { id: 'jejak', label: 'Jejak audit' },
      { id: 'tampilan', label: 'Tampilan' },
    ],
  },
] as const

type TabId = (typeof GROUPS)[number]['tabs'][number]['id']
const OWNER_ONLY: readonly TabId[] = ['pengguna', 'online']

export default function SettingsScreen() {
  const { may } = useSession()
  const { path } = useRoute()
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }))
  const groups: readonly TabGroup<TabId>[] = GROUPS.map(({ title, tabs }) => ({
    title,
    tabs: tabs.filter(({ id }) => !OWNER_ONLY.includes(id) || may(['owner'])),
  }))
  const current = groups.flatMap(({ tabs }) => tabs).find(({ id }) => id === path[0])?.id ?? 'toko'
  const problem = settings.error ? toProblem(settings.error) : null
  const waiting = problem ? null : <Skeleton lines={6} />
  const bodies: Readonly<Record<TabId, ReactNode>> = {
    toko: settings.data ? <ShopTab shop={settings.data.shop} /> : waiting,
    printer: <PrintersTab />,
    loket: settings.data ? <CounterTab settings={settings.data} /> : waiting,
    shift: <ShiftPolicyTab />,
    tagihan: <BillingTab />,
    pengingat: <RemindersSettingsTab />,
    isolir: <SuspensionSettingsTab />,
    portal: <LanTab />,
    online: <GatewayTab />,
    ketentuan: <TermsTab />,
    pengguna: <PeopleTab />,
    cadangan: <BackupTab />,
    jejak: <AuditTab />,
    tampilan: <LookTab />,
  }
  return (
    <Screen header={<PageHeader title="Pengaturan" />}>
      {problem && (
        <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void settings.refetch()} />
      )}
      <SideTabs label="Bagian pengaturan" groups={groups} value={current} onChange={(id) => go('pengaturan', id)}>
        {bodies[current]}
      </SideTabs>
    </Screen>
  )
}
