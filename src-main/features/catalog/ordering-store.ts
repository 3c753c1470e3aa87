// Owns: SQL of how packages are ordered.
// Must never: delete an option that was offered once; an old order still names it.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { type Rupiah, rupiah } from '../../shared/money'
import { CYCLE_MONTHS, type CycleMonths, type OrderOption } from './ordering-contract'
import { packageChoice, packageCycle, packageOption, packageOrdering } from './tables'

const settings = reading((q) =>
  q
    .select()
    .from(packageOrdering)
    .where(eq(packageOrdering.packageId, sql.placeholder('packageId')))
    .prepare(),
)
export const findSettings = (db: ReadDb, packageId: string) => settings(db).get({ packageId })

/** Rupiah, once with an order; 0 = none. */
export const installFeeOf = (db: ReadDb, packageId: string): number => findSettings(db, packageId)?.installFee ?? 0

const cycles = reading((q) =>
  q
    .select({ months: packageCycle.months, price: packageCycle.price })
    .from(packageCycle)
    .where(eq(packageCycle.packageId, sql.placeholder('packageId')))
    .orderBy(asc(packageCycle.months))
    .prepare(),
)

const isCycleMonths = (months: number): months is CycleMonths => CYCLE_MONTHS.some((one) => one === months)

export const cyclesOf = (db: ReadDb, packageId: string): { months: CycleMonths; price: Rupiah | null }[] =>
  cycles(db)
    .all({ packageId })
    .flatMap(({ months, price }) =>
      isCycleMonths(months) ? [{ months, price: price === null ? null : rupiah(price) }] : [],
    )

const priceOfCycle = reading((q) =>
  q
    .select({ price: packageCycle.price })
    .from(packageCycle)
    .where(
      and(eq(packageCycle.packageId, sql.placeholder('packageId')), eq(packageCycle.months, sql.placeholder('months'))),
    )
    .prepare(),
)

/** Rupiah for the whole cycle, when the package has a price of its own for it; null = by the month, less the shop's discount. */
export function cyclePriceOf(db: ReadDb, packageId: string, months: number): Rupiah | null {
  const price = priceOfCycle(db).get({ packageId, months })?.price ?? null
  return price === null ? null : rupiah(price)
}

const options = reading((q) =>
  q
    .select()
    .from(packageOption)
    .where(and(eq(packageOption.packageId, sql.placeholder('packageId')), isNull(packageOption.archivedAt)))
    .orderBy(asc(packageOption.place), asc(packageOption.id))
    .prepare(),
)

const choices = reading((q) =>
  q
    .select({
      id: packageChoice.id,
      optionId: packageChoice.optionId,
      label: packageChoice.label,
      price: packageChoice.price,
    })
    .from(packageChoice)
    .innerJoin(packageOption, eq(packageOption.id, packageChoice.optionId))
    .where(and(eq(packageOption.packageId, sql.placeholder('packageId')), isNull(packageChoice.archivedAt)))
    .orderBy(asc(packageChoice.place), asc(packageChoice.id))
    .prepare(),
)

/** Those that are offered now, in their order. */
export function optionsOf(db: ReadDb, packageId: string): OrderOption[] {
  const offered = choices(db).all({ packageId })
  return options(db)
    .all({ packageId })
    .map(({ id, kind, label, isRequired, every, price, maximum }) => ({
      id,
      kind,
      label,
      isRequired,
      every,
      price,
      maximum,
      choices: offered
        .filter(({ optionId }) => optionId === id)
        .map((choice) => ({ id: choice.id, label: choice.label, price: choice.price })),
    }))
}

export function putSettings(
  tx: Tx,
  packageId: string,
  set: { readonly asksDomain: boolean; readonly installFee: number },
): void {
  tx.write
    .insert(packageOrdering)
    .values({ packageId, ...set })
    .onConflictDoUpdate({ target: packageOrdering.packageId, set })
    .run()
}

export function putCycles(
  tx: Tx,
  packageId: string,
  wanted: readonly { readonly months: number; readonly price: number | null }[],
): void {
  tx.write.delete(packageCycle).where(eq(packageCycle.packageId, packageId)).run()
  for (const { months, price } of wanted) tx.write.insert(packageCycle).values({ packageId, months, price }).run()
}

/** Whose option or choice an id is, archived ones too: the screen makes the ids, and one of another package is refused. */
export const packageOfOption = (db: ReadDb, id: string): string | undefined =>
  db.read.select({ packageId: packageOption.packageId }).from(packageOption).where(eq(packageOption.id, id)).get()
    ?.packageId

export const optionOfChoice = (db: ReadDb, id: string): string | undefined =>
  db.read.select({ optionId: packageChoice.optionId }).from(packageChoice).where(eq(packageChoice.id, id)).get()
    ?.optionId

/** What is not among `wanted` any more is archived; what is, is written, and comes back when it was archived. */
export function putOptions(tx: Tx, packageId: string, wanted: readonly OrderOption[], now: number): void {
  tx.write
    .update(packageOption)
    .set({ archivedAt: now })
    .where(and(eq(packageOption.packageId, packageId), isNull(packageOption.archivedAt)))
    .run()
  wanted.forEach(({ choices: offered, id, ...option }, place) => {
    const set = { ...option, place, archivedAt: null }
    tx.write
      .insert(packageOption)
      .values({ id, packageId, ...set })
      .onConflictDoUpdate({ target: packageOption.id, set })
      .run()
    putChoices(tx, id, offered, now)
  })
}

function putChoices(tx: Tx, optionId: string, wanted: OrderOption['choices'], now: number): void {
  tx.write
    .update(packageChoice)
    .set({ archivedAt: now })
    .where(and(eq(packageChoice.optionId, optionId), isNull(packageChoice.archivedAt)))
    .run()
  wanted.forEach(({ id, label, price }, place) => {
    const set = { label, price, place, archivedAt: null }
    tx.write
      .insert(packageChoice)
      .values({ id, optionId, ...set })
      .onConflictDoUpdate({ target: packageChoice.id, set })
      .run()
  })
}

/** With a package that nothing in the books names. */
export function deleteOrdering(tx: Tx, packageId: string): void {
  tx.write
    .delete(packageChoice)
    .where(sql`${packageChoice.optionId} in (select id from package_option where package_id = ${packageId})`)
    .run()
  tx.write.delete(packageOption).where(eq(packageOption.packageId, packageId)).run()
  tx.write.delete(packageCycle).where(eq(packageCycle.packageId, packageId)).run()
  tx.write.delete(packageOrdering).where(eq(packageOrdering.packageId, packageId)).run()
}
