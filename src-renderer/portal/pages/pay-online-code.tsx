// Owns: the code that is paid with: QR or number, large, and how long it still holds.
// Must never: round the amount; another amount is refused at the bank.
import type { ChargeLook } from '../../../src-main/features/gateways/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useNow } from '../../lib/time'
import { CopyButton } from '../copy-button'
import { money } from '../money'
import { QrFigure } from '../qris'
import { Card, Notice } from '../ui'
import { usePortal } from '../use-portal'
import css from './pay-online.module.css'
import { useZone } from './zone'

export function PayOnlineCode({ charge }: { readonly charge: ChargeLook }) {
  const { method, label, amount, qr, vaNumber, expiresAt, isLate, isPractice, invoiceNumber } = charge
  const { isDemo } = usePortal()
  return (
    <Card title={`${label} untuk ${invoiceNumber}`}>
      {isPractice && (
        <Notice tone="warn" title="Mode latihan.">
          Kode ini bukan untuk uang sungguhan.{isDemo && ' Di demo, pembayarannya dianggap masuk setelah 20 detik.'}
        </Notice>
      )}
      <p className={css.amount}>{money(amount)}</p>
      {qr && <QrFigure code={qr} label={`QRIS, tepat ${money(amount)}`} />}
      {vaNumber && (
        <>
          <p className={css.number}>{vaNumber.replace(/(\d{4})(?=\d)/g, '$1 ')}</p>
          <CopyButton text={vaNumber} label={`Salin nomor ${label}`} />
        </>
      )}
      {expiresAt !== null && <Countdown expiresAt={expiresAt} />}
      <p className={css.soft} role="status">
        {isLate ? 'Status sedang tidak dapat diperiksa; dicoba terus.' : 'Menunggu pembayaran …'}
      </p>
      <ol className={css.steps}>
        {(method === 'qris' ? QRIS_STEPS : VA_STEPS).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Card>
  )
}

const QRIS_STEPS = [
  'Pindai QR ini dengan aplikasi bank atau dompet digital apa saja.',
  'Jumlahnya sudah terisi; periksa, lalu bayar.',
  'Halaman ini berubah menjadi Lunas sendiri.',
]
const VA_STEPS = [
  'Buka aplikasi bank, pilih Virtual Account, lalu isi nomor di atas.',
  'Bayar tepat sebesar itu.',
  'Halaman ini berubah menjadi Lunas sendiri.',
]

function Countdown({ expiresAt }: { readonly expiresAt: number }) {
  const left = Math.max(0, expiresAt - useNow(1_000))
  const zone = useZone()
  return (
    <p className={css.soft}>
      Bayar sebelum {formatInstant(expiresAt, zone)}
      <br />
      <strong>{left === 0 ? 'Waktunya habis' : `Sisa waktu ${leftText(left)}`}</strong>
    </p>
  )
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

export function leftText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000)
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  return hours > 0 ? `${hours} jam ${minutes} menit` : `${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
}
