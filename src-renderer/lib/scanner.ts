// Owns: telling a scanner from a person while no field has the caret: a scanner types faster than any hand and ends
// with Enter.
// Must never: keep a key from a person for longer than a blink, or look at a clock (the browser's time stamps do).

import { flushSync } from 'react-dom'

/** ms between two signs of a scanner; the fastest double press of a hand is above 70. */
export const scannerGap = 50
const fewest = 4

type Scanner = { readonly layer: symbol; readonly onScan: (text: string) => void }

const scanners: Scanner[] = []
let typed = ''
let lastAt = Number.NEGATIVE_INFINITY
let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly run: () => void } | null = null

export function bindScanner(layer: symbol, onScan: (text: string) => void): () => void {
  const scanner: Scanner = { layer, onScan }
  scanners.push(scanner)
  return () => {
    scanners.splice(scanners.indexOf(scanner), 1)
    if (scanners.length === 0) forget()
  }
}

export const isScannerExpected = (): boolean => scanners.length > 0

/** Every sign outside a field passes here, under dialogs too: the first sign of a scan may be what closes one. */
export function noteSign(sign: string, at: number): void {
  const isBurst = at - lastAt <= scannerGap
  typed = isBurst ? typed + sign : sign
  lastAt = at
  if (isBurst) dropWaiting() // the key before this one was a part of a scan
}

/** Runs the deed of a key unless the next sign comes as fast as only a scanner sends it. */
export function runUnlessScanned(run: () => void): void {
  dropWaiting()
  waiting = {
    run,
    timer: setTimeout(() => {
      waiting = null
      run()
    }, scannerGap),
  }
}

/** On Enter: hands a finished scan to the youngest scanner of the layer; true when there was one. */
export function finishScan(layer: symbol, at: number): boolean {
  const text = typed
  const isScan = at - lastAt <= scannerGap * 2 && text.length >= fewest
  typed = ''
  lastAt = Number.NEGATIVE_INFINITY
  if (!isScan) {
    // a person was quick: the key first, then Enter
    runWaiting()
    return false
  }
  dropWaiting()
  const scanner = scanners.findLast((one) => one.layer === layer)
  scanner?.onScan(text)
  return scanner !== undefined
}

/** F9 right after "1" pays for that "1": a key that is no sign ends the waiting of the one before it. */
export function runWaiting(): void {
  const pending = waiting?.run
  dropWaiting()
  if (pending) flushSync(pending) // the next key must find the screen as this one left it
}

function dropWaiting() {
  if (waiting) clearTimeout(waiting.timer)
  waiting = null
}

function forget() {
  dropWaiting()
  typed = ''
  lastAt = Number.NEGATIVE_INFINITY
}
