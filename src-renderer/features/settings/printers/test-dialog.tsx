// Owns: TES PRINTER: print the page, ask what is on it, and let the answers fill the profile.
// Must never: open the drawer without being asked.
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type PrinterProfile, paperColumns } from '../../../../src-main/shared/paper/profile'
import { testPageQuestions } from '../../../../src-main/shared/paper/test-page'
import { api, orpc, useCommand } from '../../../api'
import { notifyDone } from '../../../lib/toasts'
import { ChoiceTiles } from '../../../ui/choice-tiles'
import { Dialog } from '../../../ui/dialog'
import { ErrorNotice, Notice } from '../../../ui/notice'
import { StatusChip } from '../../../ui/status-chip'
import { PRINT_STATE_WORDS } from '../../printing/words'
import css from '../settings.module.css'
import type { Printer } from './printers-tab'

type Answers = Partial<Record<(typeof testPageQuestions)[number]['id'], string>>

/** What the answers say about the printer; no answer changes nothing. */
export function applyAnswers(profile: PrinterProfile, answers: Answers): PrinterProfile {
  const columns = paperColumns.find((one) => String(one) === answers.columns) ?? profile.columns
  const paper =
    columns === 32
      ? { paper: 58 as const, dots: 384 as const }
      : columns === profile.columns
        ? {}
        : { paper: 80 as const, dots: 576 as const }
  const qr =
    answers.qr === 'B'
      ? ('raster' as const)
      : answers.qr === 'A' || answers.qr === 'Keduanya'
        ? ('native' as const)
        : profile.qr
  const rasterMaxRows = answers.bar === 'Tidak' ? (128 as const) : profile.rasterMaxRows
  const cut = answers.cut === 'Tidak terpotong' ? ('none' as const) : profile.cut
  const feed = answers.cut === 'Terlalu dekat' ? Math.min(12, profile.feed + 2) : profile.feed
  return { ...profile, ...paper, columns, qr: answers.qr === 'Keduanya' ? 'raster' : qr, rasterMaxRows, cut, feed }
}

export function TestDialog({ printer, onClose }: { readonly printer: Printer; readonly onClose: () => void }) {
  const [answers, setAnswers] = useState<Answers>({})
  const [jobId, setJobId] = useState<number | null>(null)
  const print = useCommand(api.printing.printTestPage)
  const save = useCommand(api.printing.savePrinter)
  const probe = useQuery(orpc.printing.probe.queryOptions({ input: { profile: printer.profile } }))
  const job = useQuery({ ...orpc.printing.job.queryOptions({ input: { id: jobId ?? 0 } }), enabled: jobId !== null })

  const printNow = async () => {
    const made = await print.run({ printerId: printer.id })
    if (made) setJobId(made.jobId)
  }
  const keep = async () => {
    const learnt = probe.data?.isReachable
      ? {
          status: probe.data.answersStatus ? ('dle_eot' as const) : ('none' as const),
          barrier: probe.data.answersBarrier,
        }
      : {}
    const profile = { ...applyAnswers(printer.profile, answers), ...learnt }
    if (!(await save.run({ id: printer.id, profile }))) return
    notifyDone(`${printer.name} siap dipakai.`)
    onClose()
  }
  const state = job.data?.job
  return (
    <Dialog
      isOpen
      size="lg"
      onClose={onClose}
      title={`Tes ${printer.name}`}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Nanti saja
          </Button>
          <Button onClick={() => void keep()} loading={save.isRunning}>
            Simpan hasil tes
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        {probe.data &&
          (probe.data.isReachable ? (
            <Notice tone="good" title="Printer tersambung.">
              {probe.data.answersStatus
                ? 'Printer ini menjawab keadaan kertas, jadi "Tercetak" bisa dipastikan.'
                : 'Printer ini tidak menjawab pertanyaan (biasa pada printer murah): struk akan ditulis "Terkirim".'}
            </Notice>
          ) : (
            <Notice tone="bad" title={probe.data.message}>
              {probe.data.advice}
            </Notice>
          ))}
        <Group>
          <Button onClick={() => void printNow()} loading={print.isRunning}>
            Cetak halaman tes
          </Button>
          {state && <StatusChip {...PRINT_STATE_WORDS[state.state]} />}
          {state?.message && <span className={css.soft}>{`${state.message} ${state.advice}`}</span>}
        </Group>
        {print.problem && <ErrorNotice message={print.problem.message} advice={print.problem.advice} />}
        {jobId !== null &&
          testPageQuestions.map(({ id, question, options }) => (
            <ChoiceTiles
              key={id}
              label={question}
              look="segment"
              value={answers[id] ?? null}
              onChange={(answer) => setAnswers({ ...answers, [id]: answer })}
              choices={options.map((option) => ({ value: option, label: option }))}
            />
          ))}
        {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
      </div>
    </Dialog>
  )
}
