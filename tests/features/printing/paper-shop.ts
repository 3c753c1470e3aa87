// Owns: a till with a printer: a fake one on loopback that behaves or misbehaves.
// Must never: look into the worker; what counts is what is on paper and what the screen says.
import { expect, vi } from 'vitest'
import { type PrinterProfile, presetProfile } from '../../../src-main/shared/paper/profile'
import { decodeEscPos, paperLines } from '../../support/escpos-decoder'
import { type FakePrinter, type FakePrinterKind, startFakePrinter } from '../../support/fake-printers'
import { requestId } from '../../support/test-app'
import { openTill, type TillOptions, type TillShop } from '../sales/till-shop'

export interface PaperShop extends TillShop {
  readonly printer: FakePrinter
  readonly printerId: string
}

const printers: FakePrinter[] = []

export async function closePrinters(): Promise<void> {
  for (const printer of printers.splice(0)) await printer.close()
}

export interface PaperOptions extends TillOptions {
  readonly printer?: FakePrinterKind
  readonly profile?: Partial<PrinterProfile>
}

/** Asks its printer and wants proof, unless the profile says otherwise. */
export const lanProfile = (port: number, changes: Partial<PrinterProfile> = {}): PrinterProfile => ({
  ...presetProfile('58-generik', { id: '', name: 'Printer kasir', transport: { k: 'tcp', host: '127.0.0.1', port } }),
  status: 'dle_eot',
  barrier: true,
  drawer: 'pin2',
  ...changes,
})

export async function openPaperShop(options: PaperOptions = {}): Promise<PaperShop> {
  const printer = await startFakePrinter(options.printer ?? 'healthy')
  printers.push(printer)
  const shop = await openTill({ stock: 5, ...options })
  const profile = lanProfile(printer.port, options.profile)
  const { id: printerId } = await shop.api.printing.savePrinter({ id: null, profile, requestId: requestId() })
  return { ...shop, printer, printerId }
}

export const jobOf = async (shop: TillShop, id: number | null) => {
  if (id === null) throw new Error('no print job')
  return (await shop.api.printing.job({ id })).job
}

export const untilState = async (shop: TillShop, id: number | null, state: string) => {
  await vi.waitFor(async () => expect((await jobOf(shop, id)).state).toBe(state), { timeout: 12_000, interval: 20 })
  return jobOf(shop, id)
}

/** Wakes the worker as any other print would: a test's clock turns no timers. */
export const wake = (shop: TillShop): void => shop.app.db.transact((tx) => tx.publish('printing'))

/** Papers with words on them, oldest first, as a person reads them. */
export const papers = (printer: FakePrinter): string[] =>
  printer.received.map((bytes) => paperLines(bytes).join('\n')).filter((text) => text.trim() !== '')

export const drawerKicks = (printer: FakePrinter): number =>
  printer.received.reduce(
    (sum, bytes) => sum + decodeEscPos(bytes).events.filter(({ kind }) => kind === 'drawer').length,
    0,
  )

export const strayBytes = (printer: FakePrinter): number =>
  printer.received.reduce(
    (sum, bytes) => sum + decodeEscPos(bytes).events.filter(({ kind }) => kind === 'stray').length,
    0,
  )
