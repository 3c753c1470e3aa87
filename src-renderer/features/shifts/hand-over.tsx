// Owns: the second step of closing: what the books expected, the difference, setoran, and who stands behind it.
// Must never: hide that it was counted more than once.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShiftReport } from '../../../src-main/features/shifts/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { Form } from '../../ui/form'
import { Kbd } from '../../ui/kbd'
import { MoneyInput } from '../../ui/money-input'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { TextField } from '../../ui/text-field'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import { ReportSums } from './report-sums'
import css from './shifts.module.css'

export interface HandOverProps {
  readonly report: ShiftReport
  readonly onRecount: () => void
  readonly onClosed: () => void
}

export function HandOver({ report, onRecount, onClosed }: HandOverProps) {
  const { may } = useSession()
  const { data: mine } = useQuery(orpc.shifts.mine.queryOptions({ input: {} }))
  const { shift } = report
  const counted = shift.countedCash ?? 0
  const stays = Math.min(counted, mine?.usualOpening ?? 0)
  /** Null = not touched yet: everything but the usual modal awal. */
  const [typed, setTyped] = useState<number | null>(null)
  const [isRead, setRead] = useState(true)
  const deposit = rupiah(typed ?? counted - stays)
  const [note, setNote] = useState('')
  const [approval, setApproval] = useApproval()
  const close = useCommand(api.shifts.close)
  const isTooFar = Math.abs(shift.difference ?? 0) > (mine?.allowedDifference ?? 0)
  const needsPin = isTooFar && !may(MANAGERS)
  const submit = async () => {
    const answer = await close.run({ shiftId: shift.id, deposit, note, approval: needsPin ? approval : null })
    if (!answer) return
    notifyDone(`Shift ${answer.shift.number} ditutup.`, {
      detail: answer.printJobId === null ? 'Slipnya ada di riwayat.' : 'Slipnya sedang dicetak.',
    })
    onClosed()
  }
  const { problem } = close
  const fields = problem?.fields ?? {}
  return (
    <Form onSubmit={submit} className={css.own}>
      <Panel title="Hasil hitungan">
        <ReportSums report={report} />
      </Panel>
      <Panel
        title="Setoran"
        foot={
          <div className={css.buttons}>
            <Button variant="default" onClick={onRecount}>
              Hitung ulang
            </Button>
            <Button type="submit" loading={close.isRunning} rightSection={<Kbd keys="Enter" tone="filled" />}>
              Tutup shift
            </Button>
          </div>
        }
      >
        <div className={css.stack}>
          <MoneyInput
            label="Diserahkan ke pemilik"
            size="lg"
            required
            isFirst
            max={rupiah(counted)}
            value={isRead ? deposit : null}
            onChange={(value) => {
              setRead(value !== null)
              setTyped(value)
            }}
            error={fields.deposit}
          />
          <p className={css.soft}>Sisa di laci untuk modal berikutnya: {formatRupiah(rupiah(counted - deposit))}.</p>
          <TextField
            label={isTooFar ? 'Sebab selisih' : 'Catatan'}
            required={isTooFar}
            maxLength={200}
            value={note}
            onChange={setNote}
            error={fields.note}
          />
          {needsPin && (
            <>
              <Notice tone="warn">Selisihnya di atas batas toko: perlu PIN Pemilik atau Admin.</Notice>
              <ApprovalFields value={approval} onChange={setApproval} />
            </>
          )}
          {shift.counts > 1 && <p className={css.soft}>Dihitung {shift.counts} kali; ini tercatat di laporan.</p>}
          {problem && Object.keys(fields).length === 0 && (
            <ErrorNotice
              message={problem.message}
              advice={problem.advice}
              action={
                problem.code === 'SHIFT_COUNT_STALE' && (
                  <Button size="xs" variant="default" onClick={onRecount}>
                    Hitung lagi
                  </Button>
                )
              }
            />
          )}
        </div>
      </Panel>
    </Form>
  )
}
