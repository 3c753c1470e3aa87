// Owns: the few parts the portal is made of: page, card, field, button, notice. Phone first.
// Must never: grow into a second kit, or know a word of the shop.
import { type ComponentProps, type ReactNode, useId } from 'react'
import { CONNECTION_LOST, type Problem, toProblem } from '../api/problem'
import css from './ui.module.css'

interface PageProps {
  readonly title: string
  /** One line above the title: where in a longer way this page stands. */
  readonly step?: string | undefined
  /** Beside the page on a computer, under it on a phone. */
  readonly aside?: ReactNode
  /** Takes the whole width of a computer: what is shown in columns. */
  readonly isBroad?: boolean
  readonly children: ReactNode
}

export const Page = ({ title, step, aside, isBroad = false, children }: PageProps) => (
  <main className={[css.page, aside && css.wide, isBroad && css.broad].filter(Boolean).join(' ')}>
    <div className={css.top}>
      {step && <p className={css.step}>{step}</p>}
      <h1 className={css.title}>{title}</h1>
    </div>
    {aside ? (
      <>
        <div className={css.column}>{children}</div>
        <aside className={css.column}>{aside}</aside>
      </>
    ) : (
      children
    )}
  </main>
)

export const Card = ({ title, children }: { readonly title?: string; readonly children: ReactNode }) => (
  <section className={css.card}>
    {title && <h2 className={css.cardTitle}>{title}</h2>}
    {children}
  </section>
)

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className={css.input}
        aria-invalid={error !== undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
      />
      {(error || hint) && (
        <p id={`${id}-note`} className={error ? css.error : css.hint}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'main' | 'plain' | 'danger'
  readonly isBusy?: boolean
}

export const Button = ({ look = 'main', isBusy = false, children, disabled, ...button }: ButtonProps) => (
  <button type="button" {...button} className={css[look]} disabled={disabled === true || isBusy} aria-busy={isBusy}>
    {children}
  </button>
)

export const Notice = ({
  tone = 'info',
  title,
  children,
}: {
  readonly tone?: 'info' | 'good' | 'warn' | 'bad'
  readonly title: string
  readonly children?: ReactNode
}) => (
  <div className={`${css.notice} ${css[tone]}`} role={tone === 'bad' ? 'alert' : 'status'}>
    <strong>{title}</strong>
    {children && <div>{children}</div>}
  </div>
)

interface RefusedProps {
  readonly problem: Problem | null
  /** Fields of the form that show what is said of them: while one is wrong, nothing stands here. */
  readonly fields?: readonly string[]
}

/** Why something was not done. */
export const Refused = ({ problem, fields = [] }: RefusedProps) =>
  problem === null || fields.some((field) => problem.fields[field] !== undefined) ? null : (
    <Notice tone="bad" title={problem.message}>
      {problem.advice}
    </Notice>
  )

/** A line of a list: words left, a number right. */
export const Line = ({ label, value }: { readonly label: ReactNode; readonly value: ReactNode }) => (
  <div className={css.line}>
    <span>{label}</span>
    <strong className={css.value} data-signed={typeof value === 'string' && /^[-+]Rp/.test(value) ? '' : undefined}>
      {value}
    </strong>
  </div>
)

/** Nothing was on its way, so nothing can be lost: only what stands between the phone and the shop is said. */
export function Unanswered({ error }: { readonly error: unknown }) {
  const { code, message, advice } = toProblem(error)
  const isAway = code === CONNECTION_LOST.code
  return (
    <Notice tone="bad" title={isAway ? 'Toko tidak terjangkau.' : message}>
      {isAway ? 'Pastikan HP tersambung ke WiFi toko, lalu coba lagi.' : advice}
    </Notice>
  )
}

interface Asked<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

/** What a question brought: the answer, that it is on its way, or why not. */
export function Answer<T>({
  query,
  children,
}: {
  readonly query: Asked<T>
  readonly children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error === null)
    return (
      <p className={css.wait} role="status" aria-busy="true">
        Sedang memuat …
      </p>
    )
  return (
    <>
      <Unanswered error={query.error} />
      <Button onClick={() => query.refetch()}>Coba lagi</Button>
    </>
  )
}
