// Owns: one router on the screen: is it there, what it is, what waits for it, are its profiles right.
// Must never: hide that it is away, or show an old figure as if it were now.
import type { RouterItem } from '../../../src-main/features/routers/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { OWNER } from '../../../src-main/shared/roles'
import { useSession } from '../../api'
import { go, linkTo } from '../../app/route'
import { useNow } from '../../lib/time'
import { ActionsMenu, Anchor, Button, type Fact, FoldAway, Panel, StackedFacts, StatusChip } from '../../ui'
import { CareStrip } from '../care/care-strip'
import { ExpirySection } from '../expiry/expiry-section'
import { PracticeNotice } from '../practice/practice-notice'
import { ProfileList } from './profile-list'
import { RouterTrouble } from './router-trouble'
import css from './routers.module.css'
import { clockWords, jobsWords, LINK_WORDS, lastSeen, seenWords } from './words'

export interface RouterPanelProps {
  readonly router: RouterItem
  readonly onTest: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

export function RouterPanel({ router, onTest, onEdit, onRemove }: RouterPanelProps) {
  const { zone, may } = useSession()
  const at = useNow()
  const { link, facts, profiles, waitingJobs, attentionJobs } = router
  const isOnline = link.state === 'online'
  const actions = [
    { id: 'edit', label: 'Ubah', onChoose: onEdit },
    { id: 'takeover', label: 'Ambil alih dari Mikhmon', onChoose: () => go('router', 'ambil-alih', router.id) },
    { id: 'remove', label: 'Arsipkan', tone: 'danger' as const, onChoose: onRemove },
  ]
  return (
    <Panel
      title={
        <span className={css.name}>
          {router.name} <StatusChip {...LINK_WORDS[link.state]} look="filled" />
        </span>
      }
      detail={isOnline ? `sejak ${formatInstant(link.since, zone)}` : lastSeen(router.lastSeenAt, at, zone)}
      actions={
        <>
          <Button size="xs" variant="light" onClick={() => go('router', router.id, 'periksa')}>
            Periksa router
          </Button>
          <Button size="xs" variant="default" onClick={onTest}>
            Tes koneksi
          </Button>
          {may(OWNER) && <ActionsMenu label={`Aksi untuk ${router.name}`} actions={actions} />}
        </>
      }
    >
      <div className={css.stack}>
        <RouterTrouble router={router} />
        {waitingJobs > 0 && (
          <p className={css.waiting}>
            <StatusChip tone={attentionJobs > 0 ? 'bad' : 'info'} word={jobsWords(waitingJobs, attentionJobs)} />{' '}
            <Anchor href={linkTo('kendala')}>Lihat di Kendala</Anchor>
          </p>
        )}
        <PracticeNotice routerId={router.id} />
        <CareStrip routerId={router.id} />
        {/* serial numbers and addresses are too long to stand beside their names */}
        <div className={css.facts}>
          <StackedFacts facts={factsOf(router, zone)} />
        </div>
        <FoldAway
          title={`Profil paket di router ini (${profiles.total})${profiles.drift > 0 ? `, ${profiles.drift} berbeda` : ''}`}
          // opens by itself when something came up, not only on arrival
          key={profiles.drift + profiles.failed > 0 ? 'open' : 'calm'}
          isOpenFirst={profiles.drift + profiles.failed > 0}
        >
          <ProfileList routerId={router.id} />
        </FoldAway>
        <ExpirySection routerId={router.id} routerName={router.name} isOnline={isOnline} />
        {facts && !isOnline && (
          <p className={css.old}>Keterangan di atas dari pemeriksaan {seenWords(facts.lookedAt, at, zone)}.</p>
        )}
      </div>
    </Panel>
  )
}

function factsOf({ facts, ...router }: RouterItem, zone: ShopZone): Fact[] {
  const address = { label: 'Alamat', value: `${router.host}:${router.port} (${router.useTls ? 'API-SSL' : 'API'})` }
  const wifi = { label: 'WiFi di struk', value: router.wifiName || 'belum diisi' }
  if (!facts) return [address, wifi, { label: 'Keterangan', value: 'belum pernah tersambung' }]
  const servers = facts.hotspotServers
    .map((server) => (server.isRunning ? server.name : `${server.name} (mati)`))
    .join(', ')
  return [
    { label: 'Nama di router', value: facts.identity },
    { label: 'Tipe', value: facts.board },
    { label: 'RouterOS', value: facts.version },
    { label: 'Nomor seri', value: facts.serial ?? 'tidak terbaca' },
    address,
    { label: 'Server hotspot', value: servers || 'belum ada' },
    { label: 'Pool IP', value: facts.pools.map((pool) => pool.name).join(', ') || 'belum ada' },
    { label: 'Jam router', value: clockWords(facts.clockOffsetSeconds) },
    wifi,
    ...(facts.stranger ? [{ label: 'Dilihat', value: formatInstant(facts.stranger.seenAt, zone) }] : []),
  ]
}
