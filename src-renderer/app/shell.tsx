// Owns: the frame of work: menu, screen, status line, help, lock; only what the role may open is there.
// Must never: fetch what a screen shows.
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ROLE_NAMES } from '../../src-main/shared/roles'
import { api, orpc, useCommand, useLive, useSession } from '../api'
import { useOrderNews } from '../features/orders/use-order-news'
import { useClaimNews } from '../features/payments/use-claim-news'
import { useDepositNews } from '../features/resellers/use-deposit-news'
import { useTicketNews } from '../features/tickets/use-ticket-news'
import { useHotkeys } from '../lib/use-hotkeys'
import { AppFrame } from '../ui/app-frame'
import { BrandMark } from '../ui/brand-mark'
import { HelpDialog } from '../ui/hotkey-list'
import { Kbd } from '../ui/kbd'
import { Notice } from '../ui/notice'
import { Screen } from '../ui/page-header'
import { Skeleton } from '../ui/skeleton'
import { ErrorBoundary } from './error-boundary'
import { go, linkTo, useRoute } from './route'
import { homeOf, SCREENS } from './screens'
import css from './shell.module.css'
import { useKeepAwake } from './use-keep-awake'
import { useStatusItems } from './use-status-items'

/** No entry in the menu: it is opened from the help of every screen. */
const GUIDE = 'panduan'
const Guide = lazy(() => import('../features/guide/guide-screen'))

export default function Shell() {
  const queryClient = useQueryClient()
  const { user, shopName, isDemo, isPassive } = useSession()
  const live = useLive(queryClient, true)
  const route = useRoute()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const lock = useCommand(api.session.lock)
  const { items, clock, problems } = useStatusItems(live)
  const tickets = useTicketNews()
  const orders = useOrderNews()
  const deposits = useDepositNews()
  useClaimNews()
  useKeepAwake()

  const lockNow = async () => {
    await lock.run({})
    await queryClient.invalidateQueries({ queryKey: orpc.session.key() })
  }
  useHotkeys([
    { keys: 'F1', run: () => setHelpOpen(true), everywhere: true, description: 'Bantuan layar ini' },
    { keys: 'Alt+Q', run: () => void lockNow(), description: 'Kunci / ganti kasir' },
  ])

  const allowed = SCREENS.filter((screen) => screen.roles.includes(user.role))
  const current =
    allowed.find((screen) => screen.id === route.screen) ?? allowed.find(({ id }) => id === homeOf(user.role))
  if (!current) return null
  const isGuide = route.screen === GUIDE
  const Current = isGuide ? Guide : current.component
  const groups = [
    {
      id: 'utama',
      items: allowed.map((screen) => ({
        id: screen.id,
        label: screen.label,
        letter: screen.letter,
        icon: <screen.icon size="1.1875rem" stroke={1.75} />,
        href: linkTo(screen.id),
        isPrimary: ['kasir', 'voucher', 'penjualan', 'beranda'].includes(screen.id),
        ...(screen.badge === 'problems' && problems > 0 ? { count: problems, countTone: 'bad' as const } : {}),
        ...(screen.badge === 'orders' && orders > 0 ? { count: orders, countTone: 'warn' as const } : {}),
        ...(screen.badge === 'deposits' && deposits > 0 ? { count: deposits, countTone: 'warn' as const } : {}),
        ...(screen.badge === 'tickets' && tickets.count > 0 ? { count: tickets.count, countTone: tickets.tone } : {}),
      })),
    },
  ]

  return (
    <AppFrame
      nav={{
        groups,
        current: isGuide ? GUIDE : current.id,
        onNavigate: go,
        head: (
          <div className={css.brand}>
            <BrandMark />
            <div className={css.names}>
              <span className={css.product}>LoketNet</span>
              <span className={css.shop}>{shopName}</span>
            </div>
          </div>
        ),
        foot: (
          <button type="button" className={css.person} onClick={() => void lockNow()} title="Kunci / ganti kasir">
            <span className={css.names}>
              <span className={css.product}>{user.name}</span>
              <span className={css.shop}>{ROLE_NAMES[user.role]}</span>
            </span>
            <IconLock size="1.125rem" stroke={1.75} aria-hidden />
            <span className="ln-hidden">Kunci / ganti kasir</span>
            <Kbd keys="Alt+Q" />
          </button>
        ),
      }}
      status={{ items, clock, mark: isDemo ? 'MODE DEMO' : undefined }}
      banner={<Banner isLost={live === 'lost'} isPassive={isPassive} />}
    >
      <ErrorBoundary key={isGuide ? GUIDE : current.id}>
        <Suspense
          fallback={
            <Screen>
              <Skeleton lines={6} />
            </Screen>
          }
        >
          <Current />
        </Suspense>
      </ErrorBoundary>
      <HelpDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} title={`Bantuan: ${current.label}`}>
        <p>{current.help}</p>
        <p>
          <a href={linkTo(GUIDE)} onClick={() => setHelpOpen(false)}>
            Panduan: apa, dan di layar mana
          </a>
        </p>
      </HelpDialog>
    </AppFrame>
  )
}

function Banner({ isLost, isPassive }: { readonly isLost: boolean; readonly isPassive: boolean }) {
  const clock = useQuery(orpc.settings.clock.queryOptions({ input: {}, refetchInterval: 60_000 }))
  const accept = useCommand(api.settings.acceptClock)
  const { may } = useSession()
  if (isLost)
    return (
      <Notice tone="bad" role="alert" title="Sambungan ke LoketNet terputus.">
        Yang struknya sudah keluar tetap tersimpan. Menyambung lagi sendiri.
      </Notice>
    )
  if (isPassive)
    return (
      <Notice tone="warn" title="LoketNet sudah berjalan di tempat lain dengan data yang sama.">
        Di sini hanya bisa melihat. Tutup yang satunya untuk berjualan dari sini.
      </Notice>
    )
  if (clock.data && clock.data.behindSeconds > 300)
    return (
      <Notice
        tone="warn"
        title="Jam komputer mundur dari penjualan terakhir."
        action={
          may(['owner']) && (
            <Button size="xs" variant="default" loading={accept.isRunning} onClick={() => void accept.run({})}>
              Jam sekarang sudah benar
            </Button>
          )
        }
      >
        Penjualan dicatat pada waktu terakhir yang diketahui sampai jam komputer benar. Periksa tanggal dan jam
        komputer.
      </Notice>
    )
  return null
}
