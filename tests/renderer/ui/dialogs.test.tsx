import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { notifyDone, notifyError } from '../../../src-renderer/lib/toasts'
import { BigCode, groupCode } from '../../../src-renderer/ui/big-code'
import { type Confirmation, ConfirmDialog } from '../../../src-renderer/ui/confirm-dialog'
import { CopyButton } from '../../../src-renderer/ui/copy-button'
import { FormDialog } from '../../../src-renderer/ui/form-dialog'
import { MoneyInput } from '../../../src-renderer/ui/money-input'
import { TextField } from '../../../src-renderer/ui/text-field'
import { renderKit } from './render-kit'

const focused = () => document.activeElement

function PackageForm({ saved, save }: { saved: string[]; save?: () => Promise<void> }) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [price, setPrice] = useState<Rupiah | null>(rupiah(2000))
  const [discount, setDiscount] = useState<Rupiah | null>(null)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Tambah Paket
      </button>
      <FormDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Paket baru"
        isDirty={name !== ''}
        onSubmit={() => {
          saved.push(`${name} ${price} ${discount}`)
          return save?.()
        }}
      >
        <TextField label="Nama Paket" value={name} onChange={setName} required />
        <MoneyInput label="Harga Jual" value={price} onChange={setPrice} required />
        <MoneyInput label="Potongan" value={discount} onChange={setDiscount} />
      </FormDialog>
    </>
  )
}

