// The billing run: once per period whatever happens, after days or months without power, with a clock that jumps.
import { afterEach, describe, expect, test } from 'vitest'
import { previewRun } from '../../../src-main/features/invoices/preview'
import { cancelRun, startRun } from '../../../src-main/features/invoices/run'
import { believeDate } from '../../../src-main/features/invoices/schedule'
import { type BillShop, closeBillShops, crowd, openBillShop } from './bill-shop'
import { creditOf, expectSoundBooks } from './sound-books'

afterEach(closeBillShops)

const periods = (shop: BillShop) =>
  shop.bills().map(({ periodStart, periodEnd, total }) => [periodStart, periodEnd, total])

describe('setiap masa ditagih sekali', () => {
  test('sehari dijalankan tiga kali, tetap satu tagihan; bulan berikutnya satu lagi', async () => {
    const shop = openBillShop()
    shop.monthly({ startDay: '2026-11-01' })
    for (let count = 0; count < 3; count++) await shop.round()
    expect(periods(shop)).toEqual([['2026-11-01', '2026-12-01', 150_000]])
    expect(shop.bills()[0]).toMatchObject({ number: 'INV-2611-00001', issueDay: '2026-11-01', dueDay: '2026-11-11' })
    shop.goTo('2026-11-30')
    await shop.run()
    expect(shop.bills()).toHaveLength(1)
    shop.goTo('2026-12-01')
    await shop.run()
    expect(shop.bills()[1]).toMatchObject({ number: 'INV-2612-00001', periodStart: '2026-12-01' })
    expectSoundBooks(shop)
  })

  test('komputer mati seminggu: yang terlewat dibuat, jatuh temponya dihitung dari hari dibuat', async () => {
    const shop = openBillShop('2026-11-20')
    shop.monthly({ startDay: '2026-11-05', billingDay: 5, graceDays: 7 })
    await shop.round()
    shop.goTo('2026-12-12')
    await shop.run()
    expect(periods(shop)).toEqual([
      ['2026-11-05', '2026-12-05', 150_000],
      ['2026-12-05', '2027-01-05', 150_000],
    ])
    expect(shop.bills()[1]).toMatchObject({ issueDay: '2026-12-12', dueDay: '2026-12-19' })
    expectSoundBooks(shop)
  })

  test('komputer mati berbulan-bulan: masa tertua dulu untuk semua orang, sesudah Pemilik setuju', async () => {
    const shop = openBillShop('2026-09-01')
    shop.monthly({ startDay: '2026-09-01' }, 'Ani')
    shop.monthly({ startDay: '2026-09-10', billingDay: 10 }, 'Budi')
    shop.goTo('2027-01-15')
    await shop.run({ includeMany: true })
    expect(shop.bills().map(({ periodStart }) => periodStart)).toEqual([
      '2026-09-01',
      '2026-09-10',
      '2026-10-01',
      '2026-10-10',
      '2026-11-01',
      '2026-11-10',
      '2026-12-01',
      '2026-12-10',
      '2027-01-01',
      '2027-01-10',
    ])
    await shop.run({ includeMany: true })
    expect(shop.bills()).toHaveLength(10)
    expectSoundBooks(shop)
  })

  test('langganan yang mundur tanggalnya tidak ditagih dua kali', async () => {
    const shop = openBillShop()
    const { id } = shop.monthly({ startDay: '2026-11-01' })
    await shop.round()
    shop.db.connection.prepare(`update subscription set billed_until = '2026-11-15' where id = ?`).run(id)
    shop.goTo('2026-11-20')
    await shop.run()
    expect(shop.bills()).toHaveLength(1)
    expect(shop.db.connection.prepare('select billed_until from subscription').pluck().get()).toBe('2026-12-01')
  })

  test('yang jeda dan berhenti tidak ditagih, yang diisolir tetap; masa pertama gratis tanpa tagihan', async () => {
    const shop = openBillShop()
    const states = ['active', 'suspended', 'paused', 'stopped'].map((state) => {
      const { id } = shop.monthly({ startDay: '2026-11-01' }, state)
      shop.db.connection.prepare('update subscription set state = ? where id = ?').run(state, id)
      return id
    })
    shop.monthly({ startDay: '2026-11-01', firstPeriod: 'free' }, 'gratis')
    await shop.round()
    expect(shop.bills().map(({ subscriptionId }) => subscriptionId)).toEqual(states.slice(0, 2))
    shop.goTo('2026-12-01')
    await shop.run()
    expect(shop.bills()).toHaveLength(5)
    expectSoundBooks(shop)
  })
})

