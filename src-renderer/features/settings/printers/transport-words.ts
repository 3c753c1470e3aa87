// Owns: the ways to a printer in words.
// Must never: promise a way that this kind of computer does not have.
import type { PaperTransportConfig, PaperTransportKind } from '../../../../src-main/shared/paper/profile'

export const TRANSPORT_NAMES: Readonly<
  Record<PaperTransportKind, { readonly label: string; readonly detail: string }>
> = {
  tcp: { label: 'Jaringan (LAN/WiFi)', detail: 'Paling aman: tanpa driver. Perlu alamat IP printer.' },
  winspool: { label: 'Printer Windows', detail: 'USB yang sudah terpasang di Windows.' },
  cups: { label: 'Antrean CUPS', detail: 'Printer di Linux atau macOS.' },
  serial: { label: 'Bluetooth / serial', detail: 'Pilih port COM "Outgoing" di Windows.' },
  file: { label: 'USB langsung (Linux)', detail: 'Biasanya /dev/usb/lp0.' },
  virtual: { label: 'Di layar saja', detail: 'Untuk mencoba tanpa printer.' },
}

export function transportWords(transport: PaperTransportConfig): string {
  switch (transport.k) {
    case 'tcp':
      return `LAN ${transport.host}:${transport.port}`
    case 'winspool':
    case 'cups':
      return `Antrean ${transport.queue}`
    case 'serial':
      return `Serial ${transport.path}`
    case 'file':
      return transport.path
    case 'virtual':
      return 'Di layar'
  }
}
