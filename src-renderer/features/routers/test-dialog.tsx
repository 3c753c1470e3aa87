// Owns: "Tes koneksi" of a saved router, as it is.
// Must never: change anything.
import { useEffect } from 'react'
import type { RouterItem } from '../../../src-main/features/routers/contract'
import { Button, Dialog, Kbd } from '../../ui'
import { TestReport } from './findings'
import { useConnectionTest } from './use-connection-test'

export function TestDialog({ router, onClose }: { readonly router: RouterItem; readonly onClose: () => void }) {
  const { test, start } = useConnectionTest()
  useEffect(() => void start({ routerId: router.id, draft: null }), [start, router.id])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Tes koneksi ${router.name}`}
      size="lg"
      foot={
        <>
          <Button
            variant="light"
            loading={test.state === 'running'}
            onClick={() => void start({ routerId: router.id, draft: null })}
          >
            Tes lagi
          </Button>
          <Button onClick={onClose} rightSection={<Kbd keys="Esc" tone="filled" />}>
            Tutup
          </Button>
        </>
      }
    >
      <TestReport test={test} />
    </Dialog>
  )
}
