// Nothing of one customer is visible to another: every procedure of the LAN contract is walked without a login, with the wrong
// kind of login, and with the ids of somebody else. A new procedure that is not in the table fails here.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { PortalMeta } from '../../src-main/shared/portal-contract'
import { lanContract } from '../../src-main/transport/portal-contract'
import { closedPort } from '../support/closed-port'
import { newPhone, openPortal, type Phone } from '../support/portal-phone'
import { addPackage, routerInput } from '../support/router-shop'
import { tinyPng } from '../support/sample-pictures'
import { refusal, requestId, startTestApp, type TestApp } from '../support/test-app'

let shop: TestApp
let folder: string
let port: number
const people = { ani: { id: '', secret: '' }, budi: { id: '', secret: '' } }
/** Cici asks with what belongs to Dodi. */
const resellers = { cici: { id: '', secret: '' }, dodi: { id: '', secret: '' }, anakDodi: { id: '', secret: '' } }
let billOfBudi = 0
let serviceOfBudi = ''
let ticketOfBudi = ''
let privat = ''
let paymentOfBudi = ''
let packageOfDodi = ''
let saleOfDodi = ''
let orderOfBudi = ''
let orderable = ''

interface Named {
  readonly name: string
  readonly meta: PortalMeta
}

const procedures: Named[] = Object.entries(lanContract).flatMap(([feature, group]) =>
  Object.entries(group).map(([name, procedure]) => ({
    name: `${feature}.${name}`,
    meta: (procedure as { '~orpc': { meta: PortalMeta } })['~orpc'].meta, // every contract has it
  })),
)

const callOf = (phone: Phone, name: string): ((input: object) => Promise<unknown>) => {
  const [feature = '', procedure = ''] = name.split('.')
  return Reflect.get(Reflect.get(phone.api, feature), procedure)
}

beforeAll(async () => {
  shop = await startTestApp()
  folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  port = await openPortal(shop, folder)
  for (const [key, name] of [
    ['ani', 'Ani'],
    ['budi', 'Budi'],
  ] as const) {
    const phone = key === 'ani' ? '081234567801' : '081234567802'
    const saved = await shop.api.customers.save({
      id: null,
      customer: { ...CUSTOMER, name, phone: `62${phone.slice(1)}` },
      requestId: requestId(),
    })
    people[key].id = saved.id
    const login = { kind: 'customer', partyId: saved.id, loginName: phone, requestId: requestId() } as const
    people[key].secret = (await shop.api.portal.giveLogin(login)).secret
  }
  billOfBudi = await makeBill(people.budi.id)
  privat = (await addPackage(shop, 'Paket Privat', {}, { isPublic: false })).id
  serviceOfBudi = await makeService(people.budi.id)
  orderOfBudi = await makeOrder(people.budi.id)
  ticketOfBudi = await makeTicket(people.budi.id)
  await openResellers()
  await buyVouchers(people.budi.id)
})
afterEach(() => void vi.restoreAllMocks())
afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

const makeTicket = async (partyId: string): Promise<string> => {
  const words = { subject: 'Tiket rahasia Budi', text: 'rahasia Budi', about: null, pictures: [] }
  const ticket = { partyKind: 'customer', partyId, category: 'gangguan', ...words, requestId: requestId() } as const
  return (await shop.api.tickets.open({ ...ticket, pictures: [] })).id
}

/** A monthly service that no router knows. */
async function makeService(customerId: string): Promise<string> {
  const master = { kind: 'new', serviceType: 'other', billingType: 'monthly', spec: NO_SPEC } as const
  const { id: packageId } = await addPackage(shop, 'Sewa router Budi', {}, { isPublic: false, master })
  const line = { id: null, customerId, packageId, routerId: null, label: '', username: '', password: '', address: '' }
  const terms = { billingDay: 1, cycleMonths: 1, firstPeriod: 'free', graceDays: null, ownPrice: null } as const
  const rest = { discount: 0, discountUntil: null, startDay: '2026-11-21', staticKind: 'queue', mac: '' } as const
  return (await shop.api.subscriptions.save({ ...line, ...terms, ...rest, requestId: requestId() })).id
}
const NO_SPEC = {
  rateLimit: null,
  activeSeconds: null,
  shelfSeconds: null,
  uptimeQuotaSeconds: null,
  volumeQuotaBytes: null,
  sharedUsers: 1,
  lockToFirstMac: false,
  pool: null,
  pppProfile: null,
}

