// Bills through the door: who may press what, the first run, two windows, a wrong PIN, papers and files.
import { afterEach, describe, expect, test } from 'vitest'
import type { Api } from '../../../src-main/transport/contract'
import { expectNoStrayErrors } from '../../support/stray-errors'
import { OWNER, refusal, requestId } from '../../support/test-app'
import type { PayShop } from '../payments/pay-shop'
import { closeIspShops, openIsp, PEOPLE } from './isp-shop'

expectNoStrayErrors()
afterEach(closeIspShops)

/** One window, one session: whoever logs in last is who presses. */
async function enter(shop: PayShop, role: 'owner' | 'admin' | 'cashier'): Promise<Api> {
  const secret = { owner: OWNER.secret, admin: '258046', cashier: '135791' }[role]
  if (role !== 'owner') {
    const known = (await shop.api.users.list({})).some(({ name }) => name === role)
    if (!known) await shop.api.users.create({ name: role, role, secret, requestId: requestId() })
  }
  await shop.api.session.login({ name: role === 'owner' ? OWNER.name : role, secret, requestId: requestId() })
  return shop.api
}

const run = (api: Api, isSure = true, includeMany = false) =>
  api.invoices.run({ isSure, includeMany, requestId: requestId() })

async function finished(api: Api) {
  for (;;) {
    const { rows } = await api.invoices.runs({})
    if (rows[0] && rows[0].state !== 'running') return rows[0]
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('jalan pertama', () => {
  test('dilihat dulu, Admin tidak bisa menyetujuinya, Pemilik bisa; sesudah itu Admin pun bisa', async () => {
    const shop = await openIsp()
    const { api } = shop
    const preview = await api.invoices.preview({})
    // One stub and one whole month each; nothing was written by looking.
    expect(preview).toMatchObject({ subscriptions: PEOPLE, bills: 2 * PEOPLE, many: 0, asks: 'first-run' })
    expect(preview.rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(preview.amount)
    expect((await api.invoices.list({})).rows).toEqual([])
    expect((await refusal(run(api, false))).code).toBe('BILLING_ASKS_OWNER')
    await enter(shop, 'admin')
    expect((await refusal(run(api))).code).toBe('BILLING_ASKS_OWNER')
    await enter(shop, 'owner')
    await run(api)
    const done = { state: 'done', made: 2 * PEOPLE, amount: preview.amount, actorName: OWNER.name }
    expect(await finished(api)).toMatchObject(done)
    expect((await api.invoices.counts({})).unpaid).toMatchObject({ count: 2 * PEOPLE, total: preview.amount })
    await api.session.login({ name: 'admin', secret: '258046', requestId: requestId() })
    expect(await api.invoices.preview({})).toMatchObject({ bills: 0, asks: null })
    await run(api, false)
    expect((await api.invoices.list({})).rows).toHaveLength(2 * PEOPLE)
    expect((await refusal(run(api, true, true))).code).toBe('BILLING_ASKS_OWNER')
  })

  test('dua jendela menekan bersamaan: tetap satu tagihan per masa', async () => {
    const shop = await openIsp()
    const other = shop.newClient()
    await other.session.login({ ...OWNER, requestId: requestId() })
    await Promise.all([run(shop.api), run(other), run(shop.api)])
    await finished(shop.api)
    expect((await shop.api.invoices.counts({})).all.count).toBe(2 * PEOPLE)
  })
})

describe('siapa boleh apa', () => {
  test('Kasir melihat tagihan tetapi tidak membuat, membatalkan, mengekspor atau menjalankannya', async () => {
    const shop = await openIsp()
    await run(shop.api)
    await finished(shop.api)
    const cashier = await enter(shop, 'cashier')
    const [bill] = (await cashier.invoices.list({})).rows
    expect(await cashier.invoices.detail({ id: bill?.id ?? 0 })).toMatchObject({ canCancel: false })
    const approval = { userId: '', secret: OWNER.secret }
    const refused = [
      run(cashier),
      cashier.invoices.preview({}),
      cashier.invoices.cancelRun({ requestId: requestId() }),
      cashier.invoices.cancel({
        id: bill?.id ?? 0,
        reason: 'coba',
        approval: { ...approval, userId: bill?.customerId ?? '' },
        requestId: requestId(),
      }),
    ]
    for (const call of refused) expect((await refusal(call)).code).toBe('NOT_ALLOWED')
  })

  test('membatalkan perlu PIN yang benar; jawabannya sama bila ditekan dua kali', async () => {
    const shop = await openIsp()
    await run(shop.api)
    await finished(shop.api)
    const { user } = await shop.api.session.status({})
    const [bill] = (await shop.api.invoices.list({})).rows
    const press = (secret: string, id = requestId()) =>
      shop.api.invoices.cancel({
        id: bill?.id ?? 0,
        reason: 'Salah buat',
        approval: { userId: user?.id ?? '', secret },
        requestId: id,
      })
    expect((await refusal(press('000001'))).code).toBe('WRONG_SECRET')
    const id = requestId()
    expect(await press(OWNER.secret, id)).toEqual({ toBalance: 0 })
    expect(await press(OWNER.secret, id)).toEqual({ toBalance: 0 })
    expect(await shop.api.invoices.detail({ id: bill?.id ?? 0 })).toMatchObject({
      bill: { state: 'cancelled' },
      cancelReason: 'Salah buat',
      canCancel: false,
    })
  })
})

describe('kertas dan berkas', () => {
  test('PDF dari satu halaman tagihan; tanpa printer tidak ada struk', async () => {
    const pages: string[] = []
    const pdf = {
      htmlToPdf: async (html: string) => {
        pages.push(html)
        return Buffer.from('%PDF-')
      },
    }
    const shop = await openIsp({ deps: { pdf } })
    await run(shop.api)
    await finished(shop.api)
    const [bill] = (await shop.api.invoices.list({})).rows
    const file = await shop.api.invoices.pdf({ id: bill?.id ?? 0 })
    expect(file.fileName).toBe(`${bill?.number}.pdf`)
    expect(pages[0]).toContain(bill?.customerName)
    expect((await refusal(shop.api.invoices.print({ id: bill?.id ?? 0, requestId: requestId() }))).code).toBe(
      'PRINTER_MISSING',
    )
    expect((await refusal(shop.api.invoices.pdf({ id: 999_999 }))).code).toBe('INVOICE_NOT_FOUND')
  })

  test('tagihan manual sampai di kartu pelanggan dan di berkas ekspor', async () => {
    const shop = await openIsp()
    const [customer] = await shop.api.customers.search({ search: 'pelanggan 1' })
    const made = await shop.api.invoices.make({
      customerId: customer?.id ?? '',
      lines: [
        { kind: 'install', description: 'Biaya pasang', amount: 250_000 },
        { kind: 'discount', description: 'Potongan', amount: 50_000 },
      ],
      requestId: requestId(),
    })
    expect(await shop.api.invoices.ofCustomer({ customerId: customer?.id ?? '' })).toMatchObject({
      open: 200_000,
      rows: [{ id: made.id, number: made.number, total: 200_000 }],
    })
    let text = ''
    for await (const piece of await shop.api.invoices.exportFile({ format: 'csv' })) text += piece.text
    expect(text).toContain(made.number)
  })
})
