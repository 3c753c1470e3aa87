// Owns: the page of "Periksa router": what is wrong first, each with its meaning, its command, and the button that mends it.
// Must never: show a colour without a word, or mend without having said what it will change.
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { CheckFinding, RepairOffer } from '../../../src-main/features/preflight/contract'
import { Button, CommandBlock, ErrorNotice, FoldAway, Notice, Panel, StepProgress } from '../../ui'
import css from './preflight.module.css'
import { RepairDialog } from './repair-dialog'
import { type Check, useCheck } from './use-check'
import { GROUP_NAMES } from './words'

const LEVELS = {
  ok: { icon: IconCircleCheck, word: 'Baik' },
  warn: { icon: IconAlertTriangle, word: 'Perhatikan' },
  bad: { icon: IconExclamationCircle, word: 'Perlu dibetulkan' },
} as const

export function CheckTab({ routerId, routerName }: { readonly routerId: string; readonly routerName: string }) {
  const { check, start } = useCheck(routerId)
  const [offer, setOffer] = useState<RepairOffer | null>(null)
  const [waiting, setWaiting] = useState<string | null>(null)
  const isRunning = check.state === 'running'
  const of = (level: CheckFinding['level']) => check.findings.filter((finding) => finding.level === level)
  const [bad, warn, fine] = [of('bad'), of('warn'), of('ok')]
  return (
    <div className={css.stack}>
      <Panel
        title="Periksa router"
        detail={isRunning ? undefined : `${check.findings.length} hal diperiksa`}
        actions={
          <Button size="xs" variant="light" loading={isRunning} onClick={() => void start()}>
            Periksa lagi
          </Button>
        }
      >
        <div className={css.stack} aria-busy={isRunning}>
          {isRunning && <Progress check={check} />}
          {check.problem && <ErrorNotice {...check.problem} onRetry={() => void start()} />}
          {waiting && (
            <Notice tone="warn" title="Router menunggu Anda" role="status">
              {waiting}
            </Notice>
          )}
          {!isRunning && check.state === 'done' && <Verdict bad={bad.length} warn={warn.length} />}
          <ul className={css.findings} aria-live="polite">
            {[...bad, ...warn].map((finding) => (
              <FindingLine key={finding.id + finding.title} finding={finding} onRepair={setOffer} />
            ))}
          </ul>
          {fine.length > 0 && (
            <FoldAway
              title={`Yang sudah baik (${fine.length})`}
              key={bad.length + warn.length === 0 ? 'open' : 'shut'}
              isOpenFirst={bad.length + warn.length === 0}
            >
              <ul className={css.findings}>
                {fine.map((finding) => (
                  <FindingLine key={finding.id + finding.title} finding={finding} onRepair={setOffer} />
                ))}
              </ul>
            </FoldAway>
          )}
        </div>
      </Panel>
      {offer && (
        <RepairDialog
          routerId={routerId}
          routerName={routerName}
          offer={offer}
          onClose={() => setOffer(null)}
          onDone={(result) => {
            setOffer(null)
            setWaiting(result.outcome === 'waits' ? result.message : null)
            void start()
          }}
        />
      )}
    </div>
  )
}

function Progress({ check: { step } }: { readonly check: Check }) {
  const { done = 0, total = 1, title = 'Menghubungi router' } = step ?? {}
  return <StepProgress word={title} label="Jalannya pemeriksaan" done={done} total={total} />
}

function Verdict({ bad, warn }: { readonly bad: number; readonly warn: number }) {
  if (bad > 0)
    return (
      <Notice tone="bad" title={`${bad} hal perlu dibetulkan`}>
        {warn > 0 && `Selain itu ${warn} hal sebaiknya diperhatikan.`}
      </Notice>
    )
  return (
    <Notice tone="good" title="Router siap dipakai berjualan.">
      {warn > 0 ? `${warn} hal sebaiknya diperhatikan, tetapi tidak menghalangi jualan.` : 'Semua yang diperiksa baik.'}
    </Notice>
  )
}

interface LineProps {
  readonly finding: CheckFinding
  readonly onRepair: (offer: RepairOffer) => void
}

function FindingLine({ finding, onRepair }: LineProps) {
  const { icon: Icon, word } = LEVELS[finding.level]
  const { repair, fix } = finding
  return (
    <li className={css.finding} data-level={finding.level}>
      <Icon className={css.icon} size="1.25rem" aria-hidden />
      <div className={css.words}>
        <span className={css.head}>
          <strong>
            <span className="ln-hidden">{word}: </span>
            {finding.title}
          </strong>
          <span className={css.group}>{GROUP_NAMES[finding.group]}</span>
        </span>
        <span className={css.soft}>{finding.meaning}</span>
        {fix && (
          <div className={css.fix}>
            <CommandBlock command={fix} />
          </div>
        )}
      </div>
      {repair && (
        <Button
          className={css.repair}
          size="xs"
          variant={finding.level === 'bad' ? 'filled' : 'light'}
          aria-label={`${repair.label}: ${finding.title}`}
          onClick={() => onRepair(repair)}
        >
          {repair.label}
        </Button>
      )}
    </li>
  )
}
