// Owns: the Tagihan screen: its tabs and the page of one bill.
// Must never: hold a rule; the core decides what is due, late or may be cancelled.
import { Suspense, useState } from 'react'
import { MANAGERS } from '../../../src-main/shared/roles'
import { useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { HotkeyButton, PageHeader, Screen, Skeleton, Tabs } from '../../ui'
import { useHasCharges } from '../gateways/use-has-charges'
import { BillPage } from './bill-page'
import { useHeldRun } from './held-notice'
import { ManualBillForm } from './manual-form'
import { BILL_TABS } from './tabs'

export default function InvoicesScreen() {
  const { path } = useRoute()
  const { may } = useSession()
  const [isMaking, setMaking] = useState(false)
  const held = useHeldRun()
  const hasOnline = useHasCharges() || path[0] === 'online'
  const tabs = BILL_TABS.filter(({ id, roles }) => may(roles) && (id !== 'online' || hasOnline))
  const current = tabs.find(({ id }) => id === path[0]) ?? tabs[0]
  const billId = Number(path[1])
  if (path[0] === 'daftar' && Number.isSafeInteger(billId) && billId > 0) return <BillPage key={billId} id={billId} />
  if (!current) return null
  const Body = current.component
  return (
    <Screen
      isFilling={current.isFilling}
      header={
        <PageHeader
          title="Tagihan"
          summary={current.summary}
          tabs={
            <Tabs
              label="Tagihan"
              value={current.id}
              onChange={(id) => go('tagihan', id)}
              tabs={tabs.map(({ id, label }) => ({ id, label, count: id === 'jalankan' && held ? 1 : undefined }))}
            />
          }
          actions={
            current.id === 'daftar' &&
            may(MANAGERS) && (
              <HotkeyButton keys="F2" variant="filled" description="Tagihan manual" onPress={() => setMaking(true)}>
                + Tagihan manual
              </HotkeyButton>
            )
          }
        />
      }
    >
      <Suspense fallback={<Skeleton lines={8} />}>
        <Body />
      </Suspense>
      {isMaking && (
        <ManualBillForm
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false)
            go('tagihan', 'daftar', String(id))
          }}
        />
      )}
    </Screen>
  )
}
