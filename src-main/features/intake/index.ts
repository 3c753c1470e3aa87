// Owns: taking in customers from a file: preview, and all of it in one transaction.
// Must never: write anything while it only looks, or take a row that the preview did not call new.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { CalendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import {
  areaForName,
  createCustomer,
  fold,
  type ImportFile,
  type Importing,
  type ImportPreview,
  type ImportResult,
  type ImportRow,
  MOST_IMPORT_ROWS,
  saveArea,
} from '../customers'
import { createSubscription, type SubscriptionDeps } from '../subscriptions'
import { type Judged, judge, knownOf, mappingOf, shopNames } from './judge'
import { readTable, type Table } from './read-table'

/** Rows judged before the till has its turn. */
const SLICE = 200

export const makeImporting = (deps: SubscriptionDeps): Importing<Table> => ({
  async read(file) {
    const table = await readTable(file.name, Buffer.from(file.content, 'base64'))
    if (table.length - 1 > MOST_IMPORT_ROWS) throw new DomainError('IMPORT_TOO_LONG', { most: MOST_IMPORT_ROWS })
    return table
  },
  preview,
  apply: (tx, ctx, file, table) => apply(tx, ctx, file, table, deps),
})

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

async function preview(db: ReadDb, day: CalendarDate, file: ImportFile, table: Table): Promise<ImportPreview> {
  const mapping = mappingOf(file, table)
  const shop = shopNames(db, day, file)
  const known = knownOf(db)
  const rows: ImportRow[] = []
  const counts = { new: 0, known: 0, conflict: 0, error: 0, warned: 0, services: 0 }
  const areas = new Map<string, string>()
  for (const [index, row] of table.entries()) {
    if (index === 0 || isBlank(row)) continue
    const judged = judge(index + 1, row, mapping, shop, known)
    counts[judged.verdict]++
    if (judged.verdict === 'new') {
      if (judged.warnings.length > 0) counts.warned++
      if (judged.service) counts.services++
      if (judged.areaName !== '') areas.set(fold(judged.areaName), judged.areaName)
    }
    rows.push(rowOf(judged))
    if (index % SLICE === 0) await nextTurn()
  }
  const headers = table[0] ?? []
  return {
    columns: headers.map((header, index) => ({
      index,
      header: header === '' ? `Kolom ${index + 1}` : header,
      sample: (table.slice(1, 20).find((row) => (row[index] ?? '') !== '')?.[index] ?? '').slice(0, 60),
    })),
    mapping,
    rows,
    counts,
    newAreas: [...areas.values()].filter((name) => areaForName(db, name) === null),
  }
}

const rowOf = ({ line, verdict, reasons, warnings, customer, pack, service }: Judged): ImportRow => ({
  line,
  verdict,
  reasons,
  warnings,
  name: customer.name,
  phone: customer.phone,
  address: customer.address,
  service: [pack?.name, service?.username, service?.address].filter(Boolean).join(' · '),
})

function apply(tx: Tx, ctx: CommandContext, file: ImportFile, table: Table, deps: SubscriptionDeps): ImportResult {
  const mapping = mappingOf(file, table)
  const shop = shopNames(tx, ctx.businessDay, file)
  const known = knownOf(tx)
  const result = { customers: 0, subscriptions: 0, areas: 0, skipped: 0 }
  for (const [index, row] of table.entries()) {
    if (index === 0 || isBlank(row)) continue
    const judged = judge(index + 1, row, mapping, shop, known)
    if (judged.verdict !== 'new') {
      result.skipped++
      continue
    }
    const area = judged.areaName === '' ? null : areaForName(tx, judged.areaName)
    const areaId =
      area ??
      (judged.areaName === '' ? null : saveArea(tx, ctx, { id: null, name: judged.areaName, isArchived: false }).id)
    if (area === null && areaId !== null) result.areas++
    const { id } = createCustomer(tx, ctx, { ...judged.customer, areaId })
    result.customers++
    if (!judged.service) continue
    createSubscription(tx, ctx, { ...judged.service, customerId: id }, deps)
    result.subscriptions++
  }
  recordAudit(tx, ctx, {
    action: 'customer.import',
    subjectType: 'customer',
    subjectId: 'list',
    detail: { file: file.name, ...result },
  })
  return result
}