describe('form di atas layar', () => {
  test('kursor di isian pertama, Enter menyimpan, Esc menutup, fokus kembali ke pembukanya', async () => {
    const saved: string[] = []
    const { user } = renderKit(<PackageForm saved={saved} />)
    await user.click(screen.getByRole('button', { name: 'Tambah Paket' }))
    expect(focused()).toBe(screen.getByLabelText(/Nama Paket/))
    await user.keyboard('Warkop 3 Jam{Enter}')
    expect(saved).toEqual(['Warkop 3 Jam 2000 null'])
    await user.clear(screen.getByLabelText(/Nama Paket/))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(focused()).toBe(screen.getByRole('button', { name: 'Tambah Paket' }))
  })

  test('yang kosong atau tidak terbaca menahan simpan dan mendapat kursor, juga yang tidak wajib', async () => {
    const saved: string[] = []
    const { user } = renderKit(<PackageForm saved={saved} />)
    await user.click(screen.getByRole('button', { name: 'Tambah Paket' }))
    await user.click(screen.getByRole('button', { name: /Simpan/ }))
    expect(saved).toEqual([])
    expect(focused()).toBe(screen.getByLabelText(/Nama Paket/))
    expect(screen.getByText('Bagian ini perlu diisi.')).toBeTruthy()
    await user.keyboard('Hemat')
    await user.type(screen.getByLabelText('Potongan'), '5.0{Enter}')
    expect(saved).toEqual([])
    expect(focused()).toBe(screen.getByLabelText('Potongan'))
    expect(screen.getByText(/Jumlah belum terbaca/)).toBeTruthy()
  })

  test('isian yang belum disimpan tidak hilang oleh satu Esc', async () => {
    const { user } = renderKit(<PackageForm saved={[]} />)
    await user.click(screen.getByRole('button', { name: 'Tambah Paket' }))
    await user.keyboard('Hemat{Escape}')
    expect(screen.getByText('Belum disimpan. Buang?')).toBeTruthy()
    expect(focused()).toBe(screen.getByRole('button', { name: 'Lanjut mengisi' }))
    await user.keyboard('{Enter}')
    expect(screen.getByLabelText<HTMLInputElement>(/Nama Paket/).value).toBe('Hemat')
    await user.keyboard('{Escape}{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('Enter dua kali selama menunggu inti hanya mengirim sekali', async () => {
    const saved: string[] = []
    let finish = () => {}
    const waiting = new Promise<void>((done) => {
      finish = done
    })
    const { user } = renderKit(<PackageForm saved={saved} save={() => waiting} />)
    await user.click(screen.getByRole('button', { name: 'Tambah Paket' }))
    await user.keyboard('Hemat{Enter}{Enter}{Enter}')
    expect(saved).toHaveLength(1)
    finish()
    await waitFor(() => expect(document.querySelector('form')?.getAttribute('aria-busy')).toBeNull())
    await user.click(screen.getByLabelText(/Nama Paket/))
    await user.keyboard('{Enter}')
    expect(saved).toHaveLength(2)
  })
})

function Voiding({ done, withFields }: { done: Confirmation[]; withFields: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Batalkan
      </button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={(confirmation) => {
          done.push(confirmation)
          setOpen(false)
        }}
        title="Batalkan voucher?"
        lost="Kode tidak bisa dipakai lagi."
        kept="Catatan penjualan tetap ada."
        confirmLabel="Ya, batalkan"
        reason={withFields ? 'required' : undefined}
        usualReasons={['Salah paket']}
        pinLabel={withFields ? 'PIN Pemilik' : undefined}
      />
    </>
  )
}

describe('konfirmasi', () => {
  test('Enter yang tergesa tidak merusak apa-apa: kursor berdiri di Batal', async () => {
    const done: Confirmation[] = []
    const { user } = renderKit(<Voiding done={done} withFields={false} />)
    await user.click(screen.getByRole('button', { name: 'Batalkan' }))
    expect(screen.getByRole('alertdialog').textContent).toContain('Yang hilangKode tidak bisa dipakai lagi.')
    await user.keyboard('{Enter}')
    expect(done).toEqual([])
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(focused()).toBe(screen.getByRole('button', { name: 'Batalkan' }))
  })

  test('alasan dan PIN diminta, alasan biasa cukup sekali tekan', async () => {
    const done: Confirmation[] = []
    const { user } = renderKit(<Voiding done={done} withFields />)
    await user.click(screen.getByRole('button', { name: 'Batalkan' }))
    expect(focused()).toBe(screen.getByLabelText(/Alasan/))
    await user.click(screen.getByRole('button', { name: 'Ya, batalkan' }))
    expect(done).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Salah paket' }))
    await user.type(screen.getByLabelText(/PIN Pemilik/), '1234{Enter}')
    expect(done).toEqual([{ reason: 'Salah paket', pin: '1234' }])
  })
})

function Sold() {
  const [isOpen, setOpen] = useState(true)
  const [text, setText] = useState('')
  return (
    <>
      <input aria-label="Cari" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <BigCode
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Terjual"
        items={[{ code: '7KQ2MNPX' }]}
        actions={<CopyButton text="7KQ2MNPX" keys="C" />}
      />
    </>
  )
}

describe('kode besar', () => {
  test('kode dieja untuk pembaca layar, dikelompokkan untuk mata', () => {
    expect(['7KQ2MNPX', 'ABCD', 'WK-7KQ2MNPX', 'AB-CD'].map((code) => groupCode(code).join(' '))).toEqual([
      '7KQ2 MNPX',
      'ABCD',
      'WK- 7KQ2 MNPX',
      'AB-CD',
    ])
    renderKit(<Sold />)
    expect(screen.getByRole('img', { name: '7 K Q 2 M N P X' })).toBeTruthy()
  })

  test('C menyalin dan tidak menutup; tombol lain menutup; Shift saja tidak', () => {
    renderKit(<Sold />)
    const dialog = screen.getByRole('dialog')
    fireEvent.keyDown(dialog, { key: 'c' })
    fireEvent.keyDown(dialog, { key: 'Shift' })
    fireEvent.keyDown(dialog, { key: '7', repeat: true })
    expect(screen.queryByRole('dialog')).not.toBeNull()
    expect(fireEvent.keyDown(dialog, { key: '7' })).toBe(true) // not prevented: the sign goes to the search box
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('pesan sesaat', () => {
  test('galat tinggal sampai ditutup, dan tampil di dalam dialog yang terbuka', async () => {
    const { user } = renderKit(<PackageForm saved={[]} />)
    await user.click(screen.getByRole('button', { name: 'Tambah Paket' }))
    notifyError({ message: 'Router tidak menjawab.', advice: 'Penjualan tetap tersimpan.', reference: 'K7F3' })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Penjualan tetap tersimpan. Kode bantuan: K7F3')
    expect(screen.getByRole('dialog').contains(alert)).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Tutup pesan' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('pesan yang sama tidak menumpuk', async () => {
    renderKit(<p>layar</p>)
    notifyDone('Paket tersimpan.')
    notifyDone('Paket tersimpan.')
    expect(await screen.findAllByText('Paket tersimpan.')).toHaveLength(1)
  })

  test('dialog yang dibuka sesudahnya tidak memperpanjang umur pesan', () => {
    vi.useFakeTimers()
    try {
      renderKit(<PackageForm saved={[]} />)
      act(() => void notifyDone('Paket tersimpan.'))
      const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
      act(() => vi.advanceTimersByTime(3_000))
      press('Tambah Paket')
      expect(screen.getByRole('dialog').textContent).toContain('Paket tersimpan.')
      act(() => vi.advanceTimersByTime(1_500))
      expect(screen.queryByText('Paket tersimpan.')).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })
})
