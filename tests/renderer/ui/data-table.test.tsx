import { fireEvent, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { DataTable } from '../../../src-renderer/ui/data-table'
import { fitColumns } from '../../../src-renderer/ui/fit-columns'
import type { Column, DataTableProps, Sort } from '../../../src-renderer/ui/table-types'
import { renderKit } from './render-kit'

type Row = { readonly id: string; readonly code: string; readonly price: number }

const makeRows = (count: number, from = 0): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `v${from + index}`, code: `KODE${from + index}`, price: 2000 }))

const columns: readonly Column<Row>[] = [
  { id: 'code', header: 'Kode', width: 8, cell: (row) => row.code, isSortable: true },
  { id: 'price', header: 'Harga', width: 6, cell: (row) => row.price, isNumber: true },
  ...['Paket', 'Keadaan', 'Router', 'Kasir', 'Tanggal', 'Batch'].map((header) => ({
    id: header,
    header,
    width: 6,
    cell: () => header,
  })),
]

type TableProps = Partial<DataTableProps<Row>>

const Table = (props: TableProps) => (
  <DataTable label="Voucher" columns={columns} rows={[]} rowKey={(row) => row.id} {...props} />
)

function Selecting(props: TableProps & { readonly log: string[] }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const select = (next: ReadonlySet<string>) => {
    props.log.push([...next].join(','))
    setSelected(next)
  }
  return <Table {...props} selected={selected} onSelect={select} />
}

const grid = () => screen.getByRole('grid')
const activeText = () => {
  const id = grid().getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)?.querySelector('[role="gridcell"]')?.textContent
}
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(grid(), { key, ...more })

