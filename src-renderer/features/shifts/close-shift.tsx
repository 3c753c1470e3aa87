// Owns: closing a shift in two steps: count blind, then see the difference and hand over.
// Must never: let the first step know the second.
import { useState } from 'react'
import type { ShiftItem, ShiftReport } from '../../../src-main/features/shifts/contract'
import type { Counted } from '../../../src-main/shared/denominations'
import { api, useCommand, useSession } from '../../api'
import { Form } from '../../ui/form'
import { HotkeyButton } from '../../ui/hotkey-button'
import { ErrorNotice } from '../../ui/notice'
import { PageHeader, Screen } from '../../ui/page-header'
import { Panel } from '../../ui/panel'
import { CountGrid } from './count-grid'
import { HandOver } from './hand-over'
import css from './shifts.module.css'

export interface CloseShiftProps {
  readonly shift: ShiftItem
  readonly onBack: () => void
  readonly onClosed: (shiftId: string) => void
}

export function CloseShift({ shift, onBack, onClosed }: CloseShiftProps) {
  const { user } = useSession()
  const [counted, setCounted] = useState<Counted>({})
  const [report, setReport] = useState<ShiftReport | null>(null)
  const count = useCommand(api.shifts.count)
  const submit = async () => {
    const known = Object.entries(counted).filter((row): row is [string, number] => row[1] !== undefined)
    const answer = await count.run({ shiftId: shift.id, counted: Object.fromEntries(known) })
    if (answer) setReport(answer)
  }
  const whose = shift.cashierId === user.id ? '' : ` ${shift.cashierName}`
  return (
    <Screen
      header={
        <PageHeader
          title={`Tutup shift${whose}`}
          summary={report ? 'Langkah 2 dari 2: selisih dan setoran' : 'Langkah 1 dari 2: hitung isi laci'}
          onBack={report ? () => setReport(null) : onBack}
        />
      }
    >
      {report ? (
        <HandOver report={report} onRecount={() => setReport(null)} onClosed={() => onClosed(shift.id)} />
      ) : (
        <Form onSubmit={submit} className={css.narrow} outsideButton={count.isRunning ? 'waiting' : 'ready'}>
          <Panel
            title="Hitung lembar dan koin"
            detail="Enter ke baris berikutnya; yang tidak ada dikosongkan"
            foot={
              <HotkeyButton keys="F9" variant="filled" loading={count.isRunning} onPress={() => void submit()}>
                Selesai menghitung
              </HotkeyButton>
            }
          >
            <CountGrid counted={counted} onChange={setCounted} />
            {count.problem && <ErrorNotice message={count.problem.message} advice={count.problem.advice} />}
          </Panel>
        </Form>
      )}
    </Screen>
  )
}
