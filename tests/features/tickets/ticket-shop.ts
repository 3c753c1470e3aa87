// Owns: a shop with customers and a reseller whose phones are on the LAN, and a cashier beside the owner.
// Must never: write a ticket by another way than a phone or a till.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Api } from '../../../src-main/transport/contract'
import { newPhone, openPortal, type Phone } from '../../support/portal-phone'
import { OWNER, requestId, startTestApp, type TestApp, testClock } from '../../support/test-app'

export interface TicketShop extends TestApp {
  readonly ani: Person
  readonly budi: Person
  readonly cici: Person
}

export interface Person {
  readonly id: string
  readonly phone: Phone
}

const shops: (() => Promise<void>)[] = []
export async function closeTicketShops(): Promise<void> {
  for (const close of shops.splice(0)) await close()
}

const FIELDS = { address: 'Jl. Mawar 3', areaId: null, latitude: null, longitude: null, notes: '' }

export async function openTicketShop(): Promise<TicketShop> {
  const shop = await startTestApp({ clock: testClock() })
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-tickets-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  const port = await openPortal(shop, folder)
  shops.push(async () => {
    await shop.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const enter = async (kind: 'customer' | 'reseller', partyId: string, loginName: string): Promise<Person> => {
    const { secret } = await shop.api.portal.giveLogin({ kind, partyId, loginName, requestId: requestId() })
    const phone = newPhone(port)
    await phone.login(kind, loginName, secret)
    return { id: partyId, phone }
  }
  const customer = async (name: string, number: string, loginName: string): Promise<Person> => {
    const fields = { ...FIELDS, name, phone: number }
    const saved = await shop.api.customers.save({ id: null, customer: fields, requestId: requestId() })
    return enter('customer', saved.id, loginName)
  }
  const reseller = {
    parentId: null,
    name: 'Cici',
    phone: '',
    address: '',
    notes: '',
    creditLimit: 0,
    commissionPoints: 0,
    isActive: true,
  }
  const { id: ciciId } = await shop.api.resellers.save({ id: null, reseller, requestId: requestId() })
  return {
    ...shop,
    ani: await customer('Ani Lestari', '6281234567801', 'ani'),
    budi: await customer('Budi', '6281234567802', 'budi'),
    cici: await enter('reseller', ciciId, 'cici'),
  }
}

export const NEW = { category: 'gangguan', subject: 'Internet mati', text: 'Lampu LOS merah.', about: null } as const

export const openTicket = async ({ phone }: Person, fields: object = {}): Promise<string> =>
  (await phone.api.tickets.open({ ...NEW, pictures: [], ...fields, requestId: requestId() })).id

export const say = ({ phone }: Person, id: string, text: string, pictures: string[] = []) =>
  phone.api.tickets.reply({ id, text, pictures, requestId: requestId() })

export const answer = ({ api }: Pick<TestApp, 'api'>, id: string, text: string, pictures: string[] = []) =>
  api.tickets.reply({ id, text, pictures, requestId: requestId() })

export const setState = ({ api }: Pick<TestApp, 'api'>, id: string, state: 'open' | 'closed') =>
  api.tickets.setState({ id, state, requestId: requestId() })

/** After a day or more the people at the till unlock again. */
export async function later(shop: TestApp, days: number): Promise<Api> {
  shop.clock.advance(days * 86_400_000)
  await shop.api.session.login({ ...OWNER, requestId: requestId() })
  return shop.api
}

export const allOf = async ({ api }: Pick<TestApp, 'api'>, filter: object = {}) =>
  (await api.tickets.list({ filter: { state: null, ...filter } })).rows
