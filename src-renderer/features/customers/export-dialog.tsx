// Owns: saving the list as a CSV or Excel file.
// Must never: leave half a file without saying so.
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CustomerFilter } from '../../../src-main/features/customers/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { api, type Problem, toProblem, useSession } from '../../api'
import { today } from '../../lib/time'
import { Button, Dialog, ErrorNotice, notifyDone } from '../../ui'
import { saveFile } from '../vouchers/save-file'

export interface ExportDialogProps {
  readonly filter: CustomerFilter
  readonly format: 'csv' | 'xlsx'
  readonly onClose: () => void
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function ExportDialog({ filter, format, onClose }: ExportDialogProps) {
  const { zone } = useSession()
  const [rows, setRows] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef<AbortController | null>(null)

  const save = useEffectEvent(async () => {
    const control = new AbortController()
    stop.current = control
    setProblem(null)
    setRows(0)
    const pieces: string[] = []
    try {
      for await (const piece of await api.customers.export({ filter, format }, { signal: control.signal })) {
        pieces.push(piece.text)
        setRows((known) => known + piece.rows)
      }
      const name = `pelanggan-${today(zone)}.${format}`
      saveFile(name, format === 'csv' ? new Blob(pieces, { type: 'text/csv;charset=utf-8' }) : blobOf(pieces.join('')))
      notifyDone('Berkas tersimpan di folder unduhan.')
      onClose()
    } catch (error) {
      if (!control.signal.aborted) setProblem(toProblem(error))
    }
  })
  useEffect(() => {
    void save()
    return () => stop.current?.abort()
  }, [])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sm"
      title="Ekspor pelanggan"
      foot={
        <Button variant="default" onClick={onClose}>
          Batal
        </Button>
      }
    >
      {problem ? (
        <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void save()} />
      ) : (
        <p role="status">{formatThousands(rows)} pelanggan ditulis …</p>
      )}
    </Dialog>
  )
}

const blobOf = (base64: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: XLSX })
