import { afterEach, expect, test } from 'vitest'
import { bookRestore } from '../../../src-main/features/backup/after-restore'
import { openTotalOf, overdueSubscriptions, settleInvoice } from '../../../src-main/features/invoices'
import { claimPayment, openClaimOf } from '../../../src-main/features/payments/claims'
import { givePromise } from '../../../src-main/features/payments/promises'
import { findSubscription } from '../../../src-main/features/subscriptions'
import { isolate, reopen } from '../../../src-main/features/suspension/commands'
import { isClockDoubtful } from '../../../src-main/features/suspension/domain'
import { applyRun, dismissRun, makeRun } from '../../../src-main/features/suspension/runs'
import { calendarDate, instantOf } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { closeOfficeShops } from '../subscriptions/office-shop'
import { type LateShop, type Member, MONDAY, openLateShop } from './late-shop'

afterEach(closeOfficeShops)

/** The app was awake on each of these days, and looked. */
async function liveThrough(shop: LateShop, days: readonly string[]): Promise<void> {
  for (const day of days) {
    shop.goTo(day)
    await shop.look()
  }
}

const TO_MONDAY = ['2026-10-23', '2026-10-25', '2026-10-27', '2026-10-29', '2026-10-31', MONDAY, '2026-11-03']

test('otomatis: diisolir sekali, sesudah jam 9, mulai hari ke-2 lewat jatuh tempo; yang lain tetap menyala', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto', afterDays: 1 })
  const { late, inTime } = shop.members(2, 10)
  await liveThrough(shop, TO_MONDAY)
  expect(late.map(shop.stateOf)).toEqual(['active', 'active'])
  shop.goTo('2026-11-04', 8, 59)
  await shop.look()
  expect(late.map(shop.stateOf)).toEqual(['active', 'active'])
  shop.goTo('2026-11-04', 9, 0)
  await shop.look()
  await shop.look()
  expect(late.map(shop.stateOf)).toEqual(['suspended', 'suspended'])
  expect(inTime.map(shop.stateOf).every((state) => state === 'active')).toBe(true)
  const [first] = late
  const row = first && findSubscription(shop.db, first.subscriptionId)
  // The wish only: the router has confirmed nothing yet.
  expect(row).toMatchObject({
    state: 'suspended',
    stateReason: 'Tunggakan Rp150.000, jatuh tempo 02/11/2026.',
    provision: 'waiting',
    actualAccess: 'none',
  })
  expect(shop.status()).toMatchObject({ isolated: 2, waitingRouter: 2, waiting: null, underWay: 0 })
})

test('minta izin dulu: tidak ada yang diisolir sebelum dijawab; yang dicentang keluar tetap menyala dengan alasannya', async () => {
  const shop = openLateShop()
  const { late } = shop.members(2, 10)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const { waiting } = shop.status()
  expect(waiting).toMatchObject({ state: 'proposed', caution: 'ask', proposed: 2, arrears: 300_000, activeCount: 12 })
  expect(late.map(shop.stateOf)).toEqual(['active', 'active'])
  const [kept, cut] = late as [Member, Member] // two were made
  const answer = shop.act((tx, c) =>
    applyRun(tx, c, {
      runId: waiting?.id ?? '',
      spare: [{ subscriptionId: kept.subscriptionId, reason: 'Sedang sakit' }],
    }),
  )
  expect(answer).toEqual({ cut: 1, spared: 1 })
  expect([shop.stateOf(kept), shop.stateOf(cut)]).toEqual(['active', 'suspended'])
  expect(shop.items(waiting?.id ?? '').map(({ state, note }) => [state, note])).toEqual(
    expect.arrayContaining([
      ['spared', 'Sedang sakit'],
      ['cut', ''],
    ]),
  )
})

