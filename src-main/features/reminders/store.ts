// Owns: SQL of reminders: who stands at a step and was not written to.
// Must never: write a bill.
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'

/** Plain SQL needs the connection; a Db and a Tx have it. */
export type Connected = ReadDb & Pick<Tx, 'connection'>

interface Range {
  readonly step: number
  readonly after: string
  readonly until: string
  readonly today: string
  readonly areaId: string | null
}

// A bill that waits for confirmation is not asked for, nor is anybody whose promise runs, nor an order that nobody paid.
// `state in (...)` names the partial indexes of open bills.
const standing = (bill: string): string => `
  ${bill}.state in ('unpaid', 'pending') and ${bill}.state = 'unpaid' and ${bill}.kind <> 'order' and ${bill}.due_day > :after and ${bill}.due_day <= :until
  and not exists (select 1 from reminder_sent r where r.invoice_id = ${bill}.id and r.step = :step)`

const UNPROMISED = `
  not exists (select 1 from payment_promise p
              where p.customer_id = i.customer_id and p.ended_at is null and p.until_day >= :today)`

const countStanding = plain<Range, { count: number; withoutPhone: number }>(
  `select count(*) as count, coalesce(sum(c.phone = ''), 0) as withoutPhone
   from (select i.customer_id from invoice i where ${standing('i')} and ${UNPROMISED} group by i.customer_id) owing
   join customer c on c.id = owing.customer_id
   where :areaId is null or c.area_id = :areaId`,
)
export const countAt = (db: Connected, range: Range) => countStanding(db).get(range) ?? { count: 0, withoutPhone: 0 }

export interface StandingRow {
  /** The oldest due of the customer's bills at this step. */
  readonly firstId: number
  readonly dueDay: string
  readonly customerId: string
  readonly customerNumber: string
  readonly customerName: string
  readonly phone: string
  readonly areaName: string | null
}

/** One row a person, at the place of their oldest bill: the page ends early, however many are late. */
const firstBills = plain<Range & { afterDay: string; afterId: number; limit: number }, StandingRow>(
  `select i.id as firstId, i.due_day as dueDay, c.id as customerId, c.number as customerNumber, c.name as customerName,
          c.phone, a.name as areaName
   from invoice i cross join customer c on c.id = i.customer_id left join area a on a.id = c.area_id
   where ${standing('i')} and ${UNPROMISED} and (i.due_day, i.id) > (:afterDay, :afterId)
     and (:areaId is null or c.area_id = :areaId)
     and not exists (select 1 from invoice j
                     where j.customer_id = i.customer_id and ${standing('j')} and (j.due_day, j.id) < (i.due_day, i.id))
   order by i.due_day, i.id limit :limit`,
)
export const listAt = (
  db: Connected,
  page: Range & { afterDay: string; afterId: number; limit: number },
): StandingRow[] => firstBills(db).all(page)

const billsOf = plain<Omit<Range, 'areaId' | 'today'> & { customerId: string }, { id: number }>(
  `select i.id from invoice i where i.customer_id = :customerId and ${standing('i')} order by i.due_day, i.id`,
)
/** Of one person, the oldest first. */
export const billsAt = (
  db: Connected,
  { step, after, until }: Omit<Range, 'areaId' | 'today'>,
  customerId: string,
): number[] =>
  billsOf(db)
    .all({ step, after, until, customerId })
    .map(({ id }) => id)

const insertSent = plain<{ ids: string; step: number; at: number; actorId: string }>(
  `insert into reminder_sent (invoice_id, step, at, actor_id) select value, :step, :at, :actorId from json_each(:ids) where true
   on conflict do nothing`,
)
export const markSent = (tx: Tx, row: { ids: readonly number[]; step: number; at: number; actorId: string }): void => {
  insertSent(tx).run({ ...row, ids: JSON.stringify(row.ids) })
}

const deleteSent = plain<{ ids: string; step: number }>(
  'delete from reminder_sent where step = :step and invoice_id in (select value from json_each(:ids))',
)
export const unmarkSent = (tx: Tx, step: number, ids: readonly number[]): void => {
  deleteSent(tx).run({ step, ids: JSON.stringify(ids) })
}

export interface SentRow {
  readonly customerId: string
  readonly customerName: string
  readonly step: number
  readonly invoiceIds: string
  readonly at: number
  readonly actorId: string
}

const sentSince = plain<{ from: number; limit: number }, SentRow>(
  `select c.id as customerId, c.name as customerName, r.step, json_group_array(i.id) as invoiceIds, r.at, r.actor_id as actorId
   from reminder_sent r join invoice i on i.id = r.invoice_id join customer c on c.id = i.customer_id
   where r.at >= :from group by c.id, r.step, r.at, r.actor_id order by r.at desc limit :limit`,
)
export const listSent = (db: Connected, from: number, limit: number): SentRow[] => sentSince(db).all({ from, limit })

const areasInUse = plain<object, { id: string; name: string }>(
  'select id, name from area where archived_at is null order by name_key limit 500',
)
export const listAreas = (db: Connected) => areasInUse(db).all({})
