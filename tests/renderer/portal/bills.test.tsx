// A customer's bills on his phone: paid from the saldo only after a second yes, and what a paid one says.
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { addMonthly, deposit, item, payOrder, placing } from '../../features/orders/order-shop'
import { ownerApproval } from '../../features/sales/till-shop'
import { addPackage } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { buyerForEach } from './buyer-phone'
import { button, closePage, openPage } from './phone-window'

vi.mock('../../../src-renderer/portal/api', async () => (await import('./phone-window')).apiOfPhone())

const { shop, ani } = buyerForEach()

const makeBill = async (amount: number): Promise<number> => {
  const lines = [{ kind: 'install' as const, description: 'Biaya pasang', amount }]
  return (await shop().api.invoices.make({ customerId: ani().customerId, lines, note: '', requestId: requestId() })).id
}

test('bayar pakai saldo ditanyakan dulu; sesudahnya nomornya disebut', async () => {
  const user = userEvent.setup()
  await deposit(shop(), ani().customerId, 50_000)
  const id = await makeBill(30_000)
  await openPage(`tagihan/${id}`)
  await user.click(await button('Bayar Rp30.000 pakai saldo'))
  await screen.findByText('Saldo Rp50.000, sisa Rp20.000 sesudah dibayar.')
  await user.click(await button('Tidak jadi'))
  expect((await ani().phone.api.selfcare.bill({ id })).bill.status).toBe('unpaid')
  await user.click(await button('Bayar Rp30.000 pakai saldo'))
  await user.click(await button('Ya, potong Rp30.000'))
  const { number } = (await ani().phone.api.selfcare.payments({}))[0] ?? {}
  await screen.findByText(/^Lunas\. Nomor BYR-\d{6}-\d{4}\.$/)
  expect(screen.getByText(`Lunas. Nomor ${number}.`)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /pakai saldo$/ })).toBeNull()
})

test('tagihan pesanan menyebut batas bayar hanya selama ada yang harus dibayar', async () => {
  const rental = await addMonthly(shop(), 'Sewa Server', 'other', { customerPrice: 100_000 })
  const { version } = await ani().phone.api.terms.current({})
  const order = async () => {
    const { orderId } = await ani().orders.place(placing([item(rental)], 100_000, { termsVersion: version }))
    return ani().orders.get({ id: orderId })
  }
  const [paid, gone, open] = [await order(), await order(), await order()]
  await payOrder(shop(), ani().customerId, paid.invoiceId, 100_000)
  await ani().orders.cancel({ id: gone.id, requestId: requestId() })
  await openPage('tagihan')
  await screen.findByText(`${paid.invoiceNumber} · Lunas`)
  screen.getByText(`${gone.invoiceNumber} · Batal`)
  screen.getByText(new RegExp(`^${open.invoiceNumber} · Belum Dibayar · batas bayar \\d\\d/11/2026$`))
})

test('voucher dari pesanan lunas ada di "Pembelian saya": WiFi-nya, sampai kapan, dan tombol salin', async () => {
  const { id: packageId } = await addPackage(shop(), 'Warkop 3 Jam', { shelfSeconds: 30 * 86_400 })
  const { version } = await ani().phone.api.terms.current({})
  const { orderId } = await ani().orders.place(placing([item(packageId)], 5_000, { termsVersion: version }))
  const { invoiceId, number } = await ani().orders.get({ id: orderId })
  await payOrder(shop(), ani().customerId, invoiceId, 5_000)
  const code = (await ani().orders.get({ id: orderId })).items[0]?.vouchers[0]?.code ?? ''
  await openPage('pembelian')
  await screen.findByText(code)
  screen.getByRole('button', { name: `Salin kode ${code}` })
  screen.getByText(/^WiFi WARKOP-JOKO · pakai sebelum \d\d\/\d\d\/\d{4} \d\d[:.]\d\d/)
  expect(screen.getByText(`dari pesanan ${number}`).getAttribute('href')).toBe(`#/pesanan/${orderId}`)
  await closePage()
  await openPage(`pesanan/${orderId}`)
  await screen.findByText(code)
  screen.getByText(/^WiFi WARKOP-JOKO · pakai sebelum/)
})

test('tagihan lunas menyebut kapan dan nomornya; di Riwayat nomor itu membuka bukti bayar yang dapat dikirim', async () => {
  const user = userEvent.setup()
  const id = await makeBill(30_000)
  const parts = [{ method: 'cash' as const, amount: 50_000, received: 50_000, reference: '' }]
  const paid = { customerId: ani().customerId, parts, invoiceIds: [id], toBalance: 20_000, note: '' }
  const { number } = await shop().api.payments.pay({ ...paid, requestId: requestId() })
  await openPage(`tagihan/${id}`)
  const link = await screen.findByRole('link', { name: number })
  expect(link.parentElement?.textContent).toMatch(new RegExp(`^Dibayar \\d\\d/11/2026 .+, nomor ${number}$`))
  await closePage()

  await openPage('riwayat')
  await user.click(await screen.findByRole('link', { name: number }))
  await screen.findByRole('heading', { level: 1, name: 'Bukti bayar' })
  const line = async (label: string) => (await screen.findByText(label)).parentElement?.textContent
  expect(await line('Cara bayar')).toBe('Cara bayarTunai')
  expect(await line('Masuk saldo')).toBe('Masuk saldoRp20.000')
  expect((await screen.findByText('Jumlah')).closest('div')?.textContent).toBe('JumlahRp50.000')
  const share = screen.getByRole('link', { name: 'Kirim lewat WhatsApp' }).getAttribute('href') ?? ''
  const text = decodeURIComponent(share.replace('https://wa.me/?text=', ''))
  expect(text).toContain(`Nomor ${number}, `)
  expect(text).toContain('Rp30.000, lunas')
  expect(text).toContain('Masuk saldo: Rp20.000')
  screen.getByRole('button', { name: 'Salin bukti bayar' })
})

test('bukti bayar tagihan yang sesudahnya dibatalkan: uangnya menjadi saldo, dan tidak ada yang berkata lunas', async () => {
  const id = await makeBill(30_000)
  const { number } = await payOrder(shop(), ani().customerId, id, 30_000)
  const approval = await ownerApproval(shop())
  await shop().api.invoices.cancel({ id, reason: 'salah tagih', approval, requestId: requestId() })
  await openPage(`bukti/${number}`)
  await screen.findByText('dibatalkan, menjadi saldo')
  const share = screen.getByRole('link', { name: 'Kirim lewat WhatsApp' }).getAttribute('href') ?? ''
  const text = decodeURIComponent(share)
  expect(text).toContain('Rp30.000, dibatalkan, menjadi saldo')
  expect(text).not.toContain('lunas')
  await closePage()

  await openPage('saldo')
  await screen.findByText('Rp30.000')
})

test('bukti bayar yang dibatalkan mengatakannya, dan tidak dikirim; tagihannya tidak menyebutnya lagi', async () => {
  const id = await makeBill(30_000)
  const { number, id: paymentId } = await payOrder(shop(), ani().customerId, id, 30_000)
  const approval = await ownerApproval(shop())
  const asked = { paymentId, reason: 'Salah orang', refundWay: 'same' as const, approval, requestId: requestId() }
  await shop().api.payments.reverse(asked)
  await openPage(`bukti/${number}`)
  await screen.findByText('Pembayaran ini dibatalkan.')
  expect(screen.queryByRole('link', { name: 'Kirim lewat WhatsApp' })).toBeNull()
  expect((await ani().phone.api.selfcare.bill({ id })).payments).toEqual([])
})
