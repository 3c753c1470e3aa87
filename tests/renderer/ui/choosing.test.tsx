import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'
import { ActionsMenu } from '../../../src-renderer/ui/actions-menu'
import { AppFrame } from '../../../src-renderer/ui/app-frame'
import { BarChart } from '../../../src-renderer/ui/charts'
import { ChoiceTiles } from '../../../src-renderer/ui/choice-tiles'
import { matchOptions, SelectBox } from '../../../src-renderer/ui/select-box'
import { Stepper } from '../../../src-renderer/ui/stepper'
import { Tabs } from '../../../src-renderer/ui/tabs'
import { renderKit } from './render-kit'

const pools = [
  { value: 'p1', label: 'pppoe-pool', detail: '10.5.0.2-254' },
  { value: 'p2', label: 'hotspot-pool' },
  { value: 'p3', label: 'kos-melati', keywords: 'bu tini' },
  { value: 'p4', label: 'isolir', isDisabled: true },
] as const

function Pool({ given, isFree = false }: { given: (string | null)[]; isFree?: boolean }) {
  const [pool, setPool] = useState<string | null>(null)
  const set = (next: string | null) => {
    given.push(next)
    setPool(next)
  }
  return (
    <form>
      <SelectBox
        label="Pool IP"
        value={pool}
        onChange={set}
        options={pools}
        isClearable
        onTyped={isFree ? set : undefined}
      />
      <button type="button">lain</button>
    </form>
  )
}

describe('memilih dari banyak', () => {
  const box = () => screen.getByRole<HTMLInputElement>('combobox')

  test('mengetik sebagian nama, panah, Enter; kata kunci dan tanda baca dimaafkan', async () => {
    const given: (string | null)[] = []
    const { user } = renderKit(<Pool given={given} />)
    await user.type(box(), 'pool')
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'pppoe-pool10.5.0.2-254',
      'hotspot-pool',
    ])
    await user.keyboard('{ArrowDown}{Enter}')
    expect([given, box().value]).toEqual([['p2'], 'hotspot-pool'])
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.clear(box())
    await user.type(box(), 'TINI{Enter}')
    expect(given.at(-1)).toBe('p3')
    expect(matchOptions(pools, 'pool hot').map((option) => option.value)).toEqual(['p2'])
  })

  test('teks yang bukan pilihan tidak tinggal; Esc membatalkan; yang mati tidak terpilih', async () => {
    const given: (string | null)[] = []
    const { user } = renderKit(<Pool given={given} />)
    await user.type(box(), 'entah')
    expect(screen.getByText('Tidak ada yang cocok')).toBeTruthy()
    await user.keyboard('{Enter}{Escape}')
    expect([given, box().value]).toEqual([[], ''])
    await user.type(box(), 'isolir{Enter}')
    expect(given).toEqual([])
    await user.click(screen.getByRole('button', { name: 'lain' }))
    expect(box().value).toBe('')
  })

  test('bila router tak terjangkau, nama boleh diketik', async () => {
    const given: (string | null)[] = []
    const { user } = renderKit(<Pool given={given} isFree />)
    await user.type(box(), 'pool-baru{Enter}')
    expect([given, box().value]).toEqual([['pool-baru'], 'pool-baru'])
    await user.click(screen.getByRole('button', { name: 'Kosongkan Pool IP' }))
    expect([given.at(-1), box().value]).toEqual([null, ''])
  })
})

function Pay() {
  const [method, setMethod] = useState<'cash' | 'qris'>('cash')
  return (
    <ChoiceTiles
      label="Cara bayar"
      value={method}
      onChange={setMethod}
      choices={[
        { value: 'cash', label: 'Tunai', keys: 'F7' },
        { value: 'qris', label: 'QRIS', keys: 'F8' },
      ]}
    />
  )
}

test('cara bayar dipilih dengan kuncinya', () => {
  renderKit(<Pay />)
  fireEvent.keyDown(document.body, { key: 'F8' })
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /QRIS/ }).checked).toBe(true)
})

