// Owns: deposits that resellers asked for: seen and approved with a PIN, or rejected with a reason.
// Must never: approve by itself.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DepositItem } from '../../../src-main/features/resellers/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { api, orpc, useCommand, useSession } from '../../api'
import { Button, ConfirmDialog, FormDialog, Money, notifyDone, Panel, StatusChip } from '../../ui'
import { StoredPictures } from '../files/stored-picture'
import { ApprovalFields, useApproval } from '../sales/approval-dialog'
import css from './resellers.module.css'
import { DEPOSIT_STATES, METHOD_WORDS, rp } from './words'

/** Without a reseller: all that wait, and nothing when none does. */
export function DepositsPanel({ resellerId }: { readonly resellerId: string | null }) {
  const { zone } = useSession()
  const deposits = useQuery(orpc.resellers.deposits.queryOptions({ input: { resellerId } })).data ?? []
  const [approving, setApproving] = useState<DepositItem | null>(null)
  const [rejecting, setRejecting] = useState<DepositItem | null>(null)
  const rows = resellerId === null ? deposits : deposits.slice(0, 10)
  if (rows.length === 0) return null
  return (
    <Panel title={resellerId === null ? 'Deposit menunggu' : 'Deposit dan penarikan'} detail={String(rows.length)}>
      <ul className={css.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className={css.line}>
              <span className={css.strong}>
                {resellerId === null ? row.resellerName : row.kind === 'deposit' ? 'Deposit' : 'Tarik saldo'} ·{' '}
                {METHOD_WORDS[row.method]}
              </span>
              <Money amount={rupiah(row.amount)} />
            </span>
            <span className={css.line}>
              <span className={css.soft}>
                {[row.number, formatInstant(row.at, zone).slice(0, 16), row.reference, row.note, row.reason]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {row.state !== 'open' && <StatusChip {...DEPOSIT_STATES[row.state]} />}
            </span>
            <StoredPictures fileIds={row.pictures.map(({ id }) => id)} alt={`Bukti ${row.number}`} />
            {row.state === 'open' && (
              <span className={css.deeds}>
                <Button size="xs" onClick={() => setApproving(row)}>
                  Uang sudah masuk
                </Button>
                <Button size="xs" variant="default" onClick={() => setRejecting(row)}>
                  Tolak
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {approving && <Approving deposit={approving} onClose={() => setApproving(null)} />}
      {rejecting && <Rejecting deposit={rejecting} onClose={() => setRejecting(null)} />}
    </Panel>
  )
}

interface DecisionProps {
  readonly deposit: DepositItem
  readonly onClose: () => void
}

function Approving({ deposit, onClose }: DecisionProps) {
  const approve = useCommand(api.resellers.approveDeposit)
  const [approval, setApproval] = useApproval()
  const { problem } = approve
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      size="sm"
      title={`${rp(deposit.amount)} dari ${deposit.resellerName} sudah masuk?`}
      submitLabel="Ya, isi saldonya"
      isBusy={approve.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={async () => {
        if (!(await approve.run({ id: deposit.id, approval }))) return
        notifyDone(`Saldo ${deposit.resellerName} bertambah ${rp(deposit.amount)}.`)
        onClose()
      }}
    >
      <p>
        {METHOD_WORDS[deposit.method]}
        {deposit.reference && `, ${deposit.reference}`}. Lihat dulu uangnya di{' '}
        {deposit.method === 'cash' ? 'laci' : 'mutasi rekening'}.
      </p>
      <StoredPictures fileIds={deposit.pictures.map(({ id }) => id)} alt={`Bukti ${deposit.number}`} />
      <ApprovalFields value={approval} onChange={setApproval} isFirst />
    </FormDialog>
  )
}

function Rejecting({ deposit, onClose }: DecisionProps) {
  const reject = useCommand(api.resellers.rejectDeposit)
  const { problem } = reject
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Tolak deposit ${deposit.resellerName}?`}
      confirmLabel="Tolak"
      cancelLabel="Tidak jadi"
      kept="Saldonya tidak berubah. Alasannya tampil di HP-nya."
      reason="required"
      usualReasons={['Tidak ada di mutasi', 'Jumlahnya tidak cocok']}
      isBusy={reject.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onConfirm={async ({ reason }) => {
        if (await reject.run({ id: deposit.id, reason })) onClose()
      }}
    />
  )
}
