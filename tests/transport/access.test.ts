// Every procedure of the contract, for everybody, through both doors: the core refuses what the contract does not grant.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { RPCLink } from '@orpc/client/message-port'
import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProcedureMeta } from '../../src-main/shared/contract'
import { ROLES, type Role } from '../../src-main/shared/roles'
import { contract } from '../../src-main/transport/contract'
import { browserLink } from '../support/browser-client'
import { OWNER, requestId, startTestApp, type TestApp } from '../support/test-app'

interface Procedure extends ProcedureMeta {
  readonly path: readonly string[]
  readonly name: string
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function proceduresUnder(branch: unknown, path: readonly string[] = []): readonly Procedure[] {
  if (isContractProcedure(branch)) {
    const meta = branch['~orpc'].meta as ProcedureMeta // contracts are built by shared/contract.ts only
    return [{ ...meta, path, name: path.join('.') }]
  }
  if (!isBranch(branch)) throw new Error(`${path.join('.')} is no procedure`)
  return Object.entries(branch).flatMap(([key, value]) => proceduresUnder(value, [...path, key]))
}

const PROCEDURES = proceduresUnder(contract)

type Visitor = Role | 'nobody' | 'locked'
const VISITORS: readonly Visitor[] = ['nobody', 'locked', ...ROLES]
type Verdict = 'in' | 'NOT_LOGGED_IN' | 'NOT_ALLOWED'

function granted({ access }: ProcedureMeta, visitor: Visitor): Verdict {
  if (access === 'anyone') return 'in'
  if (visitor === 'nobody' || visitor === 'locked') return 'NOT_LOGGED_IN'
  return access.includes(visitor) ? 'in' : 'NOT_ALLOWED'
}

type Ask = (path: readonly string[], input: unknown, signal?: AbortSignal) => Promise<unknown>

function browser(url: string): Ask {
  const link = browserLink(url)
  return (path, input, signal) => link.call(path, input, { context: {}, signal })
}

function shopWindow({ app }: TestApp): Ask {
  const { port1, port2 } = new MessageChannel()
  const end = app.connectPort(port2, { kind: 'electron' })
  closers.push(() => {
    end()
    port1.close()
    port2.close()
  })
  const link = new RPCLink({ port: port1 as unknown as MessagePort }) // Node's port has the DOM's methods
  return (path, input, signal) => link.call(path, input, { context: {}, signal })
}

/**
 * Knocks with an input that says nothing: who is let in is told so or told what is missing, and no command is carried
 * out, for want of a requestId.
 */
async function knock(ask: Ask, { path }: Procedure): Promise<Verdict> {
  const leaving = new AbortController()
  try {
    await ask(path, {}, leaving.signal)
    return 'in'
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'NOT_LOGGED_IN' || code === 'NOT_ALLOWED') return code
    if (code === 'INPUT_INVALID') return 'in'
    throw error
  } finally {
    leaving.abort()
  }
}

const SECRET = '246810'
const NAMES: Readonly<Record<Role, string>> = { owner: OWNER.name, admin: 'Pak Dedi', cashier: 'Siti' }

async function enter(ask: Ask, visitor: Visitor): Promise<void> {
  if (visitor === 'nobody') await ask(['session', 'logout'], { requestId: requestId() })
  else {
    const name = NAMES[visitor === 'locked' ? 'owner' : visitor]
    await ask(['session', 'login'], { name, secret: SECRET, requestId: requestId() })
    if (visitor === 'locked') await ask(['session', 'lock'], { requestId: requestId() })
  }
}

const rendererDir = mkdtempSync(join(tmpdir(), 'renderer-'))
const closers: (() => void)[] = []
let shop: TestApp

beforeAll(async () => {
  writeFileSync(join(rendererDir, 'index.html'), '<h1>loket</h1>')
  shop = await startTestApp()
  for (const role of ['admin', 'cashier'] as const)
    await shop.api.users.create({ name: NAMES[role], role, secret: SECRET, requestId: requestId() })
})
afterAll(async () => {
  for (const close of closers) close()
  await shop.close()
  rmSync(rendererDir, { recursive: true, force: true })
})

const doors: readonly [string, () => Promise<Ask>][] = [
  ['jendela', async () => shopWindow(shop)],
  ['peramban', async () => browser((await shop.app.openHttp({ port: 0, rendererDir })).url)],
]

describe.each(doors)('lewat %s', (_, open) => {
  test.each(VISITORS)('%s: setiap pintu terbuka atau tertutup persis seperti yang dijanjikan', async (visitor) => {
    const ask = await open()
    await enter(ask, visitor)
    const found: Record<string, Verdict> = {}
    for (const procedure of PROCEDURES) found[procedure.name] = await knock(ask, procedure)
    expect(found).toEqual(
      Object.fromEntries(PROCEDURES.map((procedure) => [procedure.name, granted(procedure, visitor)])),
    )
  })
})

const names = (wanted: (procedure: Procedure) => boolean): readonly string[] =>
  PROCEDURES.filter(wanted)
    .map(({ name }) => name)
    .sort()

