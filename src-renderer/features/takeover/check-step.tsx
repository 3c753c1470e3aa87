// Owns: the third step: everything that was found, counted and explained, and the press that takes it.
// Must never: take anything without saying once more what happens to the router.
import { useState } from 'react'
import {
  type Choices,
  FOUND_KINDS,
  type FoundKind,
  KIND_NAMES,
  type Outcome,
  type OutcomeCount,
  type Preview,
} from '../../../src-main/features/takeover/contract'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { OWNER } from '../../../src-main/shared/roles'
import { type Command, useSession } from '../../api'
import { Button, ConfirmDialog, ErrorNotice, Facts, Notice, notifyDone, Stat, StatRow, StatusChip } from '../../ui'
import { RowsTable } from './rows-table'
import css from './takeover.module.css'
import { outcomeWord } from './words'

export interface CheckStepProps {
  readonly preview: Preview
  readonly choices: Choices
  readonly apply: Pick<
    Command<{ id: string; choices: Choices; requestId: string }, unknown>,
    'run' | 'isRunning' | 'problem'
  >
  readonly onBack: () => void
}

const ORDER: readonly Outcome[] = ['new', 'conflict', 'skipped', 'known']

export function CheckStep({ preview, choices, apply, onBack }: CheckStepProps) {
  const mayApply = useSession().may(OWNER)
  const [shown, setShown] = useState<OutcomeCount | null>(null)
  const [isAsking, setAsking] = useState(false)
  const total = (kind: FoundKind, outcome: Outcome) =>
    preview.counts.reduce((sum, one) => sum + (one.kind === kind && one.outcome === outcome ? one.count : 0), 0)
  const byKind = Map.groupBy(preview.counts, ({ kind }) => kind)
  const groups = FOUND_KINDS.flatMap((kind) => {
    const counts = byKind.get(kind)
    return counts ? [[kind, counts] as const] : []
  })
  const problem = apply.problem
  const takeAll = async () => {
    if (await apply.run({ id: preview.id, choices })) notifyDone('Diambil alih. Sekarang ditulis ke router.')
    setAsking(false)
  }
  return (
    <>
      <StatRow>
        <Stat
          label="Voucher diambil"
          value={formatThousands(total('user', 'new'))}
          detail={`ke ${packagesOf(choices)} paket`}
        />
        <Stat label="Bentrok" value={formatThousands(total('user', 'conflict'))} detail="dibiarkan di router" />
        <Stat label="Dilewati" value={formatThousands(total('user', 'skipped'))} detail="dengan sebabnya" />
        <Stat
          label="Riwayat penjualan"
          value={formatThousands(preview.sales.count)}
          detail={formatRupiah(rupiah(preview.sales.total))}
        />
      </StatRow>
      {problem && <ErrorNotice {...problem} />}
      {problem && Object.keys(problem.fields).length > 0 && (
        <Notice
          tone="warn"
          title="Ada isian paket yang perlu dibetulkan"
          action={
            <Button size="xs" onClick={onBack}>
              Ke paket
            </Button>
          }
        />
      )}
      <div className={css.check}>
        <nav className={css.reasons} aria-label="Yang ditemukan">
          <button type="button" className={css.reason} aria-pressed={shown === null} onClick={() => setShown(null)}>
            <span>Semua yang ditemukan</span>
            <span className="ln-number">
              {formatThousands(preview.counts.reduce((sum, { count }) => sum + count, 0))}
            </span>
          </button>
          {groups.map(([kind, counts]) => (
            <section key={kind} aria-label={KIND_NAMES[kind]}>
              <h3 className={css.kind}>{KIND_NAMES[kind]}</h3>
              {counts
                .toSorted((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome))
                .map((count) => (
                  <button
                    key={`${count.outcome} ${count.reason}`}
                    type="button"
                    className={css.reason}
                    aria-pressed={isSame(shown, count)}
                    onClick={() => setShown(count)}
                  >
                    <span>
                      <StatusChip {...outcomeWord(count.outcome)} />
                      <span className={css.why}>{count.text}</span>
                    </span>
                    <span className="ln-number">{formatThousands(count.count)}</span>
                  </button>
                ))}
            </section>
          ))}
        </nav>
        <RowsTable id={preview.id} choices={choices} shown={shown} />
      </div>
      <div className={css.foot}>
        <Button variant="default" onClick={onBack}>
          Kembali ke paket
        </Button>
        {mayApply ? (
          <Button onClick={() => setAsking(true)} disabled={!preview.isReady}>
            Ambil alih …
          </Button>
        ) : (
          <span className={css.soft}>Hanya Pemilik yang dapat mengambil alih.</span>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        tone="plain"
        title={`Ambil alih ${formatThousands(total('user', 'new'))} voucher dari ${preview.routerName}?`}
        confirmLabel="Ambil alih"
        cancelLabel="Belum"
        isBusy={apply.isRunning}
        onClose={() => setAsking(false)}
        onConfirm={takeAll}
        kept="Voucher, profil, skrip dan penjadwal Mikhmon tetap ada di router. Sisa waktu yang berjalan tetap. Bisa dikembalikan."
      >
        <Facts
          facts={[
            { label: 'Paket baru', value: newPackages(choices).join(', ') || 'tidak ada' },
            {
              label: 'Di router',
              value: `komentar dan profil ${formatThousands(total('user', 'new'))} pengguna diganti`,
            },
            ...(choices.stopsPast ? [{ label: 'Dihentikan', value: stoppedWords(preview) }] : []),
            { label: 'Tidak disentuh', value: 'pelanggan PPPoE, pengguna tetap, dan yang bentrok' },
          ]}
        />
      </ConfirmDialog>
    </>
  )
}

const isSame = (one: OutcomeCount | null, other: OutcomeCount): boolean =>
  one?.kind === other.kind && one.outcome === other.outcome && one.reason === other.reason

function newPackages({ profiles, presets, ppp }: Choices): string[] {
  return [...profiles, ...presets, ...ppp].flatMap(({ target }) => (target.kind === 'new' ? [target.name] : []))
}

const packagesOf = ({ profiles }: Choices): number =>
  new Set(profiles.flatMap(({ target }) => (target.kind === 'leave' ? [] : [JSON.stringify(target)]))).size

const stoppedWords = ({ counts }: Preview): string =>
  `${formatThousands(counts.find(({ reason }) => reason === 'past-stop')?.count ?? 0)} voucher yang sudah lewat waktu`
