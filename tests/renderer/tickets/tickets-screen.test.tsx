// Layar Tiket: what customers wrote is read and answered by keys; what was begun stays when somebody looks elsewhere.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { requestId } from '../../support/test-app'
import { asCashier, coreForEach, leave, openWindow, show } from '../window'

const { default: TicketsScreen } = await import('../../../src-renderer/features/tickets/tickets-screen')
const { WaitingNotice } = await import('../../../src-renderer/features/home/waiting-notice')
const { useTicketNews } = await import('../../../src-renderer/features/tickets/use-ticket-news')
const { PartyTickets } = await import('../../../src-renderer/features/tickets/party-tickets')
const { queryClient } = await import('../../../src-renderer/api')
const { CustomerTicketsPanel } = await import('../../../src-renderer/features/tickets/customer-tickets')

const shop = coreForEach('#/tiket')
let ani: { id: string }

const FIELDS = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }
const addCustomer = (name: string, phone: string) =>
  shop().api.customers.save({ id: null, customer: { ...FIELDS, name, phone }, requestId: requestId() })

const writeDown = (subject: string, text = 'Lampu LOS merah.') =>
  shop().api.tickets.open({
    partyKind: 'customer',
    partyId: ani.id,
    category: 'gangguan',
    subject,
    text,
    requestId: requestId(),
  })

beforeEach(async () => {
  location.hash = '#/tiket'
  ani = await addCustomer('Ani Lestari', '6281234567801')
})

const heading = { level: 1, name: 'Tiket' } as const
const answerBox = () => screen.findByRole('textbox', { name: 'Jawaban untuk Ani Lestari' })

test('kosong: dikatakan untuk apa layar ini; tiket dicatat dengan F2 untuk orang yang dicari', async () => {
  const user = await openWindow(<TicketsScreen />, heading)
  await screen.findByText('Tidak ada tiket yang belum selesai')
  await user.keyboard('{F2}')
  const dialog = await screen.findByRole('dialog', { name: 'Tiket baru' })
  await user.type(within(dialog).getByLabelText('Cari pelanggan'), 'ani')
  await waitFor(() =>
    expect(within(dialog).getByRole('combobox', { name: /^Pelanggan/ })).toHaveProperty('value', 'Ani Lestari'),
  )
  await user.type(within(dialog).getByLabelText(/^Perihal/), 'Internet mati')
  await user.type(within(dialog).getByLabelText(/^Yang dikatakan/), 'Dari tadi malam')
  await user.click(within(dialog).getByRole('button', { name: /Simpan tiket/ }))
  await screen.findByRole('heading', { level: 2, name: 'Internet mati' })
  const [row] = (await shop().api.tickets.list({ filter: {} })).rows
  expect(row).toMatchObject({ partyName: 'Ani Lestari', category: 'gangguan', state: 'open' })
})

test('yang belum dibaca ditandai; panah dan Enter membukanya, sekali dibaca hilang tandanya; Ctrl+Enter menjawab', async () => {
  await writeDown('Internet mati')
  const user = await openWindow(<TicketsScreen />, heading)
  expect((await screen.findAllByText('Baru')).length).toBe(1)
  await screen.findByText('belum dibuka', { exact: false })
  screen.getByRole('grid', { name: 'Tiket' }).focus()
  await user.keyboard('{ArrowDown}{Enter}')
  await screen.findByRole('heading', { level: 2, name: 'Internet mati' })
  await screen.findByText('Lampu LOS merah.')
  expect(screen.getByText('dicatat Bu Rini')).toBeTruthy()
  await waitFor(async () => expect((await shop().api.tickets.counts({})).unread).toBe(0))
  await answerBox()
  await user.keyboard('{F4}Teknisi datang jam 3.')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText('Dijawab')
  expect(await answerBox()).toHaveProperty('value', '')
  const toWhatsApp = screen.getByRole('link', { name: 'Kabari lewat WhatsApp' }).getAttribute('href') ?? ''
  expect(decodeURIComponent(toWhatsApp)).toMatch(/wa\.me\/6281234567801.*Internet mati.*\nTeknisi datang jam 3\./)
  expect(within(screen.getByRole('log')).getByText('Teknisi datang jam 3.')).toBeTruthy()
  const marks = shop().app.db.connection.prepare("select count(*) from request_log where command = 'tickets.markRead'")
  expect(marks.pluck().get()).toBe(1)
})

test('yang baru masuk muncul tanpa memuat ulang', async () => {
  await show(
    <>
      <WaitingNotice />
      <TicketsScreen />
    </>,
  )
  await screen.findByText('Tidak ada tiket yang belum selesai')
  expect(screen.queryByText(/tiket menunggu jawaban/)).toBeNull()
  await writeDown('Baru saja mati')
  await screen.findByText('Baru saja mati')
  await screen.findByText('1 tiket menunggu jawaban')
})

test('jawaban cepat masuk ke kotak tanpa menghapus yang sudah diketik; drafnya tetap ada sesudah layar lain', async () => {
  const { id } = await writeDown('Internet mati')
  location.hash = `#/tiket/${id}`
  const user = await openWindow(<TicketsScreen />, heading)
  await user.type(await answerBox(), 'Pagi Bu.')
  await user.click(screen.getByRole('button', { name: 'Jawaban cepat' }))
  await user.click(await screen.findByRole('menuitem', { name: /foto lampu/ }))
  const expected = 'Pagi Bu.\nMohon kirim foto lampu modemnya, terutama lampu LOS dan PON.'
  expect(await answerBox()).toHaveProperty('value', expected)
  leave()
  location.hash = `#/tiket/${id}`
  await openWindow(<TicketsScreen />, heading)
  expect(await answerBox()).toHaveProperty('value', expected)
  expect((await shop().api.tickets.get({ id })).messages).toHaveLength(1)
})