const orderInput = (buyer: { name: string; phone: string; address: string }) => ({
  items: [{ packageId: orderable, cycleMonths: 1 as const, quantity: 1, domain: null, placeId: null, options: [] }],
  promoCode: '',
  buyer,
  method: 'cash' as const,
  notes: '',
  termsVersion: 1,
  shownTotal: 100_000,
})

/** At the counter; unpaid. */
async function makeOrder(customerId: string): Promise<string> {
  const master = { kind: 'new', serviceType: 'other', billingType: 'monthly', spec: NO_SPEC } as const
  orderable = (await addPackage(shop, 'Sewa router', {}, { customerPrice: 100_000, master })).id
  const buyer = { name: 'Budi', phone: '081234567802', address: 'Jl. Budi' }
  return (await shop.api.orders.place({ ...orderInput(buyer), customerId, requestId: requestId() })).orderId
}

/** Paid: its code is Budi's alone. */
async function buyVouchers(customerId: string): Promise<void> {
  const { id: packageId } = await addPackage(
    shop,
    'Voucher rahasia Budi',
    {},
    { isPublic: false, customerPrice: 5_000 },
  )
  const buyer = { name: 'Budi', phone: '081234567802', address: 'Jl. Budi' }
  const voucher = { packageId, cycleMonths: 1 as const, quantity: 2, domain: null, placeId: null, options: [] }
  const cart = { ...orderInput(buyer), items: [voucher], shownTotal: 10_000 }
  const { orderId, invoiceId } = await shop.api.orders.place({ ...cart, customerId, requestId: requestId() })
  const part = { method: 'cash' as const, amount: 10_000, received: 10_000, reference: '' }
  const payment = { customerId, parts: [part], invoiceIds: [invoiceId], toBalance: 0, note: '', requestId: requestId() }
  paymentOfBudi = (await shop.api.payments.pay(payment)).number
  expect((await shop.api.orders.get({ id: orderId })).items[0]?.vouchers).toHaveLength(2)
}

/** Two resellers side by side; only Dodi has a package, a sub-reseller, a deposit and a customer. */
async function openResellers(): Promise<void> {
  for (const [key, name] of [
    ['cici', 'Cici'],
    ['dodi', 'Dodi rahasia'],
    ['anakDodi', 'Anak Dodi'],
  ] as const) {
    const parentId = key === 'anakDodi' ? resellers.dodi.id : null
    const { id } = await shop.api.resellers.save({
      id: null,
      reseller: {
        parentId,
        name,
        phone: '',
        address: '',
        notes: '',
        creditLimit: 0,
        commissionPoints: 0,
        isActive: true,
      },
      requestId: requestId(),
    })
    resellers[key].id = id
    const login = { kind: 'reseller', partyId: id, loginName: key, requestId: requestId() } as const
    resellers[key].secret = (await shop.api.portal.giveLogin(login)).secret
  }
  const resellerId = resellers.dodi.id
  packageOfDodi = (await addPackage(shop, 'Paket rahasia Dodi')).id
  const price = { operatorPrice: 400, customerPrice: 500 }
  await shop.api.resellers.savePrice({ resellerId, packageId: packageOfDodi, price, requestId: requestId() })
  const money = { method: 'cash', amount: 77_000, reference: '', note: 'rahasia' } as const
  await shop.api.resellers.topUp({ resellerId, ...money, requestId: requestId() })
  const hisCustomer = { resellerId, customerId: people.budi.id, isHis: true, requestId: requestId() }
  await shop.api.resellers.assignCustomer(hisCustomer)
  // A router that never answers: the sale stays a reservation.
  const router = routerInput(await closedPort())
  await shop.api.routers.save({ id: null, router, requestId: requestId() })
  const dodi = await asReseller('dodi')
  const press = { packageId: packageOfDodi, quantity: 1, shownPrice: 400, routerId: null, requestId: requestId() }
  saleOfDodi = (await dodi.api.reseller.sell(press)).saleId
}