describe('tabel', () => {
  test('seratus ribu baris, kurang dari tiga ratus simpul', () => {
    renderKit(<Table rows={makeRows(100_000)} total={1_000_000} />)
    const nodes = document.querySelectorAll('section[aria-label="Voucher"] *').length
    expect(nodes).toBeGreaterThan(100)
    expect(nodes).toBeLessThan(300)
    expect(grid().getAttribute('aria-rowcount')).toBe('1000001')
  })

  test('panah, Page, Home dan End berjalan; Enter membuka', () => {
    const opened: string[] = []
    renderKit(<Table rows={makeRows(1000)} onOpen={(row) => opened.push(row.code)} />)
    press('ArrowDown')
    expect(activeText()).toBe('KODE0')
    press('ArrowDown')
    press('ArrowDown')
    press('ArrowUp')
    press('Enter')
    press('PageDown')
    const page = activeText()
    press('End')
    expect(activeText()).toBe('KODE999')
    press('ArrowDown')
    press('Enter')
    press('Home')
    expect(activeText()).toBe('KODE0')
    expect(opened).toEqual(['KODE1', 'KODE999'])
    expect(Number(page?.slice(4))).toBeGreaterThan(8)
  })

  test('tempat berdiri mengikuti barisnya bila data segar datang di atasnya', () => {
    const rows = makeRows(50)
    const { again } = renderKit(<Table rows={rows} />)
    press('ArrowDown')
    press('ArrowDown')
    expect(activeText()).toBe('KODE1')
    again(<Table rows={[...makeRows(3, 900), ...rows]} />)
    expect(activeText()).toBe('KODE1')
  })

  test('Spasi, Shift+panah dan Ctrl+A memilih; Esc melepas', () => {
    const log: string[] = []
    renderKit(<Selecting rows={makeRows(4)} log={log} />)
    press('ArrowDown')
    press(' ')
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    press('Escape')
    press('a', { ctrlKey: true })
    press('a', { ctrlKey: true })
    expect(log).toEqual(['v0', 'v0,v1', 'v0,v1,v2', '', 'v0,v1,v2,v3', ''])
  })

  test('kotak centang memilih tanpa membuka; tombol di dalam baris tidak membuka', async () => {
    const log: string[] = []
    const opened: string[] = []
    const withButton: readonly Column<Row>[] = [
      ...columns,
      { id: 'x', header: '', width: 3, cell: (row) => <button type="button">Cetak {row.code}</button> },
    ]
    const { user } = renderKit(
      <Selecting rows={makeRows(3)} log={log} columns={withButton} onOpen={(row) => opened.push(row.code)} />,
    )
    const second = screen.getAllByRole('row')[2]!
    await user.click(within(second).getByRole('checkbox'))
    await user.click(within(second).getByRole('button'))
    expect([log, opened]).toEqual([['v1'], []])
    await user.click(within(second).getByText('KODE1'))
    expect(opened).toEqual(['KODE1'])
  })

  test('panah kanan masuk ke tombol di baris, panah kiri keluar lagi', async () => {
    const withButton: readonly Column<Row>[] = [
      ...columns,
      { id: 'x', header: '', width: 3, cell: (row) => <button type="button">Cetak {row.code}</button> },
    ]
    const { user } = renderKit(<Table rows={makeRows(3)} columns={withButton} />)
    grid().focus()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}')
    expect(document.activeElement?.textContent).toBe('Cetak KODE1')
    await user.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(grid())
  })

  test('minta berikutnya hanya bila ujungnya tampak, dan sekali', () => {
    let asked = 0
    const loadMore = () => {
      asked += 1
    }
    const { again } = renderKit(<Table rows={makeRows(500)} hasMore loadMore={loadMore} />)
    expect(asked).toBe(0)
    press('ArrowDown')
    press('End')
    expect(asked).toBe(1)
    again(<Table rows={makeRows(500)} hasMore isLoadingMore loadMore={loadMore} />)
    expect(asked).toBe(1)
    again(<Table rows={makeRows(502)} hasMore loadMore={loadMore} />)
    expect(asked).toBe(2)
    again(<Table rows={makeRows(502)} loadMore={loadMore} />)
    expect(asked).toBe(2)
  })

  test('data lama tetap tampak selama yang segar datang; kosong hanya bila sungguh kosong', () => {
    const empty = <p>Belum ada voucher</p>
    const { again } = renderKit(<Table rows={[]} isLoading empty={empty} />)
    expect(screen.getByRole('status', { name: 'Sedang memuat' })).toBeTruthy()
    expect(screen.queryByText('Belum ada voucher')).toBeNull()
    again(<Table rows={makeRows(3)} isRefreshing empty={empty} />)
    expect(screen.getByText('KODE0')).toBeTruthy()
    again(<Table rows={makeRows(3)} isLoading empty={empty} />)
    expect(screen.getByText('KODE0')).toBeTruthy()
    again(<Table rows={[]} empty={empty} />)
    expect(screen.getByText('Belum ada voucher')).toBeTruthy()
    again(<Table rows={[]} empty={empty} error={{ message: 'Tidak bisa memuat.' }} />)
    expect(screen.queryByText('Belum ada voucher')).toBeNull()
    expect(screen.getByRole('alert').textContent).toContain('Tidak bisa memuat.')
  })

  test('urutan ditekan di kepala kolom dan diumumkan', async () => {
    const sorts: Sort[] = []
    const { user, again } = renderKit(<Table rows={makeRows(3)} sort={null} onSort={(sort) => sorts.push(sort)} />)
    await user.click(screen.getByRole('button', { name: 'Kode' }))
    again(<Table rows={makeRows(3)} sort={sorts[0]} onSort={(sort) => sorts.push(sort)} />)
    expect(screen.getByRole('columnheader', { name: 'Kode' }).getAttribute('aria-sort')).toBe('ascending')
    await user.click(screen.getByRole('button', { name: 'Kode' }))
    expect(sorts).toEqual([
      { column: 'code', direction: 'ascending' },
      { column: 'code', direction: 'descending' },
    ])
  })

  test('di layar sempit kolom yang boleh pergi pergi menurut gilirannya; keadaan dan aksi tetap', () => {
    const wide: readonly Column<Row>[] = [
      { id: 'code', header: 'Kode', width: 10, cell: (row) => row.code },
      { id: 'at', header: 'Waktu', width: 8, cell: () => '', leaves: 2 },
      { id: 'via', header: 'Lewat', width: 6, cell: () => '', leaves: 1 },
      { id: 'state', header: 'Keadaan', width: 12, cell: () => '' },
    ]
    const standing = (room: number) => fitColumns(wide, room).map(({ header }) => header)
    expect(standing(36)).toEqual(['Kode', 'Waktu', 'Lewat', 'Keadaan'])
    expect(standing(35)).toEqual(['Kode', 'Waktu', 'Keadaan'])
    expect(standing(29)).toEqual(['Kode', 'Keadaan'])
    expect(standing(10)).toEqual(['Kode', 'Keadaan'])
  })

  test('lebar kolom dihitung dari layar, kotak centang ikut makan tempat', () => {
    const width = vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(16 * 48)
    try {
      const wide = columns.map((column) => (column.id === 'Batch' ? { ...column, leaves: 1 } : column))
      const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
      const { again } = renderKit(<Table rows={makeRows(1)} columns={wide.slice(1)} />)
      expect(heads()).toContain('Batch')
      again(<Selecting rows={makeRows(1)} columns={wide} log={[]} />)
      expect(heads()).not.toContain('Batch')
      expect(heads()).toContain('Keadaan')
    } finally {
      width.mockRestore()
    }
  })
})
