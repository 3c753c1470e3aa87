// Owns: picking the transport of a profile, and listing what this computer can print to.
// Must never: keep state between jobs; the worker decides what is sent and when.
import type { PaperTransportKind, PrinterProfile } from '../../../shared/paper/profile'
import { createCupsTransport } from './cups'
import { createFileTransport } from './file'
import type { CupsServer } from './ipp'
import { createSerialTransport } from './serial'
import { createTcpTransport } from './tcp'
import type { FoundPrinter, PaperTransport } from './transport'
import { createVirtualTransport, type VirtualSink } from './virtual'
import { createWinspoolTransport } from './winspool'

export interface PaperTransports {
  of(profile: PrinterProfile): PaperTransport
  /** Everything this computer can list; `failures` names what could not be listed, so that "nothing found" is honest. */
  discover(): Promise<{
    readonly printers: readonly FoundPrinter[]
    readonly failures: readonly { readonly kind: PaperTransportKind; readonly detail: string }[]
  }>
}

export interface PaperTransportOptions {
  /** The demo's printer on screen. */
  readonly virtualSink?: VirtualSink
  /** Default: the socket of this computer. */
  readonly cupsServer?: CupsServer
}

export function createPaperTransports(options: PaperTransportOptions = {}): PaperTransports {
  const byKind: Readonly<Record<PaperTransportKind, PaperTransport>> = {
    tcp: createTcpTransport(),
    winspool: createWinspoolTransport(),
    serial: createSerialTransport(),
    cups: createCupsTransport(options.cupsServer),
    file: createFileTransport(),
    virtual: createVirtualTransport(options.virtualSink ?? null),
  }
  return {
    of: (profile) => byKind[profile.transport.k],
    async discover() {
      const transports = Object.values(byKind)
      const found = await Promise.allSettled(transports.map((transport) => transport.discover()))
      return {
        printers: found.flatMap((result) => (result.status === 'fulfilled' ? result.value : [])),
        failures: found.flatMap((result, index) => {
          const kind = transports[index]?.kind
          return result.status === 'rejected' && kind ? [{ kind, detail: String(result.reason) }] : []
        }),
      }
    },
  }
}
