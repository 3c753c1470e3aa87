// Owns: why a router is not there, and the decisions that only the Pemilik makes: a new certificate, another machine.
// Must never: offer to trust something without showing what it is.
import { useState } from 'react'
import type { RouterItem } from '../../../src-main/features/routers/contract'
import { formatTime } from '../../../src-main/shared/calendar-date'
import { OWNER } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { Button, ConfirmDialog, Facts, Notice, notifyDone } from '../../ui'
import css from './routers.module.css'

export function RouterTrouble({ router }: { readonly router: RouterItem }) {
  const { link } = router
  const { zone, may } = useSession()
  const reconnect = useCommand(api.routers.reconnect)
  const [isDeciding, setDeciding] = useState(false)
  if (!link.trouble) return null
  const isDecision = may(OWNER) && (link.refusedFingerprint !== null || link.state === 'stranger')
  const isSelling = link.state === 'offline' && link.trouble.code !== 'ROUTER_SILENT' // that one says it itself
  const retry = link.retryAt === null ? '' : ` Dicoba lagi sendiri pukul ${formatTime(link.retryAt, zone, true)}.`
  return (
    <>
      <Notice
        tone={link.state === 'offline' || link.state === 'connecting' ? 'warn' : 'bad'}
        title={link.trouble.message}
        action={
          <>
            {isDecision && (
              <Button size="xs" onClick={() => setDeciding(true)}>
                Putuskan
              </Button>
            )}
            {link.state !== 'stranger' && (
              <Button
                size="xs"
                variant="default"
                loading={reconnect.isRunning}
                onClick={() => void reconnect.run({ id: router.id })}
              >
                Coba sambungkan
              </Button>
            )}
          </>
        }
      >
        {link.trouble.advice}
        {isSelling && ' Stok yang sudah ada di router tetap dapat dijual.'}
        {retry}
      </Notice>
      {isDeciding && link.refusedFingerprint !== null && (
        <CertificateDialog router={router} seen={link.refusedFingerprint} onClose={() => setDeciding(false)} />
      )}
      {isDeciding && router.facts?.stranger && <StrangerDialog router={router} onClose={() => setDeciding(false)} />}
    </>
  )
}

interface CertificateProps {
  readonly router: RouterItem
  readonly seen: string
  readonly onClose: () => void
}

function CertificateDialog({ router, seen, onClose }: CertificateProps) {
  const accept = useCommand(api.routers.acceptCertificate)
  const confirm = async () => {
    if (!(await accept.run({ id: router.id, fingerprint256: seen }))) return
    notifyDone(`Sertifikat baru router ${router.name} dipercaya.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Percaya sertifikat baru router ${router.name}?`}
      confirmLabel="Percaya sertifikat baru"
      cancelLabel="Jangan dulu"
      isBusy={accept.isRunning}
      error={accept.problem}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className={css.question}>
        Hanya bila Anda sendiri yang mengganti sertifikat atau menyetel ulang router. Bila tidak, mungkin ada alat lain
        yang menyamar, dan kata sandi router akan terkirim ke sana.
      </p>
      <Facts
        facts={[
          { label: 'Yang dikenal', value: <span className={css.print}>{router.pinSha256}</span> },
          { label: 'Yang sekarang', value: <span className={css.print}>{seen}</span> },
        ]}
      />
    </ConfirmDialog>
  )
}

function StrangerDialog({ router, onClose }: { readonly router: RouterItem; readonly onClose: () => void }) {
  const accept = useCommand(api.routers.acceptRouter)
  const stranger = router.facts?.stranger
  if (!stranger) return null
  const confirm = async () => {
    if (!(await accept.run({ id: router.id, serial: stranger.serial }))) return
    notifyDone(`${stranger.board} menjadi router ${router.name}.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Ini router pengganti ${router.name}?`}
      confirmLabel="Ya, ini penggantinya"
      cancelLabel="Bukan"
      isBusy={accept.isRunning}
      error={accept.problem}
      lost="Hitungan pemakaian di router lama; dipakai yang terakhir tercatat di sini."
      kept="Penjualan dan catatannya. Profil, stok, dan voucher yang masih berlaku dimasukkan ke router ini dengan sisa waktunya; sampai selesai belum dijual."
      onClose={onClose}
      onConfirm={confirm}
    >
      <Facts
        facts={[
          { label: 'Yang dikenal', value: `${router.facts?.board}, nomor seri ${router.facts?.serial}` },
          { label: 'Yang menjawab sekarang', value: `${stranger.board}, nomor seri ${stranger.serial}` },
          { label: 'Namanya', value: stranger.identity },
        ]}
      />
      <p className={css.question}>Bila bukan, periksa alamat IP-nya: mungkin alat lain memakai alamat yang sama.</p>
    </ConfirmDialog>
  )
}
