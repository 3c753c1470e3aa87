// Owns: a long job in sight: what is done, what is left, how to stop it, where to find it later.
// Must never: spin without a word, or promise a time it cannot know.

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatDuration } from '../../src-main/shared/duration'
import { formatThousands } from '../../src-main/shared/money'
import { ErrorNotice, type ErrorNoticeProps } from './notice'
import css from './progress-panel.module.css'
import { StatusChip } from './status-chip'
import type { Tone } from './theme'

export type ProgressState = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled'

export type ProgressPanelProps = {
  readonly title: ReactNode
  readonly state: ProgressState
  readonly done: number
  readonly total: number
  /** what is counted: "voucher" */
  readonly noun: string
  readonly failed?: number
  /** seconds; left out while nobody knows */
  readonly secondsLeft?: number
  /** what happens at this moment: "Menulis ke router Warkop Pusat" */
  readonly activity?: ReactNode
  /** where it goes on when this is closed: "Voucher › Batch" */
  readonly whereLater?: ReactNode
  readonly onCancel?: () => void
  readonly cancelLabel?: string
  readonly onResume?: () => void
  readonly error?: ErrorNoticeProps | null
  readonly action?: ReactNode
}

const words: Readonly<Record<ProgressState, { readonly tone: Tone; readonly word: string }>> = {
  waiting: { tone: 'calm', word: 'Menunggu giliran' },
  running: { tone: 'info', word: 'Sedang berjalan' },
  paused: { tone: 'warn', word: 'Berhenti sementara' },
  done: { tone: 'good', word: 'Selesai' },
  failed: { tone: 'bad', word: 'Gagal' },
  cancelled: { tone: 'calm', word: 'Dibatalkan' },
}

export function ProgressPanel(props: ProgressPanelProps) {
  const { title, state, done, total, noun, failed = 0, secondsLeft, onCancel, onResume } = props
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0
  const isOpen = state === 'running' || state === 'waiting' || state === 'paused'
  const left = Math.max(0, total - done - failed)
  return (
    <section className={css.panel} data-state={state} aria-label={typeof title === 'string' ? title : noun}>
      <header className={css.head}>
        <span className={css.title}>{title}</span>
        <StatusChip {...words[state]} isBusy={state === 'running'} look="filled" />
        <span className={css.buttons}>
          {props.action}
          {onResume && (state === 'paused' || state === 'failed') && (
            <Button size="xs" onClick={onResume}>
              Lanjutkan
            </Button>
          )}
          {onCancel && isOpen && (
            <Button size="xs" variant="default" onClick={onCancel}>
              {props.cancelLabel ?? 'Batalkan'}
            </Button>
          )}
        </span>
      </header>
      <div
        className={css.track}
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={`${formatThousands(done)} dari ${formatThousands(total)} ${noun}`}
      >
        <span className={css.bar} style={{ inlineSize: `${percent}%` }} />
      </div>
      <div className={`${css.figures} ln-number`}>
        <span>
          <strong>{formatThousands(done)}</strong> dari {formatThousands(total)} {noun}
        </span>
        {failed > 0 && <StatusChip tone="bad" word={`${formatThousands(failed)} gagal`} />}
        {isOpen && left > 0 && <span className={css.soft}>sisa {formatThousands(left)}</span>}
        {isOpen && secondsLeft !== undefined && (
          <span className={css.soft}>kira-kira {formatDuration(secondsLeft, 2)} lagi</span>
        )}
        <span className={css.percent}>{percent}%</span>
      </div>
      {props.activity && isOpen && <div className={css.soft}>{props.activity}</div>}
      {props.error && <ErrorNotice {...props.error} />}
      {props.whereLater && isOpen && (
        <div className={css.soft}>Boleh ditinggal; pekerjaan tetap jalan. Lihat nanti di {props.whereLater}.</div>
      )}
    </section>
  )
}
