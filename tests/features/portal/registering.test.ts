import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCustomer } from '../../../src-main/features/customers'
import { makeLogins } from '../../../src-main/features/portal/logins'
import type { Registration } from '../../../src-main/features/portal/portal-contract'
import { makeRegistering } from '../../../src-main/features/portal/registering'
import { makeGuessAlarm } from '../../../src-main/platform/limits'
import type { Passwords } from '../../../src-main/platform/passwords'
import { systemRandom } from '../../../src-main/platform/random'
import { newPhone, type Phone } from '../../support/portal-phone'
import { refusal, requestId } from '../../support/test-app'
import { addCustomer, changeLan, openPortalShop, type PortalShop } from './portal-shop'

let shop: PortalShop
beforeEach(async () => {
  shop = await openPortalShop()
  await changeLan(shop, { forRegistration: true })
})
afterEach(() => shop.close())

const ANI: Registration = { name: 'Ani', phone: '0812-3456-7801', address: 'Jl. Ani 1', secret: 'rahasia-ani' }
const register = (phone: Phone, changes: Partial<Registration> = {}, id = requestId()) =>
  phone.api.session.register({ ...ANI, ...changes, requestId: id })
const customers = async () => (await shop.api.customers.search({ search: '', limit: 50 })).map(({ name }) => name)

test('nama yang membalik huruf di layar petugas menjadi nama biasa', async () => {
  const { party } = await register(newPhone(shop.portalPort), { name: 'Budi \u202eSANUL\u202c' })
  expect(party?.name).toBe('Budi  SANUL')
})

describe('pelanggan baru membuat akun dari HP', () => {
  test('langsung masuk, menjadi pelanggan dengan catatan asalnya, dan lain kali masuk dengan nomornya', async () => {
    const phone = newPhone(shop.portalPort)
    expect(await phone.api.session.status({})).toMatchObject({ canRegister: true, party: null })
    const status = await register(phone)
    expect(status.party).toMatchObject({ kind: 'customer', name: 'Ani', mustChange: false })
    expect(await phone.api.selfcare.profile({})).toMatchObject({ name: 'Ani', address: 'Jl. Ani 1' })
    const id = status.party?.id ?? ''
    expect(await shop.api.customers.get({ id })).toMatchObject({
      phone: '6281234567801',
      notes: 'Daftar sendiri lewat portal.',
      createdByName: null,
      samePhone: [],
    })
    expect(await shop.api.portal.login({ kind: 'customer', partyId: id })).toMatchObject({
      loginName: '6281234567801',
      mustChange: false,
    })
    const other = newPhone(shop.portalPort)
    await other.login('customer', '+62 812 3456 7801', 'rahasia-ani')
    expect((await other.api.session.status({})).party?.id).toBe(id)
    // who is in the audit trail, and that the password is nowhere
    const trail = JSON.stringify(shop.app.db.connection.prepare('select * from audit_event').all())
    expect(trail).toContain('portal.registered')
    expect(trail).not.toContain('rahasia-ani')
    const kept = shop.app.db.connection.prepare('select * from request_log').all()
    expect(JSON.stringify(kept)).not.toContain('rahasia-ani')
  })

  test('nomor yang sudah punya akun ditolak di samping nomornya, dan tidak ada yang dibuat', async () => {
    await register(newPhone(shop.portalPort))
    const second = newPhone(shop.portalPort)
    expect(await refusal(register(second, { name: 'Bukan Ani', phone: '+6281234567801' }))).toMatchObject({
      code: 'PORTAL_PHONE_TAKEN',
      message: 'Nomor ini sudah punya akun.',
      data: { field: 'phone', advice: 'Silakan masuk, atau minta kata sandi baru di loket.' },
    })
    expect(await customers()).toEqual(['Ani'])
    expect((await second.api.session.status({})).party).toBeNull()
  })

  test('pelanggan lama tanpa akun dengan nomor yang sama tidak digabung; loket melihat keduanya', async () => {
    const old = await addCustomer(shop, 'Ani lama', '6281234567801')
    const { party } = await register(newPhone(shop.portalPort))
    expect(party?.id).not.toBe(old)
    expect(await shop.api.customers.get({ id: party?.id ?? '' })).toMatchObject({
      samePhone: [{ id: old, number: 'P-00001', name: 'Ani lama' }],
    })
    expect((await shop.api.customers.get({ id: old })).samePhone).toEqual([
      { id: party?.id, number: 'P-00002', name: 'Ani' },
    ])
  })

  test('tekan dua kali, atau jawaban yang hilang di jalan: tetap satu pelanggan, dan tetap masuk', async () => {
    const id = requestId()
    const phone = newPhone(shop.portalPort)
    const [first, second] = await Promise.all([register(phone, {}, id), register(phone, {}, id)])
    expect(first.party?.id).toBe(second.party?.id)
    const again = newPhone(shop.portalPort)
    expect((await register(again, {}, id)).party?.id).toBe(first.party?.id)
    expect(await customers()).toEqual(['Ani'])
    // who overheard the request and does not know the password gets nothing
    const thief = newPhone(shop.portalPort)
    expect((await refusal(register(thief, { secret: 'tebakan-pencuri' }, id))).code).toBe('PORTAL_WRONG_SECRET')
    expect((await thief.api.session.status({})).party).toBeNull()
  })

  test.each([
    [{ name: '  ' }, 'name'],
    [{ name: '\u200b\u200b' }, 'name'],
    [{ name: '\u202e\u2066' }, 'name'],
    [{ phone: 'bukan nomor' }, 'phone'],
    [{ secret: 'pendek' }, 'secret'],
  ] as const)('isian %j ditolak di samping %s', async (changes, field) => {
    const { code, data } = await refusal(register(newPhone(shop.portalPort), changes))
    expect(code).toBe('INPUT_INVALID')
    expect(Object.keys(data.fields as object)).toEqual([field])
    expect(await customers()).toEqual([])
  })

  test('tertutup bila Pemilik menutupnya, menutup pelanggan, atau belum menerima peringatannya', async () => {
    const phone = newPhone(shop.portalPort)
    const closed = async () => {
      expect((await phone.api.session.status({})).canRegister).toBe(false)
      return (await refusal(register(phone))).code
    }
    await changeLan(shop, { forRegistration: false })
    expect(await closed()).toBe('PORTAL_REGISTER_CLOSED')
    await changeLan(shop, { forRegistration: true, forCustomers: false })
    expect(await closed()).toBe('PORTAL_REGISTER_CLOSED')
    await changeLan(shop, { forCustomers: true, plainAccepted: 0 })
    expect(await closed()).toBe('PORTAL_NOT_SAFE')
    expect(await customers()).toEqual([])
  })

  test('toko dari sebelum ada pendaftaran: tertutup sampai Pemilik membukanya', async () => {
    shop.app.db.connection.exec(`update setting set value = json_remove(value, '$.forRegistration') where key = 'lan'`)
    expect((await newPhone(shop.portalPort).api.session.status({})).canRegister).toBe(false)
  })
})

