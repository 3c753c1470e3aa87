// Owns: Pengaturan > Pembayaran online: provider, place, key, ways of paying, and an honest test.
// Must never: show a key again, or be used by anybody but the owner.
import { Button, Checkbox, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GatewayFinding, GatewaySettings } from '../../../src-main/features/gateways/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { CHARGE_METHODS, type ChargeMethod, METHOD_LABELS } from '../../../src-main/shared/gateway'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { Form } from '../../ui/form'
import { ErrorNotice, Notice } from '../../ui/notice'
import { NumberField } from '../../ui/number-field'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { SecretInput } from '../../ui/text-field'
import css from './gateways.module.css'

export function GatewayTab() {
  const { data, error, refetch } = useQuery(orpc.gateways.settings.queryOptions({ input: {} }))
  const problem = error && toProblem(error)
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={6} />
  return (
    <div className={css.stack}>
      <LinkNotice settings={data} />
      <GatewayForm key={JSON.stringify([data.provider, data.place, data.methods, data.keys])} settings={data} />
    </div>
  )
}

function LinkNotice({ settings: { link, running } }: { readonly settings: GatewaySettings }) {
  const { zone } = useSession()
  if (running === 0 || link === null || link.isReachable) return null
  return (
    <Notice tone="warn" title={`Midtrans tidak dapat dihubungi sejak ${formatInstant(link.since, zone)}.`}>
      {running} pembayaran menunggu. Tidak ada yang hilang; dicoba terus.
    </Notice>
  )
}

function GatewayForm({ settings }: { readonly settings: GatewaySettings }) {
  const [values, setValues] = useState({
    provider: settings.provider,
    place: settings.place,
    methods: settings.methods as readonly ChargeMethod[],
    expiryHours: settings.expiryHours,
  })
  const [serverKey, setServerKey] = useState('')
  const save = useCommand(api.gateways.save)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const isOn = values.provider !== 'off'
  const kept = settings.keys[values.place]
  const toggle = (method: ChargeMethod, isWanted: boolean) =>
    set({ methods: CHARGE_METHODS.filter((one) => (one === method ? isWanted : values.methods.includes(one))) })
  const submit = async () => {
    if (!(await save.run({ ...values, methods: [...values.methods], serverKey: serverKey.trim() }))) return
    setServerKey('')
    notifyDone(isOn ? 'Pembayaran online tersimpan.' : 'Pembayaran online dimatikan.')
  }
  const fields = save.problem?.fields ?? {}
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Pembayaran online lewat Midtrans"
        detail="Pelanggan membayar tagihannya dari portal dengan QRIS atau virtual account; tagihan menjadi Lunas sendiri."
        foot={
          <Button type="submit" loading={save.isRunning}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <Switch
            label="Buka pembayaran online"
            description="Toko perlu akun Midtrans sendiri. Biaya per transaksi dipotong Midtrans; LoketNet tidak memungut apa pun dan mencatat jumlah utuhnya."
            checked={isOn}
            onChange={(event) => set({ provider: event.currentTarget.checked ? 'midtrans' : 'off' })}
          />
          <ChoiceTiles
            label="Tempat"
            value={values.place}
            onChange={(place) => set({ place })}
            choices={[
              {
                value: 'sandbox',
                label: 'Sandbox (latihan)',
                detail: 'Tidak ada uang sungguhan. Pakai untuk mencoba.',
                isDisabled: !isOn,
              },
              { value: 'production', label: 'Produksi', detail: 'Uang sungguhan.', isDisabled: !isOn },
            ]}
          />
          <SecretInput
            label={values.place === 'sandbox' ? 'Server key sandbox' : 'Server key produksi'}
            hint={
              kept
                ? `Tersimpan, diakhiri …${kept.tail}. Kosongkan bila tidak diganti.`
                : 'Salin dari dasbor Midtrans, Pengaturan, Kunci Akses. Disimpan terkunci dan tidak ditampilkan lagi.'
            }
            use="never"
            maxLength={120}
            disabled={!isOn}
            value={serverKey}
            onChange={setServerKey}
            error={fields.serverKey}
          />
          <TestConnection key={values.place} place={values.place} serverKey={serverKey} hasKey={kept !== null} />
          <fieldset className={css.methods} disabled={!isOn}>
            <legend>Cara bayar</legend>
            {CHARGE_METHODS.map((method) => (
              <Checkbox
                key={method}
                label={METHOD_LABELS[method]}
                checked={values.methods.includes(method)}
                onChange={(event) => toggle(method, event.currentTarget.checked)}
              />
            ))}
          </fieldset>
          {fields.methods && <ErrorNotice message={fields.methods} />}
          <NumberField
            label="Berlaku selama"
            unit="jam"
            min={1}
            max={72}
            disabled={!isOn}
            hint="Sesudah itu kodenya tidak dapat dibayar lagi; pelanggan meminta yang baru."
            value={values.expiryHours}
            onChange={(expiryHours) => set({ expiryHours: expiryHours ?? 24 })}
            error={fields.expiryHours}
          />
          {!isOn && settings.running > 0 && (
            <Notice tone="info" title={`${settings.running} pembayaran masih berjalan.`}>
              Tetap dijaga sampai selesai; yang dibayar tetap dicatat.
            </Notice>
          )}
          {save.problem && Object.keys(fields).length === 0 && (
            <ErrorNotice message={save.problem.message} advice={save.problem.advice} />
          )}
        </div>
      </Panel>
    </Form>
  )
}

interface TestProps {
  readonly place: GatewaySettings['place']
  readonly serverKey: string
  readonly hasKey: boolean
}

function TestConnection({ place, serverKey, hasKey }: TestProps) {
  const test = useCommand(api.gateways.test)
  const [findings, setFindings] = useState<readonly GatewayFinding[]>([])
  const press = async () => {
    setFindings([])
    const answer = await test.run({ place, serverKey: serverKey.trim() })
    if (answer) setFindings(answer.findings)
  }
  return (
    <div className={css.stack}>
      <span>
        <Button
          variant="default"
          loading={test.isRunning}
          disabled={serverKey.trim() === '' && !hasKey}
          onClick={() => void press()}
        >
          Coba sambungan
        </Button>
      </span>
      {test.problem && <ErrorNotice message={test.problem.message} advice={test.problem.advice} />}
      <ul className={css.findings} aria-live="polite">
        {findings.map(({ id, level, title, meaning, fix }) => (
          <li key={id}>
            <Notice tone={level === 'ok' ? 'good' : level} title={title}>
              {meaning} {fix}
            </Notice>
          </li>
        ))}
      </ul>
    </div>
  )
}
