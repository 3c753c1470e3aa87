import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'
import { type CalendarDate, calendarDate } from '../../../src-main/shared/calendar-date'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import type { Phone } from '../../../src-main/shared/phone'
import type { RateLimit } from '../../../src-main/shared/rate-limit'
import { DateInput } from '../../../src-renderer/ui/date-input'
import { DurationInput } from '../../../src-renderer/ui/duration-input'
import { MoneyInput } from '../../../src-renderer/ui/money-input'
import { NumberField } from '../../../src-renderer/ui/number-field'
import { PhoneInput } from '../../../src-renderer/ui/phone-input'
import { PinInput } from '../../../src-renderer/ui/pin-input'
import { QuantityInput } from '../../../src-renderer/ui/quantity-input'
import { RateLimitInput } from '../../../src-renderer/ui/rate-limit-input'
import { renderKit } from './render-kit'

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

function MoneyForm({ first, given }: { first: Rupiah | null; given: (Rupiah | null)[] }) {
  const [price, setPrice] = useState(first)
  return (
    <>
      <MoneyInput
        label="Harga Jual"
        value={price}
        max={rupiah(10_000_000)}
        onChange={(next) => {
          given.push(next)
          setPrice(next)
        }}
      />
      <button type="button" onClick={() => setPrice(rupiah(9000))}>
        Harga lama
      </button>
    </>
  )
}

describe('uang', () => {
  test('5rb dibaca sambil diketik, dirapikan saat ditinggal', async () => {
    const given: (Rupiah | null)[] = []
    const { user } = renderKit(<MoneyForm first={null} given={given} />)
    await user.type(field('Harga Jual'), '5rb')
    expect(given).toEqual([5, null, 5000])
    expect(field('Harga Jual').value).toBe('5rb')
    expect(screen.getByText('= Rp5.000')).toBeTruthy()
    await user.tab()
    expect(field('Harga Jual').value).toBe('Rp5.000')
  })

  test('mengetik di atas harga lama menggantinya; angka yang dirapikan dapat diketik lagi', async () => {
    const given: (Rupiah | null)[] = []
    const { user } = renderKit(<MoneyForm first={rupiah(2000)} given={given} />)
    await user.tab()
    await user.keyboard('1,5jt')
    await user.tab()
    expect(given.at(-1)).toBe(1_500_000)
    expect(field('Harga Jual').value).toBe('Rp1.500.000')
  })

  test('yang tidak terbaca tidak menjadi angka, dan dijelaskan setelah ditinggal', async () => {
    const given: (Rupiah | null)[] = []
    const { user } = renderKit(<MoneyForm first={null} given={given} />)
    await user.type(field('Harga Jual'), '5.00')
    expect(given.at(-1)).toBeNull()
    expect(screen.queryByText(/belum terbaca/)).toBeNull()
    await user.tab()
    expect(screen.getByText(/Jumlah belum terbaca/)).toBeTruthy()
    expect(field('Harga Jual').getAttribute('aria-invalid')).toBe('true')
    expect(field('Harga Jual').validity.valid).toBe(false)
    await user.clear(field('Harga Jual'))
    await user.type(field('Harga Jual'), '20jt')
    await user.tab()
    expect(screen.getByText('Paling banyak Rp10.000.000.')).toBeTruthy()
    expect(given.at(-1)).toBeNull()
  })

  test('nilai dari luar mengganti teks', async () => {
    const { user } = renderKit(<MoneyForm first={rupiah(2000)} given={[]} />)
    await user.click(screen.getByRole('button', { name: 'Harga lama' }))
    expect(field('Harga Jual').value).toBe('Rp9.000')
  })
})

function RateForm({ given }: { given: (RateLimit | null)[] }) {
  const [rate, setRate] = useState<RateLimit | null>(null)
  return (
    <RateLimitInput
      label="Kecepatan"
      value={rate}
      onChange={(next) => {
        given.push(next)
        setRate(next)
      }}
    />
  )
}

