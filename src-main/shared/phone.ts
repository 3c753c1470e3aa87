// Owns: Indonesian phone numbers: stored 62..., shown 08..., and the link that opens WhatsApp with a text ready.
// Must never: send anything. A person presses the button; there is no bot.

declare const phoneBrand: unique symbol

/** Digits only, starting with 62, as WhatsApp wants it: "6281234567890". */
export type Phone = string & { readonly [phoneBrand]: true }

// after 62: a mobile number is 8 and 8-11 more digits; a landline is an area code (2-7, 9) and the rest
const stored = /^62(?:8\d{8,11}|[2-79]\d{6,10})$/

export const isPhone = (value: unknown): value is Phone => typeof value === 'string' && stored.test(value)

/**
 * `0812-3456-7890`, `+62 812 3456 7890`, `62812...`, `+62 (0)812...`, `812...` -> "62812...".
 * Null when it is not an Indonesian number; letters are never skipped over.
 */
export function normalizePhone(text: string): Phone | null {
  const compact = text.trim().replace(/[\s().-]/g, '')
  const match = /^(?:\+62|0062|62)?(0?)(\d+)$/.exec(compact)
  if (!match) return null
  const [, zero, rest = ''] = match
  const hasCountry = /^(?:\+62|0062|62)/.test(compact)
  // without 0 or 62 in front only a mobile number is beyond doubt
  if (!hasCountry && zero === '' && !rest.startsWith('8')) return null
  const phone = `62${rest}`
  return isPhone(phone) ? phone : null
}

/** "081234567890", for paper and lists. */
export const showPhone = (phone: Phone): string => `0${phone.slice(2)}`

/** "0812-3456-7890", where it is read out loud or typed over. */
export const showPhoneGrouped = (phone: Phone): string => showPhone(phone).replace(/^(\d{4})(\d{4})(\d+)$/, '$1-$2-$3')

/** On paper: grouped, and nothing where no real number is kept. */
export const phoneOnPaper = (phone: string): string => (isPhone(phone) ? showPhoneGrouped(phone) : '')

/** In a list: as it is kept where it is no real number. */
export const phoneInList = (phone: string): string => (isPhone(phone) ? showPhone(phone) : phone)

/** Only a mobile number can have WhatsApp. */
export const isMobile = (phone: Phone): boolean => phone.startsWith('628')

/** https://wa.me/62...?text=..., opened by a click. */
export function waLink(phone: Phone, text = ''): string {
  const query = text === '' ? '' : `?text=${encodeURIComponent(text.toWellFormed())}`
  return `https://wa.me/${phone}${query}`
}
