// Owns: what every screen stands in: theme, colour scheme, messages.
// Must never: fetch, or know a feature.

import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { applyTextSize } from './appearance'
import { cssVariablesResolver, theme } from './theme'
import { Toaster } from './toaster'

const colorSchemeManager = localStorageColorSchemeManager({ key: 'loketnet.color-scheme' })

if (typeof document !== 'undefined') applyTextSize()

export function KitProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      {children}
      <Toaster />
    </MantineProvider>
  )
}