test('kecepatan dijelaskan kembali; yang salah diberi tahu caranya', async () => {
  const given: (RateLimit | null)[] = []
  const { user } = renderKit(<RateForm given={given} />)
  await user.type(field('Kecepatan'), '1m / 3m')
  expect(screen.getByText('unggah 1 Mbps, unduh 3 Mbps')).toBeTruthy()
  await user.tab()
  expect(field('Kecepatan').value).toBe('1M/3M')
  expect(given.at(-1)).toEqual({ upload: 1000, download: 3000 })
  await user.clear(field('Kecepatan'))
  await user.type(field('Kecepatan'), '3M/1M')
  expect(screen.getByText(/Terbalik\?/)).toBeTruthy()
  await user.clear(field('Kecepatan'))
  await user.type(field('Kecepatan'), '1/3')
  await user.tab()
  expect(screen.getByText(/Tulis satuannya/)).toBeTruthy()
  expect(given.at(-1)).toBeNull()
})

const today = calendarDate('2026-08-17')

function DateForm({ given, min }: { given: (CalendarDate | null)[]; min?: CalendarDate }) {
  const [date, setDate] = useState<CalendarDate | null>(null)
  return (
    <DateInput
      label="Janji bayar"
      value={date}
      today={today}
      min={min}
      onChange={(next) => {
        given.push(next)
        setDate(next)
      }}
    />
  )
}