const phones = new Map<string, Phone>()

/** Logged in once: the door lets in five a minute from one address. */
async function onPhone(key: string, kind: 'customer' | 'reseller', name: string, secret: string): Promise<Phone> {
  const known = phones.get(key)
  if (known) return known
  const phone = newPhone(port)
  phones.set(key, phone)
  await phone.login(kind, name, secret)
  return phone
}

const asReseller = (key: keyof typeof resellers): Promise<Phone> => onPhone(key, 'reseller', key, resellers[key].secret)

const NEW_CUSTOMER = { name: 'Eko', phone: '', address: '', username: 'eko', password: 'rahasia-eko' }
const CUSTOMER = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }

async function makeBill(customerId: string): Promise<number> {
  const { id } = await shop.api.invoices.make({
    customerId,
    lines: [{ kind: 'install', description: 'Biaya pasang', amount: 250_000 }],
    note: 'rahasia Budi',
    requestId: requestId(),
  })
  return id
}

const asAni = (): Promise<Phone> => onPhone('ani', 'customer', '0812-3456-7801', people.ani.secret)

test('tanpa masuk, hanya yang memang untuk tamu', async () => {
  const guest = newPhone(port)
  for (const { name, meta } of procedures.filter(({ meta }) => meta.access !== 'guest')) {
    const { code } = await refusal(callOf(guest, name)(inputFor(name)))
    expect([name, code], JSON.stringify(meta)).toEqual([name, 'PORTAL_NOT_LOGGED_IN'])
  }
})

test('pelanggan tidak dapat memakai prosedur reseller', async () => {
  const ani = await asAni()
  for (const { name } of procedures.filter(
    ({ meta }) => meta.access !== 'guest' && !meta.access.includes('customer'),
  )) {
    const { code } = await refusal(callOf(ani, name)(inputFor(name)))
    expect([name, code]).toEqual([name, 'NOT_ALLOWED'])
  }
})

/**
 * What Ani gets when she asks with what belongs to Budi. `own` = the procedure takes no id: its answer must not hold a word of
 * Budi's. A string: the refusal.
 */
