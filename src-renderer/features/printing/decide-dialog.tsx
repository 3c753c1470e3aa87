// Owns: "Apakah struk keluar utuh?", asked when nobody but the person at the printer can know.
// Must never: answer it for them, or take Enter for a yes: both answers are a press of their own.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Approval } from '../../../src-main/features/sales/contract'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { useScanner } from '../../lib/use-hotkeys'
import { Dialog } from '../../ui/dialog'
import { HotkeyButton } from '../../ui/hotkey-button'
import { ErrorNotice } from '../../ui/notice'
import { ApprovalDialog } from '../sales/approval-dialog'
import { JobPaper } from './job-paper'
import css from './printing.module.css'

export interface DecideDialogProps {
  readonly job: { readonly id: number; readonly title: string }
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Answer {
  readonly wantsCopy?: boolean
  readonly approval?: Approval | null
}

export function DecideDialog({ job, isOpen, onClose }: DecideDialogProps) {
  const decide = useCommand(api.printing.decide)
  const [isApproving, setApproving] = useState(false)
  const needsApproval = decide.problem?.code === 'APPROVAL_NEEDED'
  const answer = async (cameOut: boolean, { wantsCopy = true, approval = null }: Answer = {}) => {
    const decided = await decide.run({ id: job.id, cameOut, wantsCopy, approval })
    if (!decided) return
    notifyDone(
      cameOut
        ? 'Dicatat: keluar utuh.'
        : decided.copyJobId !== null
          ? 'Salinannya dikirim ke printer, bertanda CETAK ULANG.'
          : 'Dicatat: tidak utuh, tanpa salinan.',
    )
    setApproving(false)
    onClose()
  }
  const withoutPin = () => {
    setApproving(false)
    decide.clear()
  }
  const foot = (
    <>
      <HotkeyButton keys="T" loading={decide.isRunning} onPress={() => void answer(false)}>
        Tidak, cetak lagi
      </HotkeyButton>
      <HotkeyButton keys="Y" variant="filled" loading={decide.isRunning} onPress={() => void answer(true)}>
        Ya, utuh
      </HotkeyButton>
    </>
  )
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Apakah struk keluar utuh?"
      size="md"
      role="alertdialog"
      foot={foot}
    >
      <ScansAnswerNothing />
      <p className={css.question} tabIndex={-1} data-autofocus>
        Printer tidak memastikan <strong>{job.title}</strong> selesai. Lihat kertasnya: harus sampai baris terakhir.
        Penjualannya sendiri sudah tersimpan.
      </p>
      {decide.problem && !needsApproval && !isApproving && (
        <ErrorNotice message={decide.problem.message} advice={decide.problem.advice} />
      )}
      <JobPaper jobId={job.id} />
      <ApprovalDialog
        isOpen={needsApproval || isApproving}
        onClose={withoutPin}
        title={`Cetak lagi ${job.title}?`}
        confirmLabel="Cetak lagi"
        isBusy={decide.isRunning}
        error={needsApproval ? null : decide.problem}
        onApprove={(approval) => {
          setApproving(true)
          return answer(false, { approval })
        }}
      >
        Struk ini sudah beberapa kali dicetak ulang. Isinya kode yang bisa dipakai orang, jadi salinan berikutnya perlu
        PIN.
        <Button variant="subtle" size="xs" onClick={() => void answer(false, { wantsCopy: false })}>
          Catat tidak utuh, tanpa salinan
        </Button>
      </ApprovalDialog>
    </Dialog>
  )
}

/** The Enter of a scanner fired now would press the button that has the caret. */
function ScansAnswerNothing() {
  useScanner(() => undefined)
  return null
}
