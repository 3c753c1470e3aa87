// Owns: what stands on the screen when a screen itself breaks.
// Must never: say that money is lost; what was sold is in the core.
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorNotice } from '../ui/notice'

interface State {
  readonly message: string | null
}

/** A class because React offers no other way to catch a render error. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null }

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override componentDidCatch(error: unknown): void {
    console.error(error)
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children
    return (
      <main style={{ maxInlineSize: '40rem', margin: '3rem auto', padding: '0 1rem' }}>
        <ErrorNotice
          message="Layar ini tidak dapat ditampilkan."
          advice={`Penjualan tetap tersimpan. Muat ulang untuk melanjutkan. (${this.state.message})`}
          action={
            <Button size="xs" onClick={() => location.reload()}>
              Muat ulang
            </Button>
          }
        />
      </main>
    )
  }
}
