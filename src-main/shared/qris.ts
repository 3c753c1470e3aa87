// Owns: reading a shop's static QRIS text and making the exact-amount QRIS from it, offline (EMVCo MPM, QRIS ASPI).
// Must never: round an amount or accept a text whose CRC is wrong.

interface Tag {
  readonly id: string
  readonly value: string
}

export interface Qris {
  readonly merchant: string
  readonly city: string
  readonly tags: readonly Tag[]
}

const CRC_TAG = '63'
/** CRC-16/CCITT-FALSE over the whole text up to and including `6304` (EMVCo MPM 4.7.3). */
export function qrisCrc(text: string): string {
  let crc = 0xffff
  for (const byte of new Uint8Array([...text].map((letter) => letter.charCodeAt(0) & 0xff))) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

function splitTags(text: string): Tag[] | null {
  const tags: Tag[] = []
  let at = 0
  while (at < text.length) {
    const head = /^(\d{2})(\d{2})$/.exec(text.slice(at, at + 4))
    if (!head?.[1] || !head[2]) return null
    const value = text.slice(at + 4, at + 4 + Number(head[2]))
    if (value.length !== Number(head[2])) return null
    tags.push({ id: head[1], value })
    at += 4 + value.length
  }
  return tags
}

const joinTags = (tags: readonly Tag[]): string =>
  tags.map(({ id, value }) => `${id}${String(value.length).padStart(2, '0')}${value}`).join('')

/** Null when it is not a QRIS in rupiah with a right CRC. */
export function parseQris(text: string): Qris | null {
  const clean = text.trim()
  if (!/^[\x20-\x7e]+$/.test(clean) || !clean.startsWith('000201')) return null
  const body = clean.slice(0, -4)
  if (!body.endsWith('6304') || qrisCrc(body) !== clean.slice(-4).toUpperCase()) return null
  const tags = splitTags(clean)
  if (!tags) return null
  const textOf = (id: string) => tags.find((tag) => tag.id === id)?.value ?? ''
  if (textOf('53') !== '360' || textOf('58') !== 'ID' || textOf('59') === '') return null
  return { merchant: textOf('59'), city: textOf('60'), tags }
}

const AMOUNT_TAG = '54'
const TIP_TAGS = ['55', '56', '57']

/** The same merchant with the amount fixed (tag 01 = 12 dynamic, 54 = rupiah without sen), tags in ascending order, new CRC. */
export function qrisForAmount(qris: Qris, amount: number): string {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError('amount is whole rupiah above zero')
  const kept = qris.tags.filter(
    ({ id }) => id !== CRC_TAG && id !== AMOUNT_TAG && id !== '01' && !TIP_TAGS.includes(id),
  )
  const tags = [...kept, { id: '01', value: '12' }, { id: AMOUNT_TAG, value: String(amount) }]
  const body = `${joinTags(tags.sort((one, other) => Number(one.id) - Number(other.id)))}${CRC_TAG}04`
  return body + qrisCrc(body)
}
