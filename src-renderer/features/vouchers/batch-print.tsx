// Owns: "Cetak lembar A4": choosing a layout and opening the sheet of a batch's unsold vouchers as PDF.
// Must never: lay out a page; the sheet comes from the printing feature.
import { useState } from 'react'
import type { BatchDetail } from '../../../src-main/features/vouchers/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { type SheetLayout, sheetLabel, sheetLayouts } from '../../../src-main/shared/paper/sheet-style'
import { api, type Problem, toProblem } from '../../api'
import { Button, FormDialog, Notice, notifyDone, SelectField, Switch } from '../../ui'
import { saveFile } from './save-file'

export function BatchPrint({ batch }: { readonly batch: BatchDetail }) {
  const [isOpen, setOpen] = useState(false)
  const unsold = batch.states.stock ?? 0
  return (
    <>
      <Button variant="default" disabled={unsold === 0} onClick={() => setOpen(true)}>
        Cetak lembar A4
      </Button>
      {isOpen && <SheetDialog batch={batch} unsold={unsold} onClose={() => setOpen(false)} />}
    </>
  )
}

interface SheetDialogProps {
  readonly batch: BatchDetail
  readonly unsold: number
  readonly onClose: () => void
}

function SheetDialog({ batch, unsold, onClose }: SheetDialogProps) {
  const [layout, setLayout] = useState<SheetLayout>('standar')
  const [showPrice, setShowPrice] = useState(true)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const apart = batch.progress.waiting + batch.progress.failed
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const sheet = await api.printing.voucherSheet({ batchId: batch.id, layout, showPrice })
      const bytes = Uint8Array.from(atob(sheet.pdf), (sign) => sign.charCodeAt(0))
      saveFile(sheet.fileName, new Blob([bytes], { type: 'application/pdf' }))
      notifyDone(`Lembar ${formatThousands(sheet.vouchers)} voucher tersimpan di folder unduhan.`)
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
      title="Cetak lembar A4"
      size="sm"
      submitLabel="Buat PDF"
      isBusy={isBusy}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={make}
    >
      <p style={{ margin: 0 }}>{formatThousands(unsold)} voucher yang belum terjual, satu kartu tiap kode.</p>
      {apart > 0 && (
        <Notice tone="warn">
          {formatThousands(apart)} di antaranya belum di router: kartunya baru bisa dipakai sesudah masuk.
        </Notice>
      )}
      <SelectField
        label="Ukuran kartu"
        value={layout}
        onChange={setLayout}
        options={sheetLayouts.map((value) => ({ value, label: sheetLabel[value] }))}
      />
      <Switch
        label="Cetak harganya"
        checked={showPrice}
        onChange={(event) => setShowPrice(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
