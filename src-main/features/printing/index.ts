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
export {
  countPapersOf,
  dropWaitingPapers,
  enqueuePaper,
  type PaperOrder,
  papersOf,
  previewPaper,
  reprintPaper,
} from './papers'
export { hasPrinter, newestPaper, nextPaper, papersOfSale, previewReceipt, printTroubles, toJobItem } from './queries'
export { makePrintingRouter, type PrintingDeps } from './router'
export { voucherSheetPdf } from './sheet'
export { defaultPrinter, listTroubled } from './store'
export { type PrintWorker, startPrintWorker } from './worker'
