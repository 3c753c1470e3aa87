import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stepRanges } from '../../../src-main/features/reminders/domain'
import { addDays, calendarDate } from '../../../src-main/shared/calendar-date'
import { fillTemplate, unknownFields } from '../../../src-main/shared/message-template'
import { OWNER, requestId } from '../../support/test-app'
import { addBill, addCustomer, cash, openPayShop, type PayShop, pay } from '../payments/pay-shop'

const today = calendarDate('2026-11-21')
const STEPS = [7, 3, 1, -1]

describe('langkah pengingat', () => {
  test('setiap jatuh tempo berdiri di satu langkah saja, yang terakhir dicapai', () => {
    const stepOf = (days: number) => {
      const due = addDays(today, days)
      return stepRanges(STEPS, today)
        .filter(({ after, until }) => due > after && due <= until)
        .map(({ step }) => step)
    }
    expect(stepOf(8)).toEqual([])
    expect([7, 6, 5, 4].map(stepOf)).toEqual([[7], [7], [7], [7]])
    expect([3, 2].map(stepOf)).toEqual([[3], [3]])
    expect([1, 0].map(stepOf)).toEqual([[1], [1]])
    expect([-1, -2, -400].map(stepOf)).toEqual([[-1], [-1], [-1]])
  })
})

describe('teks siap kirim', () => {
  const values = {
    nama: 'Bu Sari',
    paket: '',
    bulan: 'November 2026',
    jumlah: 'Rp150.000',
    jatuhTempo: '25/11/2026',
    nomor: 'INV-2611-00001',
    toko: 'WARKOP',
    bayarKe: '',
  }
  test('isian kosong tidak meninggalkan spasi atau baris kosong', () => {
    expect(fillTemplate('Halo {nama}, {paket} untuk {bulan}.\n{bayarKe}\n\nSalam, {toko}', values)).toBe(
      'Halo Bu Sari, untuk November 2026.\n\nSalam, WARKOP',
    )
  })
  test('isian yang tidak dikenal dibiarkan dan disebut', () => {
    expect(unknownFields('{nama} {namma} {namma}')).toEqual(['namma'])
  })
})

describe('daftar hari ini', () => {
  let shop: PayShop
  let customerId: string
  beforeEach(async () => {
    shop = await openPayShop()
    customerId = addCustomer(shop, 'Bu Sari').id
  })
  afterEach(() => shop.close())

  const DAY = 86_400_000
  const rowsOf = async (step: number) => (await shop.api.reminders.list({ step })).rows
  const counts = async () =>
    Object.fromEntries((await shop.api.reminders.steps({})).steps.map((one) => [one.step, one.count]))
  const send = async (step: number) => {
    const [row] = await rowsOf(step)
    if (!row) throw new Error(`nobody at step ${step}`)
    await shop.api.reminders.markSent({ step, invoiceIds: row.invoiceIds, requestId: requestId() })
    return row
  }

  test('terkirim tidak muncul lagi sampai langkah berikut, dan dapat diurungkan', async () => {
    addBill(shop, customerId, 150_000, 7)
    expect(await counts()).toEqual({ 7: 1, 3: 0, 1: 0, '-1': 0 })
    const row = await send(7)
    expect(row.text).toContain('Bu Sari')
    expect(row.text).toContain('Rp150.000')
    expect(row.text).toContain('28/11/2026')
    expect(await counts()).toEqual({ 7: 0, 3: 0, 1: 0, '-1': 0 })
    expect(await shop.api.reminders.sentToday({})).toMatchObject([
      { customerName: 'Bu Sari', step: 7, actorName: 'Bu Rini' },
    ])
    await shop.api.reminders.undo({ step: 7, invoiceIds: row.invoiceIds, requestId: requestId() })
    expect((await counts())[7]).toBe(1)
  })

  test('PC mati beberapa hari: langkah yang terlewat diingatkan sekali, tidak berturut-turut', async () => {
    addBill(shop, customerId, 150_000, 7)
    shop.clock.advance(5 * DAY)
    await shop.api.session.login({ ...OWNER, requestId: requestId() })
    expect(await counts()).toEqual({ 7: 0, 3: 1, 1: 0, '-1': 0 })
    await send(3)
    expect((await shop.api.reminders.steps({})).total).toBe(0)
  })

  test('beberapa tagihan seorang pelanggan: satu pesan dengan jumlah semuanya', async () => {
    addBill(shop, customerId, 150_000, -40)
    addBill(shop, customerId, 100_000, -10)
    const rows = await rowsOf(-1)
    expect(rows).toMatchObject([{ open: 250_000, days: -40, bills: [{}, {}] }])
    expect(rows[0]?.text).toContain('Rp250.000')
  })

  test('yang lunas, berjanji, atau menunggu konfirmasi tidak ditagih; nomor kosong disebut', async () => {
    const paid = addBill(shop, customerId, 150_000, -1)
    const promised = addCustomer(shop, 'Pak Janji')
    addBill(shop, promised.id, 100_000, -1)
    const claimed = addBill(shop, addCustomer(shop, 'Pak Transfer').id, 100_000, -1)
    const silent = addCustomer(shop, 'Mbah Tanpa HP', '')
    addBill(shop, silent.id, 100_000, -1)
    await pay(shop, { customerId, parts: [cash(150_000)], bills: [paid] })
    await shop.api.payments.promise({
      customerId: promised.id,
      untilDay: '2026-11-25',
      note: '',
      requestId: requestId(),
    })
    await shop.api.payments.claim({
      invoiceId: claimed.id,
      method: 'transfer',
      amount: 100_000,
      reference: '',
      note: '',
      requestId: requestId(),
    })
    expect((await rowsOf(-1)).map(({ customerName }) => customerName)).toEqual(['Mbah Tanpa HP'])
    expect(await shop.api.reminders.steps({})).toMatchObject({ total: 1, withoutPhone: 1 })
  })

  test('halaman demi halaman tidak melewatkan siapa pun', async () => {
    for (let index = 0; index < 7; index++)
      addBill(shop, addCustomer(shop, `Warga ${index}`).id, 1000, -1 - (index % 3))
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof shop.api.reminders.list>> = await shop.api.reminders.list({
        step: -1,
        limit: 2,
        after,
      })
      seen.push(...page.rows.map(({ customerName }) => customerName))
      after = page.next
    } while (after !== null)
    expect(seen.toSorted()).toEqual(Array.from({ length: 7 }, (_, index) => `Warga ${index}`))
  })
})