test('selesai dan buka lagi, prioritas, siapa yang memegang; Kasir pun boleh', async () => {
  const { id } = await writeDown('Internet mati')
  await asCashier(shop())
  location.hash = `#/tiket/${id}`
  const user = await openWindow(<TicketsScreen />, heading)
  fireEvent.change(await screen.findByLabelText('Prioritas'), { target: { value: 'tinggi' } })
  await waitFor(async () => expect((await shop().api.tickets.get({ id })).priority).toBe('tinggi'))
  await user.click(screen.getByRole('combobox', { name: 'Dipegang' }))
  await user.click(await screen.findByRole('option', { name: 'Siti' }))
  await waitFor(async () => expect((await shop().api.tickets.get({ id })).assigneeName).toBe('Siti'))
  await user.keyboard('{F9}')
  await screen.findByRole('button', { name: /Buka lagi/ })
  await screen.findByText(/Siti: Tiket dinyatakan selesai/)
  await user.click(screen.getByRole('button', { name: /Buka lagi/ }))
  await screen.findByRole('button', { name: /^Selesai/ })
})

test('tiket yang tidak ada dikatakan; Esc kembali ke daftar', async () => {
  location.hash = `#/tiket/${crypto.randomUUID()}`
  const user = await openWindow(<TicketsScreen />, heading)
  await screen.findByText('Tiket tidak ditemukan.')
  await user.keyboard('{Escape}')
  await screen.findByRole('grid', { name: 'Tiket' })
})

test('kartu pelanggan: tiketnya sendiri saja, dan tiket baru untuknya', async () => {
  await writeDown('Internet mati')
  const budi = await addCustomer('Budi', '6281234567802')
  const card = await shop().api.customers.get({ id: budi.id })
  const user = await openWindow(<CustomerTicketsPanel customer={card} />)
  await screen.findByText('Belum pernah bertanya atau mengeluh.')
  expect(screen.queryByText('Internet mati')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Tiket baru' }))
  await screen.findByRole('dialog', { name: 'Tiket baru: Budi' })
})

const addReseller = (name: string) =>
  shop().api.resellers.save({
    id: null,
    reseller: {
      ...{ parentId: null, name, phone: '6281234567803', address: '', notes: '' },
      ...{ creditLimit: 0, commissionPoints: 0, isActive: true },
    },
    requestId: requestId(),
  })

test('keluhan reseller dicatat juga oleh Kasir; toko tanpa reseller tidak ditanya dari siapa', async () => {
  let user = await openWindow(<TicketsScreen />, heading)
  await user.keyboard('{F2}')
  await screen.findByLabelText('Cari pelanggan')
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  expect(screen.queryByRole('group', { name: 'Dari' })).toBeNull()
  leave()

  await addReseller('Warung Pojok')
  await asCashier(shop())
  location.hash = '#/tiket'
  user = await openWindow(<TicketsScreen />, heading)
  await user.keyboard('{F2}')
  const dialog = within(await screen.findByRole('dialog', { name: 'Tiket baru' }))
  await user.click(await dialog.findByRole('radio', { name: 'Reseller' }))
  await user.type(dialog.getByRole('combobox', { name: /^Reseller/ }), 'pojok')
  await user.click(await screen.findByRole('option', { name: /Warung Pojok/ }))
  await user.type(dialog.getByLabelText(/^Perihal/), 'Voucher tidak bisa login')
  await user.type(dialog.getByLabelText(/^Yang dikatakan reseller/), 'Tiga kode dari kemarin')
  await user.click(dialog.getByRole('button', { name: /Simpan tiket/ }))
  await screen.findByRole('heading', { level: 2, name: 'Voucher tidak bisa login' })
  await screen.findByText(/^Reseller Warung Pojok R-0001/)
  const [row] = (await shop().api.tickets.list({ filter: {} })).rows
  expect(row).toMatchObject({ partyKind: 'reseller', partyName: 'Warung Pojok', state: 'open' })
})

test('kartu reseller: tiketnya sendiri saja, dan tiket baru untuknya', async () => {
  await writeDown('Internet mati')
  const { id } = await addReseller('Warung Pojok')
  const user = await openWindow(<PartyTickets kind="reseller" id={id} name="Warung Pojok" isGone={false} />)
  await screen.findByText('Belum pernah bertanya atau mengeluh.')
  expect(screen.queryByText('Internet mati')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Tiket baru' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Tiket baru: Warung Pojok' }))
  await user.type(dialog.getByLabelText(/^Perihal/), 'Saldo belum masuk')
  await user.type(dialog.getByLabelText(/^Yang dikatakan reseller/), 'Transfer tadi pagi')
  await user.click(dialog.getByRole('button', { name: /Simpan tiket/ }))
  await waitFor(async () =>
    expect((await shop().api.tickets.list({ filter: { partyId: id } })).rows).toMatchObject([
      { partyKind: 'reseller', subject: 'Saldo belum masuk' },
    ]),
  )
})

const Till = () => {
  const { count, tone } = useTicketNews()
  return <output>{`${count} ${tone}`}</output>
}

test('di layar lain: angka di menu dan satu kabar untuk tiap pesan baru; yang sudah ada sebelumnya bukan kabar', async () => {
  location.hash = '#/kasir'
  await writeDown('Sudah lama')
  await show(<Till />)
  await screen.findByText('1 bad')
  const { id } = await writeDown('Baru saja')
  await screen.findByText('2 bad')
  expect(await screen.findAllByText('Tiket dari Ani Lestari')).toHaveLength(1)
  expect(screen.queryByText('Sudah lama')).toBeNull()
  await shop().api.tickets.reply({ id, text: 'Kami periksa', requestId: requestId() })
  await screen.findByText('1 bad')
})
