// Owns: the codes of one sale: what became of each, and taking one back.
// Must never: offer to take back what the core would refuse by what is known here.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SaleDetail, SaleVoucher } from '../../../src-main/features/sales/contract'
import { VOUCHER_STATE_NAMES } from '../../../src-main/features/vouchers/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { useSession } from '../../api'
import { StatusChip } from '../../ui/status-chip'
import css from './sale-view.module.css'
import { VoidDialog } from './void-dialog'
import { METHOD_WORDS, ROUTER_STATE_WORDS, VOUCHER_STATE_TONES } from './words'

export function SaleVouchers({ detail }: { readonly detail: SaleDetail }) {
  const [taking, setTaking] = useState<SaleVoucher | null>(null)
  const price = (voucher: SaleVoucher) =>
    detail.lines.find(({ packageName }) => packageName === voucher.packageName)?.unitPrice ?? 0
  return (
    <section aria-label="Kode">
      <ul className={css.vouchers}>
        {detail.vouchers.map((voucher) => (
          <Voucher key={voucher.id} voucher={voucher} onTakeBack={() => setTaking(voucher)} />
        ))}
      </ul>
      {taking && (
        <VoidDialog
          voucher={taking}
          receiptNumber={detail.sale.receiptNumber}
          amount={rupiah(price(taking))}
          method={taking.refundMethod}
          onClose={() => setTaking(null)}
        />
      )}
    </section>
  )
}

function Voucher({ voucher, onTakeBack }: { readonly voucher: SaleVoucher; readonly onTakeBack: () => void }) {
  const { zone } = useSession()
  const { code, password, packageName, state, routerState, routerName, useBefore, refund, voidRefusal } = voucher
  const router = ROUTER_STATE_WORDS[routerState]
  return (
    <li className={css.voucher} data-void={state === 'void' || undefined}>
      <span className={`${css.code} ln-code`}>
        {code}
        {password !== null && password !== code && <span className={css.password}> / {password}</span>}
      </span>
      <span className={css.about}>
        {packageName}
        {useBefore !== null && ` · pakai sebelum ${useBefore}`}
      </span>
      <span className={css.chips}>
        <StatusChip tone={VOUCHER_STATE_TONES[state]} word={VOUCHER_STATE_NAMES[state]} />
        {state === 'sold' && (
          <StatusChip tone={router.tone} isBusy={router.isBusy} word={`${router.word} (${routerName})`} />
        )}
      </span>
      <span className={css.deed}>
        {voidRefusal === '' && (
          <Button size="compact-sm" variant="default" onClick={onTakeBack}>
            Batalkan
          </Button>
        )}
      </span>
      {refund && (
        <span className={css.refund}>
          Dibatalkan {formatInstant(refund.at, zone)} oleh {refund.actorName}
          {refund.approverName !== refund.actorName && `, diizinkan ${refund.approverName}`}: {refund.reason}.{' '}
          {formatRupiah(rupiah(refund.amount))} dikembalikan ({METHOD_WORDS[refund.method]}).
        </span>
      )}
      {!refund && voidRefusal !== '' && state === 'sold' && <span className={css.refund}>{voidRefusal}</span>}
    </li>
  )
}
