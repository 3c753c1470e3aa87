import {
  IconAlertTriangle,
  IconCash,
  IconChartBar,
  IconReceipt,
  IconRouter,
  IconSettings,
  IconShoppingCart,
  IconTicket,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { AppFrame, BrandMark, useHotkeys } from '../../../src-renderer/ui'
import { CounterPage } from './counter-page'
import { DialogsPage } from './dialogs-page'
import { FieldsPage } from './fields-page'
import { FiguresPage } from './figures-page'
import { PartsPage } from './parts-page'
import { TablePage } from './table-page'

const pages: Record<string, () => ReactNode> = {
  kasir: CounterPage,
  voucher: TablePage,
  katalog: FieldsPage,
  laporan: FiguresPage,
  kendala: PartsPage,
  dialog: DialogsPage,
}

export function Gallery() {
  const [page, setPage] = useState(window.location.hash.slice(1).split('/')[0] || 'kasir')
  useHotkeys([{ keys: 'F2', run: () => setPage('kasir'), description: 'Penjualan baru' }])
  const Page = pages[page] ?? PartsPage
  return (
    <AppFrame
      nav={{
        current: page,
        onNavigate: setPage,
        head: (
          <div style={{ display: 'flex', gap: '0.625rem', alignItems: 'center' }}>
            <BrandMark />
            <div style={{ lineHeight: 1.2 }}>
              <strong>LoketNet</strong>
              <div style={{ fontSize: '0.75rem', opacity: 0.8 }}>Warkop Barokah</div>
            </div>
          </div>
        ),
        groups: [
          {
            id: 'jual',
            items: [
              { id: 'kasir', label: 'Kasir', letter: 'K', icon: <IconShoppingCart />, isPrimary: true },
              { id: 'voucher', label: 'Voucher', letter: 'V', icon: <IconTicket />, isPrimary: true },
              { id: 'penjualan', label: 'Penjualan', letter: 'J', icon: <IconReceipt /> },
              { id: 'katalog', label: 'Katalog Layanan', letter: 'L', icon: <IconCash /> },
            ],
          },
          {
            id: 'jaga',
            items: [
              { id: 'router', label: 'Router', letter: 'R', icon: <IconRouter /> },
              {
                id: 'kendala',
                label: 'Kendala',
                letter: 'D',
                icon: <IconAlertTriangle />,
                count: 3,
                isPrimary: true,
              },
              { id: 'laporan', label: 'Laporan', letter: 'O', icon: <IconChartBar />, isPrimary: true },
              { id: 'dialog', label: 'Pengaturan', letter: 'P', icon: <IconSettings /> },
            ],
          },
        ],
      }}
      status={{
        mark: 'MODE DEMO',
        clock: '14:05 WIB',
        items: [
          { id: 'shift', label: 'Shift', word: 'buka sejak 07:58' },
          { id: 'kasir', label: 'Kasir', word: 'Sari' },
          { id: 'printer', label: 'Printer', tone: 'good', word: 'Siap', onOpen: () => undefined },
          { id: 'r1', label: 'Router Pusat', tone: 'good', word: 'Tersambung', onOpen: () => undefined },
          { id: 'r2', label: 'Router Kos Melati', tone: 'bad', word: 'Terputus 5 menit', onOpen: () => undefined },
          { id: 'tunggu', label: 'Menunggu', tone: 'warn', word: '12 pekerjaan', onOpen: () => undefined },
        ],
      }}
    >
      <Page />
    </AppFrame>
  )
}
