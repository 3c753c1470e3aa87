// Owns: light or dark, and the size of the text, kept on this computer.
// Must never: touch what a person typed or where they are.

import { useMantineColorScheme } from '@mantine/core'
import { useCallback, useEffect } from 'react'
import { readStored, usePersistentState } from '../lib/use-persistent-state'

export const textSizes = ['small', 'normal', 'large', 'huge'] as const
export type TextSize = (typeof textSizes)[number]

export const textSizeLabel: Readonly<Record<TextSize, string>> = {
  small: 'Kecil',
  normal: 'Biasa',
  large: 'Besar',
  huge: 'Sangat besar',
}

export const colorSchemes = ['light', 'dark', 'auto'] as const
export type ColorScheme = (typeof colorSchemes)[number]

export const colorSchemeLabel: Readonly<Record<ColorScheme, string>> = {
  light: 'Terang',
  dark: 'Gelap',
  auto: 'Ikut komputer',
}

const scale: Readonly<Record<TextSize, number>> = { small: 0.9375, normal: 1, large: 1.125, huge: 1.25 }

const readTextSize = (stored: unknown) => textSizes.find((size) => size === stored)

/** Called once before the first render, so that the page does not jump. */
export const applyTextSize = (size: TextSize = readTextSize(readStored('text-size')) ?? 'normal'): void =>
  document.documentElement.style.setProperty('--ln-text-scale', String(scale[size]))

export function useAppearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [textSize, keepTextSize] = usePersistentState<TextSize>('text-size', 'normal', readTextSize)
  useEffect(() => applyTextSize(textSize), [textSize])
  const setTextSize = useCallback((size: TextSize) => keepTextSize(size), [keepTextSize])
  return { colorScheme, setColorScheme, textSize, setTextSize }
}
