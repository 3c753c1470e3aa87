// Owns: one sale over the screen: what was sold, to what codes, how it was paid, its papers.
// Must never: hide a code that was taken back.
import { useQuery } from '@tanstack/react-query'
import { orpc, toProblem } from '../../api'
import { Dialog } from '../../ui/dialog'
import { ErrorNotice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { SaleView } from './sale-view'

export function SaleDialog({ saleId, onClose }: { readonly saleId: string; readonly onClose: () => void }) {
  const { data, error, refetch } = useQuery(orpc.sales.detail.queryOptions({ input: { saleId } }))
  const problem = error && toProblem(error)
  const isThis = data?.sale.id === saleId
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="xl"
      title={isThis ? `Penjualan ${data.sale.receiptNumber}` : 'Penjualan'}
      closesOutside
    >
      {isThis ? <SaleView detail={data} /> : !problem && <Skeleton lines={8} />}
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
    </Dialog>
  )
}
