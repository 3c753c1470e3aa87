// Owns: what has to be said before paying: no stock, works later, refused, not certain.
// Must never: offer a second sale while the first is in doubt.
import { Anchor } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { ErrorNotice, Notice } from '../../ui/notice'
import type { PricedBasket, PricedLine } from './basket'
import type { Selling } from './use-sell'

export interface PaymentNoticesProps {
  readonly priced: PricedBasket
  readonly selling: Selling
}

export function PaymentNotices({ priced, selling }: PaymentNoticesProps) {
  const { isUnsure, isSelling, problem } = selling
  if (isUnsure) return <Unsure selling={selling} />
  if (problem?.code === 'REQUEST_REUSED')
    return (
      <Notice tone="info" title="Sudah tersimpan" role="alert">
        Penjualan itu sudah tersimpan atas nama kasir sebelumnya. Kodenya ada di Penjualan terakhir.
      </Notice>
    )
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} />
  const refused = priced.lines.filter(({ supply }) => supply.kind === 'refused')
  if (refused.length > 0)
    return (
      <Notice tone="bad" title="Belum bisa dijual" role="status">
        {refused.map(refusedText).join(' ')} Sambungkan router di layar Router, atau kurangi jumlahnya.
      </Notice>
    )
  const makes = missing(priced, 'make')
  if (isSelling && makes > 0)
    return (
      <Notice tone="info" role="status">
        Router sedang membuat {makes} kode. Sebentar …
      </Notice>
    )
  const later = missing(priced, 'later')
  if (later > 0)
    return (
      <Notice tone="warn" title="Aktif setelah router tersambung" role="status">
        {later} kode belum bisa dipakai sekarang. Beri tahu pembeli; di struknya juga tertulis.
      </Notice>
    )
  const notes = [...new Set(priced.lines.flatMap(({ tile }) => tile.note ?? []))]
  if (notes.length > 0)
    return (
      <Notice tone="warn" title="Tetap bisa dijual" role="status">
        {notes.join(' ')}
      </Notice>
    )
  return null
}

const missing = ({ lines }: PricedBasket, kind: 'make' | 'later'): number =>
  lines.reduce((sum, { supply }) => sum + (supply.kind === kind ? supply.missing : 0), 0)

const refusedText = ({ name, tile, quantity }: PricedLine): string =>
  tile.stock === 0
    ? `Stok ${name} habis dan tidak ada routernya yang tersambung, jadi kode baru belum bisa dibuat.`
    : `Stok ${name} tinggal ${tile.stock} (diminta ${quantity}) dan tidak ada routernya yang tersambung.`

function Unsure({ selling }: { readonly selling: Selling }) {
  const [isAsking, setAsking] = useState(false)
  const { problem } = selling
  const isLost = problem === null || problem.code === 'CONNECTION_LOST'
  return (
    <>
      <Notice tone="warn" title="Belum pasti tersimpan" role="alert">
        {isLost ? 'Sambungan terputus sebelum jawabannya sampai.' : `${problem.message}.`} Tekan lagi (F9): kalau tadi
        sudah masuk, kodenya yang ditampilkan. Tidak akan dijual dua kali.{' '}
        <Anchor component="button" type="button" onClick={() => setAsking(true)}>
          Lepaskan
        </Anchor>
      </Notice>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Lepaskan penjualan yang belum pasti?"
        confirmLabel="Lepaskan"
        lost="Jaminan bahwa penjualan ini tidak terjual dua kali. Periksa dulu Penjualan terakhir."
        kept="Isi keranjang. Bila tadi sudah tersimpan, uang dan kodenya tetap tercatat."
        onConfirm={() => {
          selling.letGo()
          setAsking(false)
        }}
      />
    </>
  )
}
