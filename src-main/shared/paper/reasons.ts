// Owns: why paper did not come out, as codes for the job table and sentences for the cashier.
// Must never: sound surer than the printer was; "tidak pasti" stays "tidak pasti".

interface ReasonText {
  readonly message: string
  /** What to do now. */
  readonly advice: string
}

const reasons = <T extends Record<string, ReasonText>>(rows: T): T => rows

export const PRINTER_REASONS = reasons({
  paper_out: { message: 'Kertas habis.', advice: 'Pasang gulungan kertas baru, lalu tekan Coba Lagi.' },
  cover_open: { message: 'Tutup printer terbuka.', advice: 'Tutup sampai berbunyi klik, lalu tekan Coba Lagi.' },
  printer_offline: {
    message: 'Printer sedang tidak siap (offline).',
    advice: 'Periksa lampu dan tombol printer, lalu tekan Coba Lagi.',
  },
  printer_error: {
    message: 'Printer melaporkan kerusakan.',
    advice: 'Matikan printer, tunggu sebentar, nyalakan lagi, lalu tekan Coba Lagi.',
  },
  refused: { message: 'Printer menolak sambungan.', advice: 'Periksa alamat IP dan port printer, lalu coba lagi.' },
  connect_timeout: {
    message: 'Printer tidak menjawab.',
    advice: 'Periksa listrik dan kabel printer, atau tunggu bila sedang dipakai kasir lain.',
  },
  unreachable: { message: 'Printer tidak terjangkau dari komputer ini.', advice: 'Periksa kabel jaringan atau WiFi.' },
  host_unknown: {
    message: 'Alamat printer tidak dikenal.',
    advice: 'Periksa nama atau alamat IP printer di Pengaturan.',
  },
  busy: {
    message: 'Printer sedang dipakai program lain.',
    advice: 'Tutup program lain yang memakai printer ini, lalu coba lagi.',
  },
  device_missing: {
    message: 'Printer tidak ditemukan di komputer ini.',
    advice: 'Colokkan kabel USB atau nyalakan Bluetooth printer, lalu coba lagi.',
  },
  no_permission: {
    message: 'Komputer tidak mengizinkan LoketNet memakai printer ini.',
    advice: 'Minta teknisi memberi izin (di Linux: grup lp atau dialout).',
  },
  not_a_printer: {
    message: 'Berkas ini bukan perangkat printer.',
    advice: 'Pilih perangkat seperti /dev/usb/lp0, atau berkas berakhiran .prn.',
  },
  queue_unknown: { message: 'Nama printer tidak ada di komputer ini.', advice: 'Pilih ulang printer di Pengaturan.' },
  queue_paused: {
    message: 'Antrean printer sedang dijeda.',
    advice: 'Lanjutkan (resume) printer di pengaturan komputer, lalu tekan Coba Lagi.',
  },
  queue_offline: {
    message: 'Komputer menganggap printer offline.',
    advice: 'Periksa kabel dan listrik, matikan "Use Printer Offline", lalu tekan Coba Lagi.',
  },
  queue_busy: {
    message: 'Masih ada cetakan lama di antrean komputer.',
    advice: 'Tunggu atau hapus cetakan lama dari antrean, lalu tekan Coba Lagi.',
  },
  queue_stuck: {
    message: 'Cetakan tertahan di antrean komputer.',
    advice: 'Periksa printer dan antreannya di pengaturan komputer.',
  },
  spooler_error: {
    message: 'Layanan cetak komputer menolak.',
    advice: 'Mulai ulang layanan cetak (Print Spooler) atau komputer, lalu coba lagi.',
  },
  spooler_missing: {
    message: 'Layanan cetak tidak ada di komputer ini.',
    advice: 'Pasang CUPS, atau pakai printer LAN.',
  },
  connection_lost: { message: 'Sambungan ke printer putus.', advice: 'Periksa kabel atau Bluetooth.' },
  stalled: { message: 'Printer berhenti menerima data.', advice: 'Periksa kertas, tutup dan lampu printer.' },
  no_answer: { message: 'Printer tidak memastikan struk selesai.', advice: 'Lihat apakah struk keluar utuh.' },
  cancelled: { message: 'Dibatalkan.', advice: 'Tidak ada yang perlu dilakukan.' },
  wrong_platform: {
    message: 'Cara sambung ini tidak ada di sistem komputer ini.',
    advice: 'Pilih cara sambung lain di Pengaturan Printer.',
  },
})

export type PrinterReason = keyof typeof PRINTER_REASONS

export const isPrinterReason = (text: string): text is PrinterReason => Object.hasOwn(PRINTER_REASONS, text)