test('rem 20%: tepat 20% masih jalan, lebih dari itu ditahan walau otomatis, dan hanya Pemilik yang membuka', async () => {
  const exact = openLateShop()
  exact.policy({ mode: 'auto' })
  const fifth = exact.members(2, 8)
  await liveThrough(exact, [...TO_MONDAY, '2026-11-04'])
  expect(fifth.late.map(exact.stateOf)).toEqual(['suspended', 'suspended'])

  const shop = openLateShop()
  shop.policy({ mode: 'auto' })
  const { late } = shop.members(3, 8)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const { waiting } = shop.status()
  expect(waiting).toMatchObject({ state: 'held', caution: 'brake', proposed: 3, activeCount: 11 })
  expect(late.map(shop.stateOf)).toEqual(['active', 'active', 'active'])
  const runId = waiting?.id ?? ''
  expect(() =>
    shop.db.transact((tx) => {
      applyRun(tx, { ...shop.ctx(), actor: { id: '', name: 'Adi', role: 'admin' } }, { runId, spare: [] })
    }),
  ).toThrow(expect.objectContaining({ code: 'SUSPENSION_HELD' }))
  expect(shop.act((tx, c) => applyRun(tx, c, { runId, spare: [] })).cut).toBe(3)
  expect(() => shop.act((tx, c) => dismissRun(tx, c, { runId, reason: 'batal' }))).toThrow(
    expect.objectContaining({ code: 'SUSPENSION_RUN_DECIDED' }),
  )
})

test('hari libur: tidak ada yang diisolir, juga tidak lewat tombol; menyusul pada hari buka berikutnya', async () => {
  const shop = openLateShop()
  // Rabu (2) tiap minggu, dan Kamis 5 November.
  shop.policy({ mode: 'auto', closedWeekdays: [2], closedDays: ['2026-11-05'] })
  const { late } = shop.members(1, 9)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04', '2026-11-05'])
  expect(late.map(shop.stateOf)).toEqual(['active'])
  expect(() => shop.act((tx, c) => makeRun(tx, c, { isAskedByPerson: true, isClockDoubtful: false }))).toThrow(
    expect.objectContaining({ code: 'SUSPENSION_CLOSED_DAY' }),
  )
  await liveThrough(shop, ['2026-11-06'])
  expect(late.map(shop.stateOf)).toEqual(['suspended'])
})

test('janji bayar menunda sampai harinya lewat, dan janji sesudah isolir langsung membuka', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto' })
  const { late } = shop.members(2, 10)
  const [promised, other] = late as [Member, Member] // two were made
  await liveThrough(shop, TO_MONDAY)
  shop.act((tx, c) =>
    givePromise(tx, c, { customerId: promised.customerId, untilDay: '2026-11-05', note: 'gajian tanggal 5' }),
  )
  await liveThrough(shop, ['2026-11-04'])
  expect(late.map(shop.stateOf)).toEqual(['active', 'suspended'])
  await liveThrough(shop, ['2026-11-05'])
  expect(shop.stateOf(promised)).toBe('active')
  await liveThrough(shop, ['2026-11-06'])
  expect(shop.stateOf(promised)).toBe('suspended')
  shop.act((tx, c) => givePromise(tx, c, { customerId: other.customerId, untilDay: '2026-11-08', note: '' }))
  shop.pay(other, 1_000)
  expect(shop.stateOf(other)).toBe('active')
  expect(findSubscription(shop.db, other.subscriptionId)?.stateReason).toContain('Janji bayar sampai 08/11/2026')
})

test('PC mati seminggu: dikejar pada hari buka pertama, tetapi minta izin dulu walau otomatis', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto' })
  const { late } = shop.members(1, 9)
  await liveThrough(shop, TO_MONDAY)
  shop.goTo('2026-11-12', 7)
  await shop.look()
  await liveThrough(shop, ['2026-11-12'])
  expect(shop.status().waiting).toMatchObject({ state: 'proposed', caution: 'clock', proposed: 1 })
  expect(late.map(shop.stateOf)).toEqual(['active'])
  // The next day the clock has been ordinary for a day: the list of the day before gives way, and it cuts.
  await liveThrough(shop, ['2026-11-13'])
  expect(late.map(shop.stateOf)).toEqual(['suspended'])
  expect(shop.status().waiting).toBeNull()
})

