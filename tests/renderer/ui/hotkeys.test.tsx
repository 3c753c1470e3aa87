import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listKeys } from '../../../src-renderer/lib/hotkeys'
import { ariaShortcut, comboKeys, matchesCombo, parseCombo } from '../../../src-renderer/lib/key-combo'
import { useHotkeys, useScanner } from '../../../src-renderer/lib/use-hotkeys'
import { Dialog } from '../../../src-renderer/ui/dialog'
import { HotkeyButton } from '../../../src-renderer/ui/hotkey-button'
import { HelpDialog } from '../../../src-renderer/ui/hotkey-list'
import { SearchBox } from '../../../src-renderer/ui/search-box'
import { renderKit } from './render-kit'

const press = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...more })

describe('tombol dengan kunci', () => {
  test('F9 menekan tombolnya, dan peramban tidak mendapat apa-apa', () => {
    const done: string[] = []
    renderKit(
      <HotkeyButton keys="F9" onPress={() => done.push('bayar')}>
        Bayar pas
      </HotkeyButton>,
    )
    expect(press('F9')).toBe(false) // preventDefault was called
    expect(done).toEqual(['bayar'])
    const button = screen.getByRole('button', { name: /Bayar pas/ })
    expect(button.getAttribute('aria-keyshortcuts')).toBe('F9')
    expect(button.textContent).toContain('F9')
    fireEvent.click(button)
    expect(done).toEqual(['bayar', 'bayar'])
  })

  test('tombol yang ditahan tidak membayar dua kali', () => {
    const done: string[] = []
    renderKit(
      <HotkeyButton keys="F9" onPress={() => done.push('bayar')}>
        Bayar pas
      </HotkeyButton>,
    )
    press('F9')
    press('F9', { repeat: true })
    press('F9', { repeat: true })
    expect(done).toEqual(['bayar'])
  })

  test('tombol mati: kuncinya tidak berbuat apa-apa, tetapi tetap ditahan dari peramban', () => {
    const done: string[] = []
    renderKit(
      <>
        <HotkeyButton keys="F3" disabled onPress={() => done.push('x')}>
          Cari
        </HotkeyButton>
        <HotkeyButton keys="F5" loading onPress={() => done.push('x')}>
          Muat
        </HotkeyButton>
      </>,
    )
    expect([press('F3'), press('F5')]).toEqual([false, false])
    expect(done).toEqual([])
  })

  test('angka tidak menekan ubin selama orang mengetik; tombol F tetap jalan', async () => {
    const done: string[] = []
    const { user } = renderKit(
      <>
        <input aria-label="Nama" />
        <HotkeyButton keys="1" onPress={() => done.push('ubin')}>
          Warkop 3 Jam
        </HotkeyButton>
        <HotkeyButton keys="F2" onPress={() => done.push('baru')}>
          Baru
        </HotkeyButton>
      </>,
    )
    const name = screen.getByLabelText<HTMLInputElement>('Nama')
    await user.type(name, '1')
    expect([name.value, done]).toEqual(['1', []])
    await user.keyboard('{F2}')
    name.blur()
    await user.keyboard('1')
    expect(done).toEqual(['baru', 'ubin'])
  })

  test('Enter milik tombol yang sedang dipegang', async () => {
    const done: string[] = []
    const { user } = renderKit(
      <>
        <HotkeyButton keys="Enter" onPress={() => done.push('utama')}>
          Lanjut
        </HotkeyButton>
        <button type="button" onClick={() => done.push('lain')}>
          Lain
        </button>
      </>,
    )
    screen.getByRole('button', { name: 'Lain' }).focus()
    await user.keyboard('{Enter}')
    expect(done).toEqual(['lain'])
    press('Enter')
    expect(done).toEqual(['lain', 'utama'])
  })
})

function Layered({ done }: { done: string[] }) {
  const [isOpen, setOpen] = useState(false)
  useHotkeys([
    { keys: 'F9', run: () => done.push('layar'), description: 'Bayar' },
    { keys: 'F2', run: () => setOpen(true), description: 'Buka' },
  ])
  return (
    <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Dialog">
      <HotkeyButton keys="F8" onPress={() => done.push('dialog')}>
        QRIS
      </HotkeyButton>
    </Dialog>
  )
}

test('di bawah dialog semua kunci diam; setelah ditutup hidup lagi', () => {
  const done: string[] = []
  renderKit(<Layered done={done} />)
  press('F9')
  press('F2')
  press('F9')
  press('F8')
  expect(done).toEqual(['layar', 'dialog'])
  press('Escape')
  expect(screen.queryByRole('dialog')).toBeNull()
  press('F9')
  press('F8')
  expect(done).toEqual(['layar', 'dialog', 'layar'])
})

