// Tiket: opened from a phone or at the counter, answered, closed and opened again; nobody reads another's.
import { afterEach, expect, test, vi } from 'vitest'
import { refusal, requestId } from '../../support/test-app'
import { allOf, answer, closeTicketShops, later, NEW, openTicket, openTicketShop, say, setState } from './ticket-shop'

afterEach(async () => {
  vi.restoreAllMocks()
  await closeTicketShops()
})

test('pesan pelanggan menunggu jawaban, jawaban loket terbaca di HP-nya, balasannya menunggu lagi', async () => {
  const shop = await openTicketShop()
  const { ani, api } = shop
  const id = await openTicket(ani)
  expect(await api.tickets.counts({})).toMatchObject({
    waiting: 1,
    unread: 1,
    newest: { id, partyName: 'Ani Lestari', subject: 'Internet mati' },
  })
  expect(await api.tickets.get({ id })).toMatchObject({
    number: 'TKT-261121-0001',
    partyKind: 'customer',
    partyId: ani.id,
    priority: 'biasa',
    state: 'open',
    isUnread: true,
    party: { phone: '6281234567801', detail: 'Jl. Mawar 3' },
    messages: [{ author: 'party', authorName: 'Ani Lestari', text: 'Lampu LOS merah.', notedBy: null, pictures: [] }],
  })
  const { newest } = await api.tickets.get({ id })
  await api.tickets.markRead({ id, upTo: newest, requestId: requestId() })
  expect(await api.tickets.counts({})).toEqual({ waiting: 1, unread: 0, newest: null })

  await answer(shop, id, 'Teknisi datang\njam 3.')
  expect(await api.tickets.counts({})).toMatchObject({ waiting: 0, unread: 0 })
  const { tickets } = ani.phone.api
  expect(await tickets.unread({})).toEqual({ count: 1 })
  expect((await tickets.list({})).rows).toMatchObject([
    { id, state: 'answered', isUnread: true, lastText: 'Teknisi datang jam 3.' },
  ])
  const seen = await tickets.get({ id })
  expect(seen.messages.map(({ author, authorName, text }) => [author, authorName, text])).toEqual([
    ['party', 'Ani Lestari', 'Lampu LOS merah.'],
    ['staff', 'Bu Rini', 'Teknisi datang\njam 3.'],
  ])
  expect(JSON.stringify(seen)).not.toMatch(/priority|assignee/)
  await tickets.markRead({ id, upTo: seen.newest, requestId: requestId() })
  expect(await tickets.unread({})).toEqual({ count: 0 })

  await say(ani, id, 'Terima kasih')
  expect(await allOf(shop)).toMatchObject([{ id, state: 'open', lastBy: 'party', isUnread: true }])
})

test('yang selesai dibuka lagi oleh pesan pelanggan selama 14 hari; sesudah itu tiket baru', async () => {
  const shop = await openTicketShop()
  const id = await openTicket(shop.ani)
  await setState(shop, id, 'closed')
  const closed = await shop.ani.phone.api.tickets.get({ id })
  expect(closed).toMatchObject({ state: 'closed', canReply: true, isUnread: true })
  expect(closed.messages.at(-1)).toMatchObject({ author: 'system', authorName: 'Bu Rini' })
  await later(shop, 13.9)
  await say(shop.ani, id, 'Mati lagi')
  expect(await allOf(shop)).toMatchObject([{ state: 'open' }])

  await shop.ani.phone.api.tickets.close({ id, requestId: requestId() })
  await shop.ani.phone.api.tickets.close({ id, requestId: requestId() }) // said twice is said once
  const { messages } = await shop.api.tickets.get({ id })
  expect(messages.filter(({ author }) => author === 'system')).toHaveLength(2)
  expect(await shop.api.tickets.counts({})).toMatchObject({ waiting: 0 })
  await later(shop, 14.1)
  expect((await shop.ani.phone.api.tickets.get({ id })).canReply).toBe(false)
  expect((await refusal(say(shop.ani, id, 'Mati lagi'))).code).toBe('TICKET_CLOSED')
  expect(await allOf(shop)).toMatchObject([{ state: 'closed' }])
})

