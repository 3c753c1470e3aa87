// Owns: each router's isolir rules: there, on their way, out of date, refused; putting them there and taking them off.
// Must never: call rules installed that the router has not confirmed.
import { useState } from 'react'
import type { IsolirRouter } from '../../../src-main/features/provisioning/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { Button, ConfirmDialog, Notice, notifyDone, Panel, StatusChip, type StatusChipProps } from '../../ui'
import { IsolirPreview } from './isolir-preview'
import css from './isolirpage.module.css'

export interface IsolirRoutersProps {
  readonly routers: readonly IsolirRouter[]
  readonly canRedirect: boolean
}

export function IsolirRouters({ routers, canRedirect }: IsolirRoutersProps) {
  const isManager = useSession().may(MANAGERS)
  const [shown, setShown] = useState<IsolirRouter | null>(null)
  const [leaving, setLeaving] = useState<IsolirRouter | null>(null)
  return (
    <Panel title="Aturan isolir di router" isFlush>
      <div className={css.lead}>
        Pool dan profil isolir dipasang sendiri saat pelanggan pertama diisolir. Aturan firewall di bawah ini menutup
        situs lain{canRedirect ? ' dan membelokkan ke halaman isolir' : ''}; dipasang bila Anda setuju.
      </div>
      {routers.length === 0 && <div className={css.lead}>Belum ada router.</div>}
      {routers.map((router) => (
        <div key={router.routerId} className={css.line}>
          <div className={css.grow}>
            <strong>{router.routerName}</strong>
            <RouterWords router={router} />
          </div>
          <StatusChip {...chipOf(router)} />
          {isManager && (
            <>
              <Button size="xs" variant="default" onClick={() => setShown(router)} disabled={!router.isOnline}>
                {router.state === 'ok' ? 'Periksa' : 'Lihat dan pasang'}
              </Button>
              {router.state !== 'none' && (
                <Button size="xs" variant="subtle" onClick={() => setLeaving(router)}>
                  Lepas
                </Button>
              )}
            </>
          )}
        </div>
      ))}
      {shown && <IsolirPreview router={shown} onClose={() => setShown(null)} />}
      {leaving && <RemoveDialog router={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  )
}

function chipOf({ state, isOutdated, isOnline }: IsolirRouter): StatusChipProps {
  switch (state) {
    case 'none':
      return { tone: 'calm', word: 'Belum dipasang' }
    case 'waiting':
      return { tone: 'warn', word: 'Menunggu router', isBusy: isOnline }
    case 'ok':
      return isOutdated ? { tone: 'warn', word: 'Perlu disamakan' } : { tone: 'good', word: 'Terpasang' }
    case 'failed':
      return { tone: 'bad', word: 'Gagal' }
  }
}

function RouterWords({ router }: { readonly router: IsolirRouter }) {
  const { zone } = useSession()
  const { error, checkedAt, isolated, isOnline } = router
  const words = [
    ...(isOnline ? [] : ['Tidak tersambung']),
    `${isolated} pelanggan diisolir`,
    ...(checkedAt === null ? [] : [`terpasang ${formatInstant(checkedAt, zone)}`]),
  ]
  return (
    <div className={css.soft}>
      {words.join(' · ')}
      {error && <Notice tone="bad">{error}</Notice>}
    </div>
  )
}

function RemoveDialog({ router, onClose }: { readonly router: IsolirRouter; readonly onClose: () => void }) {
  const remove = useCommand(api.provisioning.removeIsolir)
  const confirm = async () => {
    if (!(await remove.run({ routerId: router.routerId }))) return
    notifyDone('Aturan isolir akan dilepas.')
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Lepas aturan isolir dari ${router.routerName}?`}
      lost="Aturan firewall bertanda lk-isolir, dan profil isolir bila tidak ada yang memakainya."
      kept="Pelanggan yang diisolir tetap diisolir: kecepatannya tetap pelan. Aturan buatan Anda tidak disentuh."
      confirmLabel="Lepas"
      onConfirm={confirm}
      isBusy={remove.isRunning}
      error={remove.problem && { message: remove.problem.message, advice: remove.problem.advice }}
    />
  )
}