describe('yang mendaftar terus-menerus', () => {
  let elapsed = 0
  let hashes = 0
  const passwords: Passwords = {
    hash: async (plain) => {
      hashes += 1
      return `hash of ${plain}`
    },
    verify: async (plain, hash) => hash === `hash of ${plain}`,
  }

  function open() {
    elapsed = 0
    hashes = 0
    const { clock } = shop
    const { db } = shop.app
    const alarm = makeGuessAlarm(clock, () => undefined)
    const deps = { db, clock, random: systemRandom, passwords, alarm, elapsed: () => elapsed }
    const logins = makeLogins({ ...deps, findParty: (_, kind, id) => ({ kind, id, name: '' }) })
    const makeCustomer: Parameters<typeof makeRegistering>[0]['makeCustomer'] = (tx, ctx, person) => {
      const { id, name } = createCustomer(tx, ctx, person)
      return { kind: 'customer', id, name }
    }
    const go = makeRegistering({ ...deps, logins, makeCustomer })
    const device = { outletId: 'toko', deviceId: 'kasir', label: 'A' }
    const context = () =>
      ({
        now: clock.now(),
        actor: null,
        party: null,
        device,
        newId: () => crypto.randomUUID(),
      }) as unknown as ReturnType<Parameters<typeof go>[2]> // no more is read
    let next = 0
    const from = (address: string, phone = `08120000${String(next++).padStart(4, '0')}`) =>
      go({ ...ANI, phone, requestId: requestId() }, address, context).then(
        () => 'dibuat',
        (error: { code: string }) => error.code,
      )
    return { from, alarm }
  }

  test('paling banyak tiga sejam dari satu alamat, berhasil atau tidak', async () => {
    const { from } = open()
    const answers = [await from('10.0.0.5'), await from('10.0.0.5', '081200000000'), await from('10.0.0.5')]
    expect(answers).toEqual(['dibuat', 'PORTAL_PHONE_TAKEN', 'dibuat'])
    expect(await from('10.0.0.5')).toBe('PORTAL_REGISTER_MANY')
    expect(await from('10.0.0.6')).toBe('dibuat')
    elapsed += 3_600_000
    expect(await from('10.0.0.5')).toBe('dibuat')
  })

  test('paling banyak 30 pada jam pertama dari semua alamat bersama, dan loket mendengarnya', async () => {
    const { from, alarm } = open()
    for (let index = 0; index < 200; index += 1) {
      await from(`10.0.${index}.5`)
      elapsed += 3_600_000 / 200
    }
    expect(hashes).toBeGreaterThan(20)
    expect(hashes).toBeLessThanOrEqual(30)
    expect(alarm.isRinging()).toBe(true)
  })
})
