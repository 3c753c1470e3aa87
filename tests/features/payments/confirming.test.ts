// Konfirmasi Pembayaran from a phone: sent with its picture, seen at the counter at once, rejected with a reason, sent again, paid.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Phone } from '../../support/portal-phone'
import { blobOf, tinyJpeg, tinyPng } from '../../support/sample-pictures'
import { refusal, requestId } from '../../support/test-app'
import { addMember, type Member, openPortalShop, type PortalShop } from '../portal/portal-shop'
import { ownerApproval } from '../sales/till-shop'

let shop: PortalShop

interface Person extends Member {
  readonly bill: number
}
let ani: Person
let budi: Person

beforeEach(async () => {
  shop = await openPortalShop()
  ani = await person('Ani', '081234567801')
  budi = await person('Budi', '081234567802')
})
afterEach(() => shop.close())

async function person(name: string, typed: string): Promise<Person> {
  const member = await addMember(shop, name, typed)
  const lines = [{ kind: 'install' as const, description: 'Biaya pasang', amount: 250_000 }]
  const bill = await shop.api.invoices.make({ customerId: member.id, lines, note: '', requestId: requestId() })
  return { ...member, bill: bill.id }
}

type Said = Omit<Parameters<Phone['api']['pay']['confirm']>[0], 'invoiceId' | 'requestId'>
const SAID: Said = {
  method: 'transfer',
  amount: 250_000,
  paidOn: '2026-11-20',
  bank: 'BCA',
  sender: 'ANI LESTARI',
  note: 'Sudah tadi malam',
  fileId: null,
}

const confirm = (who: Person, said: Partial<Said> = {}) =>
  who.phone.api.pay.confirm({ ...SAID, invoiceId: who.bill, ...said, requestId: requestId() })

test('dari kiriman sampai lunas: terlihat di loket dengan gambarnya, ditolak dengan alasan, dikirim lagi, disetujui', async () => {
  const picture = await ani.phone.upload(blobOf(tinyJpeg()))
  await confirm(ani, { fileId: picture.id })
  expect((await ani.phone.api.selfcare.bill({ id: ani.bill })).bill.status).toBe('pending')

  const [claim] = await shop.api.payments.claims({})
  expect(claim).toMatchObject({
    ...{ customerName: 'Ani', amount: 250_000, bank: 'BCA', sender: 'ANI LESTARI', paidOn: '2026-11-20' },
    ...{ actorName: '', fileIds: [picture.id], note: 'Sudah tadi malam' },
  })
  const { office } = await shop.api.kendala.overview({})
  expect(office.map(({ trouble }) => trouble.message)).toContain('1 konfirmasi pembayaran menunggu.')

  const claimId = claim?.id ?? 0
  await shop.api.payments.rejectClaim({ claimId, reason: 'Tidak ada di mutasi', requestId: requestId() })
  expect(await ani.phone.api.pay.mine({ invoiceId: ani.bill })).toMatchObject({
    today: '2026-11-21',
    claims: [{ outcome: 'rejected', reason: 'Tidak ada di mutasi', pictures: [{ id: picture.id, width: 8 }] }],
  })
  expect((await ani.phone.api.selfcare.bill({ id: ani.bill })).bill.status).not.toBe('pending')

  await confirm(ani, { bank: 'BRI' })
  const [again] = await shop.api.payments.claims({})
  const paid = { claimId: again?.id ?? 0, amount: 250_000, reference: '8841', requestId: requestId() }
  await shop.api.payments.confirmClaim(paid)
  expect((await ani.phone.api.selfcare.bill({ id: ani.bill })).bill).toMatchObject({ status: 'paid', rest: 0 })
  const { claims } = await ani.phone.api.pay.mine({ invoiceId: ani.bill })
  expect(claims.map(({ outcome }) => outcome)).toEqual(['confirmed', 'rejected'])
  expect((await shop.api.kendala.overview({})).office.map(({ key }) => key)).not.toContain('claims')
  expect((await refusal(confirm(ani))).code).toBe('PAYMENT_BILL_SETTLED')
})

