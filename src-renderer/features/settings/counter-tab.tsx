// Owns: Pengaturan > Loket: the few rules of the counter, and QRIS.
// Must never: grow a switch where a good default works.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { api as client } from '../../api'
import { api, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { Form } from '../../ui/form'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { QuantityInput } from '../../ui/quantity-input'
import { TextArea } from '../../ui/text-field'
import css from './settings.module.css'

type Settings = Awaited<ReturnType<typeof client.settings.get>>

export function CounterTab({ settings }: { readonly settings: Settings }) {
  const { may } = useSession()
  return (
    <div className={css.stack}>
      <PolicyPanel policy={settings.policy} />
      {may(['owner']) && <QrisPanel qris={settings.qris} />}
    </div>
  )
}

function PolicyPanel({ policy }: { readonly policy: Settings['policy'] }) {
  const [values, setValues] = useState(policy)
  const save = useCommand(api.settings.savePolicy)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const submit = async () => {
    if (await save.run(values)) notifyDone('Aturan loket tersimpan.')
  }
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Aturan loket"
        foot={
          <Button type="submit" loading={save.isRunning}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <ChoiceTiles
            label="Bila stok kosong dan router tidak tersambung"
            value={values.offlineSale}
            onChange={(offlineSale) => set({ offlineSale })}
            choices={[
              { value: 'refuse', label: 'Tolak', detail: 'Tidak ada yang dijual sampai router tersambung lagi.' },
              {
                value: 'sell',
                label: 'Tetap jual',
                detail: 'Struk berbunyi "aktif setelah router tersambung". Kode dikirim begitu router kembali.',
              },
            ]}
          />
          <ChoiceTiles
            label="Cetak struk"
            value={values.autoPrint ? 'auto' : 'ask'}
            onChange={(choice) => set({ autoPrint: choice === 'auto' })}
            choices={[
              { value: 'auto', label: 'Langsung', detail: 'Setiap penjualan langsung dicetak.' },
              { value: 'ask', label: 'Bila diminta', detail: 'Kasir menekan Cetak; hemat kertas.' },
            ]}
          />
          <ChoiceTiles
            label="Menjual beberapa voucher sekaligus"
            value={values.slipPerVoucher ? 'slips' : 'one'}
            onChange={(choice) => set({ slipPerVoucher: choice === 'slips' })}
            choices={[
              { value: 'one', label: 'Satu struk', detail: 'Semua kode berurutan di satu kertas.' },
              {
                value: 'slips',
                label: 'Potong per voucher',
                detail: 'Tambah satu potongan kecil per kode, untuk orang yang berbeda.',
              },
            ]}
          />
          <QuantityInput
            label="Kunci loket bila ditinggal (menit)"
            min={1}
            max={240}
            value={values.idleLockMinutes}
            onChange={(minutes) => set({ idleLockMinutes: minutes ?? 15 })}
          />
          {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
        </div>
      </Panel>
    </Form>
  )
}

function QrisPanel({ qris }: { readonly qris: Settings['qris'] }) {
  const [text, setText] = useState(qris.text)
  const save = useCommand(api.settings.saveQris)
  const submit = async () => {
    const saved = await save.run({ text })
    if (saved) notifyDone(saved.merchant ? `QRIS ${saved.merchant} siap dipakai.` : 'QRIS dimatikan.')
  }
  return (
    <Form onSubmit={submit}>
      <Panel
        title="QRIS toko"
        detail={qris.merchant ? `Aktif: ${qris.merchant}` : 'Belum dipakai'}
        foot={
          <Button type="submit" loading={save.isRunning}>
            Simpan QRIS
          </Button>
        }
      >
        <div className={css.stack}>
          <TextArea
            label="Isi QRIS statis"
            description="Pindai QRIS cetak Anda dengan aplikasi pembaca QR, salin teksnya (berawalan 000201), lalu tempel di sini."
            rows={4}
            maxLength={600}
            value={text}
            onChange={setText}
            error={save.problem?.fields.text}
          />
          <Notice>
            LoketNet membuat QRIS dengan nominal pas tanpa internet. Kasir tetap memastikan dana masuk di aplikasi bank
            atau QRIS sebelum menekan "Dana masuk".
          </Notice>
          {save.problem && !save.problem.fields.text && (
            <ErrorNotice message={save.problem.message} advice={save.problem.advice} />
          )}
        </div>
      </Panel>
    </Form>
  )
}
