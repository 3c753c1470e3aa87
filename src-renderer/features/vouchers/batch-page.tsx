// Owns: one batch: how far it is, what became of its vouchers, what the router refused, and the deeds on it.
// Must never: call it done while something is still on its way.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BatchDetail } from '../../../src-main/features/vouchers/contract'
import { formatInstant, formatTime, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { go, linkTo } from '../../app/route'
import { now } from '../../lib/time'
import {
  Anchor,
  Button,
  ConfirmDialog,
  ErrorNotice,
  Facts,
  notifyDone,
  PageHeader,
  Panel,
  ProgressPanel,
  type ProgressState,
  Screen,
  Skeleton,
  Stat,
  StatRow,
  StatusChip,
} from '../../ui'
import { BatchPrint } from './batch-print'
import { keepFilter } from './use-filter'
import css from './vouchers.module.css'
import { BATCH_WORDS, voucherWord } from './words'

export function BatchPage({ batchId }: { readonly batchId: string }) {
  const { zone, may } = useSession()
  const { data, error, refetch } = useQuery(orpc.vouchers.batch.queryOptions({ input: { id: batchId } }))
  const [isCancelling, setCancelling] = useState(false)
  const problem = error && toProblem(error)
  const mayChange = may(MANAGERS)
  return (
    <Screen
      header={
        <PageHeader
          title={data ? `Batch ${data.tag}` : 'Batch'}
          summary={data && `${data.packageName}, ${data.routerName}`}
          marks={data && <StatusChip {...BATCH_WORDS[data.state]} look="filled" />}
          onBack={() => go('voucher', 'batch')}
          backLabel="Semua batch"
          actions={
            data && (
              <>
                <Button variant="default" onClick={() => openList(data.id)}>
                  Lihat vouchernya
                </Button>
                {mayChange && <BatchPrint batch={data} />}
              </>
            )
          }
        />
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && (
        <div className={css.stack}>
          <Progress batch={data} zone={zone} onCancel={mayChange ? () => setCancelling(true) : undefined} />
          {data.failures.length > 0 && <Failures batch={data} mayRetry={mayChange} />}
          <States batch={data} />
          <Panel title="Keterangan">
            <Facts columns={2} facts={factsOf(data, zone)} />
          </Panel>
          {isCancelling && data.state === 'running' && (
            <CancelDialog batch={data} onClose={() => setCancelling(false)} />
          )}
        </div>
      )}
    </Screen>
  )
}

function openList(batchId: string): void {
  keepFilter({ batchId })
  go('voucher', 'daftar')
}

function progressState({ state, job, progress }: BatchDetail): ProgressState {
  if (state === 'cancelled') return 'cancelled'
  if (state === 'done') return progress.failed > 0 ? 'failed' : 'done'
  if (!job || job.isRunning || job.error === null) return 'running'
  return 'paused'
}

interface ProgressProps {
  readonly batch: BatchDetail
  readonly zone: ShopZone
  readonly onCancel?: () => void
}

function Progress({ batch, zone, onCancel }: ProgressProps) {
  const { progress, job } = batch
  const quantity = batch.state === 'cancelled' ? batch.quantity - batch.cancelledCount : batch.quantity
  const isMaking = batch.state === 'running' && progress.made < quantity
  // Those that were used up since have left the router again: that is no step back.
  const isOver = batch.state !== 'running'
  const state = progressState(batch)
  const activity = isMaking
    ? 'Sesudah kodenya lengkap, baru dimasukkan ke router.'
    : state === 'running' && `Menulis ke router ${batch.routerName}`
  return (
    <ProgressPanel
      title={isMaking ? 'Membuat kode' : 'Masuk ke router'}
      state={state}
      done={isMaking ? progress.made : isOver ? quantity - progress.failed : progress.present}
      total={quantity}
      noun={isMaking ? 'kode' : 'voucher'}
      failed={progress.failed}
      activity={activity}
      whereLater="Voucher › Batch"
      onCancel={onCancel}
      cancelLabel="Batalkan sisanya"
      error={
        state === 'paused' && job?.error
          ? {
              message: job.error,
              advice: `Tidak ada yang hilang. ${againWords(job.dueAt, zone)}`,
              action: (
                <Button size="xs" variant="default" onClick={() => go('kendala')}>
                  Lihat di Kendala
                </Button>
              ),
            }
          : null
      }
    />
  )
}

const againWords = (dueAt: number, zone: ShopZone): string =>
  dueAt > now()
    ? `Dicoba lagi dengan sendirinya pukul ${formatTime(dueAt, zone)}.`
    : 'Dilanjutkan dengan sendirinya begitu router tersambung.'

function Failures({ batch, mayRetry }: { readonly batch: BatchDetail; readonly mayRetry: boolean }) {
  const retry = useCommand(api.vouchers.retryFailed)
  const again = async () => {
    if (await retry.run({ id: batch.id })) notifyDone('Yang gagal dicoba lagi.')
  }
  return (
    <Panel
      title={`${formatThousands(batch.progress.failed)} voucher ditolak router`}
      actions={
        mayRetry &&
        batch.state !== 'running' && (
          <Button size="xs" onClick={() => void again()} loading={retry.isRunning}>
            Coba lagi yang gagal
          </Button>
        )
      }
    >
      {retry.problem && <ErrorNotice message={retry.problem.message} advice={retry.problem.advice} />}
      <ul className={css.failures}>
        {batch.failures.map((failure) => (
          <li key={failure.id}>
            <span className="ln-code">{failure.code}</span>
            <span className={css.soft}>{failure.error}</span>
          </li>
        ))}
      </ul>
      {batch.progress.failed > batch.failures.length && (
        <p className={css.note}>
          dan {formatThousands(batch.progress.failed - batch.failures.length)} lagi.{' '}
          <Anchor
            href={linkTo('voucher', 'daftar')}
            onClick={() => keepFilter({ batchId: batch.id, routerState: 'failed' })}
          >
            Lihat semuanya
          </Anchor>
        </p>
      )}
    </Panel>
  )
}

const LATER_STATES = ['active', 'finished', 'lapsed', 'void'] as const

/** What is not on the router cannot be sold: it is counted apart from what is ready. */
function States({ batch }: { readonly batch: BatchDetail }) {
  const { progress, states } = batch
  const onTheWay = batch.state === 'cancelled' ? 0 : progress.waiting + progress.failed
  const ready = Math.max(0, (states.stock ?? 0) - onTheWay)
  return (
    <StatRow>
      <Stat label="Tersedia" value={formatThousands(ready)} />
      {onTheWay > 0 && <Stat label="Belum di router" value={formatThousands(onTheWay)} />}
      <Stat label="Terjual" value={formatThousands(states.sold ?? 0)} />
      {LATER_STATES.filter((state) => (states[state] ?? 0) > 0).map((state) => (
        <Stat key={state} label={voucherWord(state).word} value={formatThousands(states[state] ?? 0)} />
      ))}
    </StatRow>
  )
}

function factsOf(batch: BatchDetail, zone: ShopZone) {
  const { length, prefix, style } = batch.codeFormat
  return [
    { label: 'Dibuat', value: `${formatInstant(batch.createdAt, zone)} oleh ${batch.makerName}` },
    { label: 'Jumlah', value: `${formatThousands(batch.quantity)} voucher`, isNumber: true },
    {
      label: 'Pakai sebelum',
      value: batch.useBefore === null ? 'tanpa batas' : formatInstant(batch.useBefore, zone),
    },
    {
      label: 'Bentuk kode',
      value: `${prefix === '' ? '' : `awalan ${prefix} + `}${length} karakter${style === 'pair' ? ', dengan sandi' : ''}`,
    },
    ...(batch.reason === '' ? [] : [{ label: 'Catatan', value: batch.reason }]),
    ...(batch.cancelledCount === 0
      ? []
      : [{ label: 'Dibatalkan', value: `${formatThousands(batch.cancelledCount)} voucher`, isNumber: true }]),
  ]
}

function CancelDialog({ batch, onClose }: { readonly batch: BatchDetail; readonly onClose: () => void }) {
  const cancel = useCommand(api.vouchers.cancelBatch)
  const left = Math.max(0, batch.quantity - batch.progress.present)
  const confirm = async ({ reason }: { readonly reason: string }) => {
    if (!(await cancel.run({ id: batch.id, reason }))) return
    notifyDone('Batch dihentikan.')
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Batalkan sisa batch ${batch.tag}?`}
      confirmLabel="Batalkan sisanya"
      cancelLabel="Biarkan jalan"
      lost={`Sekitar ${formatThousands(left)} voucher yang belum di router: kodenya tidak dipakai lagi.`}
      kept={`${formatThousands(batch.progress.present)} voucher yang sudah di router tetap menjadi stok.`}
      reason="required"
      usualReasons={['Salah paket', 'Salah router', 'Kebanyakan']}
      isBusy={cancel.isRunning}
      error={cancel.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