describe('terpotong di tengah jalan', () => {
  test('aplikasi ditutup di antara dua potong: sisanya dibuat sesudah dibuka, pada jalan yang sama', async () => {
    const shop = openBillShop()
    crowd(shop, 350)
    const closing = new AbortController()
    const stop = shop.db.onCommit(() => closing.abort()) // the start of the run tells the screens, and the app closes
    await shop.run({ signal: closing.signal })
    stop()
    const before = shop.bills().length
    expect(before).toBeLessThan(350)
    expect(shop.runs()).toMatchObject([{ state: 'running', made: before }])
    await shop.round()
    expect(shop.bills()).toHaveLength(350)
    expect(shop.runs()).toMatchObject([{ state: 'done', made: 350, amount: 350 * 150_000, due: 350 }])
    expectSoundBooks(shop)
  })

  test('sepotong yang gagal tidak menyisakan apa pun; yang berikutnya melanjutkan', async () => {
    const shop = openBillShop()
    crowd(shop, 150)
    shop.db.connection.exec(
      `create temp trigger full before insert on invoice when (select count(*) from invoice) >= 120 begin select raise(abort, 'mati lampu'); end`,
    )
    // Every bill of the second slice breaks: each is left out with its reference, none is half written.
    await shop.run()
    expect(shop.bills()).toHaveLength(120)
    expect(JSON.parse(shop.runs()[0]?.skipped ?? '[]')).toHaveLength(30)
    shop.db.connection.exec('drop trigger full')
    await shop.round()
    expect(shop.bills()).toHaveLength(150)
    expectSoundBooks(shop)
  })

  test('dihentikan orang: yang sudah dibuat tetap, sisanya tetap terhitung', async () => {
    const shop = openBillShop()
    crowd(shop, 300)
    const stop = shop.db.onCommit(() => {
      stop()
      queueMicrotask(() => shop.db.transact((tx) => cancelRun(tx, shop.ctx())))
    })
    await shop.run()
    expect(shop.runs()).toMatchObject([{ state: 'cancelled' }])
    const made = shop.bills().length
    expect(made).toBeLessThan(300)
    expect((await previewRun(shop.db, shop.books().businessDay)).bills).toBe(300 - made)
  })

  test('dua jendela menekan bersamaan: satu jalan, setiap orang satu tagihan', async () => {
    const shop = openBillShop()
    crowd(shop, 250)
    const [one, two] = [1, 2].map(() =>
      shop.db.transact((tx) => startRun(tx, shop.ctx(), { due: 250, allowsMany: false })),
    )
    expect(one?.id).toBe(two?.id)
    await Promise.all([shop.round(), shop.round(), shop.run(), shop.run()])
    expect(shop.bills()).toHaveLength(250)
    expectSoundBooks(shop)
  })
})

describe('jam yang melompat', () => {
  test('maju setahun: tidak ada yang ditagih sampai Pemilik setuju', async () => {
    const shop = openBillShop()
    shop.monthly({ startDay: '2026-11-01' })
    shop.monthly({ startDay: '2026-11-01', cycleMonths: 12 })
    await shop.round()
    expect(shop.bills()).toHaveLength(2)
    shop.goTo('2027-11-02')
    await shop.round()
    await shop.round()
    expect(shop.bills()).toHaveLength(2)
    expect(shop.runs().filter(({ state }) => state === 'held')).toMatchObject([{ heldReason: 'clock-leapt' }])
    // Back to the right year: the books stay at the newest instant, and nothing is billed either.
    shop.goTo('2026-11-03')
    await shop.round()
    expect(shop.bills()).toHaveLength(2)
    expect(shop.runs().filter(({ state }) => state === 'held')).toMatchObject([{ heldReason: 'clock-behind' }])
    expectSoundBooks(shop)
  })

  test('maju sebulan tanpa saksi: menunggu Pemilik, lalu satu tagihan dan tidak dua', async () => {
    const shop = openBillShop()
    shop.monthly({ startDay: '2026-11-01' })
    await shop.round()
    shop.goTo('2026-12-02')
    await shop.round()
    expect(shop.bills()).toHaveLength(1)
    await shop.run()
    await shop.round()
    expect(shop.bills()).toHaveLength(2)
    expect(shop.runs().at(-1)).toMatchObject({ state: 'done', made: 1 })
  })

  test('mundur sebulan: tidak ada tagihan mundur, dan tanggalnya tetap yang terakhir', async () => {
    const shop = openBillShop('2026-12-01')
    shop.monthly({ startDay: '2026-12-01' })
    await shop.round()
    shop.goTo('2026-11-01')
    shop.monthly({ startDay: '2026-11-01' }, 'baru')
    await shop.round()
    expect(shop.bills()).toHaveLength(1)
  })

  test('satu orang tertinggal jauh tidak menahan yang lain, dan tidak ditagih diam-diam', async () => {
    const shop = openBillShop('2026-11-01')
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) shop.monthly({ startDay: '2026-11-01' }, name)
    shop.monthly({ startDay: '2025-11-01' }, 'Salah Ketik')
    await shop.round()
    expect(shop.bills()).toHaveLength(6)
    expect(JSON.parse(shop.runs()[0]?.skipped ?? '[]')).toMatchObject([
      { customerName: 'Salah Ketik', reason: 'many-periods' },
    ])
    const preview = await previewRun(shop.db, shop.books().businessDay)
    expect(preview).toMatchObject({ bills: 0, many: 1, manyBills: 13, skipped: [{ periods: 13 }] })
  })

  test('dua bulan sekali ada tagihan, aplikasinya jalan terus: tidak dikira jamnya melompat', async () => {
    const shop = openBillShop('2026-11-01')
    shop.monthly({ startDay: '2026-11-01' })
    for (const day of ['2026-11-01', '2026-11-10', '2026-11-19', '2026-11-28', '2026-12-01']) {
      shop.goTo(day)
      await shop.round()
    }
    expect(shop.bills()).toHaveLength(2)
  })

  test('lompatan diingat sampai Pemilik bilang tanggalnya benar', async () => {
    const shop = openBillShop('2026-11-01')
    await shop.round()
    shop.goTo('2026-12-20')
    await shop.round()
    shop.goTo('2026-12-21')
    shop.monthly({ startDay: '2026-12-21' })
    await shop.round()
    expect(shop.bills()).toEqual([])
    expect(shop.runs()).toMatchObject([{ state: 'held', heldReason: 'clock-leapt', due: 1 }])
    shop.db.transact((tx) => believeDate(tx, shop.clock.now()))
    await shop.round()
    expect(shop.bills()).toHaveLength(1)
  })
})