test('sesudah disetujui: nomor, bukti dana dan gambarnya tetap terlihat di loket; di HP bukti bayarnya sendiri saja', async () => {
  const { id: fileId } = await ani.phone.upload(blobOf(tinyJpeg()))
  await confirm(ani, { fileId })
  const [claim] = await shop.api.payments.claims({})
  const seen = { claimId: claim?.id ?? 0, amount: 260_000, reference: '8841', requestId: requestId() }
  const { number, id } = await shop.api.payments.confirmClaim(seen)
  const ofBill = () => shop.api.payments.ofBill({ invoiceId: ani.bill })
  const parts = [{ method: 'transfer', amount: 260_000, reference: '8841' }]
  const kept = { id, number, amount: 250_000, parts, isReversed: false, fileIds: [fileId] }
  expect(await ofBill()).toMatchObject([kept])
  expect(await shop.api.payments.ofBill({ invoiceId: budi.bill })).toEqual([])
  expect((await ani.phone.api.selfcare.bill({ id: ani.bill })).payments).toMatchObject([{ number, amount: 250_000 }])
  expect(await ani.phone.api.selfcare.receipt({ number })).toMatchObject({
    ...{ number, total: 260_000, toBalance: 10_000, methods: [{ method: 'transfer', amount: 260_000 }] },
    ...{ bills: [{ id: ani.bill, amount: 250_000, left: 0 }], isReversed: false },
  })
  expect((await refusal(budi.phone.api.selfcare.receipt({ number }))).code).toBe('PAYMENT_NOT_FOUND')
  const approval = await ownerApproval(shop)
  const back = { paymentId: id, reason: 'Dana palsu', refundWay: 'same' as const, approval, requestId: requestId() }
  await shop.api.payments.reverse(back)
  expect(await ofBill()).toMatchObject([{ ...kept, isReversed: true }])
  expect((await ani.phone.api.selfcare.receipt({ number })).isReversed).toBe(true)
})

test('tagihan dan gambar orang lain: sama dengan yang tidak ada, dan tidak ada yang tercatat', async () => {
  const foreignBill = ani.phone.api.pay.confirm({ ...SAID, invoiceId: budi.bill, requestId: requestId() })
  expect((await refusal(foreignBill)).code).toBe('INVOICE_NOT_FOUND')
  expect((await refusal(ani.phone.api.pay.mine({ invoiceId: budi.bill }))).code).toBe('INVOICE_NOT_FOUND')
  const his = await budi.phone.upload(blobOf(tinyPng()))
  for (const fileId of [his.id, crypto.randomUUID()])
    expect((await refusal(confirm(ani, { fileId }))).code).toBe('FILE_NOT_FOUND')
  expect(await shop.api.payments.claims({})).toEqual([])
  expect((await ani.phone.api.selfcare.bill({ id: ani.bill })).bill.status).toBe('unpaid')
  // one picture is the proof of one payment
  const own = await ani.phone.upload(blobOf(tinyJpeg()))
  await confirm(ani, { fileId: own.id })
  expect((await refusal(confirm(budi, { fileId: own.id }))).code).toBe('FILE_NOT_FOUND')
})

test('tanggal dan bank yang salah dikatakan di samping isiannya; dua kali untuk satu tagihan tidak bisa', async () => {
  for (const [said, code, field] of [
    [{ paidOn: '2026-11-22' }, 'CLAIM_DAY_AHEAD', 'paidOn'],
    [{ paidOn: '2026-09-21' }, 'CLAIM_DAY_OLD', 'paidOn'],
    [{ bank: '' }, 'CLAIM_BANK_NEEDED', 'bank'],
  ] as const) {
    const answer = await refusal(confirm(ani, said))
    expect([answer.code, answer.data.field]).toEqual([code, field])
  }
  const empty = await refusal(confirm(ani, { sender: ' ', amount: 0 }))
  expect(Object.keys(empty.data.fields ?? {}).sort()).toEqual(['amount', 'sender'])
  await confirm(ani, { paidOn: '2026-09-22' })
  expect((await refusal(confirm(ani))).code).toBe('CLAIM_SENT')
})

test('dua HP yang menekan bersamaan mencatat satu; satu tekan yang diulang dijawab sama', async () => {
  const press = { ...SAID, invoiceId: ani.bill, requestId: requestId() }
  const [first, second] = await Promise.all([ani.phone.api.pay.confirm(press), ani.phone.api.pay.confirm(press)])
  expect(second).toEqual(first)
  expect(await shop.api.payments.claims({})).toHaveLength(1)
})

test('kata pelanggan dicatat petugas beserta gambar dari WhatsApp', async () => {
  const base64 = tinyPng().toString('base64')
  const { id } = await shop.api.files.add({ base64, purpose: 'proof', requestId: requestId() })
  const word = { invoiceId: ani.bill, method: 'qris', amount: 250_000, reference: '', note: 'Lewat WA' } as const
  await shop.api.payments.claim({ ...word, fileId: id, requestId: requestId() })
  expect(await shop.api.payments.claims({})).toMatchObject([{ fileIds: [id], actorName: 'Bu Rini', paidOn: null }])
  const theirs = await budi.phone.upload(blobOf(tinyPng()))
  const stolen = { ...word, invoiceId: budi.bill, fileId: theirs.id, requestId: requestId() }
  expect((await refusal(shop.api.payments.claim(stolen))).code).toBe('FILE_NOT_FOUND')
})