function WithHelp() {
  const [isHelp, setHelp] = useState(false)
  useHotkeys([
    { keys: 'F1', run: () => setHelp(true), description: 'Bantuan', everywhere: true },
    { keys: 'Alt+K', run: () => undefined, description: 'Kasir' },
  ])
  return <HelpDialog isOpen={isHelp} onClose={() => setHelp(false)} title="Bantuan" />
}

test('F1 menyebut kunci yang sungguh berlaku di layar ini', () => {
  renderKit(<WithHelp />)
  expect(listKeys().map((key) => key.keys)).toEqual(['F1', 'Alt+K'])
  press('F1')
  expect(screen.getByRole('dialog').textContent).toContain('Kasir')
})

function Search({ found }: { found: string[] }) {
  const [text, setText] = useState('')
  return <SearchBox label="Cari kode" value={text} onChange={setText} onEnter={(scan) => found.push(scan)} />
}

test('F3 ke pencarian; pemindai mengetik lalu Enter; Esc mengosongkan dulu', async () => {
  const found: string[] = []
  const { user } = renderKit(<Search found={found} />)
  press('F3')
  const box = screen.getByRole<HTMLInputElement>('searchbox')
  expect(document.activeElement).toBe(box)
  await user.keyboard('7KQ2MNPX{Enter}')
  await user.keyboard('AAAA2222{Enter}')
  expect(found).toEqual(['7KQ2MNPX', 'AAAA2222'])
  await user.keyboard('{Escape}')
  expect(box.value).toBe('')
})

function Counter({ done }: { done: string[] }) {
  useScanner((text) => done.push(`pindai ${text}`))
  useHotkeys([
    { keys: '7', run: () => done.push('ubin 7') },
    { keys: 'Enter', run: () => done.push('utama') },
  ])
  return <input aria-label="Nama" />
}

describe('pemindai tanpa kursor di isian', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  let at = 0
  const key = (name: string, gap: number, target: Element = document.body) => {
    at += gap
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: at })
    vi.advanceTimersByTime(gap)
    target.dispatchEvent(event)
    return event
  }
  const rest = () => vi.advanceTimersByTime(500)

  test('kode yang dipindai tidak menekan ubin', () => {
    const done: string[] = []
    renderKit(<Counter done={done} />)
    for (const sign of '7KQ2MNPX') key(sign, 8)
    expect(key('Enter', 8).defaultPrevented).toBe(true)
    rest()
    expect(done).toEqual(['pindai 7KQ2MNPX'])
  })

  test('jari menekan ubin, juga bila cepat disusul Enter', () => {
    const done: string[] = []
    renderKit(<Counter done={done} />)
    key('7', 300)
    rest()
    key('7', 90)
    key('7', 90)
    rest()
    expect(done).toEqual(['ubin 7', 'ubin 7', 'ubin 7'])
    key('7', 300)
    key('Enter', 20)
    rest()
    expect(done.slice(3)).toEqual(['ubin 7', 'utama'])
  })

  test('di dalam isian tidak ada yang dipindai', () => {
    const done: string[] = []
    renderKit(<Counter done={done} />)
    const name = screen.getByLabelText('Nama')
    for (const sign of '7KQ2') key(sign, 8, name)
    key('Enter', 8, name)
    rest()
    expect(done).toEqual(['utama'])
  })
})

describe('tulisan kunci', () => {
  const down = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    key,
    code: '',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  })

  test('dicocokkan dengan tombol yang ditekan', () => {
    const matches = (combo: string, press: ReturnType<typeof down>) => matchesCombo(press, parseCombo(combo))
    expect(matches('Alt+K', down('k', { altKey: true }))).toBe(true)
    expect(matches('Alt+K', down('˚', { altKey: true, code: 'KeyK' }))).toBe(true)
    expect(matches('Alt+K', down('k'))).toBe(false)
    expect(matches('Ctrl+Enter', down('Enter', { metaKey: true }))).toBe(true)
    expect(matches('C', down('C', { shiftKey: true }))).toBe(true)
    expect(matches('C', down('c', { ctrlKey: true }))).toBe(false)
    expect(matches('+', down('+', { shiftKey: true }))).toBe(true)
    expect(matches('F9', down('F9', { shiftKey: true }))).toBe(false)
    expect(matches('Shift+F9', down('F9', { shiftKey: true }))).toBe(true)
    expect(matches('Esc', down('Escape'))).toBe(true)
  })

  test('dicetak seperti di papan ketik', () => {
    expect(
      ['Alt+k', 'F10', 'esc', 'Ctrl+Enter', '+', 'Ctrl++', 'Spasi'].map((keys) => comboKeys(keys).join(' ')),
    ).toEqual(['Alt K', 'F10', 'Esc', 'Ctrl Enter', '+', 'Ctrl +', 'Spasi'])
    expect(['Alt+k', 'Esc', 'Ctrl+Enter'].map(ariaShortcut)).toEqual(['Alt+K', 'Escape', 'Control+Enter'])
  })
})
