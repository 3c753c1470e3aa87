// Owns: Pengaturan > Tagihan: how bills are made, when they are due, denda, discounts, PPN, where to pay.
// Must never: switch PPN on by itself; most shops are no PKP and must not print it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rupiah } from '../../../src-main/shared/money'
import type { api as client } from '../../api'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import {
  Button,
  ChoiceTiles,
  ErrorNotice,
  FieldGrid,
  Form,
  MoneyInput,
  Notice,
  NumberField,
  notifyDone,
  Panel,
  Skeleton,
  TextArea,
} from '../../ui'
import css from './invoices.module.css'
import { TaxFields } from './tax-fields'

export type Billing = Awaited<ReturnType<typeof client.settings.business>>['billing']

export function BillingTab() {
  const { may } = useSession()
  const settings = useQuery(orpc.settings.business.queryOptions({ input: {} }))
  const problem = settings.error && toProblem(settings.error)
  if (problem)
    return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void settings.refetch()} />
  if (!settings.data) return <Skeleton lines={8} />
  if (!may(['owner'])) return <Notice>Aturan tagihan hanya bisa diubah oleh Pemilik.</Notice>
  return <BillingForm billing={settings.data.billing} />
}

function BillingForm({ billing }: { readonly billing: Billing }) {
  const [values, setValues] = useState(billing)
  const save = useCommand(api.settings.saveBilling)
  const set = (change: Partial<Billing>) => setValues({ ...values, ...change })
  const setFee = (change: Partial<Billing['lateFee']>) => set({ lateFee: { ...values.lateFee, ...change } })
  const submit = async () => {
    // The first run may have been approved on another screen meanwhile: only what stands on this form is sent back.
    const firstRunApproved = values.firstRunApproved || billing.firstRunApproved
    if (await save.run({ ...values, firstRunApproved })) notifyDone('Aturan tagihan tersimpan.')
  }
  const { lateFee } = values
  const saveButton = (
    <Button type="submit" loading={save.isRunning}>
      Simpan
    </Button>
  )
  return (
    <Form onSubmit={submit} className={css.stack}>
      <Panel title="Membuat tagihan">
        <div className={css.stack}>
          <ChoiceTiles
            label="Tagihan bulanan dibuat"
            value={values.autoRun ? 'auto' : 'press'}
            onChange={(choice) => set({ autoRun: choice === 'auto' })}
            choices={[
              {
                value: 'auto',
                label: 'Sendiri setiap hari',
                detail: 'Sesudah yang pertama Anda setujui. Bila komputer mati, yang terlewat dibuat begitu menyala.',
              },
              { value: 'press', label: 'Bila ditekan', detail: 'Hanya dari tab Buat tagihan.' },
            ]}
          />
          <ChoiceTiles
            label="Bulan pertama pelanggan baru"
            value={values.firstPeriod}
            onChange={(firstPeriod) => set({ firstPeriod })}
            choices={[
              { value: 'prorata', label: 'Per hari', detail: 'Dihitung dari hari mulai sampai tanggal tagih.' },
              { value: 'full', label: 'Penuh', detail: 'Satu bulan utuh, walau mulainya di tengah.' },
              { value: 'free', label: 'Gratis', detail: 'Sampai tanggal tagih berikutnya.' },
            ]}
          />
          <FieldGrid columns={3}>
            <NumberField
              label="Jatuh tempo"
              description="Dihitung dari hari tagihan terbit."
              unit="hari"
              max={60}
              required
              value={values.graceDays}
              onChange={(graceDays) => set({ graceDays: graceDays ?? 0 })}
            />
            <NumberField
              label="Diskon bayar 3 bulan"
              description="Untuk siklus 3 bulanan."
              unit="%"
              max={100}
              value={values.quarterDiscountPercent}
              onChange={(percent) => set({ quarterDiscountPercent: percent ?? 0 })}
            />
            <NumberField
              label="Diskon bayar setahun"
              description="Untuk siklus tahunan."
              unit="%"
              max={100}
              value={values.yearDiscountPercent}
              onChange={(percent) => set({ yearDiscountPercent: percent ?? 0 })}
            />
          </FieldGrid>
          <TextArea
            label="Bayar ke mana"
            description="Ditulis di tagihan dan WhatsApp, misalnya: BCA 1234567890 a.n. Budi, atau bayar di warung."
            rows={2}
            maxLength={200}
            value={values.payTo}
            onChange={(payTo) => set({ payTo })}
          />
        </div>
      </Panel>
      <Panel title="Denda telat">
        <div className={css.stack}>
          <ChoiceTiles
            label="Denda"
            isLabelHidden
            value={lateFee.kind}
            onChange={(kind) =>
              setFee({ kind, amount: kind === 'none' ? 0 : lateFee.kind === kind ? lateFee.amount : 0 })
            }
            choices={[
              { value: 'none', label: 'Tanpa denda' },
              { value: 'fixed', label: 'Rupiah tetap', detail: 'Satu kali per tagihan telat.' },
              { value: 'percent', label: 'Persen tagihan', detail: 'Satu kali per tagihan telat.' },
            ]}
          />
          {lateFee.kind !== 'none' && (
            <FieldGrid>
              {lateFee.kind === 'fixed' ? (
                <MoneyInput
                  label="Besarnya"
                  required
                  min={rupiah(1)}
                  value={lateFee.amount === 0 ? null : rupiah(lateFee.amount)}
                  onChange={(amount) => setFee({ amount: amount ?? 0 })}
                />
              ) : (
                <NumberField
                  label="Besarnya"
                  unit="%"
                  min={1}
                  max={100}
                  required
                  value={lateFee.amount === 0 ? null : lateFee.amount}
                  onChange={(amount) => setFee({ amount: amount ?? 0 })}
                />
              )}
              <NumberField
                label="Sesudah jatuh tempo"
                unit="hari"
                max={60}
                value={lateFee.afterDays}
                onChange={(afterDays) => setFee({ afterDays: afterDays ?? 0 })}
              />
            </FieldGrid>
          )}
          {lateFee.kind !== 'none' && (
            <Notice>
              Denda menjadi tagihan tersendiri, supaya tagihan aslinya tidak berubah. Denda saja tidak mengisolir dan
              tidak menahan isolir dibuka. Yang sudah telat lebih dari sebulan sebelum ini tidak didenda.
            </Notice>
          )}
        </div>
      </Panel>
      <Panel title="PPN" foot={saveButton}>
        <TaxFields billing={values} onChange={set} problems={save.problem?.fields ?? {}} />
        {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
      </Panel>
    </Form>
  )
}
