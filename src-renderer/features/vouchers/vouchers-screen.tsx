// Owns: the Voucher screen: its tabs, the button that makes a batch, and the page of one batch.
// Must never: hold a rule; the core decides what may be made, seen or given up.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { HotkeyButton, PageHeader, Screen, Tabs } from '../../ui'
import { BatchForm } from './batch-form'
import { BatchPage } from './batch-page'
import { BatchTab } from './batch-tab'
import { ListTab } from './list-tab'
import { StockTab } from './stock-tab'

const TABS = ['daftar', 'batch', 'stok'] as const
type TabId = (typeof TABS)[number]

const SUMMARIES: Readonly<Record<TabId, string>> = {
  daftar: 'Semua kode yang pernah dibuat, lengkap dengan riwayatnya.',
  batch: 'Voucher yang dibuat bersama, dan sejauh mana sudah masuk ke router.',
  stok: 'Yang tersedia untuk dijual, juga saat router tidak tersambung.',
}

export default function VouchersScreen() {
  const { path } = useRoute()
  const mayMake = useSession().may(MANAGERS)
  const tab = TABS.find((id) => id === path[0]) ?? 'daftar'
  const [isMaking, setMaking] = useState(false)
  const stock = useQuery(orpc.vouchers.stock.queryOptions({ input: {} }))
  const low = stock.data?.filter(({ isLow }) => isLow).length
  const [, batchId] = path
  if (tab === 'batch' && batchId !== undefined) return <BatchPage key={batchId} batchId={batchId} />

  const tabs = (
    <Tabs
      label="Voucher"
      value={tab}
      onChange={(id) => go('voucher', id)}
      tabs={[
        { id: 'daftar', label: 'Daftar' },
        { id: 'batch', label: 'Batch' },
        { id: 'stok', label: low ? 'Stok menipis' : 'Stok', count: low || undefined },
      ]}
    />
  )
  const header = (
    <PageHeader
      title="Voucher"
      summary={SUMMARIES[tab]}
      tabs={tabs}
      actions={
        mayMake && (
          <HotkeyButton keys="Alt+T" variant="filled" description="Buat voucher" onPress={() => setMaking(true)}>
            + Buat voucher
          </HotkeyButton>
        )
      }
    />
  )
  return (
    <Screen header={header} isFilling={tab !== 'stok'}>
      {tab === 'daftar' && <ListTab />}
      {tab === 'batch' && <BatchTab onMake={mayMake ? () => setMaking(true) : undefined} />}
      {tab === 'stok' && <StockTab items={stock.data} error={stock.error} onRetry={() => void stock.refetch()} />}
      {isMaking && (
        <BatchForm
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false)
            go('voucher', 'batch', id)
          }}
        />
      )}
    </Screen>
  )
}
