// Owns: what a key combination is ("F9", "Alt+K", "Ctrl+Enter", "1"), how it matches a press and how it is printed.
// Must never: listen; the registry in hotkeys.ts does.

export type KeyCombo = {
  readonly key: string
  readonly alt: boolean
  readonly ctrl: boolean
  readonly shift: boolean
}

const aliases: Readonly<Record<string, string>> = {
  esc: 'escape',
  space: ' ',
  spasi: ' ',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  del: 'delete',
}

/** "Alt+K", "Ctrl+Enter", "+", "Ctrl++". Ctrl also means Command on a Mac. */
export function parseCombo(text: string): KeyCombo {
  const parts = text.endsWith('+') ? [...text.slice(0, -1).split('+').filter(Boolean), '+'] : text.split('+')
  const key = (parts.at(-1) ?? '').toLowerCase()
  const held = parts.slice(0, -1).map((part) => part.toLowerCase())
  return {
    key: aliases[key] ?? key,
    alt: held.includes('alt'),
    ctrl: held.includes('ctrl'),
    shift: held.includes('shift'),
  }
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

const isLetter = (key: string) => /^[a-z]$/.test(key)
const isCharacter = (key: string) => key.length === 1

export function matchesCombo(press: KeyPress, combo: KeyCombo): boolean {
  if (press.altKey !== combo.alt || (press.ctrlKey || press.metaKey) !== combo.ctrl) return false
  // "?" and "+" need Shift on some keyboards and not on others; a bare letter is the same key with Caps Lock on
  const shiftMatters = combo.shift || (isLetter(combo.key) ? combo.alt || combo.ctrl : !isCharacter(combo.key))
  if (shiftMatters && press.shiftKey !== combo.shift) return false
  if (press.key.toLowerCase() === combo.key) return true
  // Alt+letter types another sign on some layouts (Alt+K is "˚" on a Mac): then the place of the key counts
  return combo.alt && isLetter(combo.key) && press.code === `Key${combo.key.toUpperCase()}`
}

/** Keys that write or move the caret: not ours while somebody types, unless the binding says so. */
export function writesText(combo: KeyCombo): boolean {
  if (combo.alt || combo.ctrl) return false
  return isCharacter(combo.key) || /^(?:arrow\w+|home|end|pageup|pagedown|backspace|delete)$/.test(combo.key)
}

const printed: Readonly<Record<string, string>> = {
  escape: 'Esc',
  enter: 'Enter',
  tab: 'Tab',
  ' ': 'Spasi',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  delete: 'Del',
  backspace: '⌫',
}

/** As printed on the button: ["Alt", "K"]. */
export function comboKeys(text: string): readonly string[] {
  const combo = parseCombo(text)
  const key =
    printed[combo.key] ??
    (combo.key.length === 1 || /^f\d+$/.test(combo.key) ? combo.key.toUpperCase() : capital(combo.key))
  return [...(combo.ctrl ? ['Ctrl'] : []), ...(combo.alt ? ['Alt'] : []), ...(combo.shift ? ['Shift'] : []), key]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** For aria-keyshortcuts: "Alt+K", "Control+Enter". */
export function ariaShortcut(text: string): string {
  const combo = parseCombo(text)
  const key = combo.key === ' ' ? 'Space' : capital(combo.key)
  return [combo.ctrl && 'Control', combo.alt && 'Alt', combo.shift && 'Shift', key].filter(Boolean).join('+')
}
