// Owns: "Perpanjang": how long, why, and whose PIN stands behind it.
// Must never: promise the customer his time before the books have it.
import { useState } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatDuration } from '../../../src-main/shared/duration'
import { api, useCommand, useSession } from '../../api'
import { ChoiceTiles, DurationInput, FormDialog, notifyDone, TextField } from '../../ui'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import type { VoucherNamed } from './deed-dialogs'
import css from './online.module.css'

const USUAL = [
  { value: '1800', label: '30 menit' },
  { value: '3600', label: '1 jam' },
  { value: '10800', label: '3 jam' },
  { value: '86400', label: '1 hari' },
  { value: 'lain', label: 'Lainnya' },
] as const
type Choice = (typeof USUAL)[number]['value']

const YEAR_SECONDS = 366 * 86_400

export function ExtendDialog({
  voucher,
  expiresAt,
  onClose,
}: {
  readonly voucher: VoucherNamed
  /** Null = it begins at the first login. */
  readonly expiresAt: number | null
  readonly onClose: () => void
}) {
  const { zone } = useSession()
  const extend = useCommand(api.online.extend)
  const [choice, setChoice] = useState<Choice>('3600')
  const [other, setOther] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [approval, setApproval] = useApproval()
  const seconds = choice === 'lain' ? other : Number(choice)
  const submit = async () => {
    if (seconds === null) return
    const done = await extend.run({ voucherId: voucher.id, seconds, reason, approval })
    if (!done) return
    notifyDone(`${voucher.code} diperpanjang ${formatDuration(seconds)}.`, {
      detail:
        done.expiresAt === null ? 'Dihitung sejak login pertamanya.' : `Sampai ${formatInstant(done.expiresAt, zone)}.`,
    })
    onClose()
  }
  const { problem } = extend
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Perpanjang ${voucher.code}`}
      size="sm"
      submitLabel="Perpanjang"
      isDirty={reason !== '' || approval.secret !== ''}
      isBusy={extend.isRunning}
      canSubmit={seconds !== null}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={submit}
    >
      <p className={css.soft} style={{ margin: 0 }}>
        {expiresAt === null
          ? 'Belum dipakai: masa aktifnya bertambah, dihitung sejak login pertama.'
          : `Sekarang sampai ${formatInstant(expiresAt, zone)}${
              seconds === null ? '' : `, menjadi ${formatInstant(expiresAt + seconds * 1000, zone)}`
            }.`}
      </p>
      <ChoiceTiles<Choice> label="Ditambah" choices={USUAL} value={choice} onChange={setChoice} look="segment" />
      {choice === 'lain' && (
        <DurationInput
          label="Lama tambahan"
          value={other}
          onChange={setOther}
          firstUnit="hour"
          units={['minute', 'hour', 'day']}
          max={YEAR_SECONDS}
          required
        />
      )}
      <TextField
        label="Alasan"
        value={reason}
        onChange={setReason}
        required
        maxLength={120}
        placeholder="Listrik padam, jaringan mati, ..."
      />
      <ApprovalFields value={approval} onChange={setApproval} />
    </FormDialog>
  )
}
