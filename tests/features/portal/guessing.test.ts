// Guessing at the LAN door, by the pass lines of R10: how many guesses cost a hash, who hears of it, and what a slow answer may undo.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { giveLogin, makeLogins } from '../../../src-main/features/portal/logins'
import { makeGuessAlarm } from '../../../src-main/platform/limits'
import type { Passwords } from '../../../src-main/platform/passwords'
import { systemRandom } from '../../../src-main/platform/random'
import { refusal, startTestApp, type TestApp } from '../../support/test-app'

let shop: TestApp
/** Milliseconds of the stopwatch behind the limits. */
let elapsed = 0
let evaluated = 0
/** Runs while a password is being checked. */
let meanwhile: () => void = () => undefined

beforeEach(async () => {
  shop = await startTestApp()
  elapsed = 0
  evaluated = 0
  meanwhile = () => undefined
  give('benar')
})
afterEach(() => shop.close())

/** What the audit log asks of a command. */
const ctx = () => {
  const device = { outletId: 'toko', deviceId: 'kasir', label: 'A' }
  return { now: shop.clock.now(), actor: null, party: null, device } as unknown as Parameters<typeof giveLogin>[1] // no more is read
}

const passwords: Passwords = {
  hash: async (plain) => {
    evaluated += 1
    return `hash of ${plain}`
  },
  verify: async (plain, hash) => {
    evaluated += 1
    meanwhile()
    return hash === `hash of ${plain}`
  },
}

const give = (secret: string) =>
  shop.app.db.transact((tx) =>
    giveLogin(tx, ctx(), {
      kind: 'customer',
      partyId: 'ani',
      loginName: '081234567801',
      secretHash: `hash of ${secret}`,
    }),
  )

const open = () => {
  const { clock } = shop
  const alarm = makeGuessAlarm(clock, () => undefined)
  const findParty = () => ({ kind: 'customer', id: 'ani', name: 'Ani' }) as const
  const logins = makeLogins({
    ...{ db: shop.app.db, clock, random: systemRandom, passwords, findParty, alarm },
    elapsed: () => elapsed,
  })
  const guess = (name: string, address: string) =>
    logins.enter('customer', name, 'salah', address).then(
      () => undefined,
      () => undefined,
    )
  return { logins, alarm, guess }
}

const HOUR = 3_600_000

test('10.000 tebakan dari satu HP dalam satu jam: paling banyak 20 yang diperiksa untuk satu akun, dan loket diberi tahu', async () => {
  const { guess, alarm } = open()
  for (let index = 0; index < 10_000; index++) {
    await guess('081234567801', '10.5.50.2')
    elapsed += HOUR / 10_000
  }
  expect(evaluated).toBeGreaterThan(0)
  expect(evaluated).toBeLessThanOrEqual(20)
  expect(alarm.isRinging()).toBe(true)
})

test('dari 200 HP: paling banyak 60 tebakan semenit seluruhnya, juga pada menit pertama', async () => {
  const { guess, alarm } = open()
  for (let round = 0; round < 10; round++)
    for (let phone = 0; phone < 200; phone++) {
      await guess(`08120000${phone}`, `10.5.50.${phone}`)
      elapsed += 60_000 / 2_000
    }
  expect(evaluated).toBeGreaterThan(0)
  expect(evaluated).toBeLessThanOrEqual(60)
  expect(alarm.isRinging()).toBe(true)
})

test('lima tebakan semenit dari satu HP, juga atas banyak akun', async () => {
  const { guess } = open()
  for (let index = 0; index < 60; index++) {
    await guess(`0812000${index}`, '10.5.50.2')
    elapsed += 1_000
  }
  expect(evaluated).toBeLessThanOrEqual(5)
})

test('yang kata sandinya benar tidak menghabiskan jatah orang di jaringan yang sama', async () => {
  const { logins } = open()
  for (let index = 0; index < 10; index++) await logins.enter('customer', '0812-3456-7801', 'benar', '10.5.50.1')
})