describe('tanggal', () => {
  test('17 agu dibaca, diucapkan lengkap dengan harinya, lalu dirapikan', async () => {
    const given: (CalendarDate | null)[] = []
    const { user } = renderKit(<DateForm given={given} />)
    await user.type(field('Janji bayar'), '17 agu')
    expect(screen.getByText('Senin, 17 Agustus 2026')).toBeTruthy()
    await user.tab()
    expect(field('Janji bayar').value).toBe('17/08/2026')
    expect(given.at(-1)).toBe('2026-08-17')
  })

  test('31/2 ditolak dan tidak menjadi tanggal lain', async () => {
    const given: (CalendarDate | null)[] = []
    const { user } = renderKit(<DateForm given={given} />)
    await user.type(field('Janji bayar'), '31/2')
    await user.tab()
    expect(given.at(-1)).toBeNull()
    expect(screen.getByText(/Tanggal belum terbaca/)).toBeTruthy()
  })

  test('panah menggeser hari, tidak melewati batas', async () => {
    const given: (CalendarDate | null)[] = []
    const { user } = renderKit(<DateForm given={given} min={calendarDate('2026-08-16')} />)
    await user.click(field('Janji bayar'))
    await user.keyboard('{ArrowDown}{ArrowUp}{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(given).toEqual(['2026-08-17', '2026-08-18', '2026-08-17', '2026-08-16', '2026-08-16'])
  })

  test('dari kalender, dengan papan ketik, dan fokus kembali', async () => {
    const given: (CalendarDate | null)[] = []
    const { user } = renderKit(<DateForm given={given} />)
    await user.click(screen.getByRole('button', { name: 'Buka kalender Janji bayar' }))
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Senin, 17 Agustus 2026')
    await user.keyboard('{ArrowRight}{ArrowDown}{Enter}')
    expect(given).toEqual(['2026-08-25'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Buka kalender Janji bayar')
    expect(screen.queryByRole('table')).toBeNull()
  })
})

function DurationForm({ given, first = null }: { given: (number | null)[]; first?: number | null }) {
  const [seconds, setSeconds] = useState<number | null>(first)
  return (
    <>
      <DurationInput
        label="Masa Aktif"
        sentence="sejak login pertama"
        value={seconds}
        onChange={(next) => {
          given.push(next)
          setSeconds(next)
        }}
      />
      <button type="button" onClick={() => setSeconds(3600)}>
        Satu jam
      </button>
    </>
  )
}

test('durasi: angka dan satuan, atau diketik utuh; bulan dijelaskan', async () => {
  const given: (number | null)[] = []
  const { user } = renderKit(<DurationForm given={given} first={10_800} />)
  const unit = screen.getByLabelText<HTMLSelectElement>('Satuan Masa Aktif')
  expect([field('Masa Aktif').value, unit.value]).toEqual(['3', 'hour'])
  expect(screen.getByText('sejak login pertama')).toBeTruthy()
  await user.clear(field('Masa Aktif'))
  await user.type(field('Masa Aktif'), '30 hari')
  expect(given.at(-1)).toBe(2_592_000)
  await user.selectOptions(unit, 'month')
  expect(given.at(-1)).toBe(30 * 2_592_000)
  expect(screen.getByText('= 900 hari sejak login pertama')).toBeTruthy()
  expect(field('Masa Aktif').value).toBe('30')
  await user.selectOptions(unit, 'week')
  expect([unit.value, given.at(-1)]).toEqual(['week', 30 * 604_800])
  await user.click(screen.getByRole('button', { name: 'Satu jam' }))
  expect([field('Masa Aktif').value, unit.value]).toEqual(['1', 'hour'])
  await user.clear(field('Masa Aktif'))
  await user.type(field('Masa Aktif'), '0')
  await user.tab()
  expect(given.at(-1)).toBeNull()
  expect(screen.getByText(/angka bulat di atas nol/)).toBeTruthy()
  await user.clear(field('Masa Aktif'))
  await user.type(field('Masa Aktif'), '500 bulan')
  await user.tab()
  expect(given.at(-1)).toBeNull()
  expect(screen.getByText('Paling lama 3650 hari.')).toBeTruthy()
})

function QuantityForm({ given }: { given: number[] }) {
  const [quantity, setQuantity] = useState(1)
  return (
    <QuantityInput
      label="Jumlah"
      value={quantity}
      max={20}
      onChange={(next) => {
        given.push(next)
        setQuantity(next)
      }}
    />
  )
}

test('jumlah: jempol, panah, angka; tidak pernah kosong atau lewat batas', async () => {
  const given: number[] = []
  const { user } = renderKit(<QuantityForm given={given} />)
  await user.click(screen.getByRole('button', { name: 'Tambah Jumlah' }))
  await user.click(field('Jumlah'))
  await user.keyboard('{ArrowUp}{PageUp}{PageUp}')
  expect(given).toEqual([2, 3, 13, 20])
  await user.clear(field('Jumlah'))
  expect(given.at(-1)).toBe(20)
  await user.tab()
  expect(field('Jumlah').value).toBe('20')
  await user.clear(field('Jumlah'))
  await user.type(field('Jumlah'), '5a')
  expect(given.at(-1)).toBe(5)
  await user.clear(field('Jumlah'))
  await user.type(field('Jumlah'), '999')
  await user.tab()
  expect([given.at(-1), field('Jumlah').value]).toEqual([20, '20'])
})

test('nomor HP disimpan 62..., ditampilkan 08...', async () => {
  const given: (Phone | null)[] = []
  const { user } = renderKit(<PhoneInput label="WA" value={null} onChange={(phone) => given.push(phone)} />)
  await user.click(field('WA'))
  await user.paste('+62 812-3456-7890')
  expect(given).toEqual(['6281234567890'])
})

function PortForm({ given }: { given: (number | null)[] }) {
  const [port, setPort] = useState<number | null>(8728)
  return (
    <NumberField
      label="Port"
      value={port}
      max={65_535}
      isGrouped={false}
      onChange={(next) => {
        given.push(next)
        setPort(next)
      }}
    />
  )
}

test('angka biasa: port tanpa titik, batas dijelaskan', async () => {
  const given: (number | null)[] = []
  const { user } = renderKit(<PortForm given={given} />)
  expect(field('Port').value).toBe('8728')
  await user.click(field('Port'))
  await user.keyboard('{ArrowUp}')
  expect(given).toEqual([8729])
  await user.clear(field('Port'))
  await user.type(field('Port'), '70000')
  await user.tab()
  expect(given.at(-1)).toBeNull()
  expect(screen.getByText('Paling banyak 65535.')).toBeTruthy()
})

function PinForm({ sent }: { sent: string[] }) {
  const [pin, setPin] = useState('')
  return <PinInput label="PIN" value={pin} onChange={setPin} onEnter={(text) => sent.push(text)} hasKeypad />
}

test('PIN: hanya angka, lewat jari atau papan ketik, Enter masuk bila cukup panjang', async () => {
  const sent: string[] = []
  const { user } = renderKit(<PinForm sent={sent} />)
  await user.type(field('PIN'), '1a2')
  expect(field('PIN').type).toBe('password')
  await user.keyboard('{Enter}')
  expect(sent).toEqual([])
  expect(screen.getByText('PIN paling sedikit 4 angka.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '3' }))
  await user.click(screen.getByRole('button', { name: '9' }))
  await user.click(screen.getByRole('button', { name: 'Hapus satu angka' }))
  await user.click(screen.getByRole('button', { name: '4' }))
  await user.click(screen.getByRole('button', { name: 'Masuk' }))
  await user.type(field('PIN'), '{Enter}')
  expect(sent).toEqual(['1234', '1234'])
})