describe('yang dijanjikan', () => {
  test('tidak ada yang lupa diberi izin', () => {
    expect(PROCEDURES.length).toBeGreaterThan(70)
    expect(names(({ access }) => access !== 'anyone' && access.length === 0)).toEqual([])
    expect(names(({ access }) => access !== 'anyone' && !access.includes('owner'))).toEqual([])
  })

  // Written by hand on purpose: who gives a Kasir or a stranger one more right says so here.
  test('tanpa masuk hanya bisa masuk', () => {
    expect(names(({ access }) => access === 'anyone')).toEqual([
      'live.health',
      'session.lock',
      'session.login',
      'session.logout',
      'session.openDemo',
      'session.setUp',
      'session.status',
    ])
  })

  test('Kasir hanya bisa berjualan', () => {
    const isKasirs = ({ access }: Procedure) => access !== 'anyone' && access.includes('cashier')
    expect(names((procedure) => isKasirs(procedure) && procedure.kind !== 'query')).toEqual([
      'cards.redeem',
      'cards.reprint',
      'cards.sell',
      'customers.save',
      'files.add',
      'gateways.check',
      'invoices.print',
      'kendala.retry',
      'live.changes',
      'online.extend',
      'online.follow',
      'online.traffic',
      'orders.cancel',
      'orders.place',
      'payments.claim',
      'payments.pay',
      'payments.promise',
      'payments.refundBalance',
      'payments.reprint',
      'payments.reprintRefund',
      'payments.reverse',
      'payments.withdrawPromise',
      'printing.cancel',
      'printing.decide',
      'printing.openDrawer',
      'printing.retry',
      'reminders.markSent',
      'reminders.undo',
      'routers.reconnect',
      'sales.reprint',
      'sales.sell',
      'sales.voidVoucher',
      'session.touch',
      'shifts.close',
      'shifts.count',
      'shifts.move',
      'shifts.open',
      'shifts.print',
      'subscriptions.retry',
      'tickets.assign',
      'tickets.markRead',
      'tickets.open',
      'tickets.reply',
      'tickets.setPriority',
      'tickets.setState',
      'vouchers.resend',
    ])
    expect(names((procedure) => isKasirs(procedure) && procedure.kind === 'query')).toEqual([
      'cards.cards',
      'cards.resellers',
      'cards.series',
      'catalog.list',
      'customers.areas',
      'customers.count',
      'customers.get',
      'customers.list',
      'customers.search',
      'files.read',
      'gateways.list',
      'gateways.ofBill',
      'invoices.counts',
      'invoices.detail',
      'invoices.list',
      'invoices.ofCustomer',
      'invoices.pdf',
      'kendala.counts',
      'kendala.jobs',
      'kendala.overview',
      'online.interfaces',
      'online.voucher',
      'orders.counts',
      'orders.get',
      'orders.list',
      'orders.methods',
      'orders.offers',
      'orders.policy',
      'orders.quote',
      'payments.account',
      'payments.claims',
      'payments.counter',
      'payments.day',
      'payments.detail',
      'payments.find',
      'payments.list',
      'payments.ofBill',
      'payments.preview',
      'payments.promises',
      'payments.receipt',
      'payments.statement',
      'printing.job',
      'printing.jobs',
      'printing.printers',
      'printing.problems',
      'provisioning.isolir',
      'provisioning.trouble',
      'reminders.areas',
      'reminders.list',
      'reminders.sentToday',
      'reminders.steps',
      'routers.status',
      'sales.day',
      'sales.detail',
      'sales.list',
      'sales.preview',
      'sales.qris',
      'sales.receipt',
      'sales.tiles',
      'settings.business',
      'settings.clock',
      'settings.get',
      'shifts.list',
      'shifts.mine',
      'shifts.preview',
      'shifts.report',
      'subscriptions.events',
      'subscriptions.of',
      'suspension.isolated',
      'suspension.status',
      'terms.get',
      'tickets.counts',
      'tickets.get',
      'tickets.list',
      'tickets.resellers',
      'tickets.staff',
      'vouchers.batch',
      'vouchers.batches',
      'vouchers.choices',
      'vouchers.count',
      'vouchers.detail',
      'vouchers.list',
      'vouchers.stock',
    ])
  })

  test('hanya Pemilik yang menyentuh orang, router, jam, dan ke mana uang QRIS pergi', () => {
    const isOwners = ({ access }: Procedure) => access !== 'anyone' && access.join() === 'owner'
    expect(names(isOwners)).toEqual([
      'backup.cancelRestore',
      'backup.dismissResult',
      'backup.exportAll',
      'backup.exportKey',
      'backup.preview',
      'backup.restore',
      'backup.tryFolder',
      'gateways.save',
      'gateways.settings',
      'gateways.test',
      'orders.savePolicy',
      'portal.save',
      'portal.saveCertificate',
      'routers.acceptCertificate',
      'routers.acceptRouter',
      'routers.remove',
      'routers.save',
      'settings.acceptClock',
      'settings.saveBackup',
      'settings.saveBilling',
      'settings.saveQris',
      'settings.saveShiftPolicy',
      'settings.saveSuspension',
      'shifts.lockDay',
      'shifts.unlockDay',
      'takeover.addDemoRouter',
      'takeover.apply',
      'takeover.switchMonitors',
      'takeover.undo',
      'terms.save',
      'users.create',
      'users.list',
      'users.setSecret',
      'users.update',
    ])
  })
})