test('loket menutup dan membuka lagi: menunggu siapa yang terakhir ditanya', async () => {
  const shop = await openTicketShop()
  const id = await openTicket(shop.ani)
  const stateNow = async () => (await shop.api.tickets.get({ id })).state
  await setState(shop, id, 'closed')
  await setState(shop, id, 'open')
  expect(await stateNow()).toBe('open')
  await answer(shop, id, 'Sudah')
  await setState(shop, id, 'closed')
  await setState(shop, id, 'open')
  expect(await stateNow()).toBe('answered')
  await setState(shop, id, 'closed')
  await answer(shop, id, 'Satu lagi: matikan modem lima menit.')
  expect(await stateNow()).toBe('answered')
})

test('paling banyak lima tiket yang belum selesai; membuka yang selesai termasuk', async () => {
  const shop = await openTicketShop()
  const ids: string[] = []
  for (let index = 0; index < 5; index++) ids.push(await openTicket(shop.ani, { subject: `Hal ke-${index}` }))
  expect((await refusal(openTicket(shop.ani))).code).toBe('TICKET_TOO_MANY')
  await openTicket(shop.budi)
  const [first = ''] = ids
  await setState(shop, first, 'closed')
  await openTicket(shop.ani)
  expect((await refusal(say(shop.ani, first, 'Masih mati'))).code).toBe('TICKET_TOO_MANY')
  expect(await allOf(shop, { partyId: shop.ani.id })).toHaveLength(6)
})

test('HP yang mengirim pesan tanpa henti diminta menunggu; pesan kosong dan yang terlalu panjang ditolak', async () => {
  const shop = await openTicketShop()
  const id = await openTicket(shop.ani)
  expect((await refusal(say(shop.ani, id, ' \n\t '))).code).toBe('INPUT_INVALID')
  expect((await refusal(say(shop.ani, id, 'x'.repeat(2_001)))).code).toBe('INPUT_INVALID')
  await say(shop.ani, id, 'x'.repeat(2_000))
  const codes: string[] = []
  for (let index = 0; index < 10; index++)
    codes.push(
      await say(shop.ani, id, `pesan ${index}`).then(
        () => 'ok',
        ({ code }: { code: string }) => code,
      ),
    )
  expect(codes.slice(0, 6)).toEqual(Array(6).fill('ok'))
  expect(codes.at(-1)).toBe('TOO_FAST')
  expect((await shop.api.tickets.get({ id })).messages.length).toBeLessThan(11)
  await openTicket(shop.budi)
})

test('HP yang mengirim pelan-pelan sehari penuh pun tidak mengisi buku: paling banyak 180 pesan', async () => {
  const shop = await openTicketShop()
  let elapsed = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => elapsed)
  let sent = 0
  for (let at = 0; at < 288; at++) {
    elapsed += 300_000
    const id = await openTicket(shop.ani, { subject: `Hal ke-${at}` }).catch((error: { code: string }) => error.code)
    if (id === 'TOO_FAST') continue
    sent += 1
    await shop.ani.phone.api.tickets.close({ id, requestId: requestId() })
  }
  expect(sent).toBeGreaterThan(100)
  expect(sent).toBeLessThanOrEqual(180)
})

test('tiket orang lain tidak dikenal, juga bila id-nya ditebak dan juga oleh reseller', async () => {
  const shop = await openTicketShop()
  const id = await openTicket(shop.ani)
  for (const { phone } of [shop.budi, shop.cici]) {
    const { tickets } = phone.api
    const again = { id, requestId: requestId() }
    for (const attempt of [
      tickets.get({ id }),
      tickets.reply({ ...again, text: 'Halo', pictures: [] }),
      tickets.markRead({ ...again, upTo: 99 }),
      tickets.close(again),
    ])
      expect((await refusal(attempt)).code).toBe('TICKET_NOT_FOUND')
    expect((await tickets.list({})).rows).toEqual([])
    expect(await tickets.unread({})).toEqual({ count: 0 })
  }
  expect((await shop.api.tickets.get({ id })).messages).toHaveLength(1)
})

