// Owns: Pengaturan > Shift: whether shifts are asked for, the usual modal awal, the allowed difference.
// Must never: be changed by anybody but the owner.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rupiah } from '../../../src-main/shared/money'
import type { Api } from '../../../src-main/transport/contract'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { Form } from '../../ui/form'
import { MoneyInput } from '../../ui/money-input'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import css from './shifts.module.css'

type Policy = Awaited<ReturnType<Api['settings']['business']>>['shiftPolicy']

export function ShiftPolicyTab() {
  const { data, error, refetch } = useQuery(orpc.settings.business.queryOptions({ input: {} }))
  const problem = error && toProblem(error)
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
  return data ? <PolicyForm policy={data.shiftPolicy} /> : <Skeleton lines={6} />
}

function PolicyForm({ policy }: { readonly policy: Policy }) {
  const { may } = useSession()
  const isOwner = may(['owner'])
  const [values, setValues] = useState(policy)
  const save = useCommand(api.settings.saveShiftPolicy)
  const submit = async () => {
    if (await save.run(values)) notifyDone('Aturan shift tersimpan.')
  }
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Shift kasir"
        foot={
          <Button type="submit" loading={save.isRunning} disabled={!isOwner}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <ChoiceTiles
            label="Berjualan tanpa membuka shift"
            value={values.isRequired ? 'no' : 'yes'}
            onChange={(choice) => setValues({ ...values, isRequired: choice === 'no' })}
            choices={[
              { value: 'yes', label: 'Boleh', detail: 'Cocok bila pemilik sendiri yang jaga.', isDisabled: !isOwner },
              {
                value: 'no',
                label: 'Tidak boleh',
                detail: 'Kasir membuka shift dulu; setiap rupiah di laci ada pemiliknya.',
                isDisabled: !isOwner,
              },
            ]}
          />
          <MoneyInput
            label="Modal awal yang biasa"
            description="Ditawarkan saat membuka shift, dan disisakan saat menutup. Nol: mengikuti sisa di laci."
            disabled={!isOwner}
            value={rupiah(values.usualOpening)}
            onChange={(amount) => setValues({ ...values, usualOpening: amount ?? 0 })}
          />
          <MoneyInput
            label="Selisih yang masih boleh"
            description="Di atas ini kasir menulis sebabnya, dan Pemilik atau Admin mengetik PIN."
            disabled={!isOwner}
            value={rupiah(values.allowedDifference)}
            onChange={(amount) => setValues({ ...values, allowedDifference: amount ?? 0 })}
          />
          {!isOwner && <Notice>Hanya Pemilik yang mengubah aturan ini.</Notice>}
          {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
        </div>
      </Panel>
    </Form>
  )
}
