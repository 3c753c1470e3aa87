// Owns: the fields of a WhatsApp template and filling them in.
// Must never: leave a field as it was written; one that has nothing to say is left out.

export const TEMPLATE_FIELDS = [
  { name: 'nama', meaning: 'Nama pelanggan' },
  { name: 'paket', meaning: 'Nama paket' },
  { name: 'bulan', meaning: 'Bulan tagihan' },
  { name: 'jumlah', meaning: 'Yang harus dibayar' },
  { name: 'jatuhTempo', meaning: 'Tanggal jatuh tempo' },
  { name: 'nomor', meaning: 'Nomor tagihan' },
  { name: 'toko', meaning: 'Nama toko' },
  { name: 'bayarKe', meaning: 'Cara bayar (di Pengaturan, Tagihan)' },
] as const
export type TemplateField = (typeof TEMPLATE_FIELDS)[number]['name']
export type TemplateValues = Readonly<Record<TemplateField, string>>

const isField = (name: string): name is TemplateField => TEMPLATE_FIELDS.some((field) => field.name === name)

/** Spaces that an empty field leaves behind are closed up, line by line; an emptied line goes. */
export const fillTemplate = (template: string, values: TemplateValues): string =>
  template
    .split('\n')
    .map((line) => ({
      line,
      filled: line.replace(/\{(\w+)\}/g, (whole, name: string) => (isField(name) ? values[name] : whole)),
    }))
    .filter(({ line, filled }) => line.trim() === '' || filled.trim() !== '')
    .map(({ filled }) => filled.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .trim()

/** Fields of a template that nobody fills: a typing error that a customer would read. */
export const unknownFields = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !isField(name))),
]
