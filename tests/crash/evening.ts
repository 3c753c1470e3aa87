// Owns: a busy evening at the window: customers, double clicks, stock, reprints, vouchers taken back, batches given up.
// Must never: judge; it only says aloud what was asked and what the screen showed.
import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../../src-main/app'
import type { Api } from '../../src-main/transport/contract'
import type { Chance } from './chance'
import { OWNER, requestId } from './shop'
import type { Asked, Receipt, SellInput, ShopFacts, TillNews } from './till-order'

export interface Evening {
  readonly app: App
  readonly api: Api
  readonly facts: ShopFacts
  readonly chance: Chance
  readonly say: (news: TillNews) => void
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)

/** Sells, and tells the answer once it would be on the screen. Several clicks are one sale. */
export async function sell({ api, say }: Evening, asked: Asked, clicks: number): Promise<Receipt | null> {
  say({ t: 'asked', ...asked })
  const { requestId: id, input } = asked
  try {
    const answers = await Promise.all(Array.from({ length: clicks }, () => api.sales.sell({ ...input, requestId: id })))
    const [first] = answers
    if (!first) return null
    if (answers.some((one) => one.id !== first.id)) say({ t: 'wrong', what: `a double click sold twice: ${id}` })
    const codes = first.vouchers.map(({ code }) => code).sort()
    say({ t: 'sold', requestId: id, saleId: first.id, receiptNumber: first.receiptNumber, total: first.total, codes })
    return first
  } catch (error) {
    say({ t: 'refused', requestId: id, code: codeOf(error) })
    return null
  }
}

function customer({ facts, chance }: Evening): SellInput {
  const wanted = chance.isTrue(0.15) ? facts.packages : [chance.pick(facts.packages)]
  const lines = wanted.map(({ id, price }) => ({
    packageId: id,
    quantity: chance.isTrue(0.15) ? chance.whole(2, 5) : 1,
    shownPrice: price,
  }))
  const total = lines.reduce((sum, { quantity, shownPrice }) => sum + quantity * shownPrice, 0)
  const method = chance.pick(['cash', 'cash', 'cash', 'qris', 'transfer'] as const)
  const received = method === 'cash' ? Math.ceil(total / 10_000) * 10_000 : total
  const reference = method === 'cash' ? '' : 'RRN 123456'
  return { lines, payments: [{ method, amount: total, received, reference }], routerId: null }
}

export async function keepSelling(evening: Evening, { sales, paceMs }: { sales: number; paceMs: number }) {
  const { chance } = evening
  const waiting = countersOf(evening.app)
  let earlier: Receipt | null = null
  for (let count = 0; sales === 0 || count < sales; count++) {
    await lookAfterStock(evening, waiting.vouchers())
    const clicks = chance.isTrue(0.1) ? 2 : 1
    const receipt = await sell(evening, { requestId: requestId(), input: customer(evening) }, clicks)
    const again = chance.isTrue(0.5) ? receipt : earlier
    if (again && chance.isTrue(0.15)) await printAgain(evening, again)
    earlier = receipt
    if (receipt && chance.isTrue(0.08)) await takeBack(evening, receipt)
    // The till must not run away from its printer and its router: what is in their hands is what a kill is about.
    while (waiting.papers() > 4) await pause(1)
    await pause(chance.next() * paceMs)
  }
}

async function lookAfterStock({ api, facts, chance }: Evening, waiting: number): Promise<void> {
  if (waiting > 150 || !chance.isTrue(0.15)) return
  const { id } = chance.pick(facts.packages)
  const quantity = chance.isTrue(0.05) ? chance.whole(260, 600) : chance.whole(5, 40)
  const codeFormat = { length: 8, prefix: '', style: chance.pick(['single', 'pair'] as const) }
  const batch = { packageId: id, routerId: facts.routerId, quantity, codeFormat, reason: '', approval: null }
  const { batchId } = await api.vouchers.createBatch({ ...batch, requestId: requestId() })
  if (chance.isTrue(0.15))
    await orRefused(api.vouchers.cancelBatch({ id: batchId, reason: 'salah paket', requestId: requestId() }))
}

const printAgain = ({ api }: Evening, { id }: Receipt) =>
  orRefused(api.sales.reprint({ saleId: id, approval: null, requestId: requestId() }))

async function takeBack({ api, facts, say }: Evening, { vouchers }: Receipt): Promise<void> {
  const voucherId = vouchers[0]?.id
  if (voucherId === undefined) return
  const approval = { userId: facts.ownerId, secret: OWNER.secret }
  const answer = await orRefused(
    api.sales.voidVoucher({ voucherId, reason: 'salah paket', approval, requestId: requestId() }),
  )
  if (answer) say({ t: 'voided', voucherId })
}

/** What the shop may refuse in these situations; anything else is a bug. */
const EXPECTED = ['ROUTER_CANNOT_SAY', 'BATCH_NOT_RUNNING', 'APPROVAL_NEEDED', 'ROUTER_BUSY', 'PRINT_JOB_STATE']

async function orRefused<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (EXPECTED.includes(codeOf(error))) return null
    throw error
  }
}

export function countersOf({ db }: App) {
  const papers = db.connection
    .prepare("select count(*) from print_job where state in ('queued', 'checking', 'sending')")
    .pluck()
  const jobs = db.connection.prepare("select count(*) from outbox where state in ('waiting', 'running')").pluck()
  const vouchers = db.connection
    .prepare(
      "select coalesce(sum(count), 0) from voucher_count where state = 'stock' and router_state in ('waiting', 'present')",
    )
    .pluck()
  return {
    papers: () => Number(papers.get()),
    jobs: () => Number(jobs.get()),
    vouchers: () => Number(vouchers.get()),
  }
}