const FOREIGN: Readonly<Record<string, 'own' | { readonly input: () => object; readonly code: string }>> = {
  'session.changeSecret': {
    input: () => ({ old: people.budi.secret, next: 'kata-sandi-baru' }),
    code: 'PORTAL_WRONG_SECRET',
  },
  // A picture of one's own, small enough for /rpc; others' pictures: tests/features/files.
  'files.upload': 'own',
  'pay.confirm': {
    input: () => ({
      invoiceId: billOfBudi,
      ...{ method: 'transfer', amount: 1, paidOn: '2026-11-21', bank: 'BCA', sender: 'Ani', note: '', fileId: null },
    }),
    code: 'INVOICE_NOT_FOUND',
  },
  'pay.mine': { input: () => ({ invoiceId: billOfBudi }), code: 'INVOICE_NOT_FOUND' },
  'gateway.methods': 'own',
  'gateway.start': { input: () => ({ invoiceId: billOfBudi, method: 'qris' }), code: 'INVOICE_NOT_FOUND' },
  'gateway.look': { input: () => ({ chargeId: crypto.randomUUID() }), code: 'GATEWAY_NOT_FOUND' },
  'saldo.redeem': { input: () => ({ code: 'ABCD-EFGH-JKMN' }), code: 'CARD_INVALID' },
  'saldo.onSale': 'own',
  'saldo.buyVoucher': {
    input: () => ({ packageId: privat, routerId: null, shownPrice: 5_000 }),
    code: 'PACKAGE_NOT_FOUND',
  },
  'saldo.purchases': 'own',
  'saldo.payBill': { input: () => ({ invoiceId: billOfBudi, shownRest: 250_000 }), code: 'INVOICE_NOT_FOUND' },
  'saldo.renew': {
    input: () => ({ subscriptionId: serviceOfBudi, shownPrice: 100_000 }),
    code: 'SUBSCRIPTION_NOT_FOUND',
  },
  'saldo.services': 'own',
  'saldo.previewUpgrade': {
    input: () => ({ subscriptionId: serviceOfBudi, packageId: packageOfDodi }),
    code: 'SUBSCRIPTION_NOT_FOUND',
  },
  'saldo.upgrade': {
    input: () => ({ subscriptionId: serviceOfBudi, packageId: packageOfDodi, shownNet: 0 }),
    code: 'SUBSCRIPTION_NOT_FOUND',
  },
  'orders.buyer': 'own',
  'orders.place': 'own',
  'orders.list': 'own',
  'orders.get': { input: () => ({ id: orderOfBudi }), code: 'ORDER_NOT_FOUND' },
  'orders.cancel': { input: () => ({ id: orderOfBudi }), code: 'ORDER_NOT_FOUND' },
  'selfcare.home': 'own',
  'selfcare.revealLogin': { input: () => ({ subscriptionId: serviceOfBudi }), code: 'SUBSCRIPTION_NOT_FOUND' },
  'selfcare.bills': 'own',
  'selfcare.bill': { input: () => ({ id: billOfBudi }), code: 'INVOICE_NOT_FOUND' },
  'selfcare.payments': 'own',
  'selfcare.receipt': { input: () => ({ number: paymentOfBudi }), code: 'PAYMENT_NOT_FOUND' },
  'selfcare.statement': 'own',
  'selfcare.profile': 'own',
  'selfcare.saveProfile': 'own',
  'tickets.list': 'own',
  'tickets.get': { input: () => ({ id: ticketOfBudi }), code: 'TICKET_NOT_FOUND' },
  'tickets.open': 'own',
  'tickets.reply': { input: () => ({ id: ticketOfBudi, text: 'Halo' }), code: 'TICKET_NOT_FOUND' },
  'tickets.markRead': { input: () => ({ id: ticketOfBudi, upTo: 1 }), code: 'TICKET_NOT_FOUND' },
  'tickets.close': { input: () => ({ id: ticketOfBudi }), code: 'TICKET_NOT_FOUND' },
  'tickets.unread': 'own',
  'reseller.home': 'own',
  'reseller.packages': 'own',
  'reseller.sell': {
    input: () => ({ packageId: packageOfDodi, quantity: 1, shownPrice: 400, routerId: null }),
    code: 'RESELLER_NOT_ASSIGNED',
  },
  'reseller.sale': { input: () => ({ id: saleOfDodi }), code: 'RESELLER_SALE_NOT_FOUND' },
  'reseller.cancelSale': { input: () => ({ id: saleOfDodi }), code: 'RESELLER_SALE_NOT_FOUND' },
  'reseller.sales': 'own',
  'reseller.statement': 'own',
  'reseller.deposits': 'own',
  'reseller.payTo': 'own',
  'reseller.requestDeposit': 'own',
  'reseller.customers': 'own',
  'reseller.renew': {
    input: () => ({ subscriptionId: crypto.randomUUID(), invoiceId: billOfBudi, shownPrice: 0 }),
    code: 'RESELLER_RENEW_NOT',
  },
  'reseller.services': 'own',
  'reseller.cards': 'own',
  'reseller.activate': {
    input: () => ({ ...NEW_CUSTOMER, packageId: packageOfDodi, routerId: null, shownPrice: 400 }),
    code: 'RESELLER_NOT_ASSIGNED',
  },
  'reseller.children': 'own',
  'reseller.saveChildPrice': {
    input: () => ({ childId: resellers.anakDodi.id, packageId: packageOfDodi, price: null }),
    code: 'RESELLER_NOT_FOUND',
  },
  'reseller.sendSaldo': {
    input: () => ({ childId: resellers.anakDodi.id, amount: 5_000, note: '' }),
    code: 'RESELLER_NOT_FOUND',
  },
}

