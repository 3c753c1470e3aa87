// Owns: turning a sheet of vouchers into a PDF.
// Must never: hold up the till; the PDF is made by another process.
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import type { PdfPrinter } from '../../platform/pdf'
import { type SheetData, voucherSheetHtml } from '../../shared/paper/sheet'

export async function voucherSheetPdf(pdf: PdfPrinter, sheet: SheetData) {
  const bytes = await pdf.htmlToPdf(voucherSheetHtml(sheet, makeQrMatrix))
  return {
    fileName: `voucher-${sheet.batchId}-${sheet.layout}.pdf`,
    pdf: Buffer.from(bytes).toString('base64'),
    vouchers: sheet.vouchers.length,
  }
}
