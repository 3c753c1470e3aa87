// Owns: saving the list of bills as CSV or XLSX.
// Must never: leave half a file without saying so.
import { useRef, useState } from 'react'
import type { BillFilter } from '../../../src-main/features/invoices/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { api, type Problem, toProblem, useSession } from '../../api'
import { today } from '../../lib/time'
import { ChoiceTiles, FormDialog, notifyDone } from '../../ui'
import { saveBase64, saveText } from './save-file'

export interface ExportDialogProps {
  readonly filter: BillFilter
  readonly total: number
  readonly onClose: () => void
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function ExportDialog({ filter, total, onClose }: ExportDialogProps) {
  const { zone } = useSession()
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx')
  const [done, setDone] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef<AbortController | null>(null)

  const save = async () => {
    const control = new AbortController()
    stop.current = control
    setProblem(null)
    setDone(0)
    const pieces: string[] = []
    try {
      for await (const { text, rows } of await api.invoices.exportFile(
        { ...filter, format },
        { signal: control.signal },
      )) {
        if (text !== '') pieces.push(text)
        setDone((known) => (known ?? 0) + rows)
      }
      const name = `tagihan-${today(zone)}.${format}`
      if (format === 'csv') saveText(name, pieces)
      else saveBase64(name, pieces.join(''), XLSX)
      notifyDone('Berkas tersimpan di folder unduhan.')
      onClose()
    } catch (error) {
      if (!control.signal.aborted) setProblem(toProblem(error))
    } finally {
      setDone(null)
    }
  }
  return (
    <FormDialog
      isOpen
      onClose={() => {
        stop.current?.abort()
        onClose()
      }}
      title="Ekspor tagihan"
      size="sm"
      submitLabel={done === null ? 'Simpan berkas' : `${formatThousands(done)} baris …`}
      isBusy={done !== null}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={save}
    >
      <p style={{ margin: 0 }}>
        {formatThousands(total)} tagihan yang cocok dengan saringan sekarang akan ditulis ke berkas.
      </p>
      <ChoiceTiles
        label="Bentuk berkas"
        value={format}
        onChange={setFormat}
        choices={[
          { value: 'xlsx', label: 'Excel (XLSX)', detail: 'Langsung dibuka; paling banyak 100.000 baris.' },
          { value: 'csv', label: 'CSV', detail: 'Untuk aplikasi lain; berapa pun barisnya.' },
        ]}
      />
    </FormDialog>
  )
}
