// Owns: Neraca saldo: every account of the books between two days; a press opens its rows.
// Must never: say "seimbang" of sums that it did not compare.
import { useQuery } from '@tanstack/react-query'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { orpc, toProblem } from '../../api'
import { linkTo } from '../../app/route'
import { ErrorNotice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { StatusChip } from '../../ui/status-chip'
import { BooksCheckPanel } from './books-check'
import type { DayRange } from './ranges'
import css from './reports.module.css'

export function BooksView({ range }: { readonly range: DayRange }) {
  const { data, error, refetch } = useQuery({
    ...orpc.ledger.trial.queryOptions({ input: { ...range } }),
    staleTime: 0,
  })
  const problem = error && toProblem(error)
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={10} />
  const isEven = data.debit === data.credit
  const money = (amount: number) => (
    <td data-kind="money" data-none={amount === 0 || undefined}>
      {formatRupiah(rupiah(amount))}
    </td>
  )
  return (
    <div className={css.report}>
      <p className={css.note}>
        Semua akun buku besar. Uang, piutang, dan biaya bersaldo positif; pendapatan, saldo pelanggan, dan diterima di
        muka bersaldo negatif.
      </p>
      <section className={css.scroll} aria-label="Neraca saldo">
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">Akun</th>
              {['Saldo awal', 'Debit', 'Kredit', 'Saldo akhir'].map((header) => (
                <th key={header} scope="col" data-kind="money">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <a href={linkTo('laporan', 'neraca', row.code)}>{row.name}</a>
                </th>
                {money(row.opening)}
                {money(row.debit)}
                {money(row.credit)}
                {money(row.closing)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                <StatusChip
                  tone={isEven ? 'good' : 'bad'}
                  word={isEven ? 'Debit dan kredit seimbang' : 'TIDAK seimbang'}
                />
              </th>
              <td />
              {money(data.debit)}
              {money(data.credit)}
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
      <BooksCheckPanel />
    </div>
  )
}
