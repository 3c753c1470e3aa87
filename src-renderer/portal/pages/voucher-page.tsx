// Owns: the time left of a voucher code, for anybody who has one.
// Must never: tell an unsold code from one that does not exist.
import { type FormEvent, useState } from 'react'
import type { VoucherLook } from '../../../src-main/features/selfcare/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatDuration } from '../../../src-main/shared/duration'
import { type Problem, toProblem } from '../../api/problem'
import { now } from '../../lib/time'
import { portal } from '../api'
import { Button, Card, Field, Line, Page, Refused } from '../ui'
import kit from '../ui.module.css'
import { empty, useChecked } from '../use-checked'
import { useZone } from './zone'

type Look = ReturnType<typeof VoucherLook.parse>

const STATES: Readonly<Record<Look['state'], string>> = {
  sold: 'Belum dipakai',
  active: 'Sedang berjalan',
  finished: 'Habis',
  lapsed: 'Hangus',
  void: 'Dibatalkan',
}

export default function VoucherPage() {
  const zone = useZone()
  const [code, setCode] = useState('')
  const [look, setLook] = useState<Look | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const clear = () => setProblem(null)
  const { form, errors, isRight } = useChecked({ code: empty(code, 'Ketik kode voucher.') }, { problem, clear })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setLook(null)
    if (!isRight()) return
    setBusy(true)
    setProblem(null)
    try {
      setLook(await portal.selfcare.voucher({ code }))
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page title="Cek voucher">
      <Card>
        <form ref={form} onSubmit={(event) => void submit(event)} className={kit.form} noValidate>
          <Field
            label="Kode voucher"
            value={code}
            onChange={(event) => setCode(event.target.value.toUpperCase())}
            autoCapitalize="characters"
            autoComplete="off"
            error={errors.code}
            required
          />
          <Refused problem={problem} fields={['code']} />
          <Button type="submit" isBusy={isBusy}>
            Lihat sisa waktu
          </Button>
        </form>
      </Card>
      {look && (
        <Card title={look.packageName}>
          <Line label="Status" value={STATES[look.state]} />
          {look.state === 'active' && look.expiresAt !== null && (
            <>
              <Line
                label="Sisa waktu"
                value={formatDuration(Math.max(0, Math.floor((look.expiresAt - now()) / 1000)), 2)}
              />
              <Line label="Sampai" value={formatInstant(look.expiresAt, zone)} />
            </>
          )}
          {look.state === 'sold' && look.useBefore !== null && (
            <Line label="Pakai sebelum" value={formatInstant(look.useBefore, zone)} />
          )}
          {look.usedSeconds > 0 && <Line label="Sudah dipakai" value={formatDuration(look.usedSeconds, 2)} />}
        </Card>
      )}
    </Page>
  )
}
