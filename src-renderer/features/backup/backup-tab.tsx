// Owns: Pengaturan > Cadangan: how the copies fare, the list, the second folder, the key, the export.
// Must never: hide that something is wrong with them.
import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import type { Api } from '../../../src-main/transport/contract'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { formatAgo, useNow } from '../../lib/time'
import { Button, ErrorNotice, Notice, notifyDone, Panel, ProgressPanel, Skeleton, StatusChip } from '../../ui'
import css from './backup.module.css'
import { CopyList } from './copy-list'
import { ExportPanel } from './export-panel'
import { KeyPanel } from './key-panel'
import { PolicyPanel } from './policy-panel'
import { RestoredNotice } from './restored-notice'
import { sizeText, whyWord } from './words'

export type BackupStatus = Awaited<ReturnType<Api['backup']['status']>>

export function BackupTab() {
  const { may } = useSession()
  const status = useQuery(orpc.backup.status.queryOptions({ input: {} }))
  const copies = useQuery(orpc.backup.list.queryOptions({ input: {} }))
  const error = status.error ?? copies.error
  const problem = error && toProblem(error)
  if (problem)
    return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void status.refetch()} />
  if (!status.data || !copies.data) return <Skeleton lines={8} />
  const isOwner = may(['owner'])
  return (
    <div className={css.stack}>
      {status.data.restored && <RestoredNotice result={status.data.restored} />}
      {status.data.isPrepared && <PreparedNotice isOwner={isOwner} />}
      {status.data.troubles.map(({ place, message, advice }) => (
        <Notice key={place} tone={place === 'main' ? 'bad' : 'warn'} title={message}>
          {advice}
        </Notice>
      ))}
      <StandPanel status={status.data} newest={copies.data.find(({ state }) => state === 'ok')} />
      <CopyList copies={copies.data} isOwner={isOwner} />
      <PolicyPanel status={status.data} />
      {isOwner && <KeyPanel status={status.data} />}
      {isOwner && <ExportPanel status={status.data} />}
    </div>
  )
}

type Copy = Awaited<ReturnType<Api['backup']['list']>>[number]

function StandPanel({ status, newest }: { readonly status: BackupStatus; readonly newest: Copy | undefined }) {
  const { zone } = useSession()
  const now = useNow()
  const make = useCommand(api.backup.make)
  const { progress } = status
  const isCopying = progress !== null && progress.step !== 'export'
  const press = async () => {
    if (await make.run({})) notifyDone('Cadangan dibuat dan sudah diperiksa.')
  }
  const isOld = newest?.at == null || now - newest.at > 2 * 86_400_000
  return (
    <Panel title="Cadangan terakhir">
      <div className={css.stack}>
        <div className={css.head}>
          <span className={css.grow}>
            {newest?.at == null ? (
              'Belum ada cadangan yang utuh.'
            ) : (
              <>
                <strong>{formatInstant(newest.at, zone)}</strong> ({formatAgo(newest.at, now)}),{' '}
                {whyWord(newest.why).toLowerCase()}, {sizeText(newest.size)}.
              </>
            )}{' '}
            <StatusChip tone={isOld ? 'bad' : 'good'} word={isOld ? 'Terlalu lama' : 'Sudah diperiksa'} />
          </span>
          <Button loading={make.isRunning || isCopying} onClick={() => void press()}>
            Cadangkan sekarang
          </Button>
        </div>
        {progress && (
          <ProgressPanel
            title={progress.step === 'export' ? 'Menulis semua data ke CSV' : 'Membuat cadangan'}
            state="running"
            done={Math.round(progress.ratio * 100)}
            total={100}
            noun="persen"
            activity={progress.step === 'second' ? 'Menyalin ke folder kedua.' : 'Kasir tetap bisa berjualan.'}
          />
        )}
        {make.problem && <ErrorNotice message={make.problem.message} advice={make.problem.advice} />}
        <span className={css.soft}>
          Disimpan di {status.folder}. Pembukuan sekarang {sizeText(status.size)}.
        </span>
      </div>
    </Panel>
  )
}

function PreparedNotice({ isOwner }: { readonly isOwner: boolean }) {
  const cancel = useCommand(api.backup.cancelRestore)
  return (
    <Notice
      tone="warn"
      title="Pemulihan sudah disiapkan"
      action={
        isOwner && (
          <Button size="xs" variant="default" loading={cancel.isRunning} onClick={() => void cancel.run({})}>
            Batalkan pemulihan
          </Button>
        )
      }
    >
      Tutup LoketNet, lalu buka lagi: cadangannya dipasang saat dibuka. Sampai itu tidak ada yang berubah, tetapi
      penjualan yang dibuat sekarang tidak ikut.
    </Notice>
  )
}
