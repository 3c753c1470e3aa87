// Gambar di tiket: sent with what is said, seen by the counter and by the ticket's own party, by nobody else.
import { afterEach, expect, test } from 'vitest'
import { blobOf, tinyJpeg, tinyPng } from '../../support/sample-pictures'
import { refusal, requestId } from '../../support/test-app'
import { answer, closeTicketShops, openTicket, openTicketShop, say, type TicketShop } from './ticket-shop'

afterEach(closeTicketShops)

const fromCounter = async ({ api }: TicketShop): Promise<string> =>
  (await api.files.add({ base64: tinyJpeg().toString('base64'), purpose: 'ticket', requestId: requestId() })).id

test('gambar pelanggan terlihat di loket, gambar loket terlihat oleh pemilik tiketnya saja', async () => {
  const shop = await openTicketShop()
  const { ani, budi, cici } = shop
  const hers = (await ani.phone.upload(blobOf(tinyPng()), 'ticket')).id
  const id = await openTicket(ani, { pictures: [hers] })
  const theirs = await fromCounter(shop)
  expect((await ani.phone.get(`/berkas/${theirs}`)).status).toBe(404)
  await answer(shop, id, 'Ini lampu yang dimaksud.', [theirs])

  const pictures = (await ani.phone.api.tickets.get({ id })).messages.map((message) => message.pictures)
  expect(pictures).toEqual([
    [{ id: hers, mime: 'image/png', width: 4, height: 4 }],
    [{ id: theirs, mime: 'image/jpeg', width: 8, height: 8 }],
  ])
  expect((await shop.api.tickets.get({ id })).messages.map((message) => message.pictures)).toEqual(pictures)
  expect((await shop.api.files.read({ id: hers })).base64).toBe(tinyPng().toString('base64'))
  for (const picture of [hers, theirs]) {
    expect((await ani.phone.get(`/berkas/${picture}`)).status, picture).toBe(200)
    for (const { phone } of [budi, cici]) expect((await phone.get(`/berkas/${picture}`)).status, picture).toBe(404)
  }
})

test('gambar orang lain, yang sudah terpakai, dan yang keempat tidak ikut terkirim; pesannya pun tidak', async () => {
  const shop = await openTicketShop()
  const { ani, budi } = shop
  const upload = async ({ phone }: typeof ani) => (await phone.upload(blobOf(tinyPng()), 'ticket')).id
  const his = await upload(budi)
  expect((await refusal(openTicket(ani, { pictures: [his] }))).code).toBe('FILE_NOT_FOUND')
  const counters = await fromCounter(shop)
  expect((await refusal(openTicket(ani, { pictures: [counters] }))).code).toBe('FILE_NOT_FOUND')
  expect((await ani.phone.api.tickets.list({})).rows).toEqual([])

  const hers = await upload(ani)
  const id = await openTicket(ani, { pictures: [hers] })
  expect((await refusal(say(ani, id, 'Lagi', [hers]))).code).toBe('FILE_NOT_FOUND')
  const four = [await upload(ani), await upload(ani), await upload(ani), await upload(ani)]
  expect((await refusal(say(ani, id, 'Empat', four))).code).toBe('INPUT_INVALID')
  await say(ani, id, 'Tiga', four.slice(0, 3))
  expect((await refusal(answer(shop, id, 'Punya pelanggan', [four[3] ?? '']))).code).toBe('FILE_NOT_FOUND')
  expect((await shop.api.tickets.get({ id })).messages.map((message) => message.pictures.length)).toEqual([1, 3])
})
