// Owns: binding the customers' contract to its use cases.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { actorOf, type Call, command, guard, runCommand } from '../../platform/rpc'
import type { CalendarDate } from '../../shared/calendar-date'
import { recordAudit } from '../audit'
import { archiveCustomer, createCustomer, saveArea, updateCustomer } from './commands'
import { customersContract, type ImportFile, type ImportPreview, type ImportResult } from './contract'
import { exportCustomers } from './export'
import { countCustomers, pageOfCustomers } from './list'
import { areaItems, cardOf, contactOf } from './queries'
import { searchCustomers } from './store'

/** Reading a file of customers with their subscriptions: another feature, which knows both. */
export interface Importing<Table = unknown> {
  /** Throws DomainError when the file cannot be read. */
  read(file: ImportFile): Promise<Table>
  preview(db: ReadDb, day: CalendarDate, file: ImportFile, table: Table): Promise<ImportPreview>
  apply(tx: Tx, ctx: CommandContext, file: ImportFile, table: Table): ImportResult
}

export interface CustomersRouterDeps {
  readonly importing: Importing
}

const os = implement(customersContract).$context<Call>().use(guard)

export const makeCustomersRouter = ({ importing }: CustomersRouterDeps) =>
  os.router({
    list: os.list.handler(({ input, context }) => pageOfCustomers(context.db, input)),
    count: os.count.handler(({ input, context }) => countCustomers(context.db, input.filter)),
    search: os.search.handler(({ input, context }) => searchCustomers(context.db, input).map(contactOf)),
    get: os.get.handler(({ input, context }) => cardOf(context.db, input.id)),
    save: os.save.handler(
      command((tx, ctx, { id, customer }) => {
        const saved = id === null ? createCustomer(tx, ctx, customer) : updateCustomer(tx, ctx, id, customer)
        return cardOf(tx, saved.id)
      }),
    ),
    archive: os.archive.handler(
      command((tx, ctx, { id, isArchived }) => {
        archiveCustomer(tx, ctx, { id, isArchived })
        return cardOf(tx, id)
      }),
    ),
    areas: os.areas.handler(({ context }) => areaItems(context.db)),
    saveArea: os.saveArea.handler(
      command((tx, ctx, { id, name, isArchived }) => saveArea(tx, ctx, { id, name, isArchived })),
    ),
    importPreview: os.importPreview.handler(async ({ input, context }) => {
      const table = await importing.read(input)
      return importing.preview(context.db, context.contextFor(null).businessDay, input, table)
    }),
    importApply: os.importApply.handler(async ({ input, context, path }) => {
      const table = await importing.read(input)
      return runCommand(context, path.join('.'), input, (tx, ctx, { requestId: _, ...file }) =>
        importing.apply(tx, ctx, file, table),
      )
    }),
    export: os.export.handler(async function* ({ input, context }) {
      const ctx = context.contextFor(actorOf(context))
      context.db.transact((tx) =>
        recordAudit(tx, ctx, {
          action: 'customer.export',
          subjectType: 'customer',
          subjectId: 'list',
          detail: { format: input.format, filter: input.filter },
        }),
      )
      yield* exportCustomers(context.db, input.filter, input.format, ctx.zone)
    }),
  })
