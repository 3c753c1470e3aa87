// Owns: transfers that customers say they made: confirmed when the money is seen, or rejected.
// Must never: confirm by itself.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { calendarDate, formatDate, formatInstant } from '../../../src-main/shared/calendar-date'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { FormDialog } from '../../ui/form-dialog'
import { Money } from '../../ui/money'
import { MoneyInput } from '../../ui/money-input'
import { Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import { TextField } from '../../ui/text-field'
import { StoredPictures } from '../files/stored-picture'
import css from './payments.module.css'
import { METHOD_WORDS, rp } from './words'

type Claim = Awaited<ReturnType<typeof api.payments.claims>>[number]

/** All that wait, or those of one bill. */
export function ClaimsPanel({ invoiceId }: { readonly invoiceId?: number }) {
  const { zone, may } = useSession()
  const waiting = useQuery(orpc.payments.claims.queryOptions({ input: {} })).data ?? []
  const claims = invoiceId === undefined ? waiting : waiting.filter((claim) => claim.invoiceId === invoiceId)
  const [confirming, setConfirming] = useState<Claim | null>(null)
  const [rejecting, setRejecting] = useState<Claim | null>(null)
  if (claims.length === 0) return null
  return (
    <Panel title="Menunggu konfirmasi" detail={`${claims.length}`}>
      <ul className={css.list}>
        {claims.map((claim) => (
          <li key={claim.id}>
            <span className={css.line}>
              <span className={css.strong}>{claim.customerName}</span>
              <Money amount={rupiah(claim.amount)} />
            </span>
            <span className={css.soft}>
              {claim.invoiceNumber} · {claim.actorName === '' ? 'dikirim' : 'dicatat'}{' '}
              {formatInstant(claim.at, zone).slice(0, 16)}{' '}
              {claim.actorName === '' ? 'dari portal' : `oleh ${claim.actorName}`}
            </span>
            <span>{saidOf(claim)}</span>
            {claim.note !== '' && <span>{claim.note}</span>}
            <StoredPictures fileIds={claim.fileIds} alt={`Bukti ${claim.customerName}`} />
            {!may(MANAGERS) && <span className={css.soft}>Disetujui atau ditolak oleh Admin atau Pemilik.</span>}
            {may(MANAGERS) && (
              <span className={css.deeds}>
                <Button size="xs" onClick={() => setConfirming(claim)}>
                  Setujui
                </Button>
                <Button size="xs" variant="default" onClick={() => setRejecting(claim)}>
                  Tolak
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {confirming && <Confirming claim={confirming} onClose={() => setConfirming(null)} />}
      {rejecting && <Rejecting claim={rejecting} onClose={() => setRejecting(null)} />}
    </Panel>
  )
}

/** "Transfer dari BCA, a.n. Ani, dibayar 21/11/2026" */
const saidOf = ({ method, bank, sender, paidOn }: Claim): string =>
  [
    `${METHOD_WORDS[method]}${bank === '' ? '' : ` dari ${bank}`}`,
    ...(sender === '' ? [] : [`a.n. ${sender}`]),
    ...(paidOn === null ? [] : [`dibayar ${formatDate(calendarDate(paidOn))}`]),
  ].join(', ')

interface DecisionProps {
  readonly claim: Claim
  readonly onClose: () => void
}

function Confirming({ claim, onClose }: DecisionProps) {
  const confirm = useCommand(api.payments.confirmClaim)
  const [amount, setAmount] = useState<Rupiah | null>(rupiah(claim.amount))
  const [reference, setReference] = useState(claim.reference)
  const { problem } = confirm
  const submit = async () => {
    if (amount === null) return
    const paid = await confirm.run({ claimId: claim.id, amount, reference: reference.trim() })
    if (!paid) return
    notifyDone(`${paid.number}: ${rp(paid.total)} dari ${claim.customerName} tercatat.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Dana dari ${claim.customerName} masuk?`}
      size="sm"
      submitLabel="Ya, dana masuk"
      isBusy={confirm.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={submit}
    >
      <p>{saidOf(claim)}. Cari dulu uangnya di mutasi rekening Anda; gambar saja belum bukti.</p>
      <StoredPictures fileIds={claim.fileIds} alt={`Bukti ${claim.customerName}`} />
      <MoneyInput label="Jumlah yang masuk" required size="lg" value={amount} onChange={setAmount} />
      {amount !== null && amount > claim.open && <Notice>{rp(amount - claim.open)} di antaranya masuk saldo.</Notice>}
      <TextField
        label="Bukti dana masuk"
        description="Beberapa angka terakhir nomor referensinya."
        required
        isFirst
        isCode
        maxLength={40}
        value={reference}
        onChange={setReference}
      />
    </FormDialog>
  )
}

function Rejecting({ claim, onClose }: DecisionProps) {
  const reject = useCommand(api.payments.rejectClaim)
  const { problem } = reject
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Tolak transfer dari ${claim.customerName}?`}
      confirmLabel="Tolak"
      cancelLabel="Tidak jadi"
      kept={`Tagihan ${claim.invoiceNumber} kembali Belum Dibayar.${claim.actorName === '' ? ' Alasannya tampil di HP-nya.' : ''}`}
      reason="required"
      usualReasons={['Tidak ada di mutasi', 'Jumlahnya tidak cocok', 'Salah rekening']}
      isBusy={reject.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async ({ reason }) => {
        if (await reject.run({ claimId: claim.id, reason })) onClose()
      }}
    />
  )
}
