// Owns: "Cetak kartu": choosing the paper; the codes go into the PDF and nowhere else.
// Must never: keep the answer.
import { useState } from 'react'
import type { CardPaper, SeriesItem } from '../../../src-main/features/cards/contract'
import { api, type Problem, toProblem } from '../../api'
import { newRequestId } from '../../lib/request-id'
import { ChoiceTiles, FormDialog, Notice, notifyDone } from '../../ui'
import { saveFile } from '../vouchers/save-file'

interface PrintDialogProps {
  readonly series: SeriesItem
  readonly missing: number
  readonly onClose: () => void
}

export function PrintDialog({ series, missing, onClose }: PrintDialogProps) {
  const [paper, setPaper] = useState<CardPaper>('a4')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const made = series.counts.made ?? 0
  const print = async () => {
    setBusy(true)
    setProblem(null)
    try {
      // Every press is a print of its own: its codes are answered once.
      const sheet = await api.cards.printSheet({ seriesId: series.id, paper, requestId: newRequestId() })
      const bytes = Uint8Array.from(atob(sheet.pdf), (sign) => sign.charCodeAt(0))
      saveFile(sheet.fileName, new Blob([bytes], { type: 'application/pdf' }))
      notifyDone(`${sheet.cards} kartu tersimpan sebagai PDF di folder unduhan.`, {
        detail: 'Cetak, periksa, lalu nyatakan terbit. Hapus PDF-nya sesudah dicetak.',
      })
      onClose()
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={made > 0 ? 'Cetak ulang kartu' : 'Cetak kartu'}
      size="sm"
      submitLabel={`Buat ${missing} kartu`}
      isBusy={isBusy}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={print}
    >
      {made > 0 && (
        <Notice tone="warn" title={`Kode di lembar sebelumnya (${made} kartu) langsung mati.`}>
          Buang lembar itu. Yang berlaku hanya lembar yang baru.
        </Notice>
      )}
      <ChoiceTiles
        label="Kertas"
        value={paper}
        onChange={setPaper}
        choices={[
          { value: 'a4', label: 'A4, 24 kartu per lembar' },
          { value: 'thermal', label: 'Struk 58 mm, satu kartu per potong' },
        ]}
      />
      <p style={{ margin: 0 }}>
        Kodenya hanya ada di PDF ini. LoketNet tidak menyimpannya, jadi kode yang hilang tidak dapat dilihat lagi.
      </p>
    </FormDialog>
  )
}
