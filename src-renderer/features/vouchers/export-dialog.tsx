// Owns: saving the list as a CSV file, and asking for a PIN before unsold codes go into it.
// Must never: keep the PIN, or leave half a file without saying so.
import { useRef, useState } from 'react'
import type { VoucherFilter } from '../../../src-main/features/vouchers/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { api, type Problem, toProblem, useSession } from '../../api'
import { today } from '../../lib/time'
import { FormDialog, Notice, notifyDone, Switch } from '../../ui'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import { saveFile } from './save-file'

export function ExportDialog({ filter, onClose }: { readonly filter: VoucherFilter; readonly onClose: () => void }) {
  const { zone } = useSession()
  const [withCodes, setWithCodes] = useState(false)
  const [approval, setApproval] = useApproval()
  const [lines, setLines] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef<AbortController | null>(null)

  const save = async () => {
    const control = new AbortController()
    stop.current = control
    setProblem(null)
    setLines(0)
    const pieces: string[] = []
    try {
      const input = { filter, approval: withCodes ? approval : null }
      for await (const { text } of await api.vouchers.exportCsv(input, { signal: control.signal })) {
        pieces.push(text)
        setLines((known) => (known ?? 0) + text.split('\n').length - 1)
      }
      saveFile(`voucher-${today(zone)}.csv`, new Blob(pieces, { type: 'text/csv;charset=utf-8' }))
      notifyDone('Berkas CSV tersimpan di folder unduhan.')
      onClose()
    } catch (error) {
      if (!control.signal.aborted) setProblem(toProblem(error))
    } finally {
      setLines(null)
      setApproval({ ...approval, secret: '' })
    }
  }
  const close = () => {
    stop.current?.abort()
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={close}
      title="Ekspor daftar voucher"
      size="sm"
      submitLabel={lines === null ? 'Simpan CSV' : `${formatThousands(Math.max(0, lines - 1))} baris …`}
      isBusy={lines !== null}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={save}
    >
      <p style={{ margin: 0 }}>Yang diekspor: semua baris yang cocok dengan saringan sekarang, untuk Excel.</p>
      <Switch
        label="Sertakan kode yang belum terjual"
        description="Siapa pun yang membaca berkasnya bisa memakai internet Anda."
        checked={withCodes}
        onChange={(event) => setWithCodes(event.currentTarget.checked)}
      />
      {withCodes && (
        <>
          <Notice tone="warn">Dicatat di jejak audit: siapa yang mengambil kode, dan kapan.</Notice>
          <ApprovalFields value={approval} onChange={setApproval} />
        </>
      )}
    </FormDialog>
  )
}