test('yang kata sandinya benar pun tidak masuk tanpa henti: tiap kali satu hash, dan paling banyak 20 HP sekaligus', async () => {
  const { logins } = open()
  const tokens: string[] = []
  for (let index = 0; index < 3_600; index++) {
    await logins.enter('customer', '081234567801', 'benar', '10.5.50.9').then(
      ({ token }) => tokens.push(token),
      () => undefined,
    )
    elapsed += 1_000
    shop.clock.advance(1_000)
  }
  expect(evaluated).toBeGreaterThan(20)
  expect(evaluated).toBeLessThanOrEqual(80)
  const sessions = () => shop.app.db.connection.prepare('select count(*) from portal_session').pluck().get()
  expect(sessions()).toBe(20)
  expect([logins.partyOfToken(tokens.at(-1) ?? ''), logins.partyOfToken(tokens[0] ?? '')]).toEqual([
    { kind: 'customer', id: 'ani', name: 'Ani' },
    null,
  ])
})

test('kata sandi lama ditebak lewat Ganti kata sandi: jatahnya sama', async () => {
  const { logins } = open()
  const party = { kind: 'customer', id: 'ani', name: 'Ani' } as const
  for (let index = 0; index < 2_000; index++) {
    await refusal(logins.changeSecret(party, 'salah', 'kata-sandi-baru', `10.5.${index % 200}.2`))
    elapsed += HOUR / 2_000
  }
  expect(evaluated).toBeLessThanOrEqual(20)
})

test('orang asing yang menebak dari banyak HP tidak menutup akunnya dari tempat yang biasa dipakai pemiliknya', async () => {
  const { logins } = open()
  const enter = (secret: string, address: string) => logins.enter('customer', '081234567801', secret, address)
  const { token } = await enter('benar', '10.5.50.9')
  logins.leave(token) // logged out: the place is known all the same
  for (let index = 0; index < 400; index++) {
    await refusal(enter('salah', `10.6.${index}.2`))
    elapsed += 1_000
  }
  // a stranger waits, even with the right password
  expect((await refusal(enter('benar', '10.7.0.1'))).code).toBe('TOO_MANY_TRIES')
  await enter('benar', '10.5.50.9')
})

test('juga dari tempat yang dikenal paling banyak 20 tebakan sejam', async () => {
  const { logins } = open()
  await logins.enter('customer', '081234567801', 'benar', '10.5.50.9')
  evaluated = 0
  for (let index = 0; index < 2_000; index++) {
    await refusal(logins.enter('customer', '081234567801', 'salah', '10.5.50.9'))
    elapsed += HOUR / 2_000
  }
  expect(evaluated).toBeGreaterThan(0)
  expect(evaluated).toBeLessThanOrEqual(20)
})

test('yang sudah masuk dapat mengganti kata sandinya selagi orang asing menebak', async () => {
  const { logins } = open()
  const party = { kind: 'customer', id: 'ani', name: 'Ani' } as const
  for (let index = 0; index < 400; index++) {
    await refusal(logins.enter('customer', '081234567801', 'salah', `10.6.${index}.2`))
    elapsed += 1_000
  }
  await logins.changeSecret(party, 'benar', 'lebih-panjang', '10.8.0.1')
})

test('alarm diam lagi sesudah satu jam', async () => {
  const { guess, alarm } = open()
  for (let index = 0; index < 60; index++) await guess('081234567801', '10.5.50.2')
  expect([alarm.inLastHour(), alarm.isRinging()]).toEqual([60, true])
  shop.clock.advance(HOUR + 60_000)
  expect([alarm.inLastHour(), alarm.isRinging()]).toEqual([0, false])
})

test('kata sandi diganti petugas selagi yang lama diperiksa: yang lama tidak masuk dan tidak menimpa yang baru', async () => {
  const { logins } = open()
  const party = { kind: 'customer', id: 'ani', name: 'Ani' } as const
  meanwhile = () => give('baru dari loket')
  expect((await refusal(logins.enter('customer', '081234567801', 'benar', '10.5.50.2'))).code).toBe(
    'PORTAL_WRONG_SECRET',
  )
  give('benar')
  expect((await refusal(logins.changeSecret(party, 'benar', 'punya-pencuri', '10.5.50.2'))).code).toBe(
    'PORTAL_WRONG_SECRET',
  )
  meanwhile = () => undefined
  await logins.enter('customer', '081234567801', 'baru dari loket', '10.5.50.2')
})
