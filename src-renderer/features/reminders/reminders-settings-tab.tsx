// Owns: Pengaturan > Pengingat: when to remind, and the words, with fields to press and the text as a customer reads it.
// Must never: save a field that nobody fills.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { unknownFields } from '../../../src-main/shared/message-template'
import { api, orpc, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { Form } from '../../ui/form'
import { ErrorNotice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { TextField } from '../../ui/text-field'
import css from './reminders.module.css'
import { TemplateField } from './template-field'
import { readSteps, writeSteps } from './words'

type Reminders = Awaited<ReturnType<typeof api.settings.business>>['reminders']

export function RemindersSettingsTab() {
  const { data } = useQuery(orpc.settings.business.queryOptions({ input: {} }))
  return data ? <Fields reminders={data.reminders} payTo={data.billing.payTo} /> : <Skeleton lines={8} />
}

function Fields({ reminders, payTo }: { readonly reminders: Reminders; readonly payTo: string }) {
  const [values, setValues] = useState(reminders)
  const [steps, setSteps] = useState(() => writeSteps(reminders.steps))
  const save = useCommand(api.settings.saveReminders)
  const set = (change: Partial<Reminders>) => setValues({ ...values, ...change })
  const submit = async () => {
    const read = readSteps(steps)
    if (!read) return
    if (await save.run({ ...values, steps: read })) notifyDone('Pengingat tersimpan.')
  }
  const bad = [values.before, values.after, values.receipt].flatMap(unknownFields)
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Pengingat WhatsApp"
        foot={
          <Button type="submit" loading={save.isRunning} disabled={bad.length > 0}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <TextField
            label="Kapan diingatkan"
            description="H-7 = tujuh hari sebelum jatuh tempo, H = harinya, H+1 = sehari sesudahnya. Pisahkan dengan koma."
            required
            value={steps}
            onChange={setSteps}
            check={(text) => (readSteps(text) ? null : 'Tulis seperti H-7, H-3, H-1, H+1.')}
          />
          <TemplateField
            label="Sebelum jatuh tempo"
            value={values.before}
            onChange={(before) => set({ before })}
            payTo={payTo}
          />
          <TemplateField
            label="Setelah jatuh tempo"
            value={values.after}
            onChange={(after) => set({ after })}
            payTo={payTo}
          />
          <TemplateField
            label="Setelah membayar"
            value={values.receipt}
            onChange={(receipt) => set({ receipt })}
            payTo={payTo}
          />
          {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
        </div>
      </Panel>
    </Form>
  )
}