test('jam komputer meloncat sebulan ke depan, atau tertinggal dari pembukuan: tidak pernah langsung mengisolir', async () => {
  const ahead = openLateShop()
  ahead.policy({ mode: 'auto' })
  const jumped = ahead.members(1, 9)
  await liveThrough(ahead, ['2026-10-23'])
  ahead.goTo('2026-12-23')
  await ahead.look()
  expect(jumped.late.map(ahead.stateOf)).toEqual(['active'])
  expect(ahead.status().waiting?.caution).toBe('clock')

  const day = calendarDate('2026-11-04')
  const now = instantOf(day, 'Asia/Jakarta', 10)
  const lastLook = { at: now - 86_400_000, day: '2026-11-03' }
  const usual = { now, day, computer: now, lastLook, isVouched: false }
  expect(isClockDoubtful(usual)).toBe(false)
  expect(isClockDoubtful({ ...usual, computer: now - 10 * 60_000, isVouched: true })).toBe(true)
  expect(isClockDoubtful({ ...usual, lastLook: { at: now - 5 * 86_400_000, day: '2026-10-30' } })).toBe(true)
  expect(
    isClockDoubtful({ ...usual, lastLook: { at: now - 5 * 86_400_000, day: '2026-10-30' }, isVouched: true }),
  ).toBe(false)
  expect(isClockDoubtful({ ...usual, lastLook: { at: now - 1, day: '2027-11-03' } })).toBe(true)
})

test('bayar membuka saat itu juga; bayar sebagian tidak; isolir dengan tangan tetap sampai dibuka dengan tangan', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto' })
  const { late, inTime } = shop.members(2, 10)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const [payer, other] = late as [Member, Member] // two were made
  shop.pay(payer, 50_000)
  expect(shop.stateOf(payer)).toBe('suspended')
  shop.pay(payer, 100_000)
  expect(shop.stateOf(payer)).toBe('active')
  expect(shop.jobs().filter(({ kind }) => kind === 'subscription.apply').length).toBeGreaterThan(0)

  const [neighbour] = inTime as [Member, ...Member[]] // ten were made
  const byHand = { subscriptionId: neighbour.subscriptionId, reason: 'Menjual ulang tanpa izin' }
  expect(() => shop.act((tx, c) => isolate(tx, c, { ...byHand, opensWhenPaid: true }))).toThrow(
    expect.objectContaining({ code: 'SUSPENSION_NOT_LATE' }),
  )
  shop.act((tx, c) => isolate(tx, c, { ...byHand, opensWhenPaid: false }))
  shop.pay({ ...neighbour, invoiceId: other.invoiceId }, 1_000)
  expect(shop.stateOf(neighbour)).toBe('suspended')
  shop.act((tx, c) => reopen(tx, c, { subscriptionIds: [neighbour.subscriptionId], reason: 'Sudah berjanji' }))
  expect(shop.stateOf(neighbour)).toBe('active')
})

