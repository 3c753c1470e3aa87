// One phone that presses without end must not fill the books.
import { expect, test } from 'vitest'
import { requestId } from '../../support/test-app'
import { addCustomer, openCardShop, phoneOf } from '../cards/card-shop'

test('HP yang menekan simpan terus-menerus diminta menunggu; yang lain tidak ikut menunggu', async () => {
  const shop = await openCardShop()
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  const budi = await phoneOf(shop, await addCustomer(shop, 'Budi', '6281234567802'), 'budi')
  const save = (phone: typeof ani, address: string) =>
    phone.api.selfcare.saveProfile({ phone: '', address, requestId: requestId() }).then(
      () => 'ok',
      (error: { code: string }) => error.code,
    )
  const answers: string[] = []
  for (let index = 0; index < 150; index++) answers.push(await save(ani, `Jl. ${index}`))
  expect(answers.slice(0, 20)).toEqual(Array(20).fill('ok'))
  expect(answers.filter((answer) => answer === 'ok').length).toBeLessThan(80)
  expect(answers.at(-1)).toBe('TOO_FAST')
  expect(await save(budi, 'Jl. Budi')).toBe('ok')
})
