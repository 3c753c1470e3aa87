// What screens may ask and press: through the real door, as Pemilik and as Kasir.
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { VoucherFilter } from '../../../src-main/features/vouchers/contract'
import type { Api } from '../../../src-main/transport/contract'
import { naughtyStrings } from '../../support/naughty-strings'
import { addPackage, closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { OWNER, refusal, requestId, type TestApp } from '../../support/test-app'

afterEach(closeRouterShops)

const KASIR = { name: 'Siti', secret: '135790' }
const NO_FILTER: VoucherFilter = {
  code: '',
  packageId: null,
  batchId: null,
  state: null,
  routerState: null,
  soldBy: null,
  madeFrom: null,
  madeTo: null,
  soldFrom: null,
  soldTo: null,
}
const everything = { filter: NO_FILTER, after: null, limit: 50 }

async function openStockedShop(quantity: number) {
  const shop = await openRouterShop()
  const pack = await addPackage(shop)
  const { batchId } = await make(shop, pack, quantity)
  await untilDone(shop, batchId)
  return { ...shop, pack, batchId }
}

type Pack = Awaited<ReturnType<typeof addPackage>>

const make = (shop: RouterShop, pack: Pack, quantity: number, changes: object = {}) =>
  shop.api.vouchers.createBatch({
    packageId: pack.id,
    routerId: shop.routerId,
    quantity,
    codeFormat: pack.codeFormat,
    reason: '',
    approval: null,
    requestId: requestId(),
    ...changes,
  })

const untilDone = (shop: Pick<TestApp, 'api'>, id: string) =>
  vi.waitFor(async () => expect((await shop.api.vouchers.batch({ id })).state).toBe('done'), {
    timeout: 20_000,
    interval: 20,
  })

/** Another person at the same till. */
async function asCashier(shop: TestApp): Promise<Api> {
  const [known] = (await shop.api.users.list({})).filter(({ name }) => name === KASIR.name)
  if (!known) await shop.api.users.create({ ...KASIR, role: 'cashier', requestId: requestId() })
  await shop.api.session.login({ ...KASIR, requestId: requestId() })
  return shop.api
}

const asOwner = (shop: TestApp) => shop.api.session.login({ ...OWNER, requestId: requestId() })
const ownerApproval = async (shop: TestApp) => {
  const status = await shop.api.session.status({})
  return { userId: status.people.find(({ role }) => role === 'owner')?.id ?? '', secret: OWNER.secret }
}

describe('batch', () => {
  test('dari tombol sampai di router: kemajuan, jumlah per status, daftar batch, pilihan', async () => {
    const shop = await openStockedShop(30)
    const batch = await shop.api.vouchers.batch({ id: shop.batchId })
    expect(batch).toMatchObject({
      packageName: 'Harian Hemat',
      routerName: 'Warkop',
      makerName: OWNER.name,
      progress: { made: 30, present: 30, waiting: 0, failed: 0 },
      states: { stock: 30, sold: 0, void: 0 },
      job: null,
      failures: [],
    })
    const { rows, next } = await shop.api.vouchers.batches({ after: null, limit: 10, state: null })
    expect(rows.map(({ id, progress }) => [id, progress])).toEqual([[shop.batchId, null]])
    expect(next).toBeNull()
    const { routers } = await shop.api.vouchers.choices({})
    expect(routers).toEqual([{ id: shop.routerId, name: 'Warkop', outstanding: 30 }])
    expect(shop.router.db.rows('/ip/hotspot/user').filter(({ comment }) => comment?.startsWith('lk1;'))).toHaveLength(
      30,
    )
  })

  test('tombol tertekan dua kali: satu batch', async () => {
    const shop = await openRouterShop()
    const pack = await addPackage(shop)
    const id = requestId()
    const [one, other] = await Promise.all([
      make(shop, pack, 3, { requestId: id }),
      make(shop, pack, 3, { requestId: id }),
    ])
    expect(one).toEqual(other)
    expect((await shop.api.vouchers.batches({ after: null, limit: 10, state: null })).rows).toHaveLength(1)
  })

  test('kode yang mudah ditebak: ditolak di samping isiannya, jalan dengan PIN Pemilik, dan PIN tidak tersimpan', async () => {
    const shop = await openRouterShop()
    const pack = await addPackage(shop)
    const easy = { codeFormat: { length: 5, prefix: '', style: 'single' } }
    const { code, message, data } = await refusal(make(shop, pack, 1_000, easy))
    expect([code, data.field]).toEqual(['CODE_SPACE_SMALL', 'codeFormat.length'])
    expect(message).toContain('1 dari 28.629 tebakan berhasil')
    const approval = await ownerApproval(shop)
    const wrong = await refusal(make(shop, pack, 10, { ...easy, approval: { ...approval, secret: '000000' } }))
    expect(wrong.code).toBe('WRONG_SECRET')
    const id = requestId()
    const made = await make(shop, pack, 10, { ...easy, approval, requestId: id })
    // The PIN is no part of what was asked: repeated without it, it is the same request.
    expect(await make(shop, pack, 10, { ...easy, approval: null, requestId: id })).toEqual(made)
    await untilDone(shop, made.batchId)
    const log = JSON.stringify(shop.app.db.connection.prepare('select * from request_log').all())
    expect(log).not.toContain(OWNER.secret)
    const audit = (await shop.api.audit.list({ after: null, limit: 50, actorId: null })).rows
    expect(audit.map(({ action }) => action)).toContain('batch.approve')
  })

  test('PIN Kasir atau Admin tidak cukup untuk kode yang mudah ditebak', async () => {
    const shop = await openRouterShop()
    const pack = await addPackage(shop)
    const admin = await shop.api.users.create({ name: 'Adi', secret: '112233', role: 'admin', requestId: requestId() })
    const easy = {
      codeFormat: { length: 4, prefix: '', style: 'single' },
      approval: { userId: admin.id, secret: '112233' },
    }
    expect((await refusal(make(shop, pack, 5, easy))).code).toBe('APPROVAL_NEEDED')
  })

  test.each([
    [{ quantity: 0 }, 'quantity'],
    [{ quantity: 10_001 }, 'quantity'],
    [{ codeFormat: { length: 3, prefix: '', style: 'single' } }, 'codeFormat.length'],
    [{ codeFormat: { length: 8, prefix: 'wk =1', style: 'single' } }, 'codeFormat.prefix'],
  ])('isian %j ditolak di tempatnya', async (changes, field) => {
    const shop = await openRouterShop()
    const pack = await addPackage(shop)
    const { code, data } = await refusal(make(shop, pack, 1, changes))
    expect(code).toBe('INPUT_INVALID')
    expect(Object.keys(data.fields as object)).toEqual([field])
  })

  test('batch ditemukan dengan awal tag atau kata dari catatannya', async () => {
    const shop = await openRouterShop()
    const pack = await addPackage(shop)
    const { batchId } = await make(shop, pack, 1, { reason: 'Warung Bu Siti 50%' })
    await make(shop, pack, 1)
    const found = async (search: string) =>
      (await shop.api.vouchers.batches({ after: null, limit: 10, state: null, search })).rows.map(({ id }) => id)
    const { tag } = await shop.api.vouchers.batch({ id: batchId })
    for (const search of [tag, ` ${tag.slice(0, 5).toLowerCase()}`, 'bu siti', '50%'])
      expect(await found(search)).toEqual([batchId])
    expect(await found('')).toHaveLength(2)
    expect(await found('_')).toEqual([])
  })

  test('batalkan dan coba lagi dari layar', async () => {
    const shop = await openRouterShop()
    const pack = await addPackage(shop)
    shop.router.faults.add({
      action: { kind: 'trap', message: 'failure: odd', category: 4 },
      command: '/ip/hotspot/user/add',
      nth: 2,
    })
    const { batchId } = await make(shop, pack, 5)
    await untilDone(shop, batchId)
    expect((await shop.api.vouchers.batch({ id: batchId })).failures).toMatchObject([{ error: 'failure: odd' }])
    expect(
      (await refusal(shop.api.vouchers.cancelBatch({ id: batchId, reason: 'x', requestId: requestId() }))).code,
    ).toBe('BATCH_NOT_RUNNING')
    await shop.api.vouchers.retryFailed({ id: batchId, requestId: requestId() })
    await vi.waitFor(async () =>
      expect((await shop.api.vouchers.batch({ id: batchId })).progress).toMatchObject({ present: 5, failed: 0 }),
    )

    await shop.router.unplug()
    const second = await make(shop, pack, 8)
    await vi.waitFor(async () => {
      const { job } = await shop.api.vouchers.batch({ id: second.batchId })
      expect(job?.error).toMatch(/Warkop/)
    })
    await shop.api.vouchers.cancelBatch({ id: second.batchId, reason: 'salah router', requestId: requestId() })
    await vi.waitFor(async () =>
      expect(await shop.api.vouchers.batch({ id: second.batchId })).toMatchObject({
        state: 'cancelled',
        cancelledCount: 8,
      }),
    )
  })
})

describe('stok', () => {
  test('kartu stok: di bawah minimum, isi stok sekali tekan', async () => {
    const shop = await openRouterShop()
    const pack = await addPackage(shop)
    shop.app.db.connection.prepare('update package set stock_minimum = 12').run()
    expect((await shop.api.vouchers.stock({}))[0]).toMatchObject({
      packageName: 'Harian Hemat',
      isLow: true,
      refillQuantity: 24,
    })
    const { batchId } = await shop.api.vouchers.refill({
      packageId: pack.id,
      routerId: shop.routerId,
      approval: null,
      requestId: requestId(),
    })
    await untilDone(shop, batchId)
    expect((await shop.api.vouchers.stock({}))[0]).toMatchObject({
      present: 24,
      isLow: false,
      routers: [{ present: 24 }],
    })
  })
})

describe('daftar dan kode rahasia', () => {
  test('Pemilik melihat kode; Kasir melihat titik sampai kodenya terjual', async () => {
    const shop = await openStockedShop(3)
    const { rows } = await shop.api.vouchers.list(everything)
    expect(rows.every(({ code, isHidden }) => /^[A-Z2-9]{8}$/.test(code) && !isHidden)).toBe(true)
    const [sold, unsold] = rows
    const now = shop.clock.now()
    shop.app.db.connection.prepare("update voucher set state = 'sold', sold_at = ? where id = ?").run(now, sold?.id)
    const cashier = await asCashier(shop)
    const seen = (await cashier.vouchers.list(everything)).rows
    expect(seen.map(({ id, isHidden }) => [id, isHidden])).toEqual(rows.map(({ id }) => [id, id !== sold?.id]))
    expect(JSON.stringify(seen)).not.toContain(unsold?.code)
    const detail = await cashier.vouchers.detail({ id: unsold?.id ?? 0 })
    expect(detail).toMatchObject({ isHidden: true, password: null, canVoid: false })
    expect(JSON.stringify(detail)).not.toContain(unsold?.code)
    // Half a code finds nothing that is not sold; all of it is on the paper in the customer's hand.
    const find = (code: string) => cashier.vouchers.list({ ...everything, filter: { ...NO_FILTER, code } })
    expect((await find(unsold?.code.slice(0, 7) ?? '')).rows).toEqual([])
    expect((await find(unsold?.code ?? '')).rows).toHaveLength(1)
    expect((await find(sold?.code.slice(0, 3) ?? '')).rows.map(({ id }) => id)).toContain(sold?.id)
  })

  test('Kasir tidak dapat membuat, membatalkan, atau mengekspor', async () => {
    const shop = await openStockedShop(1)
    const approval = await ownerApproval(shop)
    const cashier = await asCashier(shop)
    const calls: Promise<unknown>[] = [
      make(shop, shop.pack, 1),
      cashier.vouchers.refill({
        packageId: shop.pack.id,
        routerId: shop.routerId,
        approval: null,
        requestId: requestId(),
      }),
      cashier.vouchers.cancelBatch({ id: shop.batchId, reason: 'x', requestId: requestId() }),
      cashier.vouchers.retryFailed({ id: shop.batchId, requestId: requestId() }),
      cashier.vouchers.voidStock({ id: 1, reason: 'x', requestId: requestId() }),
      (async () => {
        for await (const _ of await cashier.vouchers.exportCsv({ filter: NO_FILTER, approval })) break
      })(),
    ]
    for (const call of calls) expect((await refusal(call)).code).toBe('NOT_ALLOWED')
  })

  test('riwayat: dibuat siapa, terjual, batal beserta alasannya', async () => {
    const shop = await openStockedShop(2)
    const [row] = (await shop.api.vouchers.list(everything)).rows
    await shop.api.vouchers.voidStock({ id: row?.id ?? 0, reason: 'kertasnya basah', requestId: requestId() })
    const detail = await shop.api.vouchers.detail({ id: row?.id ?? 0 })
    expect(detail).toMatchObject({ state: 'void', makerName: OWNER.name, canVoid: false })
    expect(detail.events).toMatchObject([
      { actorName: OWNER.name, fromState: 'stock', toState: 'void', reason: 'kertasnya basah' },
    ])
    await vi.waitFor(async () =>
      expect((await shop.api.vouchers.detail({ id: row?.id ?? 0 })).routerState).toBe('removed'),
    )
    const again = await refusal(shop.api.vouchers.voidStock({ id: row?.id ?? 0, reason: 'x', requestId: requestId() }))
    expect(again.code).toBe('VOUCHER_NOT_VOIDABLE')
  })

  test('yang sudah terjual dibatalkan lewat penjualannya, bukan dari daftar', async () => {
    const shop = await openStockedShop(1)
    shop.app.db.connection.prepare("update voucher set state = 'sold', sold_at = 1").run()
    expect((await refusal(shop.api.vouchers.voidStock({ id: 1, reason: 'x', requestId: requestId() }))).code).toBe(
      'VOUCHER_HAS_SALE',
    )
  })

  test('teks nakal di kolom cari, catatan dan alasan: tidak ada yang galat atau berubah arti', async () => {
    const shop = await openStockedShop(1)
    for (const text of naughtyStrings) {
      const { rows } = await shop.api.vouchers.list({
        ...everything,
        filter: { ...NO_FILTER, code: text.slice(0, 60) },
      })
      expect(rows.length).toBeLessThanOrEqual(1)
    }
    expect(shop.log.filter((line) => 'reference' in line)).toEqual([])
  })
})

describe('ekspor CSV', () => {
  const read = async (shop: TestApp, approval: { userId: string; secret: string } | null, filter = NO_FILTER) => {
    let text = ''
    let pieces = 0
    for await (const piece of await shop.api.vouchers.exportCsv({ filter, approval })) {
      text += piece.text
      pieces++
    }
    return { lines: text.replace('\uFEFF', '').trimEnd().split('\r\n'), pieces }
  }

  test('sepotong demi sepotong; kode yang belum terjual hanya dengan PIN, dan tercatat di jejak audit', async () => {
    const shop = await openStockedShop(450)
    shop.app.db.connection.prepare("update package set name = '=cmd|calc' ").run()
    const plain = await read(shop, null)
    expect(plain.pieces).toBe(4)
    expect(plain.lines).toHaveLength(451)
    expect(plain.lines[0]).toBe('Kode;Password;Paket;Status;Status router;Router;Dibuat;Pakai sebelum;Terjual;Kasir')
    expect(plain.lines[1]).toMatch(
      /^\(belum terjual\);;"'=cmd\|calc";Tersedia;Di router;Warkop;\d\d\/\d\d\/\d{4} \d\d:\d\d WIB;;;$/,
    )
    const { lines } = await read(shop, await ownerApproval(shop))
    expect(lines[1]).toMatch(/^[A-Z2-9]{8};[A-Z2-9]{8};/)
    const wrong = refusal(read(shop, { ...(await ownerApproval(shop)), secret: '111111' }))
    expect((await wrong).code).toBe('WRONG_SECRET')
    const audit = (await shop.api.audit.list({ after: null, limit: 20, actorId: null })).rows
    expect(
      audit.filter(({ action }) => action === 'voucher.export').map(({ detail }) => detail.withUnsoldCodes),
    ).toEqual([true, false])
  })

  test('hanya yang sesuai saringan', async () => {
    const shop = await openStockedShop(3)
    const [row] = (await shop.api.vouchers.list(everything)).rows
    shop.app.db.connection
      .prepare("update voucher set state = 'sold', sold_at = ? where id = ?")
      .run(shop.clock.now(), row?.id)
    const { lines } = await read(shop, null, { ...NO_FILTER, state: 'sold' })
    expect(lines).toHaveLength(2)
    expect(lines[1]?.startsWith(`${row?.code};`)).toBe(true)
    await asOwner(shop)
  })
})