test('denda saja tidak menahan isolir dibuka dan tidak mengisolir; bersama tagihannya ia ikut dihitung', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto', afterDays: 1 })
  const { late } = shop.members(2, 10)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const [payer, other] = late as [Member, Member] // two were made
  const fees = late.map(shop.fine)
  await liveThrough(shop, ['2026-11-05', '2026-11-06'])
  expect(shop.isolated().map(({ arrears, oldestDueDay }) => [arrears, oldestDueDay])).toEqual([
    [165_000, MONDAY],
    [165_000, MONDAY],
  ])
  // The denda paid, the service not: still closed.
  shop.pay(fees[1] as Member, 15_000)
  expect(shop.stateOf(other)).toBe('suspended')
  // The service paid, the denda not: open, also on every day after.
  shop.pay(payer)
  expect(shop.stateOf(payer)).toBe('active')
  await liveThrough(shop, ['2026-11-07', '2026-11-09', '2026-11-11', '2026-11-20'])
  expect(shop.stateOf(payer)).toBe('active')
  expect(openTotalOf(shop.db, payer.customerId)).toBe(15_000)
  // Nobody is even asked about him.
  expect(overdueSubscriptions(shop.db, { day: '2026-11-20', afterDays: 1 })).toEqual([
    { subscriptionId: other.subscriptionId, customerId: other.customerId, arrears: 150_000, oldestDueDay: MONDAY },
  ])
  expect(() => shop.act((tx, c) => isolate(tx, c, { ...payer, reason: 'Denda', opensWhenPaid: true }))).toThrow(
    expect.objectContaining({ code: 'SUSPENSION_NOT_LATE' }),
  )
})

test('yang masih terisolir hanya karena denda dari versi lama dibuka pada pemeriksaan berikutnya', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto' })
  const { late } = shop.members(1, 10)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const [member] = late as [Member] // one was made
  shop.fine(member)
  shop.goTo('2026-11-06')
  shop.act((tx, c) => settleInvoice(tx, c, { invoiceId: member.invoiceId, amount: rupiah(150_000) }))
  expect(shop.stateOf(member)).toBe('suspended')
  await shop.look()
  expect(shop.stateOf(member)).toBe('active')
})

test('yang membayar sesudah daftar dibuat tidak ikut diisolir', async () => {
  const shop = openLateShop()
  const { late } = shop.members(2, 10)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const [payer, other] = late as [Member, Member] // two were made
  shop.pay(payer)
  const { waiting } = shop.status()
  expect(waiting).toMatchObject({ proposed: 1, spared: 1 })
  shop.act((tx, c) => applyRun(tx, c, { runId: waiting?.id ?? '', spare: [] }))
  expect([shop.stateOf(payer), shop.stateOf(other)]).toEqual(['active', 'suspended'])
})

test('daftar panjang diisolir sedikit demi sedikit, dan yang tertinggal karena listrik mati dilanjutkan', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'ask', brakePercent: 100 })
  const { late } = shop.members(130, 0)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const runId = shop.status().waiting?.id ?? ''
  shop.act((tx, c) => applyRun(tx, c, { runId, spare: [] }))
  expect(shop.status()).toMatchObject({ isolated: 20, underWay: 110 })
  await shop.look()
  expect(shop.status()).toMatchObject({ isolated: 130, underWay: 0 })
  expect(new Set(late.map(shop.stateOf))).toEqual(new Set(['suspended']))
  expect(calendarDate(MONDAY)).toBe(shop.items(runId)[0]?.oldestDueDay)
})

test('tagihannya dibatalkan: dibuka pada pemeriksaan berikutnya; yang prabayar habis tidak dibuka oleh pembayaran lain', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto' })
  const { late } = shop.members(1, 9)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const [member] = late as [Member] // one was made
  expect(shop.stateOf(member)).toBe('suspended')
  const prepaid = shop.subscribe({
    ...{ customerId: member.customerId, packageId: shop.packs.daily.id, username: 'harian1' },
  })
  shop.db.connection
    .prepare("update subscription set state = 'suspended', paid_until = ? where id = ?")
    .run(shop.clock.now() - 1, prepaid.id)
  shop.db.connection.prepare("update invoice set state = 'cancelled' where id = ?").run(member.invoiceId)
  await shop.look()
  expect(shop.stateOf(member)).toBe('active')
  expect(findSubscription(shop.db, prepaid.id)?.state).toBe('suspended')
})

