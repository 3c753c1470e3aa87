import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { rupiah } from '../../../src-main/shared/money'
import {
  ActionsMenu,
  Button,
  type Column,
  CountLine,
  DataTable,
  EmptyState,
  HotkeyButton,
  Money,
  PageHeader,
  Screen,
  SearchBox,
  SelectField,
  type Sort,
  StatusChip,
  Tabs,
} from '../../../src-renderer/ui'

type Row = {
  readonly id: string
  readonly code: string
  readonly state: number
  readonly price: number
  readonly at: string
}

const states = [
  { tone: 'good', word: 'Tersedia' },
  { tone: 'info', word: 'Terjual' },
  { tone: 'good', word: 'Aktif' },
  { tone: 'calm', word: 'Habis' },
  { tone: 'bad', word: 'Hangus' },
  { tone: 'warn', word: 'Menunggu router' },
] as const
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

const makeRows = (from: number, count: number): Row[] =>
  Array.from({ length: count }, (_, offset) => {
    const n = from + offset
    const code = Array.from({ length: 8 }, (_, i) => signs[(n * 7919 + i * 104729 + ((n >> i) & 15) * 13) % 31]).join(
      '',
    )
    return {
      id: String(n),
      code,
      state: (n * 5) % 6,
      price: [2000, 5000, 20_000, 50_000][n % 4] ?? 0,
      at: `${String((n % 28) + 1).padStart(2, '0')}/08/2026 14:05`,
    }
  })

export function TablePage() {
  const [rows, setRows] = useState(() => makeRows(0, window.location.hash.includes('banyak') ? 100_000 : 500))
  const [search, setSearch] = useState('')
  const [tab, setTab] = useState<'list' | 'batch' | 'stock'>('list')
  const [state, setState] = useState<'all' | 'sold'>('all')
  const [sort, setSort] = useState<Sort>({ column: 'at', direction: 'descending' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1', '3']))
  const mode = window.location.hash.split('/')[1]
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'code', header: 'Kode', width: 8, cell: (row) => <span className="ln-code">{row.code}</span> },
      { id: 'package', header: 'Paket', width: 10, grow: 2, cell: () => 'Harian Hemat', isSortable: true },
      { id: 'state', header: 'Keadaan', width: 9, cell: (row) => <StatusChip {...states[(row.state % 6) as 0]} /> },
      { id: 'router', header: 'Router', width: 8, cell: () => <StatusChip tone="good" word="Di router" /> },
      {
        id: 'price',
        header: 'Harga Jual',
        width: 6.5,
        isNumber: true,
        isSortable: true,
        cell: (row) => <Money amount={rupiah(row.price)} />,
      },
      { id: 'cashier', header: 'Kasir', width: 6, cell: () => 'Sari' },
      { id: 'at', header: 'Dibuat', width: 10, isSortable: true, cell: (row) => row.at },
      {
        id: 'actions',
        header: '',
        width: 3,
        grow: 0,
        cell: (row) => (
          <ActionsMenu
            label={`Aksi ${row.code}`}
            size="xs"
            actions={[
              { id: 'print', label: 'Cetak ulang', onChoose: () => undefined },
              {
                id: 'wa',
                label: 'Kirim WA',
                detail: 'Pelanggan tanpa nomor',
                isDisabled: true,
                onChoose: () => undefined,
              },
              { id: 'void', label: 'Batalkan voucher', tone: 'danger', onChoose: () => undefined },
            ]}
          />
        ),
      },
    ],
    [],
  )
  const shown = mode === 'kosong' || mode === 'muat' ? [] : rows
  return (
    <Screen
      isFilling
      header={
        <PageHeader
          title="Voucher"
          summary="10.482 voucher, 37 belum di router"
          actions={
            <HotkeyButton keys="F4" variant="filled" leftSection={<IconPlus size="1rem" />} onPress={() => undefined}>
              Isi stok
            </HotkeyButton>
          }
          tabs={
            <Tabs
              label="Bagian voucher"
              value={tab}
              onChange={setTab}
              tabs={[
                { id: 'list', label: 'Daftar' },
                { id: 'batch', label: 'Batch cetak', count: 4 },
                { id: 'stock', label: 'Stok' },
              ]}
            />
          }
        />
      }
    >
      <DataTable
        label="Voucher"
        columns={columns}
        rows={shown}
        rowKey={(row) => row.id}
        total={10_482}
        hasMore={mode !== 'kosong' && rows.length < 100_000}
        isLoading={mode === 'muat'}
        isRefreshing={mode === 'segar'}
        loadMore={() => setRows((old) => [...old, ...makeRows(old.length, 500)])}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
        onOpen={(row) => setSearch(row.code)}
        rowTone={(row) => (row.state === 4 ? 'calm' : row.state === 5 ? 'warn' : undefined)}
        summary={
          <CountLine noun="voucher" shown={1204} total={10_482} selected={selected.size} detail="37 belum di router" />
        }
        actions={
          <Button size="xs" variant="default" leftSection={<IconDownload size="0.875rem" />}>
            Ekspor CSV
          </Button>
        }
        filters={
          <>
            <SearchBox label="Cari kode" value={search} onChange={setSearch} />
            <SelectField
              label="Keadaan"
              isLabelHidden
              value={state}
              onChange={setState}
              options={[
                { value: 'all', label: 'Semua keadaan' },
                { value: 'sold', label: 'Terjual' },
              ]}
            />
          </>
        }
        empty={
          <EmptyState title="Belum ada voucher" action={<Button>Isi stok pertama</Button>}>
            Isi stok dulu supaya bisa berjualan walau router sedang mati.
          </EmptyState>
        }
        card={(row) => (
          <div style={{ display: 'grid', gridTemplateColumns: '1fr auto', rowGap: '0.125rem' }}>
            <span className="ln-code">{row.code}</span>
            <Money amount={rupiah(row.price)} />
            <StatusChip {...states[(row.state % 6) as 0]} />
            <span style={{ color: 'var(--ln-ink-soft)' }}>{row.at}</span>
          </div>
        )}
      />
    </Screen>
  )
}
