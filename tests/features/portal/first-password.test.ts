// The counter's password is for coming in once: until its owner has chosen another, nothing of his is shown to whoever knows it.
import { isContractProcedure } from '@orpc/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PortalMeta } from '../../../src-main/shared/portal-contract'
import { lanContract } from '../../../src-main/transport/portal-contract'
import { newPhone } from '../../support/portal-phone'
import { refusal, requestId } from '../../support/test-app'
import { addCustomer, openPortalShop, type PortalShop } from './portal-shop'

let shop: PortalShop
beforeEach(async () => {
  shop = await openPortalShop()
})
afterEach(() => shop.close())

const guarded = Object.entries(lanContract).flatMap(([feature, group]) =>
  Object.entries(group).flatMap(([name, procedure]) => {
    if (!isContractProcedure(procedure)) throw new Error(`${feature}.${name} is no procedure`)
    const { access, isFirst } = procedure['~orpc'].meta as PortalMeta // contracts are built by shared/portal-contract.ts only
    return access !== 'guest' && !isFirst && access.includes('customer') ? [{ feature, name }] : []
  }),
)

test('dengan kata sandi dari loket hanya menggantinya yang dapat; sesudah itu semuanya', async () => {
  const partyId = await addCustomer(shop, 'Ani', '6281234567801')
  const login = { kind: 'customer', partyId, loginName: '081234567801', requestId: requestId() } as const
  const { secret } = await shop.api.portal.giveLogin(login)
  const phone = newPhone(shop.portalPort)
  const entered = await phone.api.session.login({
    kind: 'customer',
    name: '081234567801',
    secret,
    requestId: requestId(),
  })
  expect(entered.party).toMatchObject({ name: 'Ani', mustChange: true })
  expect(guarded.length).toBeGreaterThan(12)
  for (const { feature, name } of guarded) {
    const call: (input: object) => Promise<unknown> = Reflect.get(Reflect.get(phone.api, feature), name)
    expect([feature, name, (await refusal(call({ requestId: requestId() }))).code]).toEqual([
      feature,
      name,
      'PORTAL_MUST_CHANGE',
    ])
  }
  expect((await phone.api.session.status({})).party?.mustChange).toBe(true)
  const same = await refusal(phone.api.session.changeSecret({ old: secret, next: secret, requestId: requestId() }))
  expect([same.code, same.data.field]).toEqual(['PORTAL_SAME_SECRET', 'next'])
  await phone.api.session.changeSecret({ old: secret, next: 'punya-ani-sendiri', requestId: requestId() })
  expect((await phone.api.session.status({})).party?.mustChange).toBe(false)
  expect(await phone.api.selfcare.profile({})).toMatchObject({ name: 'Ani' })
})

test('kata sandi baru dari loket menutup lagi sampai diganti', async () => {
  const partyId = await addCustomer(shop, 'Ani', '6281234567801')
  const give = () =>
    shop.api.portal.giveLogin({ kind: 'customer', partyId, loginName: '081234567801', requestId: requestId() })
  const first = newPhone(shop.portalPort)
  await first.login('customer', '081234567801', (await give()).secret)
  await first.api.selfcare.profile({})
  const { secret } = await give()
  expect((await refusal(first.api.selfcare.profile({}))).code).toBe('PORTAL_NOT_LOGGED_IN')
  await first.api.session.login({ kind: 'customer', name: '081234567801', secret, requestId: requestId() })
  expect((await refusal(first.api.selfcare.profile({}))).code).toBe('PORTAL_MUST_CHANGE')
})
