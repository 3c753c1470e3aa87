// Owns: "Uji di router ini": what it does, each point as it comes, and the result of the last time.
// Must never: start by itself; it writes to the router.
import type { ExpiryItem, TrialPoint } from '../../../src-main/features/expiry/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useSession } from '../../api'
import { Button, CopyButton, Dialog, ErrorNotice, Kbd, Notice, StatusChip, StepProgress } from '../../ui'
import css from './expiry.module.css'
import { type TrialRun, useTrial } from './use-trial'
import { tally, VERDICTS } from './words'

interface TrialProps {
  readonly item: ExpiryItem
  readonly routerName: string
  readonly onClose: () => void
}

export function TrialDialog({ item, routerName, onClose }: TrialProps) {
  const { run, start, stop } = useTrial(item.routerId)
  const { zone } = useSession()
  const isRunning = run.state === 'running'
  const points = run.state === 'idle' ? (item.trial?.points ?? []) : run.points
  const report = run.report ?? (run.state === 'idle' ? item.trial : null)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Uji di router ${routerName}`}
      size="lg"
      foot={
        <>
          {report && <CopyButton text={reportText(report, formatInstant(report.at, zone))} label="Salin hasil" />}
          {isRunning ? (
            <Button variant="light" onClick={stop}>
              Hentikan uji
            </Button>
          ) : (
            <Button data-autofocus variant={run.state === 'idle' ? 'filled' : 'light'} onClick={() => void start()}>
              {points.length > 0 ? 'Uji lagi' : 'Mulai uji'}
            </Button>
          )}
          <Button variant="default" onClick={onClose} rightSection={<Kbd keys="Esc" />}>
            Tutup
          </Button>
        </>
      }
    >
      <div className={css.trial}>
        <p className={css.meaning}>
          Membuat pengguna, profil, skrip, dan jadwal bernama loketnet-uji di router, mencobanya kira-kira setengah
          menit, lalu menghapus semuanya. Pelanggan tidak terputus, dan voucher yang masih berlaku tidak disentuh.
        </p>
        <Progress run={run} />
        {run.problem && <ErrorNotice {...run.problem} />}
        {run.isLeft && (
          <Notice tone="warn" title="Sebagian bekas uji masih di router.">
            Dibersihkan sendiri begitu router tersambung lagi.
          </Notice>
        )}
        {report && (
          <Notice tone={points.some(({ verdict }) => verdict === 'fail') ? 'warn' : 'good'} title={tally(points)}>
            {`${report.board}, RouterOS ${report.version}, ${formatInstant(report.at, zone)}.`}
          </Notice>
        )}
        <Points points={points} />
      </div>
    </Dialog>
  )
}

function Progress({ run: { state, step } }: { readonly run: TrialRun }) {
  if (state !== 'running') return null
  const { done = 0, total = 1, title = 'Menghubungi router' } = step ?? {}
  return <StepProgress word={title} label="Jalannya uji" done={done} total={total} />
}

function Points({ points }: { readonly points: readonly TrialPoint[] }) {
  if (points.length === 0) return null
  return (
    <ul className={css.points} aria-live="polite" aria-label="Hasil uji">
      {points.map(({ id, verdict, title, seen, meaning }) => (
        <li key={id} className={css.point}>
          <span className={css.pointHead}>
            <strong>{title}</strong>
            <StatusChip {...VERDICTS[verdict]} />
          </span>
          {seen !== '' && <code className={css.seen}>{seen}</code>}
          <span className={css.meaning}>{meaning}</span>
        </li>
      ))}
    </ul>
  )
}

function reportText({ board, version, points }: NonNullable<ExpiryItem['trial']>, when: string): string {
  const lines = points.map(({ title, verdict, seen }) => `- [${VERDICTS[verdict].word}] ${title}${seen && `: ${seen}`}`)
  return [`Uji LoketNet, ${board}, RouterOS ${version}, ${when}`, ...lines].join('\n')
}