test('menu: panah bawah membuka, huruf melompat, yang mati tidak berbuat, fokus kembali', async () => {
  const done: string[] = []
  const { user } = renderKit(
    <ActionsMenu
      label="Aksi"
      actions={[
        { id: 'a', label: 'Cetak ulang', onChoose: () => done.push('cetak') },
        { id: 'b', label: 'Kirim WA', isDisabled: true, detail: 'tanpa nomor', onChoose: () => done.push('wa') },
        { id: 'c', label: 'Hapus', onChoose: () => done.push('hapus') },
      ]}
    />,
  )
  const button = screen.getByRole('button', { name: 'Aksi' })
  button.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect([done, screen.queryByRole('menu') !== null]).toEqual([[], true])
  await user.keyboard('h{Enter}')
  expect(done).toEqual(['hapus'])
  expect(document.activeElement).toBe(button)
  await user.keyboard('{ArrowDown}{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button)
})

function TwoTabs() {
  const [tab, setTab] = useState<'a' | 'b'>('a')
  return (
    <Tabs
      label="Bagian"
      value={tab}
      onChange={setTab}
      tabs={[
        { id: 'a', label: 'Hotspot' },
        { id: 'b', label: 'PPPoE', count: 2 },
      ]}
    >
      isi {tab}
    </Tabs>
  )
}

test('tab berpindah dengan panah', async () => {
  const { user } = renderKit(<TwoTabs />)
  await user.tab()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tabpanel', { name: /PPPoE/ }).textContent).toBe('isi b')
  await user.keyboard('{ArrowRight}')
  expect(document.activeElement?.textContent).toBe('Hotspot')
})

test('menu utama: huruf di bawah Alt membawa ke sana; yang menunggu tampak jumlahnya', () => {
  const went: string[] = []
  renderKit(
    <AppFrame
      nav={{
        current: 'kasir',
        onNavigate: (id) => went.push(id),
        groups: [
          {
            id: 'g',
            items: [
              { id: 'kasir', label: 'Kasir', letter: 'K', icon: null, isPrimary: true },
              { id: 'kendala', label: 'Kendala', letter: 'D', icon: null, count: 3 },
            ],
          },
        ],
      }}
      status={{ items: [{ id: 'p', label: 'Printer', word: 'Siap', tone: 'good' }], clock: '14:05 WIB' }}
    >
      <p>isi</p>
    </AppFrame>,
  )
  fireEvent.keyDown(document.body, { key: 'd', altKey: true })
  expect(went).toEqual(['kendala'])
  const menu = screen.getByRole('navigation', { name: 'Menu utama' })
  expect(menu.querySelector('[aria-current="page"]')?.textContent).toContain('Kasir')
  expect(menu.textContent).toContain('3')
  fireEvent.keyDown(window, { key: 'Alt', altKey: true })
  expect(menu.dataset.alt).toBe('true')
  fireEvent.blur(window)
  expect(menu.dataset.alt).toBeUndefined()
})

test('langkah: yang sudah dilalui boleh dibuka lagi, yang belum tidak', async () => {
  const opened: string[] = []
  const steps = ['Toko', 'Router', 'Printer'].map((label) => ({ id: label, label }))
  const { user } = renderKit(<Stepper steps={steps} current="Router" onSelect={(id) => opened.push(id)} />)
  await user.click(screen.getByRole('button', { name: 'Toko' }))
  expect(opened).toEqual(['Toko'])
  expect(screen.queryByRole('button', { name: 'Printer' })).toBeNull()
  expect(screen.getByText('Langkah 2 dari 3:', { exact: false })).toBeTruthy()
})

test('grafik dibaca dengan panah, dan angkanya diucapkan utuh', async () => {
  const opened: number[] = []
  const points = [
    { label: '15/8', name: 'Sabtu, 15 Agustus 2026', value: 100 },
    { label: '16/8', name: 'Minggu, 16 Agustus 2026', value: 0 },
    { label: '17/8', name: 'Senin, 17 Agustus 2026', value: 350 },
  ]
  const { user } = renderKit(
    <BarChart
      label="Penjualan"
      points={points}
      format={(value) => `Rp${value}`}
      onOpen={(index) => opened.push(index)}
    />,
  )
  await user.tab()
  await user.keyboard('{ArrowLeft}')
  expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('Senin, 17 Agustus 2026: Rp350')
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}')
  expect(screen.getByRole('status').textContent).toBe('Sabtu, 15 Agustus 2026 Rp100')
  expect(opened).toEqual([0])
})
