// Owns: taking a report out as CSV, Excel or PDF.
// Must never: leave half a file without saying so.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReportId } from '../../../src-main/features/reports/contract'
import { api, toProblem } from '../../api'
import { notifyDone, notifyError } from '../../lib/toasts'
import { saveFile } from '../vouchers/save-file'
import type { DayRange } from './ranges'
import css from './reports.module.css'

const FORMATS = [
  { id: 'csv', label: 'CSV' },
  { id: 'xlsx', label: 'Excel' },
  { id: 'pdf', label: 'PDF' },
] as const
type Format = (typeof FORMATS)[number]['id']

export function ExportButtons({ id, range }: { readonly id: ReportId; readonly range: DayRange }) {
  const [making, setMaking] = useState<Format | null>(null)
  const save = async (format: Format) => {
    setMaking(format)
    try {
      const { fileName, type, content } = await api.reports.file({ id, ...range, format })
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))
      saveFile(fileName, new Blob([bytes], { type }))
      notifyDone('Berkas tersimpan di folder unduhan.', { detail: fileName })
    } catch (error) {
      notifyError(toProblem(error))
    } finally {
      setMaking(null)
    }
  }
  return (
    <div className={css.exports}>
      {FORMATS.map((format) => (
        <Button
          key={format.id}
          variant="default"
          loading={making === format.id}
          disabled={making !== null && making !== format.id}
          onClick={() => void save(format.id)}
        >
          {format.label}
        </Button>
      ))}
    </div>
  )
}
