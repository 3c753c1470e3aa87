// Owns: what the app and other features may use of printing.
// Must never: export a table.
export {
  countCopies,
  dropWaitingReceipts,
  enqueueReceipt,
  type Reprinted,
  reprintReceipt,
  savePrinter,
} from './commands'
export { needsPerson } from './domain'
export { countPapersOf, dropWaitingPapers, enqueuePaper, papersOf, previewPaper, reprintPaper } from './papers'
export { hasPrinter, newestPaper, nextPaper, papersOfSale, previewReceipt, printTroubles } from './queries'
export { makePrintingRouter } from './router'
export { voucherSheetPdf } from './sheet'
export { startPrintWorker } from './worker'
