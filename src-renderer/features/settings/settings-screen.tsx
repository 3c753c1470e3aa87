// Owns: Pengaturan and its tabs.
// Must never: show a tab that the role may not use.
import { useQuery } from '@tanstack/react-query'
import { orpc, toProblem, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { ErrorNotice } from '../../ui/notice'
import { PageHeader, Screen } from '../../ui/page-header'
import { Skeleton } from '../../ui/skeleton'
import { Tabs } from '../../ui/tabs'
import { BackupTab } from '../backup/backup-tab'
import { BillingTab } from '../invoices/billing-tab'
import { LanTab } from '../portal/lan-tab'
import { RemindersSettingsTab } from '../reminders/reminders-settings-tab'
import { ShiftPolicyTab } from '../shifts/shift-policy-tab'
import { SuspensionSettingsTab } from '../suspension/suspension-settings-tab'
import { AuditTab } from './audit-tab'
import { CounterTab } from './counter-tab'
import { LookTab } from './look-tab'
import { PeopleTab } from './people-tab'
import { PrintersTab } from './printers/printers-tab'
import { ShopTab } from './shop-tab'

const TABS = [
  { id: 'toko', label: 'Toko' },
  { id: 'printer', label: 'Printer' },
  { id: 'loket', label: 'Loket & QRIS' },
  { id: 'tagihan', label: 'Tagihan' },
  { id: 'pengingat', label: 'Pengingat' },
  { id: 'isolir', label: 'Isolir' },
  { id: 'shift', label: 'Shift' },
  { id: 'portal', label: 'Portal' },
  { id: 'cadangan', label: 'Cadangan' },
  { id: 'pengguna', label: 'Pengguna' },
  { id: 'jejak', label: 'Jejak audit' },
  { id: 'tampilan', label: 'Tampilan' },
] as const

type TabId = (typeof TABS)[number]['id']

export default function SettingsScreen() {
  const { may } = useSession()
  const { path } = useRoute()
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }))
  const tabs = TABS.filter((tab) => tab.id !== 'pengguna' || may(['owner']))
  const current: TabId = tabs.find((tab) => tab.id === path[0])?.id ?? 'toko'
  const problem = settings.error ? toProblem(settings.error) : null
  return (
    <Screen
      width="reading"
      header={
        <PageHeader
          title="Pengaturan"
          tabs={<Tabs label="Bagian pengaturan" tabs={tabs} value={current} onChange={(id) => go('pengaturan', id)} />}
        />
      }
    >
      {problem && (
        <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void settings.refetch()} />
      )}
      {!settings.data && !problem && <Skeleton lines={6} />}
      {settings.data && current === 'toko' && <ShopTab shop={settings.data.shop} />}
      {settings.data && current === 'loket' && <CounterTab settings={settings.data} />}
      {current === 'printer' && <PrintersTab />}
      {current === 'portal' && <LanTab />}
      {current === 'pengguna' && <PeopleTab />}
      {current === 'pengingat' && <RemindersSettingsTab />}
      {current === 'tagihan' && <BillingTab />}
      {current === 'cadangan' && <BackupTab />}
      {current === 'isolir' && <SuspensionSettingsTab />}
      {current === 'shift' && <ShiftPolicyTab />}
      {current === 'jejak' && <AuditTab />}
      {current === 'tampilan' && <LookTab />}
    </Screen>
  )
}
