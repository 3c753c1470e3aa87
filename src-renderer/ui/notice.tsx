// Owns: a message that stays on the page: a remark, a warning, an error with its advice.
// Must never: be a code alone, or vanish by itself (toaster.tsx does that).

import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './notice.module.css'
import type { Tone } from './theme'

const icons = {
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconExclamationCircle,
  info: IconInfoCircle,
  calm: IconInfoCircle,
} as const

export type NoticeProps = {
  readonly tone?: Tone
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** buttons, at the end */
  readonly action?: ReactNode
  readonly role?: 'alert' | 'status' | 'note'
}

export function Notice({ tone = 'info', title, children, action, role = 'note' }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={css.notice} data-tone={tone} role={role}>
      <Icon className={css.icon} size="1.25rem" stroke={2} aria-hidden />
      <div className={css.content}>
        <div className={css.words}>
          {title && <div className={css.title}>{title}</div>}
          {children && <div>{children}</div>}
        </div>
        {action && <div className={css.action}>{action}</div>}
      </div>
    </div>
  )
}

export type ErrorSentence = {
  /** what happened */
  readonly message: string
  /** what it means for the money, and what to do now */
  readonly advice?: string
  /** for an unexpected fault, e.g. K7F3 */
  readonly reference?: string
}

export type ErrorNoticeProps = ErrorSentence & {
  readonly onRetry?: () => void
  readonly retryLabel?: string
  /** more buttons beside "Coba lagi" */
  readonly action?: ReactNode
}

export function ErrorNotice({
  message,
  advice,
  reference,
  onRetry,
  retryLabel = 'Coba lagi',
  action,
}: ErrorNoticeProps) {
  const buttons = onRetry ? (
    <>
      <Button variant="default" size="xs" onClick={onRetry}>
        {retryLabel}
      </Button>
      {action}
    </>
  ) : (
    action
  )
  return (
    <Notice tone="bad" title={message} action={buttons} role="alert">
      {advice}
      {reference && <span className={css.reference}> Kode bantuan: {reference}</span>}
    </Notice>
  )
}
