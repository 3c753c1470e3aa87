// Owns: "Ambil alih" of one router: which step it stands at, and the way back to the Router screen.
// Must never: decide what is taken; the steps ask the core and the person.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { TakeoverItem } from '../../../src-main/features/takeover/contract'
import { orpc, toProblem } from '../../api'
import { go } from '../../app/route'
import { ErrorNotice, PageHeader, Screen, Skeleton, StatusChip, Stepper } from '../../ui'
import { AfterStep } from './after-step'
import { type DraftStep, DraftSteps } from './draft-steps'
import { HistoryPanel } from './history-panel'
import { PastTakeovers } from './past-takeovers'
import { ReadStep } from './read-step'
import css from './takeover.module.css'
import { STATE_WORDS } from './words'
import { WriteStep } from './write-step'

const STEPS = [
  { id: 'read', label: 'Baca router' },
  { id: 'packages', label: 'Petakan paket' },
  { id: 'check', label: 'Periksa' },
  { id: 'write', label: 'Tulis ke router' },
  { id: 'after', label: 'Sesudahnya' },
] as const
type StepId = (typeof STEPS)[number]['id']

export default function TakeoverScreen({ routerId }: { readonly routerId: string }) {
  const list = useQuery(orpc.takeover.list.queryOptions({ input: { routerId } }))
  const routers = useQuery(orpc.routers.list.queryOptions({ input: {} }))
  const router = routers.data?.find((one) => one.id === routerId)
  const [draftStep, setDraftStep] = useState<DraftStep>('packages')
  const draft = list.data?.find(({ state }) => state === 'draft')
  const newest = list.data?.find(({ state }) => state !== 'draft')
  const step: StepId = draft ? draftStep : stepOf(newest)
  // A step begins at its top, wherever the one before was left.
  const top = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step) top.current?.scrollIntoView({ block: 'start' })
    before.current = step
  }, [step])
  const isNewestOpen = step === 'write' || step === 'after'
  const header = (
    <PageHeader
      title={`Ambil alih ${router?.name ?? 'router'}`}
      summary="Dari Mikhmon atau router yang sudah berjalan"
      marks={newest && !draft && <StatusChip {...STATE_WORDS[newest.state]} look="filled" />}
      onBack={() => go('router')}
      backLabel="Router"
    />
  )
  if (list.error)
    return (
      <Screen header={header}>
        <ErrorNotice {...toProblem(list.error)} onRetry={() => void list.refetch()} />
      </Screen>
    )
  if (!list.data)
    return (
      <Screen header={header}>
        <Skeleton lines={8} />
      </Screen>
    )
  return (
    <Screen header={header}>
      <div ref={top} className={css.stack}>
        <Stepper
          steps={STEPS}
          current={step}
          onSelect={step === 'check' ? (id) => id === 'packages' && setDraftStep('packages') : undefined}
        />
        {draft && <DraftSteps key={draft.id} id={draft.id} step={draftStep} onStep={setDraftStep} />}
        {!draft && step === 'read' && <ReadStep routerId={routerId} onRead={() => setDraftStep('packages')} />}
        {!draft && newest && step === 'write' && <WriteStep takeover={newest} />}
        {!draft && newest && step === 'after' && (
          <AfterStep takeover={newest} onReadAgain={() => setDraftStep('packages')} />
        )}
        <PastTakeovers
          list={list.data.filter(({ id, state }) => state !== 'draft' && (isNewestOpen ? id !== newest?.id : true))}
        />
        {!draft && <HistoryPanel routerId={routerId} />}
      </div>
    </Screen>
  )
}

function stepOf(newest: TakeoverItem | undefined): StepId {
  if (!newest || newest.state === 'undone') return 'read'
  return newest.state === 'done' ? 'after' : 'write'
}
