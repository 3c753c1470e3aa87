// Owns: the till: where tiles, basket and payment stand, and what every key does there.
// Must never: sell without the press of a paying key, or let the basket change while a sale of it is on its way.
import { useState } from 'react'
import { type Rupiah, subtractRupiah } from '../../../src-main/shared/money'
import { toProblem } from '../../api'
import { notifyInfo } from '../../lib/toasts'
import { useHotkeys, useScanner } from '../../lib/use-hotkeys'
import { ErrorNotice } from '../../ui/notice'
import { PageHeader, Screen } from '../../ui/page-header'
import { Skeleton } from '../../ui/skeleton'
import { PayDialog } from '../payments/pay-dialog'
import { ShiftNotice } from '../shifts/shift-notice'
import { type Counter, type PricedBasket, priceBasket } from './basket'
import { BasketPanel } from './basket-panel'
import css from './cashier.module.css'
import { CashierHeader } from './cashier-header'
import { LastSales } from './last-sales'
import { PaymentPanel } from './payment-panel'
import { ProofDialog, type ProofMethod } from './proof-dialog'
import { SaleDialog } from './sale-dialog'
import { SoldDialog } from './sold-dialog'
import { TilesPanel } from './tiles-panel'
import { useFindSale } from './use-find-sale'
import { type Till, useTill } from './use-till'

export default function CashierScreen() {
  const till = useTill()
  const { data, error, refetch } = till.counter
  if (data) return <OpenTill till={till} counter={data} />
  if (!error)
    return (
      <Screen header={<PageHeader title="Kasir" />}>
        <Skeleton lines={10} label="Menyiapkan loket" />
      </Screen>
    )
  const { message, advice } = toProblem(error)
  return (
    <Screen header={<PageHeader title="Kasir" />}>
      <ErrorNotice message={message} advice={advice} onRetry={() => void refetch()} />
    </Screen>
  )
}

interface Proof {
  readonly method: ProofMethod
  /** As it stood when the customer was asked to pay. */
  readonly priced: PricedBasket
  /** Handed over before: the proof pays what is left. */
  readonly cash: Rupiah
}

function OpenTill({ till, counter }: { readonly till: Till; readonly counter: Counter }) {
  const { basket, selling, isFrozen, sold } = till
  const priced = priceBasket(basket.basket, counter)
  const [received, setReceived] = useState<Rupiah | null>(null)
  const [proof, setProof] = useState<Proof | null>(null)
  const [isSheetOpen, setSheetOpen] = useState(false)
  /** What to look for at the payment desk; null = it is closed. */
  const [billSearch, setBillSearch] = useState<string | null>(null)
  const { foundId, find, close: closeFound, open: openSale } = useFindSale(setBillSearch)
  if (basket.basket.length === 0 && received !== null) setReceived(null)
  if (basket.basket.length === 0 && isSheetOpen) setSheetOpen(false)

  const add = (tile: { readonly packageId: string; readonly name: string }) => {
    if (!isFrozen) basket.add(tile)
  }
  const start = () => {
    if (isFrozen || basket.basket.length === 0) return
    const left = basket.basket
    basket.replace([])
    notifyInfo('Keranjang dikosongkan.', {
      action: { label: 'Urungkan', run: () => basket.replace((now) => (now.length === 0 ? left : now)) },
    })
  }
  useHotkeys([{ keys: 'F2', run: start, description: 'Penjualan baru (kosongkan keranjang)' }])
  const findScanned = (text: string) => {
    till.closeSold()
    void find(text)
  }
  useScanner(findScanned)
  const payProof = async (reference: string) => {
    if (!proof) return
    const { method, priced: asked, cash } = proof
    const amount = asked.total - cash
    const parts = cash > 0 ? [{ method: 'cash' as const, amount: cash, received: cash, reference: '' }] : []
    if (await till.pay(asked, ...parts, { method, amount, received: amount, reference })) setProof(null)
  }

  return (
    <Screen
      isFilling
      header={
        <CashierHeader
          till={till}
          counter={counter}
          onFind={(text) => void find(text)}
          onPayBills={() => setBillSearch('')}
        />
      }
    >
      <div className={css.till}>
        <div className={css.left}>
          <ShiftNotice />
          <TilesPanel counter={counter} basket={basket.basket} isFrozen={isFrozen} onAdd={add} />
          <LastSales hasPrinter={counter.hasPrinter} onOpen={openSale} />
        </div>
        <aside
          className={css.right}
          data-open={isSheetOpen || undefined}
          data-empty={(basket.basket.length === 0 && !selling.isUnsure) || undefined}
          aria-label="Keranjang dan pembayaran"
        >
          <BasketPanel basket={basket} priced={priced} isFrozen={isFrozen} onClear={start} />
          <PaymentPanel
            priced={priced}
            received={received}
            onReceived={setReceived}
            selling={selling}
            onCash={(amount) =>
              void till.pay(priced, { method: 'cash', amount: priced.total, received: amount, reference: '' })
            }
            onProof={(method, cash) => setProof({ method, priced, cash })}
            onAgain={() => void till.payAgain()}
            isSheetOpen={isSheetOpen}
            onSheet={setSheetOpen}
          />
        </aside>
      </div>
      {proof && (
        <ProofDialog
          method={proof.method}
          total={subtractRupiah(proof.priced.total, proof.cash)}
          hasQris={counter.hasQris}
          isBusy={selling.isSelling}
          problem={selling.problem}
          onClose={() => setProof(null)}
          onProven={payProof}
        />
      )}
      {sold && (
        <SoldDialog
          key={sold.id}
          sale={sold}
          counter={counter}
          onClose={till.closeSold}
          onAdd={add}
          onScan={findScanned}
        />
      )}
      {billSearch !== null && <PayDialog search={billSearch} onClose={() => setBillSearch(null)} />}
      {foundId && <SaleDialog saleId={foundId} onClose={closeFound} />}
    </Screen>
  )
}
