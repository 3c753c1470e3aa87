// One phone that presses without end must not fill the books.
import { afterEach, expect, test, vi } from 'vitest'
import { requestId } from '../../support/test-app'
import { addCustomer, openCardShop, phoneOf } from '../cards/card-shop'

afterEach(() => void vi.restoreAllMocks())

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

test('juga yang menekan pelan-pelan seharian tidak mengisi buku', async () => {
  const shop = await openCardShop()
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  let elapsed = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => elapsed)
  let saved = 0
  for (let index = 0; index < 500; index++) {
    elapsed += 3_000
    const press = { phone: '', address: `Jl. ${index}`, requestId: requestId() }
    await ani.api.selfcare.saveProfile(press).then(
      () => {
        saved += 1
      },
      ({ code }: { code: string }) => expect(code).toBe('TOO_FAST'),
    )
  }
  expect(saved).toBeGreaterThan(250)
  expect(saved).toBeLessThanOrEqual(310)
})
