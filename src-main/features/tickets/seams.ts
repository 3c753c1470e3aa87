// Owns: what tickets ask of other features: who a party is, what a ticket is about.
// Must never: take a thing for its party's without looking.
import type { ReadDb } from '../../platform/db/open'
import { billedText } from '../../shared/billing-period'
import type { PartyKind } from '../../shared/portal-contract'
import { findCustomer } from '../customers'
import { findInvoice } from '../invoices'
import { findReseller } from '../resellers'
import { findSubscription } from '../subscriptions'
import type { About } from './contract'

export interface TicketParty {
  readonly kind: PartyKind
  readonly id: string
  readonly name: string
  /** Of the customer or reseller. */
  readonly number: string
  /** 62..., or empty. */
  readonly phone: string
  /** Where he lives, for the staff. */
  readonly detail: string
  /** Archived, or no longer selling: his old tickets are still named. */
  readonly isGone: boolean
}

export interface TicketSeams {
  /** Whose order it is, and its number. */
  readonly findOrder: (db: ReadDb, id: string) => { readonly customerId: string; readonly number: string } | undefined
}

export function findTicketParty(db: ReadDb, kind: PartyKind, id: string): TicketParty | undefined {
  if (kind === 'customer') {
    const row = findCustomer(db, id)
    if (!row) return undefined
    const { name, number, phone, address, areaName, isArchived } = row
    return { kind, id, name, number, phone, detail: [areaName, address].filter(Boolean).join(', '), isGone: isArchived }
  }
  const row = findReseller(db, id)
  if (!row) return undefined
  const { name, number, phone, address, isActive } = row
  return { kind, id, name, number, phone, detail: address, isGone: !isActive }
}

type Asked = Pick<About, 'type' | 'id'>

/** What the ticket is about, if it belongs to this party; resellers have none of these. */
export function findSubject(
  db: ReadDb,
  today: string,
  party: Pick<TicketParty, 'kind' | 'id'>,
  asked: Asked,
  seams: TicketSeams,
): About | undefined {
  if (party.kind !== 'customer') return undefined
  const label = labelOf(db, today, party.id, asked, seams)
  return label === undefined ? undefined : { ...asked, label }
}

function labelOf(
  db: ReadDb,
  today: string,
  customerId: string,
  { type, id }: Asked,
  { findOrder }: TicketSeams,
): string | undefined {
  switch (type) {
    case 'invoice': {
      const bill = /^\d{1,15}$/.test(id) ? findInvoice(db, Number(id), today) : undefined
      if (bill?.customerId !== customerId) return undefined
      const period = bill.periodStart === null ? '' : billedText(bill)
      return [bill.number, bill.packageName, period].filter(Boolean).join(', ')
    }
    case 'subscription': {
      const line = findSubscription(db, id)
      if (line?.customerId !== customerId) return undefined
      return line.label === '' ? line.packageName : `${line.packageName} (${line.label})`
    }
    case 'order': {
      const order = findOrder(db, id)
      return order?.customerId === customerId ? order.number : undefined
    }
    default:
      return type satisfies never
  }
}
