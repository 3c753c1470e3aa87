// Owns: rendering a part of the kit as the app does, for the tests beside it.
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { dismissAllToasts } from '../../../src-renderer/lib/toasts'
import { KitProvider } from '../../../src-renderer/ui/kit-provider'

afterEach(() => {
  dismissAllToasts()
  cleanup()
  window.localStorage.clear()
})

export function renderKit(children: ReactNode) {
  const user = userEvent.setup()
  const view = render(<KitProvider>{children}</KitProvider>)
  return { user, again: (next: ReactNode) => view.rerender(<KitProvider>{next}</KitProvider>) }
}
