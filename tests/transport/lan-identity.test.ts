// Nothing of one customer is visible to another: every procedure of the LAN contract is walked without a login, with the wrong
// kind of login, and with the ids of somebody else. A new procedure that is not in the table fails here.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PortalMeta } from '../../src-main/shared/portal-contract'
import { lanContract } from '../../src-main/transport/portal-contract'
import { newPhone, openPortal, type Phone } from '../support/portal-phone'
import { refusal, requestId, startTestApp, type TestApp } from '../support/test-app'

let shop: TestApp
let folder: string
let port: number
const people = { ani: { id: '', secret: '' }, budi: { id: '', secret: '' } }
let billOfBudi = 0

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
})
afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

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

const asAni = async (): Promise<Phone> => {
  const phone = newPhone(port)
  await phone.login('customer', '0812-3456-7801', people.ani.secret)
  return phone
}

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
  'selfcare.home': 'own',
  'selfcare.bills': 'own',
  'selfcare.bill': { input: () => ({ id: billOfBudi }), code: 'INVOICE_NOT_FOUND' },
  'selfcare.payments': 'own',
  'selfcare.statement': 'own',
  'selfcare.profile': 'own',
  'selfcare.saveProfile': 'own',
}

const inputFor = (name: string): object => {
  const foreign = FOREIGN[name]
  const extra = foreign && foreign !== 'own' ? foreign.input() : EXTRA[name]
  return { ...extra, requestId: requestId() }
}

/** Inputs that the shapes ask for. */
const EXTRA: Readonly<Record<string, object>> = {
  'selfcare.saveProfile': { phone: '081234567801', address: 'Jl. Ani' },
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

test('yang diblokir, diarsipkan, atau diganti kata sandinya keluar saat itu juga', async () => {
  const phone = newPhone(port)
  await phone.login('customer', '0812-3456-7802', people.budi.secret)
  expect((await phone.api.selfcare.bills({})).map(({ id }) => id)).toEqual([billOfBudi])
  await shop.api.portal.blockLogin({
    kind: 'customer',
    partyId: people.budi.id,
    isBlocked: true,
    requestId: requestId(),
  })
  expect((await refusal(phone.api.selfcare.bills({}))).code).toBe('PORTAL_NOT_LOGGED_IN')
  expect((await refusal(phone.login('customer', '0812-3456-7802', people.budi.secret))).code).toBe(
    'PORTAL_WRONG_SECRET',
  )
})
