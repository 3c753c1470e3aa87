// Owns: printed cards as a PDF in an answer.
// Must never: write a code to a disk or a log; printing again makes new ones.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import type { PdfPrinter } from '../../platform/pdf'
import { formatDate, formatInstant, isCalendarDate } from '../../shared/calendar-date'
import { rupiah } from '../../shared/money'
import { type CardSheetData, cardSheetHtml } from '../../shared/paper/card-sheet'
import { phoneOnPaper } from '../../shared/phone'
import { getSetting } from '../settings'
import type { PrintedCard } from './commands'
import type { CardPaper } from './contract'
import { groupCode } from './domain'
import type { SeriesRow } from './store'

export interface Printed {
  readonly series: SeriesRow
  readonly cards: readonly PrintedCard[]
}

export function sheetOf(
  db: ReadDb,
  { now, zone }: Pick<CommandContext, 'now' | 'zone'>,
  { series, cards }: Printed,
  paper: CardPaper,
): CardSheetData {
  const shop = getSetting(db, 'shop')
  return {
    shopName: shop.name,
    shopPhone: phoneOnPaper(shop.phone),
    seriesName: series.name,
    value: rupiah(series.value),
    validUntil: isCalendarDate(series.validUntil) ? formatDate(series.validUntil) : null,
    printedAt: formatInstant(now, zone),
    paper,
    cards: cards.map(({ id, code }) => ({ number: id, code: groupCode(code) })),
  }
}

export async function cardSheetPdf(pdf: PdfPrinter, sheet: CardSheetData) {
  const bytes = await pdf.htmlToPdf(cardSheetHtml(sheet))
  const first = sheet.cards[0]?.number ?? 0
  return {
    fileName: `kartu-${first}-${sheet.cards.at(-1)?.number ?? first}-${sheet.paper}.pdf`,
    pdf: Buffer.from(bytes).toString('base64'),
    cards: sheet.cards.length,
  }
}
