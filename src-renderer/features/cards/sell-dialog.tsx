// Owns: selling cards at the counter: how many, from which number, to whom, how it was paid; then which cards to hand over.
// Must never: let the cashier guess which cards were sold.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SeriesItem } from '../../../src-main/features/cards/contract'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import type { Api } from '../../../src-main/transport/contract'
import { api, orpc, useCommand } from '../../api'
import { Dialog, ErrorNotice, FormDialog, HotkeyButton, Money, NumberField, notifyDone } from '../../ui'
import { PaperMark } from '../payments/paid-view'
import { type Buyer, BuyerFields, priceFor } from './buyer-fields'
import css from './cards.module.css'
import { CASH, sentWay, WayFields } from './way-fields'

type Sold = Awaited<ReturnType<Api['cards']['sell']>>

export function SellDialog({ series, onClose }: { readonly series: SeriesItem; readonly onClose: () => void }) {
  const [quantity, setQuantity] = useState<number | null>(1)
  const [firstCard, setFirstCard] = useState<number | null>(series.nextCard)
  const [way, setWay] = useState(CASH)
  const [buyer, setBuyer] = useState<Buyer>({ kind: 'customer' })
  const [sold, setSold] = useState<Sold | null>(null)
  const sell = useCommand(api.cards.sell)
  const { problem } = sell
  const resellers = useQuery(orpc.cards.resellers.queryOptions({ input: {} })).data ?? []
  const reseller = resellers.find(({ id }) => buyer.kind === 'reseller' && id === buyer.id)
  const isSaldo = way.method === 'balance'
  const price = priceFor(series, buyer)
  const total = rupiah((price ?? 0) * (quantity ?? 0))
  if (sold) return <SoldCards sold={sold} onClose={onClose} />
  const sellTo = (next: Buyer) => {
    setBuyer(next)
    if (isSaldo && (next.kind === 'customer' || next.id === null)) setWay(CASH)
  }
  const submit = async () => {
    const done = await sell.run({
      seriesId: series.id,
      firstCard: firstCard ?? 1,
      quantity: quantity ?? 0,
      ...sentWay(way),
      ...(buyer.kind === 'reseller' && { resellerId: buyer.id, pricePerCard: price }),
    })
    if (done) setSold(done)
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`Jual ${series.name}`}
      size="sm"
      submitLabel={`${isSaldo ? 'Potong' : 'Terima'} ${formatRupiah(total)}`}
      canSubmit={price !== null && (buyer.kind === 'customer' || buyer.id !== null)}
      isBusy={sell.isRunning}
      error={
        problem && Object.keys(problem.fields).length === 0
          ? { message: problem.message, advice: problem.advice }
          : null
      }
      onSubmit={submit}
    >
      <NumberField
        label="Berapa kartu"
        isFirst
        min={1}
        max={Math.min(100, series.onHand)}
        unit="kartu"
        value={quantity}
        onChange={setQuantity}
        error={problem?.fields.quantity}
      />
      <NumberField
        label="Mulai dari nomor"
        isGrouped={false}
        min={1}
        hint="Nomor yang tercetak di kartu paling atas."
        value={firstCard}
        onChange={setFirstCard}
        error={problem?.fields.firstCard}
      />
      <BuyerFields series={series} value={buyer} onChange={sellTo} errors={problem?.fields ?? {}} />
      <WayFields value={way} onChange={setWay} reseller={reseller} total={total} errors={problem?.fields ?? {}} />
      <span className={css.line}>
        {isSaldo ? 'Dipotong dari saldonya' : 'Uang yang diterima'} <Money amount={total} size="xl" />
      </span>
    </FormDialog>
  )
}

function SoldCards({ sold, onClose }: { readonly sold: Sold; readonly onClose: () => void }) {
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} })).data ?? []
  const [jobId, setJobId] = useState(sold.printJobId)
  const reprint = useCommand(api.cards.reprint)
  const print = async () => {
    const answer = await reprint.run({ number: sold.number })
    if (!answer) return
    setJobId(answer.printJobId)
    notifyDone(`Struk ${sold.number} dikirim ke printer.`)
  }
  return (
    <Dialog isOpen onClose={onClose} size="sm" title={`${sold.number}: ${formatRupiah(rupiah(sold.amount))}`}>
      <div className={css.stack}>
        <span>Serahkan kartu nomor:</span>
        <span className={css.numbers}>{sold.numbers}</span>
        <span className={css.soft}>Hanya kartu dengan nomor ini yang sudah dapat dipakai.</span>
        <PaperMark jobId={jobId} hasPrinter={printers.length > 0} />
        {reprint.problem && <ErrorNotice message={reprint.problem.message} advice={reprint.problem.advice} />}
        <div className={css.line}>
          {printers.length > 0 && (
            <HotkeyButton keys="F6" loading={reprint.isRunning} onPress={() => void print()}>
              {jobId === null ? 'Cetak struk' : 'Cetak ulang'}
            </HotkeyButton>
          )}
          <HotkeyButton keys="Enter" variant="filled" autoFocus onPress={onClose}>
            Selesai
          </HotkeyButton>
        </div>
      </div>
    </Dialog>
  )
}
