// Owns: the demo's orders: some weeks of them, in every state that an order can be in.
// Must never: write a row that a command could write, or take cash: a drawer belongs to a shift.
import { listPackages, orderingOf } from '../../features/catalog'
import { createCustomer } from '../../features/customers'
import { attachFile, type Receiving } from '../../features/files'
import { bookPicture } from '../../features/files/receiving'
import { lapseOrder, placeOrder, priceCart } from '../../features/orders'
import { claimPayment, type Paid, pay } from '../../features/payments'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { type CalendarDate, daysBetween } from '../../shared/calendar-date'
import { formatRupiah, rupiah } from '../../shared/money'
import { proofPicture } from './proof-picture'
import { FAMILY, HOSTING, MAINTENANCE, OFFICE } from './services'

interface Told {
  /** Days ago. */
  readonly left: number
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly packageName: string
  readonly channel: 'portal' | 'counter'
  readonly cycleMonths: 1 | 3 | 12
  readonly domain: string | null
  /** By label; a choice by its own label. */
  readonly options: Readonly<Record<string, string>>
  readonly promoCode: string
  readonly notes: string
  /** lapsed = nobody paid, and its day came; claimed = a transfer that staff have to look at. */
  readonly end: 'paid' | 'claimed' | 'lapsed' | 'waits'
}

const PLAIN = { channel: 'portal', cycleMonths: 1, domain: null, options: {}, promoCode: '', notes: '' } as const

const TOLD: readonly Told[] = [
  {
    ...PLAIN,
    left: 38,
    name: 'Klinik Sehat Sentosa',
    phone: '6281390101001',
    address: 'Jl. Kaliurang Km 7',
    packageName: MAINTENANCE,
    channel: 'counter',
    options: { 'Jenis server': 'Server rekam medis' },
    end: 'paid',
  },
  {
    ...PLAIN,
    left: 13,
    name: 'Batik Larasati',
    phone: '6281390101002',
    address: 'Jl. Prawirotaman No. 9',
    packageName: HOSTING,
    cycleMonths: 12,
    domain: 'batiklarasati.id',
    options: { Penyimpanan: '20 GB', 'Cadangan harian': 'ya' },
    promoCode: 'HEMAT10',
    end: 'paid',
  },
  {
    ...PLAIN,
    left: 8,
    name: 'Kopi Tubruk Pojok',
    phone: '6281390101003',
    address: 'Gg. Mawar No. 21',
    packageName: HOSTING,
    domain: 'kopitubruk.my.id',
    options: { Penyimpanan: '5 GB' },
    end: 'lapsed',
  },
  {
    ...PLAIN,
    left: 3,
    name: 'CV Maju Bersama',
    phone: '6281390101004',
    address: 'Ruko Griya Asri B2',
    packageName: OFFICE,
    notes: 'Pasang sesudah jam 16.00.',
    end: 'paid',
  },
  {
    ...PLAIN,
    left: 2,
    name: 'Ningsih Hartati',
    phone: '6281390101005',
    address: 'Jl. Melati No. 44',
    packageName: FAMILY,
    channel: 'counter',
    options: { 'IP publik': 'ya' },
    end: 'paid',
  },
  {
    ...PLAIN,
    left: 1,
    name: 'Sanggar Tari Ayu',
    phone: '6281390101006',
    address: 'Perum Griya Asri C8',
    packageName: HOSTING,
    cycleMonths: 3,
    domain: 'sanggarayu.com',
    options: { Penyimpanan: '5 GB', 'Kotak surat tambahan': '3' },
    end: 'claimed',
  },
  {
    ...PLAIN,
    left: 0,
    name: 'Toko Roti Manis',
    phone: '6281390101007',
    address: 'Jl. Kenanga No. 5',
    packageName: HOSTING,
    domain: 'rotimanis.id',
    options: { Penyimpanan: '20 GB' },
    promoCode: 'HEMAT10',
    end: 'waits',
  },
]

