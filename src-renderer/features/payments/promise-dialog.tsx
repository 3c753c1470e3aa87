// Owns: writing a promise to pay down: until when, and why it is believed.
// Must never: promise the customer more than the core grants.
import { useState } from 'react'
import { addDays, type CalendarDate } from '../../../src-main/shared/calendar-date'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { today } from '../../lib/time'
import { notifyDone } from '../../lib/toasts'
import { DateInput } from '../../ui/date-input'
import { FormDialog } from '../../ui/form-dialog'
import { TextField } from '../../ui/text-field'
import { dayText } from './words'

export interface PromiseDialogProps {
  readonly customerId: string
  readonly customerName: string
  readonly onClose: () => void
}

const USUAL_DAYS = 3

export function PromiseDialog({ customerId, customerName, onClose }: PromiseDialogProps) {
  const { zone, may } = useSession()
  const now = today(zone)
  const [until, setUntil] = useState<CalendarDate | null>(addDays(now, USUAL_DAYS))
  const [note, setNote] = useState('')
  const promise = useCommand(api.payments.promise)
  const { problem } = promise
  const submit = async () => {
    if (!until || !(await promise.run({ customerId, untilDay: until, note: note.trim() }))) return
    notifyDone(`${customerName} berjanji membayar sampai ${dayText(until)}.`, {
      detail: 'Isolir ditunda sampai hari itu habis.',
    })
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Janji bayar ${customerName}`}
      size="sm"
      submitLabel="Catat janji"
      isBusy={promise.isRunning}
      error={problem && !problem.fields.untilDay ? { message: problem.message, advice: problem.advice } : null}
      onSubmit={submit}
    >
      <DateInput
        label="Dibayar paling lambat"
        description={
          may(MANAGERS)
            ? 'Paling lama dua bulan.'
            : 'Sekali selama menunggak, paling lama seminggu. Lebih dari itu minta Admin atau Pemilik.'
        }
        required
        isFirst
        yearRule="future"
        today={now}
        min={now}
        value={until}
        onChange={setUntil}
        error={problem?.fields.untilDay}
      />
      <TextField
        label="Catatan"
        placeholder="Misalnya: gajian tanggal 25"
        maxLength={120}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}
