// Owns: the paper's judge: what came out of the printer against what the book says about it.
// Must never: count a copy that says it is a copy as a second original.
import type Database from 'better-sqlite3'
import { decodeEscPos } from '../support/escpos-decoder'

const NUMBER = /VC-\d{6}-\d{4,}/

export interface Papers {
  /** Originals that came out, whole or torn, by receipt number. */
  readonly originals: ReadonlyMap<string, number>
  readonly copies: number
  readonly torn: number
  readonly drawers: number
}

/** `received`: what each connection brought, status questions included. */
export function readPapers(received: readonly Buffer[]): Papers {
  const originals = new Map<string, number>()
  let copies = 0
  let torn = 0
  let drawers = 0
  for (const bytes of received) {
    const { events } = decodeEscPos(bytes)
    drawers += events.filter(({ kind }) => kind === 'drawer').length
    const text = events.flatMap((event) => (event.kind === 'line' ? [event.text] : [])).join('\n')
    if (text === '') continue
    if (!events.some(({ kind }) => kind === 'barrier')) torn += 1
    const number = NUMBER.exec(text)?.[0]
    if (number === undefined) continue
    if (text.includes('CETAK ULANG')) copies += 1
    else originals.set(number, (originals.get(number) ?? 0) + 1)
  }
  return { originals, copies, torn, drawers }
}

interface PaperRow {
  readonly number: string
  readonly state: string
}

export function judgePapers(connection: Database.Database, papers: Papers): string[] {
  const wrong: string[] = []
  for (const [number, count] of papers.originals)
    if (count > 1) wrong.push(`paper twice: ${number} came out ${count} times as the original`)
  const rows = connection
    .prepare<[], PaperRow>(
      `select receipt_number as number, state from print_job join sale on sale.id = document_id
       where kind = 'receipt' and copy_number = 1`,
    )
    .all()
  const state = new Map(rows.map((row) => [row.number, row.state]))
  for (const { number, state: said } of rows)
    if (said === 'printed' && !papers.originals.has(number))
      wrong.push(`paper missing: ${number} is said to be printed`)
  for (const number of papers.originals.keys()) {
    const said = state.get(number)
    // The bytes have left: only "printed" and "nobody knows" are honest.
    if (said !== 'printed' && said !== 'uncertain')
      wrong.push(`paper unknown: ${number} came out and the book says ${said}`)
  }
  const drawers = connection.prepare("select count(*) from print_job where kind = 'drawer'").pluck().get()
  if (papers.drawers > Number(drawers)) wrong.push(`the drawer opened ${papers.drawers} times for ${drawers} wishes`)
  return wrong
}