describe('sebelum yang pertama disetujui, dan hari yang dikunci', () => {
  test('tidak jalan sendiri sebelum disetujui, atau bila otomatis dimatikan', async () => {
    const shop = openBillShop()
    shop.monthly({ startDay: '2026-11-01' })
    shop.setBilling({ firstRunApproved: false })
    await shop.round()
    expect(shop.runs()).toMatchObject([{ state: 'held', heldReason: 'first-run', due: 1 }])
    shop.setBilling({ firstRunApproved: true, autoRun: false })
    await shop.round()
    expect(shop.bills()).toEqual([])
  })

  test('hari yang sudah dikunci tidak menerima tagihan; besok jalan lagi', async () => {
    const shop = openBillShop()
    shop.monthly({ startDay: '2026-11-01' })
    shop.db.connection
      .prepare('insert into day_lock (business_day, at, actor_id) values (?, 0, ?)')
      .run('2026-11-01', 'x')
    await shop.round()
    expect(shop.bills()).toEqual([])
    shop.goTo('2026-11-02')
    await shop.round()
    expect(shop.bills()).toHaveLength(1)
  })
})

describe('tagihan beberapa bulan dan akhir tahun', () => {
  test('tiga bulan melewati akhir tahun: pendapatan masuk sebulan demi sebulan', async () => {
    const shop = openBillShop('2026-11-05')
    shop.setBilling({ quarterDiscountPercent: 10 })
    shop.monthly({ startDay: '2026-11-05', billingDay: 5, cycleMonths: 3 })
    await shop.round()
    expect(periods(shop)).toEqual([['2026-11-05', '2027-02-05', 405_000]])
    expect([creditOf(shop, 'unearned-revenue'), creditOf(shop, 'subscription-revenue')]).toEqual([270_000, 135_000])
    for (const day of ['2026-12-01', '2026-12-20', '2027-01-01']) {
      shop.stayTo(day)
      shop.setBilling({ autoRun: false })
      await shop.round()
      await shop.round()
    }
    expect([creditOf(shop, 'unearned-revenue'), creditOf(shop, 'subscription-revenue')]).toEqual([0, 405_000])
    expectSoundBooks(shop)
  })

  test('PPN di atas harga: piutang dengan PPN, pendapatan tanpa', async () => {
    const shop = openBillShop('2026-12-31')
    const rule = { isOn: true, ratePercent: 12, factorOver: 11, factorUnder: 12, priceIncludes: false }
    shop.setBilling({
      tax: [
        { ...rule, from: '2026-01-01' },
        { ...rule, from: '2027-01-01', isOn: false },
      ],
    })
    shop.monthly({ startDay: '2026-12-31', billingDay: 1, firstPeriod: 'full' })
    await shop.round()
    shop.goTo('2027-01-01')
    await shop.round()
    expect(shop.bills().map(({ number, total }) => [number, total])).toEqual([
      ['INV-2612-00001', 166_500],
      ['INV-2701-00001', 150_000],
    ])
    expect(creditOf(shop, 'tax-payable')).toBe(16_500)
    expectSoundBooks(shop)
  })

  test('denda sekali per tagihan telat, bukan untuk yang lama telat sebelum dinyalakan, dan tidak atas denda', async () => {
    const shop = openBillShop('2026-11-01')
    shop.monthly({ startDay: '2026-11-01' })
    await shop.round()
    shop.goTo('2026-11-08')
    await shop.round()
    shop.setBilling({ lateFee: { kind: 'fixed', amount: 5_000, afterDays: 2 } })
    for (const day of ['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-20']) {
      shop.goTo(day)
      await shop.round()
    }
    const fees = shop.bills().filter(({ kind }) => kind === 'manual')
    expect(fees).toMatchObject([{ total: 5_000, issueDay: '2026-11-14', dueDay: '2026-11-14' }])
    expect(creditOf(shop, 'late-fee-revenue')).toBe(5_000)
    expectSoundBooks(shop)
  })
})
