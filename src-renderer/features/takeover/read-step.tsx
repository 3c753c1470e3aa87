// Owns: the first step: what will be read, and the button that reads.
// Must never: let anybody think that reading changes the router.
import { IconEye, IconFileText, IconShieldCheck } from '@tabler/icons-react'
import { api, useCommand } from '../../api'
import { Button, ErrorNotice, Panel } from '../../ui'
import css from './takeover.module.css'

export interface ReadStepProps {
  readonly routerId: string
  readonly onRead: () => void
}

export function ReadStep({ routerId, onRead }: ReadStepProps) {
  const scan = useCommand(api.takeover.scan)
  const read = async () => {
    if (await scan.run({ routerId })) onRead()
  }
  return (
    <Panel title="Voucher lama tetap berlaku">
      <ul className={css.promises}>
        <li>
          <IconEye size="1.25rem" aria-hidden />
          <span>
            <strong>Dibaca dulu, tidak ada yang ditulis.</strong> Profil dan harga Mikhmon, voucher yang belum dipakai
            dan yang sedang berjalan, cetak cepat, dan catatan penjualannya.
          </span>
        </li>
        <li>
          <IconFileText size="1.25rem" aria-hidden />
          <span>
            <strong>Anda memilih.</strong> Setiap baris diberi tahu: baru, sudah dikenal, bentrok, atau dilewati, dan
            sebabnya. Sisa waktu voucher yang berjalan tetap sampai ke detik.
          </span>
        </li>
        <li>
          <IconShieldCheck size="1.25rem" aria-hidden />
          <span>
            <strong>Bisa kembali.</strong> Tidak ada yang dihapus dari router, pelanggan PPPoE tidak disentuh, dan ada
            tombol serta berkas untuk mengembalikannya ke Mikhmon.
          </span>
        </li>
      </ul>
      {scan.problem && <ErrorNotice {...scan.problem} />}
      <div className={css.deeds}>
        <Button onClick={() => void read()} loading={scan.isRunning}>
          Baca router
        </Button>
        {scan.isRunning && (
          <span className={css.soft}>Membaca router. Beberapa ribu voucher perlu beberapa detik.</span>
        )}
      </div>
    </Panel>
  )
}