const inputFor = (name: string): object => {
  const foreign = FOREIGN[name]
  const extra = foreign && foreign !== 'own' ? foreign.input() : EXTRA[name]
  return { ...extra, requestId: requestId() }
}

/** Inputs that the shapes ask for. */
const EXTRA: Readonly<Record<string, object>> = {
  get 'orders.place'() {
    return orderInput({ name: 'Ani', phone: '081234567801', address: 'Jl. Ani' })
  },
  'tickets.open': { category: 'lainnya', subject: 'Tanya', text: 'Jam berapa tutup?' },
  'files.upload': { picture: new Blob([tinyPng()]), purpose: 'proof' },
  'selfcare.saveProfile': { phone: '081234567801', address: 'Jl. Ani' },
  'reseller.requestDeposit': { method: 'cash', amount: 5_000, reference: '', note: '' },
}

test('setiap prosedur pelanggan dicoba dengan milik orang lain', async () => {
  const mine = procedures.filter(({ meta }) => meta.access !== 'guest' && meta.access.includes('customer'))
  expect(mine.map(({ name }) => name).filter((name) => !(name in FOREIGN))).toEqual([])
  const ani = await asAni()
  for (const { name } of mine) {
    const foreign = FOREIGN[name]
    const call = callOf(ani, name)(inputFor(name))
    if (foreign === 'own') {
      const text = JSON.stringify(await call)
      expect(text, name).not.toMatch(/Budi|rahasia/)
      expect(text, name).not.toContain(people.budi.id)
    } else expect([name, (await refusal(call)).code]).toEqual([name, foreign?.code])
  }
})

test('setiap prosedur reseller dicoba dengan milik reseller lain', async () => {
  const theirs = procedures.filter(({ meta }) => meta.access !== 'guest' && meta.access.includes('reseller'))
  expect(theirs.map(({ name }) => name).filter((name) => !(name in FOREIGN))).toEqual([])
  const cici = await asReseller('cici')
  for (const { name } of theirs.filter(({ name }) => /^(reseller|tickets)\./.test(name))) {
    const foreign = FOREIGN[name]
    const call = callOf(cici, name)(inputFor(name))
    if (foreign === 'own') {
      const text = JSON.stringify(await call)
      expect(text, name).not.toMatch(/Dodi|rahasia|Budi|77000/)
      expect(text, name).not.toContain(resellers.dodi.id)
    } else expect([name, (await refusal(call)).code]).toEqual([name, foreign?.code])
  }
  const dodi = await asReseller('dodi')
  expect(await dodi.api.reseller.sale({ id: saleOfDodi })).toMatchObject({ state: 'held', vouchers: [] })
  expect((await dodi.api.reseller.children({})).map(({ name }) => name)).toEqual(['Anak Dodi'])
})

test('reseller tidak dapat memakai prosedur pelanggan', async () => {
  const cici = await asReseller('cici')
  for (const { name } of procedures.filter(
    ({ meta }) => meta.access !== 'guest' && !meta.access.includes('reseller'),
  )) {
    const { code } = await refusal(callOf(cici, name)(inputFor(name)))
    expect([name, code]).toEqual([name, 'NOT_ALLOWED'])
  }
})

test('yang diblokir, diarsipkan, atau diganti kata sandinya keluar saat itu juga', async () => {
  const phone = newPhone(port)
  await phone.login('customer', '0812-3456-7802', people.budi.secret)
  expect((await phone.api.selfcare.bills({})).map(({ id }) => id)).toContain(billOfBudi)
  await shop.api.portal.blockLogin({
    kind: 'customer',
    partyId: people.budi.id,
    isBlocked: true,
    requestId: requestId(),
  })
  expect((await refusal(phone.api.selfcare.bills({}))).code).toBe('PORTAL_NOT_LOGGED_IN')
  // The door lets in five a minute from one address, and the walks above were five: a minute later.
  const elapsed = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + 60_000)
  expect((await refusal(phone.login('customer', '0812-3456-7802', people.budi.secret))).code).toBe(
    'PORTAL_WRONG_SECRET',
  )
})
