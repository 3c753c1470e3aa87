// Owns: "Masa aktif dijaga router" on a router's card: is the guard there, does its pulse beat, what was done last.
// Must never: say that it is well while its pulse has stopped, or show an old look as if it were now.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ExpiryItem } from '../../../src-main/features/expiry/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { formatAgo, useNow } from '../../lib/time'
import { Button, ErrorNotice, type Fact, FoldAway, Notice, notifyDone, StackedFacts, StatusChip } from '../../ui'
import { DetachDialog } from './detach-dialog'
import css from './expiry.module.css'
import { LeaveBeDialog } from './leave-be-dialog'
import { TrialDialog } from './trial-dialog'
import { DEED_WORDS, isUnderWay, meaningOf, OUTCOMES, stateWord, tally } from './words'

export interface ExpirySectionProps {
  readonly routerId: string
  readonly routerName: string
  readonly isOnline: boolean
}

export function ExpirySection({ routerId, routerName, isOnline }: ExpirySectionProps) {
  const status = useQuery(orpc.expiry.status.queryOptions({ input: {} }))
  const item = status.data?.find((one) => one.routerId === routerId)
  if (status.error) return <ErrorNotice {...toProblem(status.error)} onRetry={() => void status.refetch()} />
  return item ? <Guard item={item} routerName={routerName} isOnline={isOnline} /> : null
}

interface GuardProps {
  readonly item: ExpiryItem
  readonly routerName: string
  readonly isOnline: boolean
}

function Guard({ item, routerName, isOnline }: GuardProps) {
  const [open, setOpen] = useState<'detach' | 'trial' | 'leave-be' | null>(null)
  const install = useCommand(api.expiry.install)
  const keep = useCommand(api.expiry.setEnabled)
  const { routerId } = item
  const state = stateWord(item)
  const meaning = meaningOf(item)
  const isWell = item.state === 'installed' && item.pulse !== 'stopped' && item.pulse !== 'refused'
  const isThere = item.version !== null
  const put = async () => {
    if (await install.run({ routerId }))
      notifyDone(
        isOnline
          ? `Penjaga masa aktif dipasang di router ${routerName}.`
          : `Penjaga masa aktif dipasang begitu router ${routerName} tersambung.`,
      )
  }
  const keepAgain = async () => {
    if (await keep.run({ routerId, isEnabled: true }))
      notifyDone(`Penjaga masa aktif di router ${routerName} dijaga sendiri lagi.`)
  }
  return (
    <section className={css.guard} aria-label={`Masa aktif dijaga router ${routerName}`}>
      <header className={css.head}>
        <h3 className={css.title}>Masa aktif dijaga router</h3>
        <StatusChip {...state} look="filled" />
        <span className={css.buttons}>
          {!isWell && !isUnderWay(item) && (
            <Button size="xs" loading={install.isRunning} onClick={() => void put()}>
              {isThere ? 'Perbaiki' : 'Pasang'}
            </Button>
          )}
          <Button size="xs" variant="default" disabled={!isOnline} onClick={() => setOpen('trial')}>
            Uji di router ini
          </Button>
          {isThere && item.isWanted && (
            <Button size="xs" variant="default" onClick={() => setOpen('leave-be')}>
              Jangan perbaiki sendiri
            </Button>
          )}
          {isThere && !item.isWanted && (
            <Button size="xs" variant="default" loading={keep.isRunning} onClick={() => void keepAgain()}>
              Perbaiki sendiri lagi
            </Button>
          )}
          {isThere && (
            <Button size="xs" variant="default" disabled={!isOnline} onClick={() => setOpen('detach')}>
              Lepas dari router
            </Button>
          )}
        </span>
      </header>
      {install.problem && <ErrorNotice {...install.problem} />}
      {keep.problem && <ErrorNotice {...keep.problem} />}
      {meaning && <p className={css.meaning}>{meaning}</p>}
      <News item={item} />
      <GuardFacts item={item} />
      <LastDeed item={item} />
      {open === 'detach' && <DetachDialog routerId={routerId} routerName={routerName} onClose={() => setOpen(null)} />}
      {open === 'leave-be' && (
        <LeaveBeDialog routerId={routerId} routerName={routerName} onClose={() => setOpen(null)} />
      )}
      {open === 'trial' && <TrialDialog item={item} routerName={routerName} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** What needs a person: why the router refused, what it did not keep, what differs. */
function News({ item }: { readonly item: ExpiryItem }) {
  const trouble = item.state === 'refused' ? item.report?.trouble : null
  if (trouble)
    return (
      <Notice tone="bad" title={trouble.message}>
        {trouble.advice}
      </Notice>
    )
  if (item.newer.length > 0)
    return (
      <Notice tone="warn" title={`Di router ada ${item.newer.join(' dan ')} dari LoketNet yang lebih baru.`}>
        Dibiarkan. Perbarui LoketNet di komputer ini supaya keduanya sama.
      </Notice>
    )
  const isOff = item.state === 'drifted' || item.state === 'unkept'
  if (!isOff || isUnderWay(item) || item.differences.length === 0) return null
  return (
    <ul className={css.steps} aria-label="Yang perlu dilakukan">
      {item.differences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

const PULSES = {
  running: 'berdenyut',
  refused: 'skrip ditolak',
  stopped: 'berhenti',
  unknown: 'menunggu denyut',
} as const

function GuardFacts({ item }: { readonly item: ExpiryItem }) {
  const { zone } = useSession()
  const at = useNow()
  const facts: Fact[] = [
    { label: 'Versi di router', value: item.version ?? 'tidak ada' },
    ...(item.version === null
      ? []
      : [
          { label: 'Denyut', value: PULSES[item.pulse] },
          {
            label: 'Denyut terakhir terlihat',
            value: item.pulseAt === null ? 'belum terlihat' : formatAgo(item.pulseAt, at),
          },
        ]),
    { label: 'Diperiksa', value: item.checkedAt === null ? 'belum pernah' : formatAgo(item.checkedAt, at) },
    {
      label: 'Uji di router ini',
      value: item.trial ? `${formatInstant(item.trial.at, zone)}: ${tally(item.trial.points)}` : 'belum pernah',
    },
  ]
  return <StackedFacts facts={facts} />
}

function LastDeed({ item: { report, state } }: { readonly item: ExpiryItem }) {
  const { zone } = useSession()
  if (!report || report.steps.length === 0) return null
  const isBad = report.trouble !== null && state === 'refused'
  return (
    <FoldAway
      key={isBad ? 'bad' : 'calm'}
      title={`${DEED_WORDS[report.deed]}, ${formatInstant(report.at, zone)} (${report.steps.length} langkah)`}
      isOpenFirst={isBad}
    >
      <ol className={css.steps}>
        {report.steps.map(({ sentence, outcome }) => (
          <li key={sentence}>
            {sentence} <StatusChip {...OUTCOMES[outcome]} />
          </li>
        ))}
      </ol>
    </FoldAway>
  )
}
