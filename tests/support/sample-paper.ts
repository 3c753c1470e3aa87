// Owns: one believable shop with its receipts, for every test that needs paper.
// Must never: hold anything a real shop would keep secret.
import { rupiah } from '../../src-main/shared/money'
import {
  type PaperTransportConfig,
  type PrinterPreset,
  type PrinterProfile,
  presetProfile,
} from '../../src-main/shared/paper/profile'
import { hotspotLoginUrl } from '../../src-main/shared/paper/qr'
import type { ReceiptData, ReceiptVoucher } from '../../src-main/shared/paper/receipt'
import type { PaperShop } from '../../src-main/shared/paper/shop-head'

export const sampleShop: PaperShop = {
  name: 'WARKOP BANG JOKO',
  address: 'Jl. Melati No. 12, Sleman',
  phone: '0812-3456-7890',
  footer: '',
  wifiName: 'WARKOP-JOKO',
  loginHost: 'hotspot.lan',
}

export const sampleVoucher = (code: string, changes: Partial<ReceiptVoucher> = {}): ReceiptVoucher => ({
  code,
  packageName: 'Warkop 3 Jam',
  durationText: '3 jam',
  devicesText: '1 perangkat',
  useBefore: '28/11/2026',
  loginUrl: hotspotLoginUrl('hotspot.lan', code, code),
  pendingRouter: false,
  ...changes,
})

export const singleReceipt: ReceiptData = {
  shop: sampleShop,
  number: 'VC-261121-0042',
  at: '21/11/2026 19:42 WIB',
  cashier: 'Siti',
  lines: [{ name: 'Warkop 3 Jam', quantity: 1, unitPrice: rupiah(5_000), amount: rupiah(5_000) }],
  totals: { discount: rupiah(0), tax: null, total: rupiah(5_000) },
  payments: [{ method: 'TUNAI', amount: rupiah(10_000) }],
  change: rupiah(5_000),
  vouchers: [sampleVoucher('K7M4QP')],
  reprint: null,
  voided: null,
  jobTag: '',
}

const daily = { packageName: 'Harian Hemat', durationText: '1 hari' }

export const multiReceipt: ReceiptData = {
  ...singleReceipt,
  number: 'VC-261121-0043',
  lines: [
    { name: 'Warkop 3 Jam', quantity: 3, unitPrice: rupiah(5_000), amount: rupiah(15_000) },
    { name: 'Harian Hemat', quantity: 2, unitPrice: rupiah(10_000), amount: rupiah(20_000) },
  ],
  totals: { discount: rupiah(1_000), tax: null, total: rupiah(34_000) },
  payments: [{ method: 'QRIS', amount: rupiah(34_000), reference: '884213' }],
  change: rupiah(0),
  vouchers: [
    sampleVoucher('7HRPWY'),
    sampleVoucher('HFWAJ3'),
    sampleVoucher('2QNSHK'),
    sampleVoucher('5JVB6Y', daily),
    sampleVoucher('QF4JGR', { ...daily, pendingRouter: true }),
  ],
}

export const sampleProfile = (
  preset: PrinterPreset,
  transport: PaperTransportConfig = { k: 'virtual' },
  changes: Partial<PrinterProfile> = {},
): PrinterProfile => ({ ...presetProfile(preset, { id: 'printer-1', name: 'Printer Kasir', transport }), ...changes })
