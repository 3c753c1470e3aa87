// Owns: the word after a restore: what it did, and what a person has to do now.
// Must never: go away by itself.
import type { RestoreResult } from '../../../src-main/features/backup/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { api, useCommand, useSession } from '../../api'
import { go } from '../../app/route'
import { Button, FoldAway, Notice } from '../../ui'
import css from './backup.module.css'

export function RestoredNotice({ result }: { readonly result: RestoreResult }) {
  const { zone, may } = useSession()
  const dismiss = useCommand(api.backup.dismissResult)
  const close = may(['owner']) && (
    <Button size="xs" variant="default" loading={dismiss.isRunning} onClick={() => void dismiss.run({})}>
      Sudah saya baca
    </Button>
  )
  if (result.failed !== null)
    return (
      <Notice tone="bad" title={`Pemulihan ${result.from} gagal (${result.failed})`} action={close}>
        Cadangannya tidak dapat dibuka, jadi pembukuan yang lama dipasang kembali. Tidak ada yang hilang.
      </Notice>
    )
  const { jobsAside, papersAside, soldAfter, soldAfterCount } = result
  return (
    <Notice
      tone="good"
      title={`Dipulihkan dari ${result.from} oleh ${result.byName}, ${formatInstant(result.at, zone)}`}
      action={
        <>
          <Button size="xs" onClick={() => go('router')}>
            Cocokkan router
          </Button>
          {close}
        </>
      }
    >
      <div className={css.stack} style={{ gap: '0.5rem' }}>
        <span>
          {formatThousands(jobsAside)} perintah router dan {formatThousands(papersAside)} cetakan dari cadangan
          disisihkan; tidak dikirim ulang. Cocokkan setiap router: voucher yang dibuat sesudah cadangan terlihat di sana
          sebagai milik lain bertanda LoketNet, dan tetap bisa dipakai pembelinya.
        </span>
        {result.withoutKey && (
          <strong>Dipulihkan tanpa kunci: isi lagi sandi setiap router, dan buat PIN baru untuk semua pengguna.</strong>
        )}
        {!result.hadPresent && (
          <span>
            Pembukuan yang lama tidak terbaca, jadi tidak diketahui voucher mana yang terjual sesudah cadangan. Jual
            dari batch baru dulu.
          </span>
        )}
        {soldAfterCount > 0 && (
          <FoldAway
            title={`${formatThousands(soldAfterCount)} voucher terjual sesudah cadangan; ditandai terjual supaya tidak dijual dua kali`}
          >
            <ul className={css.codes}>
              {soldAfter.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </FoldAway>
        )}
      </div>
    </Notice>
  )
}