test('tentang tagihan sendiri boleh, tentang tagihan orang lain tidak', async () => {
  const shop = await openTicketShop()
  const bill = async (customerId: string) => {
    const lines = [{ kind: 'install', description: 'Biaya pasang', amount: 250_000 }] as const
    return (await shop.api.invoices.make({ customerId, lines: [...lines], note: '', requestId: requestId() })).id
  }
  const [mine, others] = [await bill(shop.ani.id), await bill(shop.budi.id)]
  const about = (id: string | number) => ({ type: 'invoice', id: String(id) })
  const id = await openTicket(shop.ani, { category: 'tagihan', about: about(mine) })
  expect((await shop.ani.phone.api.tickets.get({ id })).about).toEqual({
    type: 'invoice',
    id: String(mine),
    label: expect.stringMatching(/^INV-/),
  })
  for (const wrong of [others, 999_999, '1e3', '../1'])
    expect((await refusal(openTicket(shop.ani, { about: about(wrong) }))).code).toBe('TICKET_ABOUT')
  for (const type of ['subscription', 'order'])
    expect((await refusal(openTicket(shop.ani, { about: { type, id: crypto.randomUUID() } }))).code).toBe(
      'TICKET_ABOUT',
    )
  expect((await refusal(openTicket(shop.cici, { about: about(mine) }))).code).toBe('TICKET_ABOUT')
})

test('Kasir mencatat keluhan orang di loket; pelanggan melihat bahwa loket yang mencatatnya', async () => {
  const shop = await openTicketShop()
  const secret = '135790'
  await shop.api.users.create({ name: 'Siti', role: 'cashier', secret, requestId: requestId() })
  const siti = shop.newClient()
  await siti.session.login({ name: 'Siti', secret, requestId: requestId() })
  const press = { ...NEW, priority: 'tinggi', partyKind: 'customer', partyId: shop.ani.id } as const
  const { id } = await siti.tickets.open({ ...press, requestId: requestId() })
  expect(await shop.api.tickets.counts({})).toMatchObject({ waiting: 1, unread: 1 })
  const seen = await shop.ani.phone.api.tickets.get({ id })
  expect(seen).toMatchObject({ isUnread: false, messages: [{ author: 'party', notedBy: 'Siti' }] })
  const nobody = { ...press, partyId: crypto.randomUUID(), requestId: requestId() }
  expect((await refusal(siti.tickets.open(nobody))).code).toBe('TICKET_PARTY')

  const staff = await siti.tickets.staff({})
  expect(staff.map(({ name }) => name).sort()).toEqual(['Bu Rini', 'Siti'])
  const userId = staff.find(({ name }) => name === 'Siti')?.id ?? null
  await siti.tickets.assign({ id, userId, requestId: requestId() })
  await siti.tickets.setPriority({ id, priority: 'rendah', requestId: requestId() })
  expect(await allOf(shop)).toMatchObject([{ assigneeName: 'Siti', priority: 'rendah' }])
  const stranger = { id, userId: crypto.randomUUID(), requestId: requestId() }
  expect((await refusal(siti.tickets.assign(stranger))).code).toBe('TICKET_ASSIGNEE')
  await later(shop, 0)
  const trail = (await shop.api.audit.list({})).rows.filter(({ action }) => action.startsWith('ticket.'))
  expect(trail.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['ticket.priority', 'Siti'],
    ['ticket.assign', 'Siti'],
    ['ticket.open', 'Siti'],
  ])
})

test('keluhan reseller dicatat di loket: terbaca di HP-nya dan dijawab; yang nonaktif tidak ditawarkan', async () => {
  const shop = await openTicketShop()
  const { api, cici } = shop
  expect(await api.tickets.resellers({})).toEqual([{ id: cici.id, number: 'R-0001', name: 'Cici', phone: '' }])
  const press = { ...NEW, partyKind: 'reseller', partyId: cici.id } as const
  const { id } = await api.tickets.open({ ...press, requestId: requestId() })
  await answer(shop, id, 'Kami periksa.')
  expect((await cici.phone.api.tickets.get({ id })).messages).toMatchObject([
    { author: 'party', authorName: 'Cici', notedBy: 'Bu Rini' },
    { author: 'staff', text: 'Kami periksa.' },
  ])
  const asCustomer = { ...press, partyKind: 'customer', requestId: requestId() } as const
  expect((await refusal(api.tickets.open(asCustomer))).code).toBe('TICKET_PARTY')

  const { level: _, ...known } = await api.resellers.get({ id: cici.id })
  await api.resellers.save({ id: cici.id, reseller: { ...known, isActive: false }, requestId: requestId() })
  expect(await api.tickets.resellers({})).toEqual([])
  expect((await refusal(api.tickets.open({ ...press, requestId: requestId() }))).code).toBe('TICKET_PARTY')
})

