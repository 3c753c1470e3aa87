// Owns: the Router screen: every router of the shop, and the dialogs around one.
// Must never: hold a rule; the core decides what may be written where.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { RouterItem } from '../../../src-main/features/routers/contract'
import { OWNER } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorNotice,
  HotkeyButton,
  notifyDone,
  PageHeader,
  Screen,
  Skeleton,
  Tabs,
} from '../../ui'
import { DemoOffer } from '../takeover/demo-offer'
import { RouterForm } from './router-form'
import { RouterPanel } from './router-panel'
import css from './routers.module.css'
import { TestDialog } from './test-dialog'

type Open = { readonly kind: 'add' } | { readonly kind: 'edit' | 'test' | 'remove'; readonly routerId: string } | null

const Takeover = lazy(() => import('../takeover/takeover-screen'))

const RouterCare = lazy(() => import('../care/router-care'))
const ShelvesTab = lazy(() => import('../stockmove/shelves-tab'))

/** `#/router/ambil-alih/<id>` is the take-over of one router, `#/router/<id>/cocokkan` its care, `#/router/stok` the stock of all. */
export default function RoutersScreen() {
  const [first, second] = useRoute().path
  if (first === 'ambil-alih' && second !== undefined) return <Takeover key={second} routerId={second} />
  if (first !== undefined && first !== 'stok') return <RouterCare routerId={first} tab={second} />
  return <RouterList tab={first === 'stok' ? 'stok' : 'router'} />
}

function RouterList({ tab }: { readonly tab: 'router' | 'stok' }) {
  const routers = useQuery(orpc.routers.list.queryOptions({ input: {} }))
  const mayChange = useSession().may(OWNER)
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const add = () => setOpen({ kind: 'add' })
  // By id: the dialog goes on showing the newest of its router.
  const chosen = open && 'routerId' in open ? routers.data?.find((router) => router.id === open.routerId) : undefined

  const header = (
    <PageHeader
      title="Router"
      summary={routers.data && summaryOf(routers.data)}
      actions={
        mayChange && (
          <HotkeyButton keys="Alt+T" variant="filled" description="Tambah router" onPress={add}>
            + Tambah Router
          </HotkeyButton>
        )
      }
      tabs={
        <Tabs<'router' | 'stok'>
          label="Bagian layar Router"
          value={tab}
          onChange={(id) => (id === 'stok' ? go('router', 'stok') : go('router'))}
          tabs={[
            { id: 'router', label: 'Router' },
            { id: 'stok', label: 'Stok per router' },
          ]}
        />
      }
    />
  )
  if (tab === 'stok')
    return (
      <Screen header={header}>
        <Suspense fallback={<Skeleton lines={8} />}>
          <ShelvesTab />
        </Suspense>
        {open?.kind === 'add' && <RouterForm router={null} onClose={close} />}
      </Screen>
    )
  return (
    <Screen header={header}>
      <div className={css.stack}>
        {routers.error && <ErrorNotice {...toProblem(routers.error)} onRetry={() => void routers.refetch()} />}
        {routers.data === undefined && !routers.error && <Skeleton lines={8} />}
        {routers.data?.length === 0 && (
          <EmptyState
            title="Belum ada router"
            action={mayChange && <Button onClick={add}>Sambungkan router MikroTik</Button>}
          >
            Siapkan alamat IP, nama pengguna dan kata sandi router. “Tes koneksi” memberi tahu apa yang masih kurang.
          </EmptyState>
        )}
        {routers.data?.map((router) => (
          <RouterPanel
            key={router.id}
            router={router}
            onTest={() => setOpen({ kind: 'test', routerId: router.id })}
            onEdit={() => setOpen({ kind: 'edit', routerId: router.id })}
            onRemove={() => setOpen({ kind: 'remove', routerId: router.id })}
          />
        ))}
        <DemoOffer />
      </div>
      {open?.kind === 'add' && <RouterForm router={null} onClose={close} />}
      {open?.kind === 'edit' && chosen && <RouterForm router={chosen} onClose={close} />}
      {open?.kind === 'test' && chosen && <TestDialog router={chosen} onClose={close} />}
      {open?.kind === 'remove' && chosen && <RemoveDialog router={chosen} onClose={close} />}
    </Screen>
  )
}

function RemoveDialog({ router, onClose }: { readonly router: RouterItem; readonly onClose: () => void }) {
  const remove = useCommand(api.routers.remove)
  const confirm = async () => {
    if (!(await remove.run({ id: router.id }))) return
    notifyDone(`Router ${router.name} diarsipkan.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Arsipkan router ${router.name}?`}
      confirmLabel="Arsipkan router"
      lost="LoketNet tidak lagi menyambung ke router ini, dan pekerjaan yang menunggu untuknya dihentikan."
      kept="Penjualan dan voucher yang sudah terjual tetap tercatat. Tidak ada yang dihapus dari routernya."
      isBusy={remove.isRunning}
      error={remove.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}

function summaryOf(routers: readonly RouterItem[]): string {
  const away = routers.filter((router) => router.link.state !== 'online').length
  if (routers.length === 0) return 'Router MikroTik tempat voucher berlaku.'
  return `${routers.length} router, ${away === 0 ? 'semua tersambung' : `${away} tidak tersambung`}`
}
