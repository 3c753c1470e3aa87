// Owns: "Apakah struk keluar utuh?", asked when nobody but the person at the printer can know.
// Must never: answer it for them, or take Enter for a yes: both answers are a press of their own.
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { useScanner } from '../../lib/use-hotkeys'
import { Dialog } from '../../ui/dialog'
import { HotkeyButton } from '../../ui/hotkey-button'
import { ErrorNotice } from '../../ui/notice'
import { JobPaper } from './job-paper'
import css from './printing.module.css'

export interface DecideDialogProps {
  readonly job: { readonly id: number; readonly title: string }
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function DecideDialog({ job, isOpen, onClose }: DecideDialogProps) {
  const decide = useCommand(api.printing.decide)
  const answer = async (cameOut: boolean) => {
    const decided = await decide.run({ id: job.id, cameOut })
    if (!decided) return
    notifyDone(cameOut ? 'Dicatat: keluar utuh.' : 'Salinannya dikirim ke printer, bertanda CETAK ULANG.')
    onClose()
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
      {decide.problem && <ErrorNotice message={decide.problem.message} advice={decide.problem.advice} />}
      <JobPaper jobId={job.id} />
    </Dialog>
  )
}

/** The Enter of a scanner fired now would press the button that has the caret. */
function ScansAnswerNothing() {
  useScanner(() => undefined)
  return null
}