test('daftar: yang belum dibaca dulu, lalu yang menunggu, lalu sisanya; dicari menurut nama, nomor dan isi; per halaman', async () => {
  const shop = await openTicketShop()
  const answered = await openTicket(shop.ani, { subject: 'Ganti nama WiFi' })
  // older than what was opened already, and before it all the same
  const unread = await openTicket(shop.budi, { subject: 'Lambat sekali' })
  const read = await openTicket(shop.ani, { subject: 'Tagihan dobel', category: 'tagihan' })
  const closed = await openTicket(shop.budi, { subject: 'Modem panas' })
  await answer(shop, answered, 'Sudah')
  await setState(shop, closed, 'closed')
  const { newest } = await shop.api.tickets.get({ id: read })
  await shop.api.tickets.markRead({ id: read, upTo: newest, requestId: requestId() })
  const idsOf = async (filter: object) => (await allOf(shop, filter)).map(({ id }) => id)
  expect(await idsOf({ state: 'running' })).toEqual([unread, read, answered])
  expect(await idsOf({})).toEqual([unread, read, closed, answered])
  expect(await idsOf({ state: 'closed' })).toEqual([closed])
  expect(await idsOf({ category: 'tagihan' })).toEqual([read])
  expect(await idsOf({ search: 'LAMBAT budi' })).toEqual([unread])
  expect(await idsOf({ search: '261121-0001' })).toEqual([answered])
  expect(await idsOf({ search: 'tidak ada' })).toEqual([])
  const seen: string[] = []
  for (let after: string | null = null, pages = 0; pages < 9; pages++) {
    const page: Awaited<ReturnType<typeof shop.api.tickets.list>> = await shop.api.tickets.list({
      filter: { state: null },
      after,
      limit: 1,
    })
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
    if (after === null) break
  }
  expect(seen).toEqual([unread, read, closed, answered])
})

test('yang menunggu lebih dari sehari berdiri di Kendala; yang baru tidak', async () => {
  const shop = await openTicketShop()
  const id = await openTicket(shop.ani)
  const troubles = async () => (await shop.api.kendala.overview({})).office.map(({ key }) => key)
  expect(await troubles()).not.toContain('tickets.waiting')
  await later(shop, 1.1)
  expect(await troubles()).toContain('tickets.waiting')
  await answer(shop, id, 'Sedang dikerjakan')
  expect(await troubles()).not.toContain('tickets.waiting')
})

test('menekan kirim dua kali mengirim satu kali', async () => {
  const shop = await openTicketShop()
  const press = { ...NEW, pictures: [], requestId: requestId() }
  const first = await shop.ani.phone.api.tickets.open(press)
  expect(await shop.ani.phone.api.tickets.open(press)).toEqual(first)
  const again = { id: first.id, text: 'Halo?', pictures: [], requestId: requestId() }
  await shop.ani.phone.api.tickets.reply(again)
  await shop.ani.phone.api.tickets.reply(again)
  expect((await shop.api.tickets.get({ id: first.id })).messages).toHaveLength(2)
})

test('apa pun yang diketik tersimpan sebagai tulisan: baris tetap baris, tanda kendali hilang', async () => {
  const shop = await openTicketShop()
  const text = ' <script>alert(1)</script>\r\nbaris dua\u2028baris tiga\n\n\n\nempat \u0000\u001b[31m \ud800 \u{1f600} '
  const id = await openTicket(shop.ani, { subject: '"; drop table ticket; --\n', text })
  expect(await shop.api.tickets.get({ id })).toMatchObject({
    subject: '"; drop table ticket; --',
    messages: [{ text: '<script>alert(1)</script>\nbaris dua\nbaris tiga\n\nempat  [31m \ufffd \u{1f600}' }],
  })
  expect(await allOf(shop, { search: '%_' })).toEqual([])
})
