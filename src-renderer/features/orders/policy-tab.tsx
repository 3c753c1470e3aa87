// Owns: Pesanan > Aturan: how long an unpaid order waits, and the ways of paying that customers are offered.
// Must never: be changed by anybody but the owner.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ORDER_METHODS } from '../../../src-main/shared/order-policy'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { Button, Checkbox, ErrorNotice, Form, Notice, NumberField, notifyDone, Panel, Skeleton } from '../../ui'
import css from './orders.module.css'
import type { OrderMethod, OrderPolicy } from './types'
import { METHOD_WORDS } from './words'

const DETAILS = {
  cash: 'Pelanggan datang dan membayar di loket.',
  transfer: 'Ke rekening toko; pelanggan mengirim bukti, staf memeriksa.',
  qris: 'QRIS toko; pelanggan mengirim bukti, staf memeriksa.',
  gateway: 'Pembayaran online lewat Midtrans; lunas sendiri tanpa konfirmasi.',
  balance: 'Dari saldo pelanggan: kartu isi ulang atau setoran.',
} as const

export default function PolicyTab() {
  const { data, error, refetch } = useQuery(orpc.orders.policy.queryOptions({ input: {} }))
  const problem = error && toProblem(error)
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
  return data ? <PolicyForm policy={data} /> : <Skeleton lines={6} />
}

function PolicyForm({ policy }: { readonly policy: OrderPolicy }) {
  const { may } = useSession()
  const isOwner = may(['owner'])
  const [lapseHours, setLapseHours] = useState<number | null>(policy.lapseHours)
  const [methods, setMethods] = useState<readonly OrderMethod[]>(policy.methods)
  const hints = useQuery(orpc.orders.methods.queryOptions({ input: {} })).data ?? []
  const save = useCommand(api.orders.savePolicy)
  const { problem } = save
  const submit = async () => {
    const chosen = ORDER_METHODS.filter((method) => methods.includes(method))
    if (await save.run({ lapseHours: lapseHours ?? 0, methods: chosen })) notifyDone('Aturan pesanan tersimpan.')
  }
  return (
    <Form onSubmit={submit} className={css.reading}>
      <Panel
        title="Aturan pesanan"
        foot={
          <Button type="submit" loading={save.isRunning} disabled={!isOwner}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <NumberField
            label="Pesanan yang belum dibayar menunggu"
            description="Sesudah itu kedaluwarsa: tagihannya batal, kode promonya dapat dipakai lagi."
            required
            unit="jam"
            min={1}
            max={720}
            disabled={!isOwner}
            value={lapseHours}
            onChange={setLapseHours}
            error={problem?.fields.lapseHours}
          />
          <fieldset className={css.methods}>
            <legend>Cara bayar yang ditawarkan</legend>
            {ORDER_METHODS.map((method) => (
              <Checkbox
                key={method}
                label={METHOD_WORDS[method]}
                description={[DETAILS[method], hints.find(({ id }) => id === method)?.hint].filter(Boolean).join(' ')}
                disabled={!isOwner}
                checked={methods.includes(method)}
                onChange={({ currentTarget }) =>
                  setMethods(currentTarget.checked ? [...methods, method] : methods.filter((other) => other !== method))
                }
              />
            ))}
            {problem?.fields.methods && <span className={css.wrong}>{problem.fields.methods}</span>}
          </fieldset>
          {!isOwner && <Notice>Hanya Pemilik yang mengubah aturan ini.</Notice>}
          {problem && Object.keys(problem.fields).length === 0 && (
            <ErrorNotice message={problem.message} advice={problem.advice} />
          )}
        </div>
      </Panel>
    </Form>
  )
}