test('sesudah cadangan dipulihkan: yang membayar sesudah cadangan itu tidak diisolir begitu saja, seseorang ditanya dulu', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto', afterDays: 1 })
  const { late } = shop.members(2, 10)
  await liveThrough(shop, TO_MONDAY)
  shop.goTo('2026-11-03', 14)
  const note = {
    ...{ id: 'r1', at: shop.clock.now(), from: 'x', copyAt: 0, keyId: '', sealedKey: null, withoutKey: false },
    by: { id: '', name: 'Bu Rini', secretHash: '' },
  }
  const { db, secrets } = shop
  bookRestore({ db, ctx: { ...shop.ctx(), actor: null }, note, dataDir: '/nonexistent', secrets })
  shop.goTo('2026-11-03', 21)
  await shop.look()
  shop.goTo('2026-11-04')
  await shop.look()
  expect(late.map(shop.stateOf)).toEqual(['active', 'active'])
  expect(shop.status().waiting).toMatchObject({ state: 'proposed', caution: 'ask', proposed: 2 })
  shop.goTo('2026-11-05')
  await shop.look()
  expect(late.map(shop.stateOf)).toEqual(['suspended', 'suspended'])
})

test('cadangan dari tengah sebuah isolir: sisanya tidak diteruskan sesudah dipulihkan', async () => {
  const shop = openLateShop()
  const { late } = shop.members(2, 10)
  await liveThrough(shop, [...TO_MONDAY, '2026-11-04'])
  const { waiting } = shop.status()
  shop.db.connection.prepare("update suspension_run set state = 'done' where id = ?").run(waiting?.id)
  const note = {
    ...{ id: 'r1', at: shop.clock.now(), from: 'x', copyAt: 0, keyId: '', sealedKey: null, withoutKey: false },
    by: { id: '', name: 'Bu Rini', secretHash: '' },
  }
  const { db, secrets } = shop
  bookRestore({ db, ctx: { ...shop.ctx(), actor: null }, note, dataDir: '/nonexistent', secrets })
  await shop.look()
  expect(late.map(shop.stateOf)).toEqual(['active', 'active'])
  expect(shop.status().underWay).toBe(0)
})

test('mati atau hari tutup: yang melihat dua kali semenit tidak menulis apa pun', async () => {
  const shop = openLateShop()
  shop.members(1, 3)
  const writes = () => shop.db.connection.prepare('select total_changes()').pluck().get()
  for (const policy of [{ mode: 'off' as const }, { mode: 'auto' as const, closedDays: ['2026-11-03'] }]) {
    shop.policy(policy)
    shop.goTo('2026-11-03')
    await shop.look()
    const before = writes()
    shop.goTo('2026-11-03', 9, 31)
    await shop.look()
    expect(writes()).toBe(before)
  }
})

test('"sudah transfer" menahan isolir tiga hari; sesudah itu tidak lagi, walau belum ada yang memeriksanya', async () => {
  const shop = openLateShop()
  shop.policy({ mode: 'auto', afterDays: 1 })
  const { late } = shop.members(2, 10)
  await liveThrough(shop, TO_MONDAY)
  const [claiming, silent] = late as [Member, Member] // two were made
  shop.goTo('2026-11-03', 20)
  const word = { method: 'transfer', amount: 150_000, reference: '', note: '' } as const
  shop.act((tx, c) => claimPayment(tx, c, { ...word, invoiceId: claiming.invoiceId }))
  await liveThrough(shop, ['2026-11-04', '2026-11-05', '2026-11-06'])
  expect([claiming, silent].map(shop.stateOf)).toEqual(['active', 'suspended'])
  await liveThrough(shop, ['2026-11-07'])
  expect([claiming, silent].map(shop.stateOf)).toEqual(['suspended', 'suspended'])
  // the word itself still stands, for whoever looks at the bank
  expect(openClaimOf(shop.db, claiming.invoiceId)).toMatchObject({ outcome: null })
})
