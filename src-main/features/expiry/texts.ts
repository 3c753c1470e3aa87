// Owns: the sentences about the steps of installing and detaching.
// Must never: decide anything.
import type { ExpiryStep, StepKind } from './plan'

const sentences: Readonly<Record<StepKind, (step: ExpiryStep) => string>> = {
  'add-script': ({ subject }) => `Pasang skrip ${subject}`,
  'update-script': ({ subject, details: [from, to] }) => `Perbarui skrip ${subject} dari versi ${from} ke ${to}`,
  'repair-script': ({ subject, details }) => `Betulkan skrip ${subject} yang berubah (${details.map(word).join(', ')})`,
  'add-scheduler': ({ subject }) => `Pasang jadwal ${subject}, setiap menit`,
  'repair-scheduler': ({ subject, details }) => `Betulkan jadwal ${subject} (${details.map(word).join(', ')})`,
  'keep-on-login': ({ subject }) => `Simpan skrip login lama profil ${subject}, untuk dikembalikan nanti`,
  'set-on-login': ({ subject }) => `Sambungkan profil ${subject} ke pencatat login`,
  'restore-on-login': ({ subject }) => `Kembalikan login profil ${subject} seperti semula`,
  'remove-scheduler': ({ subject }) => `Hapus jadwal ${subject}`,
  'remove-script': ({ subject }) => `Hapus skrip ${subject}`,
}

const words: Readonly<Record<string, string>> = {
  source: 'isinya',
  policy: 'haknya',
  'dont-require-permissions': 'izinnya',
  'start-time': 'mulainya',
  interval: 'jedanya',
  'on-event': 'yang dijalankan',
  disabled: 'dimatikan orang',
}

const word = (property: string): string => words[property] ?? property

export const stepSentence = (step: ExpiryStep): string => sentences[step.kind](step)
