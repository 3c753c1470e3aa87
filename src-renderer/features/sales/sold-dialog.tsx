// Owns: the screen after a sale: the code as large as it goes, the change due, what router and printer are doing.
// Must never: vanish by a key that was still meant for the payment, or say "siap" before the router has the code.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SaleReceipt } from '../../../src-main/features/sales/contract'
import { rupiah } from '../../../src-main/shared/money'
import { orpc } from '../../api'
import { now } from '../../lib/time'
import { useHotkeys, useScanner } from '../../lib/use-hotkeys'
import { BigCode } from '../../ui/big-code'
import { CopyButton } from '../../ui/copy-button'
import { Money } from '../../ui/money'
import { ReprintButton } from '../printing/reprint-button'
import type { Counter, Tile } from './basket'
import css from './sold.module.css'
import { SoldMarks } from './sold-marks'
import { tileKey } from './tile-keys'
import { WaButton } from './wa-button'
import { METHOD_WORDS } from './words'

export interface SoldDialogProps {
  /** As the core answered the sale; kept up to date here. */
  readonly sale: SaleReceipt
  readonly counter: Counter
  readonly onClose: () => void
  readonly onAdd: (tile: Tile) => void
  /** A scanner was fired over it. */
  readonly onScan: (text: string) => void
}

/** ms in which a second press of F9 or Enter is still the first one's. */
const STILL_PAYING_MS = 700

export function SoldDialog({ sale: first, counter, onClose, onAdd, onScan }: SoldDialogProps) {
  const { data: sale = first } = useQuery({
    ...orpc.sales.receipt.queryOptions({ input: { saleId: first.id } }),
    placeholderData: first,
  })
  const [openedAt] = useState(now)
  const close = (): boolean => {
    if (now() - openedAt < STILL_PAYING_MS) return false
    onClose()
    return true
  }
  const copies = sale.printJobId === null ? 0 : 1
  return (
    <BigCode
      isOpen
      onClose={() => void close()}
      title={`Terjual · ${sale.receiptNumber}`}
      items={sale.vouchers.map((voucher) => ({
        code: voucher.code,
        password: voucher.password ?? undefined,
        detail: (
          <>
            {voucher.packageName} · {voucher.activeText}
            {voucher.useBefore !== null && ` · pakai sebelum ${voucher.useBefore}`}
            {!voucher.isOnRouter && <strong className={css.later}>Aktif setelah router tersambung</strong>}
          </>
        ),
      }))}
      headline={<Headline sale={sale} />}
      marks={<SoldMarks sale={sale} hasPrinter={counter.hasPrinter} />}
      actions={
        <>
          <CopyButton keys="Ctrl+C" text={codesText(sale)} />
          <WaButton keys="F4" text={sale.waText} />
          {counter.hasPrinter && (
            <ReprintButton keys="F6" saleId={sale.id} receiptNumber={sale.receiptNumber} copies={copies} />
          )}
          <NextCustomer counter={counter} close={close} onAdd={onAdd} onScan={onScan} />
        </>
      }
    />
  )
}

interface NextCustomerProps extends Pick<SoldDialogProps, 'counter' | 'onAdd' | 'onScan'> {
  readonly close: () => boolean
}

/** A tile's key is the next sale already: it closes this one and takes the first voucher of the next. */
function NextCustomer({ counter, close, onAdd, onScan }: NextCustomerProps) {
  useScanner(onScan)
  useHotkeys(
    counter.tiles.flatMap((tile, index) => {
      const keys = tileKey(index)
      return keys === null ? [] : [{ keys, run: () => void (close() && onAdd(tile)) }]
    }),
  )
  return null
}

function Headline({ sale }: { readonly sale: SaleReceipt }) {
  // Beside a change "Tunai" would be read as the notes that were handed over.
  const paid = sale.change > 0 ? 'Total ' : `${sale.methods.map((method) => METHOD_WORDS[method]).join(' + ')} `
  return (
    <div className={css.headline}>
      {sale.change > 0 && (
        <span className={css.change}>
          Kembalian <Money amount={rupiah(sale.change)} size="hero" />
        </span>
      )}
      <span className={css.paid}>
        {paid}
        <Money amount={rupiah(sale.total)} size="lg" />
        {sale.change === 0 && sale.methods.every((method) => method === 'cash') && ' · uang pas'}
      </span>
    </div>
  )
}

/** What a customer types; users and passwords in two lines each. */
const codesText = ({ vouchers }: SaleReceipt): string =>
  vouchers.map(({ code, password }) => (password === null ? code : `User: ${code}\nSandi: ${password}`)).join('\n')