export interface OrderDay {
  readonly day: CalendarDate
  readonly today: CalendarDate
  readonly secrets: Secrets
  readonly paid: Paid
  /** A moment of that day: of a person of the shop, or of the app. */
  readonly at: (hour: number, name: string | null) => CommandContext
  /** Ids of orders that nobody pays, from day to day; and of the one that somebody says he has paid. */
  readonly known: Map<string, string>
}

const CLAIM = 'claim'
const CLAIMANT = 'claimant'
const CLAIMED = 'claimed'

/** The picture of that payment, as it came from a phone. */
export async function sendProof(db: Db, receiving: Receiving, ctx: CommandContext, known: OrderDay['known']) {
  const [claimId, ownerId, amount] = [CLAIM, CLAIMANT, CLAIMED].map((key) => known.get(key))
  if (claimId === undefined || ownerId === undefined || amount === undefined) return
  const owner = { ownerKind: 'customer', ownerId } as const
  await receiving.take(ctx.newId(), proofPicture(amount), (taken) =>
    db.transact((tx) => {
      const file = bookPicture(tx, ctx, owner, 'proof', taken)
      attachFile(tx, ctx, { ...owner, fileId: file.id, subject: { type: 'claim', id: claimId } })
      return file
    }),
  )
}

/** What was ordered on that day, and what came to its end. */
export function ordersDay(tx: Tx, input: OrderDay): void {
  const left = daysBetween(input.day, input.today)
  for (const told of TOLD) {
    if (told.left === left) orderOne(tx, input, told)
    const id = input.known.get(told.name)
    if (told.end === 'lapsed' && told.left === left + 2 && id !== undefined) lapseOrder(tx, input.at(21, null), id)
  }
}

function orderOne(tx: Tx, { at, secrets, paid, known }: OrderDay, told: Told): void {
  const owner = at(10, 'Bu Rini')
  const { name, phone, address, channel, promoCode, notes } = told
  const customer = createCustomer(tx, owner, { name, phone, address })
  const ctx: CommandContext =
    channel === 'counter' ? owner : { ...at(10, null), party: { kind: 'customer', id: customer.id, name } }
  const items = [cartItem(tx, told)]
  const today = ctx.businessDay
  const { total } = priceCart(tx, { items, promoCode, customerId: customer.id, channel, today })
  const input = {
    items,
    promoCode,
    notes,
    buyer: { name, phone, address },
    method: 'transfer',
    termsVersion: 1,
  } as const
  const { orderId, invoiceId } = placeOrder(
    tx,
    ctx,
    customer.id,
    channel,
    { ...input, shownTotal: total },
    { secrets, paid },
  )
  if (told.end === 'lapsed') known.set(name, orderId)
  const said = { invoiceId, method: 'transfer', amount: total } as const
  if (told.end === 'claimed') {
    const words = { reference: '', note: '', paidOn: today, bank: 'BCA', sender: 'Ayu Lestari' }
    known.set(CLAIM, String(claimPayment(tx, ctx, { ...said, ...words })))
    known.set(CLAIMANT, customer.id)
    known.set(CLAIMED, formatRupiah(total))
  }
  if (told.end === 'paid') {
    const part = { method: 'transfer', amount: rupiah(total), received: rupiah(total), reference: 'BCA 4471' } as const
    pay(tx, at(11, 'Bu Rini'), { customerId: customer.id, parts: [part], invoiceIds: [invoiceId] }, paid)
  }
}

function cartItem(tx: Tx, { packageName, cycleMonths, domain, options }: Told) {
  const item = listPackages(tx, {}).find(({ name }) => name === packageName)
  if (!item) throw new Error(`the demo sells no ${packageName}`)
  return {
    packageId: item.id,
    cycleMonths,
    quantity: 1,
    domain: domain === null ? null : ({ kind: 'new', name: domain } as const),
    placeId: null,
    options: orderingOf(tx, item.id).options.map(({ id, kind, label, choices }) => {
      const wanted = options[label] ?? ''
      const open = kind === 'quantity' ? '0' : kind === 'yes-no' ? 'tidak' : ''
      const value = kind === 'choice' ? choices.find((one) => one.label === wanted)?.id : wanted
      return { optionId: id, value: value || open }
    }),
  }
}
