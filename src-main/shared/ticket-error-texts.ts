// Owns: the sentences of tickets.
// Must never: hold logic, or tell another person's ticket from one that does not exist.
import type { ErrorText } from './router-error-texts'

export const TICKET_ERROR_TEXTS = {
  TICKET_NOT_FOUND: { message: 'Tiket tidak ditemukan.', advice: 'Muat ulang daftarnya.' },
  TICKET_TOO_MANY: {
    message: 'Sudah ada {most} tiket yang belum selesai.',
    advice: 'Pesan belum terkirim. Lanjutkan salah satunya, atau nyatakan selesai yang sudah beres.',
  },
  TICKET_CLOSED: {
    message: 'Tiket ini sudah lama selesai.',
    advice: 'Pesan belum terkirim. Buka tiket baru; sebutkan nomor tiket ini bila masih hal yang sama.',
  },
  TICKET_FULL: {
    message: 'Percakapan tiket ini sudah penuh.',
    advice: 'Pesan belum terkirim. Nyatakan selesai, lalu buka tiket baru.',
  },
  TICKET_ABOUT: {
    message: 'Yang ditanyakan tidak ditemukan.',
    advice: 'Pesan belum terkirim. Buka tiket tanpa menyebutnya, atau muat ulang daftarnya.',
  },
  TICKET_PARTY: { message: 'Orangnya tidak ditemukan.', advice: 'Cari lagi pelanggan atau resellernya.' },
  TICKET_ASSIGNEE: { message: 'Petugas ini tidak aktif.', advice: 'Pilih petugas lain.' },
} as const satisfies Record<string, ErrorText>
