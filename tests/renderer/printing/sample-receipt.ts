// Owns: one struk for the tests of its preview.
// Must never: be a real sale.
import { rupiah, zeroRupiah } from '../../../src-main/shared/money'
import type { ReceiptData } from '../../../src-main/shared/paper/receipt'

export const sampleReceipt: ReceiptData = {
  shop: {
    name: 'WARKOP BANG JOKO',
    address: '',
    phone: '',
    footer: 'Terima kasih',
    wifiName: 'WARKOP-JOKO',
    loginHost: 'hotspot.lan',
  },
  number: 'VC-261121-0042',
  at: '21/11/2026 19:42 WIB',
  cashier: 'Siti',
  lines: [{ name: 'Voucher WiFi 3 Jam', quantity: 1, unitPrice: rupiah(5_000), amount: rupiah(5_000) }],
  totals: { discount: zeroRupiah, tax: null, total: rupiah(5_000) },
  payments: [{ method: 'TUNAI', amount: rupiah(5_000) }],
  change: zeroRupiah,
  vouchers: [
    {
      code: 'K7M4QP',
      packageName: 'Voucher WiFi 3 Jam',
      durationText: '3 jam',
      useBefore: null,
      loginUrl: 'http://hotspot.lan/login?username=K7M4QP&password=K7M4QP',
      pendingRouter: false,
    },
  ],
  reprint: null,
  voided: null,
  jobTag: '',
}
