// Owns: a bought voucher as its buyer reads it: the code, big and to copy, its kata sandi, where and until when it may be used.
// Must never: show a code before the core gives it.
import { formatInstant } from '../../src-main/shared/calendar-date'
import { CopyButton } from './copy-button'
import css from './ordering/ordering.module.css'
import { useZone } from './pages/zone'

interface VoucherSlipProps {
  readonly voucher: {
    readonly code: string
    readonly password: string | null
    readonly wifiName: string
    /** Null: no end, or it was used already. */
    readonly useBefore: number | null
    readonly isVoid: boolean
  }
}

export function VoucherSlip({ voucher: { code, password, wifiName, useBefore, isVoid } }: VoucherSlipProps) {
  const zone = useZone()
  const words = [
    wifiName && `WiFi ${wifiName}`,
    useBefore !== null && `pakai sebelum ${formatInstant(useBefore, zone)}`,
  ].filter(Boolean)
  return (
    <div className={css.copy}>
      <span>
        <span className={css.code}>{code}</span>
        {password !== null && (
          <>
            <br />
            Kata sandi: <strong>{password}</strong>
          </>
        )}
        {(isVoid || words.length > 0) && (
          <>
            <br />
            <small className={css.soft}>{isVoid ? 'Dibatalkan, tidak berlaku lagi.' : words.join(' · ')}</small>
          </>
        )}
      </span>
      {!isVoid && <CopyButton text={code} label={`Salin kode ${code}`} />}
    </div>
  )
}
