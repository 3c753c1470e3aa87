// Owns: the two steps of a draft, and the choices that both of them share.
// Must never: take anything before the person has seen what it is.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Preview } from '../../../src-main/features/takeover/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { Button, ErrorNotice, Notice, Skeleton } from '../../ui'
import { CheckStep } from './check-step'
import { PackagesStep } from './packages-step'
import css from './takeover.module.css'
import { useChoices } from './use-choices'

export type DraftStep = 'packages' | 'check'

export interface DraftStepsProps {
  readonly id: string
  readonly step: DraftStep
  readonly onStep: (step: DraftStep) => void
}

export function DraftSteps({ id, ...rest }: DraftStepsProps) {
  const { data, error, refetch } = useQuery(orpc.takeover.preview.queryOptions({ input: { id, choices: null } }))
  const problem = error && toProblem(error)
  // Just taken or thrown away: the list of take-overs is about to say so.
  if (problem && problem.code !== 'TAKEOVER_TAKEN' && problem.code !== 'TAKEOVER_NOT_FOUND')
    return <ErrorNotice {...problem} onRetry={() => void refetch()} />
  if (problem || !data || data.id !== id) return <Skeleton lines={10} />
  return <OpenDraft proposal={data} {...rest} />
}

function OpenDraft({ proposal, step, onStep }: Omit<DraftStepsProps, 'id'> & { readonly proposal: Preview }) {
  const { zone } = useSession()
  const editing = useChoices(proposal.choices)
  // Typing goes first; what would be taken follows.
  const choices = useDeferredValue(editing.choices)
  const { data } = useQuery(orpc.takeover.preview.queryOptions({ input: { id: proposal.id, choices } }))
  const preview = data?.id === proposal.id ? data : proposal
  const apply = useCommand(api.takeover.apply)
  const scan = useCommand(api.takeover.scan)
  const discard = useCommand(api.takeover.discard)
  return (
    <>
      <div className={css.between}>
        <span className={css.soft}>Dibaca {formatInstant(preview.scannedAt, zone)}. Belum ada yang diubah.</span>
        <span className={css.deeds}>
          <Button
            size="xs"
            variant="default"
            loading={scan.isRunning}
            onClick={() => void scan.run({ routerId: preview.routerId })}
          >
            Baca ulang
          </Button>
          <Button
            size="xs"
            variant="subtle"
            loading={discard.isRunning}
            onClick={() => void discard.run({ id: preview.id })}
          >
            Tidak jadi
          </Button>
        </span>
      </div>
      {(scan.problem ?? discard.problem) && <ErrorNotice {...(scan.problem ?? discard.problem ?? EMPTY)} />}
      {preview.warnings.map(({ id, level, title, meaning }) => (
        <Notice key={`${id} ${title}`} tone={level} title={title}>
          {meaning}
        </Notice>
      ))}
      {step === 'packages' ? (
        <PackagesStep
          preview={preview}
          editing={editing}
          fields={apply.problem?.fields ?? {}}
          onContinue={() => {
            apply.clear()
            onStep('check')
          }}
        />
      ) : (
        <CheckStep preview={preview} choices={editing.choices} apply={apply} onBack={() => onStep('packages')} />
      )}
    </>
  )
}

const EMPTY = { message: '', advice: '' }
