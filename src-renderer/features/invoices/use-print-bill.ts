// Owns: sending a bill to the printer, from any page that shows it.
// Must never: say that it is on paper; the printer's own list does.
import { api, type Problem, useCommand } from '../../api'
import { notifyDone } from '../../ui'

export const NO_PRINTER = 'Belum ada printer. Tambahkan di Pengaturan, Printer.'

interface PrintBill {
  readonly run: () => Promise<void>
  readonly isRunning: boolean
  readonly problem: Problem | null
}

export function usePrintBill(invoiceId: number): PrintBill {
  const { run, isRunning, problem } = useCommand(api.invoices.print)
  const send = async () => {
    const printed = await run({ id: invoiceId })
    if (printed)
      notifyDone(printed.copyNumber > 1 ? 'Salinan tagihan dikirim ke printer.' : 'Tagihan dikirim ke printer.')
  }
  return { run: send, isRunning, problem }
}
