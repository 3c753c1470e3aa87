// Owns: hotkeys as React sees them: bound while the component is on screen, in the layer that surrounds it.
// Must never: keep a stale handler; the newest props are read at the moment of the press.

import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Binding, bindKey, bindScan, openLayer, screenLayer } from './hotkeys'

const LayerContext = createContext<symbol>(screenLayer)

/** While it is mounted only the keys bound inside it act (and those bound `everywhere`). */
export function HotkeyLayer({ children }: { readonly children: ReactNode }) {
  const [layer] = useState(() => Symbol('layer'))
  useLayoutEffect(() => openLayer(layer), [layer])
  return <LayerContext value={layer}>{children}</LayerContext>
}

/** `useHotkeys([{ keys: 'F2', run: newSale, description: 'Penjualan baru' }])` */
export function useHotkeys(bindings: readonly Binding[]): void {
  const layer = useContext(LayerContext)
  const latest = useRef(bindings)
  useLayoutEffect(() => {
    latest.current = bindings
  })
  const signature = bindings.map((binding) => binding.keys).join(' | ')
  useEffect(() => {
    const release =
      signature === ''
        ? []
        : signature.split(' | ').map((keys, index) => bindKey(keys, layer, () => latest.current[index] ?? gone))
    return () => {
      for (const undo of release) undo()
    }
  }, [signature, layer])
}

const gone: Binding = { keys: '', run: () => undefined, enabled: false }

/** One key, one deed. */
export const useHotkey = (
  keys: string,
  run: (event: KeyboardEvent) => void,
  options: Omit<Binding, 'keys' | 'run'> = {},
) => useHotkeys([{ ...options, keys, run }])

/**
 * What a barcode or QR scanner types while no field has the caret; a SearchBox with the caret gets it by itself. While
 * this is mounted, hotkeys of one plain sign wait 50 ms, so that a scanned "7KQ2" does not press the tile on 7.
 */
export function useScanner(onScan: (text: string) => void): void {
  const layer = useContext(LayerContext)
  const latest = useRef(onScan)
  useLayoutEffect(() => {
    latest.current = onScan
  })
  useEffect(() => bindScan(layer, (text) => latest.current(text)), [layer])
}
