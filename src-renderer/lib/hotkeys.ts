// Owns: which key does what at this moment. One listener on the document, layers so that a dialog silences the screen.
// Must never: act twice for one press (auto-repeat included) or take a key away from somebody who is typing.

import { type KeyCombo, matchesCombo, parseCombo, writesText } from './key-combo'
import { bindScanner, finishScan, isScannerExpected, noteSign, runUnlessScanned, runWaiting } from './scanner'

export type Binding = {
  /** "F9", "Alt+K", "1", "Enter" */
  readonly keys: string
  readonly run: (event: KeyboardEvent) => void
  /** false: the key is kept from the browser but does nothing */
  readonly enabled?: boolean
  /** act on plain characters even while the caret stands in a field */
  readonly inFields?: boolean
  /** act in every layer, over dialogs too (help) */
  readonly everywhere?: boolean
  /** act again while the key is held down */
  readonly repeat?: boolean
  /** for the list of keys on F1; a binding without one is not listed */
  readonly description?: string
}

type Held = { readonly combo: KeyCombo; readonly layer: symbol; readonly binding: () => Binding }

export const screenLayer = Symbol('screen')
const layers: symbol[] = [screenLayer]
const bindings: Held[] = []

const topLayer = () => layers.at(-1) ?? screenLayer

/** Opens a layer above all others; what it returns closes it. */
export function openLayer(layer: symbol): () => void {
  layers.push(layer)
  return () => {
    const at = layers.lastIndexOf(layer)
    if (at > 0) layers.splice(at, 1)
  }
}

let listening = 0

function listen(): () => void {
  if (listening === 0) document.addEventListener('keydown', onKeyDown)
  listening += 1
  return () => {
    listening -= 1
    if (listening === 0) document.removeEventListener('keydown', onKeyDown)
  }
}

/** Binds a key; `binding` is asked at the moment of the press. Among equals the youngest wins. Returns the way back. */
export function bindKey(keys: string, layer: symbol, binding: () => Binding): () => void {
  const held: Held = { combo: parseCombo(keys), layer, binding }
  const silence = listen()
  bindings.push(held)
  return () => {
    bindings.splice(bindings.indexOf(held), 1)
    silence()
  }
}

/** Hands over what a scanner types while no field has the caret. Returns the way back. */
export function bindScan(layer: symbol, onScan: (text: string) => void): () => void {
  const silence = listen()
  const release = bindScanner(layer, onScan)
  return () => {
    release()
    silence()
  }
}

/** A scanner holds Shift down for a capital. */
const heldDown: readonly string[] = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const isSign = event.key.length === 1 && !event.altKey && !event.ctrlKey && !event.metaKey
  const isInField = event.target instanceof Element && isTypingIn(event.target)
  const isScannable = isScannerExpected() && !isInField
  if (isScannable && isSign && !event.repeat) noteSign(event.key, event.timeStamp)
  if (isScannable && event.key === 'Enter' && finishScan(topLayer(), event.timeStamp)) {
    event.preventDefault() // the Enter of a scanner presses nothing
    return
  }
  if (isScannable && !isSign && !heldDown.includes(event.key)) runWaiting()
  const held = findHeld(event)
  if (!held) return
  const binding = held.binding()
  if (!mayAct(held.combo, binding, event.target)) return
  event.preventDefault() // F1, F3, Alt+D and the like belong to the counter, also while their button is disabled
  if (binding.enabled === false || (event.repeat && binding.repeat !== true)) return
  if (isScannable && isSign) runUnlessScanned(() => binding.run(event))
  else binding.run(event)
}

function findHeld(event: KeyboardEvent): Held | undefined {
  const top = topLayer()
  return bindings.findLast(
    (held) => (held.layer === top || held.binding().everywhere === true) && matchesCombo(event, held.combo),
  )
}

function mayAct(combo: KeyCombo, binding: Binding, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true
  if (combo.key === 'enter' && !combo.alt && !combo.ctrl) return !ownsEnter(target)
  if (combo.key === ' ' && target.closest('button, a[href], summary, [role="button"]')) return false
  return binding.inFields === true || !writesText(combo) || !isTypingIn(target)
}

const typingTypes = 'button, checkbox, radio, range, submit, reset, file, color, image'.split(', ')

export function isTypingIn(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !typingTypes.includes(target.type)
  return target.closest('textarea, select, [contenteditable="true"], [role="textbox"]') !== null
}

/** Enter already means something there: it presses the button, follows the link, breaks the line or sends the form. */
const ownsEnter = (target: Element) =>
  target.closest('button, a[href], summary, textarea, select, [role="button"], [role="menuitem"], [role="option"]') !==
    null || target.closest('form') !== null

export type ListedKey = { readonly keys: string; readonly description: string }

/** What the keys do right now, for the help on F1; youngest last, one line for a key. */
export function listKeys(): readonly ListedKey[] {
  const top = topLayer()
  const listed = new Map<string, ListedKey>()
  for (const held of bindings) {
    const { keys, description, everywhere } = held.binding()
    if (description !== undefined && (held.layer === top || everywhere === true))
      listed.set(keys, { keys, description })
  }
  return [...listed.values()]
}
