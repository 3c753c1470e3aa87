// Guessing codes, voucher and recharge card: something that is right in between does not open the lock.
import { afterEach, expect, test } from 'vitest'
import { makeCardGuard } from '../../../src-main/features/cards'
import { DomainError } from '../../../src-main/shared/errors'
import { newPhone } from '../../support/portal-phone'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId, testClock } from '../../support/test-app'
import { addCustomer, openCardShop, phoneOf, redeem, soldCards } from '../cards/card-shop'

afterEach(closeRouterShops)

test('kartu yang sudah dipakai dikirim ulang di antara tebakan: jawabannya sama, kuncinya tidak terbuka', async () => {
  const shop = await openCardShop()
  const [own] = await soldCards(shop, 1)
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  const redeemed = { code: own?.code ?? '', requestId: requestId() }
  await ani.api.saldo.redeem(redeemed)
  const codes: string[] = []
  for (let index = 0; index < 12; index++) {
    codes.push(
      (await refusal(ani.api.saldo.redeem({ code: `ABCD-EFGH-${1000 + index}`, requestId: requestId() }))).code,
    )
    await ani.api.saldo.redeem(redeemed).catch(() => undefined)
  }
  expect(codes.filter((code) => code === 'CARD_INVALID')).toHaveLength(5)
})

test('menebak kode kartu dari banyak HP: paling banyak 60 semenit, juga pada menit pertama', () => {
  let elapsed = 0
  let evaluated = 0
  const guard = makeCardGuard(
    testClock(),
    () => undefined,
    () => elapsed,
  )
  for (let index = 0; index < 1_000; index++) {
    try {
      guard.attempt(`10.5.${index}.2`, `customer:${index}`, () => {
        evaluated += 1
        throw new DomainError('CARD_INVALID')
      })
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError)
    }
    elapsed += 60
  }
  expect(evaluated).toBeLessThanOrEqual(60)
  expect(guard.wrongInLastHour()).toBeGreaterThan(50)
})

test('voucher sendiri dilihat di antara tebakan: kuncinya tidak terbuka', async () => {
  const shop = await openCardShop({ stock: 1 })
  const [card] = await soldCards(shop, 1)
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  await redeem(ani, card?.code ?? '')
  await ani.api.saldo.buyVoucher({ packageId: shop.pack.id, routerId: null, shownPrice: 5_000, requestId: requestId() })
  const code = (await ani.api.saldo.purchases({}))[0]?.code ?? ''
  const guest = newPhone(shop.portalPort)
  expect((await guest.api.selfcare.voucher({ code })).state).toBe('sold')
  const codes: string[] = []
  for (let index = 0; index < 8; index++) {
    codes.push((await refusal(guest.api.selfcare.voucher({ code: `TEBAKAN${index}` }))).code)
    await guest.api.selfcare.voucher({ code }).catch(() => undefined)
  }
  expect(codes.filter((answer) => answer === 'PORTAL_VOUCHER_UNKNOWN')).toHaveLength(5)
})
