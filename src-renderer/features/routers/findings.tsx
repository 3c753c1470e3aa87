// Owns: what "Tes koneksi" shows: where it is, each finding with its meaning, and the command that mends it.
// Must never: show a colour without a word, or a command without a way to copy it.
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Finding } from '../../../src-main/features/routers/contract'
import { CommandBlock, ErrorNotice, Notice, StepProgress } from '../../ui'
import css from './routers.module.css'
import type { ConnectionTest } from './use-connection-test'

const LEVELS = {
  ok: { icon: IconCircleCheck, word: 'Baik' },
  warn: { icon: IconAlertTriangle, word: 'Perhatikan' },
  bad: { icon: IconExclamationCircle, word: 'Perlu dibetulkan' },
} as const

export function TestReport({ test }: { readonly test: ConnectionTest }) {
  if (test.state === 'idle') return null
  return <OpenReport test={test} />
}

function OpenReport({ test: { state, step, findings, end, problem } }: { readonly test: ConnectionTest }) {
  const section = useRef<HTMLElement>(null)
  // Under a long form the answer would be out of sight.
  useEffect(() => {
    if (state !== 'idle') section.current?.scrollIntoView({ block: 'start' })
  }, [state])
  return (
    <section ref={section} className={css.report} aria-label="Hasil tes koneksi" aria-busy={state === 'running'}>
      {state === 'running' && (
        <StepProgress
          word={step?.title ?? 'Menghubungi router'}
          label="Jalannya tes"
          done={step?.done ?? 0}
          total={step?.total ?? 1}
        />
      )}
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} reference={problem.reference} />}
      {end && <Verdict findings={findings} isReady={end.isReady} />}
      <ul className={css.findings} aria-live="polite">
        {findings.map((finding) => (
          <FindingLine key={`${finding.id} ${finding.title}`} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

function Verdict({ findings, isReady }: { readonly findings: readonly Finding[]; readonly isReady: boolean }) {
  const bad = findings.filter((finding) => finding.level === 'bad')
  const warn = findings.filter((finding) => finding.level === 'warn').length
  if (!isReady)
    return (
      <Notice tone="bad" title={`${bad.length} hal perlu dibetulkan`}>
        {findings.length > bad.length && (
          <ul className={css.verdict}>
            {bad.map((finding) => (
              <li key={finding.title}>{finding.title}</li>
            ))}
          </ul>
        )}
      </Notice>
    )
  return (
    <Notice tone="good" title="Router siap dipakai.">
      {warn > 0 ? `${warn} hal sebaiknya diperhatikan, tetapi tidak menghalangi jualan.` : 'Semua yang diperiksa baik.'}
    </Notice>
  )
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { icon: Icon, word } = LEVELS[finding.level]
  return (
    <li className={css.finding} data-level={finding.level}>
      <Icon className={css.findingIcon} size="1.25rem" aria-hidden />
      <div className={css.findingWords}>
        <strong>
          <span className="ln-hidden">{word}: </span>
          {finding.title}
        </strong>
        <span className={css.soft}>{finding.meaning}</span>
        {finding.fix && (
          <div className={css.fix}>
            <CommandBlock command={finding.fix} />
          </div>
        )}
      </div>
    </li>
  )
}
