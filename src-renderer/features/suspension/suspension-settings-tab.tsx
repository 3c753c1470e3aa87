// Owns: Pengaturan > Isolir: when, after how many days, the brake, closed days, what an isolated customer still gets.
// Must never: be changed by anybody but the owner; the page and the routers' rules stand below, built by their own feature.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CalendarDate, calendarDate, formatDate, weekdayNames } from '../../../src-main/shared/calendar-date'
import { parseRateLimit, toRouterOsRate } from '../../../src-main/shared/rate-limit'
import type { Api } from '../../../src-main/transport/contract'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { today } from '../../lib/time'
import {
  Button,
  Checkbox,
  ChoiceTiles,
  DateInput,
  ErrorNotice,
  FieldGrid,
  Form,
  NumberField,
  notifyDone,
  Panel,
  RateLimitInput,
  Skeleton,
  TextField,
} from '../../ui'
import { IsolirPageSettings } from '../isolirpage/isolir-page-settings'
import css from './suspension.module.css'

type Policy = Awaited<ReturnType<Api['settings']['business']>>['suspension']

export function SuspensionSettingsTab() {
  const business = useQuery(orpc.settings.business.queryOptions({ input: {} }))
  const problem = business.error && toProblem(business.error)
  if (problem)
    return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void business.refetch()} />
  if (!business.data) return <Skeleton lines={8} />
  return (
    <div className={css.stack}>
      <PolicyForm policy={business.data.suspension} />
      <IsolirPageSettings />
    </div>
  )
}

function PolicyForm({ policy }: { readonly policy: Policy }) {
  const { may, zone } = useSession()
  const isOwner = may(['owner'])
  const [values, setValues] = useState(policy)
  const set = (change: Partial<Policy>) => setValues({ ...values, ...change })
  const save = useCommand(api.settings.saveSuspension)
  const submit = async () => {
    // The page's own two fields are kept as they are now: its form stands below.
    if (await save.run({ ...values, pagePort: policy.pagePort, pageHost: policy.pageHost }))
      notifyDone('Aturan isolir tersimpan.')
  }
  const fields = save.problem?.fields ?? {}
  const rate = parseRateLimit(values.rate)
  const lock = { isDisabled: !isOwner }
  return (
    <Form onSubmit={submit}>
      <Panel
        title="Isolir"
        foot={
          <Button type="submit" loading={save.isRunning} disabled={!isOwner}>
            Simpan
          </Button>
        }
      >
        <div className={css.stack}>
          <ChoiceTiles
            label="Pelanggan yang menunggak"
            value={values.mode}
            onChange={(mode) => set({ mode })}
            choices={[
              {
                value: 'ask',
                label: 'Minta izin dulu',
                detail: 'Daftarnya disiapkan tiap pagi, Anda yang menjalankan.',
                ...lock,
              },
              { value: 'auto', label: 'Isolir sendiri', detail: 'Sekali sehari sesudah jam 9 pagi.', ...lock },
              { value: 'off', label: 'Jangan', detail: 'Hanya dengan tangan, dari kartu pelanggan.', ...lock },
            ]}
          />
          <FieldGrid>
            <NumberField
              label="Diisolir bila lewat jatuh tempo lebih dari (hari)"
              min={0}
              max={60}
              required
              disabled={!isOwner}
              value={values.afterDays}
              onChange={(afterDays) => set({ afterDays: afterDays ?? 0 })}
              error={fields.afterDays}
            />
            <NumberField
              label="Rem: berhenti dan tanya bila lebih dari (% pelanggan aktif)"
              min={1}
              max={100}
              required
              disabled={!isOwner}
              value={values.brakePercent}
              onChange={(brakePercent) => set({ brakePercent: brakePercent ?? 20 })}
              error={fields.brakePercent}
            />
          </FieldGrid>
          <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
            <legend style={{ padding: 0, marginBlockEnd: '0.375rem' }}>Hari tanpa isolir</legend>
            <div className={css.days}>
              {weekdayNames.map((name, weekday) => (
                <Checkbox
                  key={name}
                  label={name}
                  disabled={!isOwner}
                  checked={values.closedWeekdays.includes(weekday)}
                  onChange={({ currentTarget }) =>
                    set({
                      closedWeekdays: currentTarget.checked
                        ? [...values.closedWeekdays, weekday].sort()
                        : values.closedWeekdays.filter((one) => one !== weekday),
                    })
                  }
                />
              ))}
            </div>
          </fieldset>
          <ClosedDays
            days={values.closedDays}
            isLocked={!isOwner}
            now={today(zone)}
            onChange={(closedDays) => set({ closedDays })}
          />
          <FieldGrid>
            <RateLimitInput
              label="Kecepatan selama isolir"
              required
              disabled={!isOwner}
              value={rate.ok ? rate.rate : null}
              onChange={(next) => set({ rate: next ? toRouterOsRate(next) : '' })}
              error={fields.rate}
            />
            <TextField
              label="Pesan di halaman isolir"
              maxLength={200}
              required
              disabled={!isOwner}
              value={values.message}
              onChange={(message) => set({ message })}
              error={fields.message}
            />
          </FieldGrid>
          {save.problem && <ErrorNotice message={save.problem.message} advice={save.problem.advice} />}
        </div>
      </Panel>
    </Form>
  )
}

interface ClosedDaysProps {
  readonly days: readonly string[]
  readonly isLocked: boolean
  readonly now: CalendarDate
  readonly onChange: (days: string[]) => void
}

function ClosedDays({ days, isLocked, now, onChange }: ClosedDaysProps) {
  return (
    <div className={css.stack} style={{ gap: '0.5rem' }}>
      <DateInput
        label="Tambah hari libur (Lebaran, Natal, ...)"
        today={now}
        min={now}
        yearRule="future"
        disabled={isLocked}
        value={null}
        onChange={(day) => {
          if (day !== null && !days.includes(day)) onChange([...days, day].sort())
        }}
      />
      {days.length > 0 && (
        <div className={css.dates}>
          {days.map((day) => (
            <Button
              key={day}
              size="compact-sm"
              variant="default"
              disabled={isLocked}
              aria-label={`Hapus hari libur ${formatDate(calendarDate(day))}`}
              onClick={() => onChange(days.filter((one) => one !== day))}
            >
              {formatDate(calendarDate(day))} ×
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
