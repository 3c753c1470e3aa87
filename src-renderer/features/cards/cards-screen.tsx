// Owns: the screen of recharge cards: the series, and one of them.
// Must never: show a code.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SeriesItem } from '../../../src-main/features/cards/contract'
import { rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, toProblem, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import {
  Button,
  type Column,
  CountLine,
  DataTable,
  EmptyState,
  HotkeyButton,
  Money,
  PageHeader,
  Screen,
} from '../../ui'
import css from './cards.module.css'
import { SellDialog } from './sell-dialog'
import { SeriesForm } from './series-form'
import { SeriesPage } from './series-page'
import { countsText, endText } from './words'

const columnsOf = (onSell: (series: SeriesItem) => void): readonly Column<SeriesItem>[] => [
  { id: 'name', header: 'Seri', width: 12, grow: 2, cell: ({ name }) => name, tip: ({ name }) => name },
  {
    id: 'value',
    header: 'Nilai',
    width: 7,
    isNumber: true,
    grow: 0,
    cell: ({ value }) => <Money amount={rupiah(value)} />,
  },
  { id: 'end', header: 'Hangus sesudah', width: 10, grow: 0, leaves: 1, cell: endText },
  { id: 'hand', header: 'Siap dijual', width: 6.5, grow: 0, isNumber: true, cell: ({ onHand }) => onHand },
  {
    id: 'out',
    header: 'Beredar',
    width: 7,
    grow: 0,
    isNumber: true,
    cell: ({ outstanding }) => outstanding,
  },
  { id: 'counts', header: 'Keadaan', width: 10.5, grow: 3, cell: countsText, tip: countsText },
  {
    id: 'sell',
    header: '',
    width: 5.5,
    grow: 0,
    align: 'end',
    cell: (series) =>
      series.nextCard !== null && (
        <Button size="compact-sm" variant="default" aria-label={`Jual ${series.name}`} onClick={() => onSell(series)}>
          Jual
        </Button>
      ),
  },
]

export default function CardsScreen() {
  const id = useRoute().path[0]
  const list = useQuery(orpc.cards.series.queryOptions({ input: {} }))
  const series = list.data?.find((row) => row.id === id)
  return id && series ? <SeriesPage key={id} series={series} /> : <List list={list} />
}

interface ListProps {
  readonly list: {
    readonly data: SeriesItem[] | undefined
    readonly isPending: boolean
    readonly error: unknown
    readonly refetch: () => unknown
  }
}

function List({ list }: ListProps) {
  const { may } = useSession()
  const [isMaking, setMaking] = useState(false)
  const [selling, setSelling] = useState<SeriesItem | null>(null)
  const rows = list.data ?? []
  const problem = list.error ? toProblem(list.error) : null
  const mayMake = may(MANAGERS)
  const owed = rows.reduce((sum, { outstanding, value }) => sum + outstanding * value, 0)
  return (
    <Screen
      isFilling
      header={
        <PageHeader
          title="Kartu isi ulang"
          summary={
            owed > 0 ? (
              <>
                Kartu terjual yang belum dipakai: <Money amount={rupiah(owed)} />
              </>
            ) : (
              'Kartu berkode yang dijual di loket dan menjadi saldo pelanggan.'
            )
          }
          actions={
            mayMake && (
              <HotkeyButton keys="F2" variant="filled" description="Seri kartu baru" onPress={() => setMaking(true)}>
                + Seri kartu
              </HotkeyButton>
            )
          }
        />
      }
    >
      <DataTable
        label="Seri kartu"
        columns={columnsOf(setSelling)}
        rows={rows}
        rowKey={({ id }) => id}
        isLoading={list.isPending}
        error={problem && { message: problem.message, advice: problem.advice, onRetry: () => void list.refetch() }}
        summary={<CountLine noun="seri" shown={rows.length} />}
        onOpen={({ id }) => go('kartu', id)}
        cardHeight={5.5}
        card={(row) => (
          <div className={css.card}>
            <span>{row.name}</span>
            <Money amount={rupiah(row.value)} />
            <span className={css.soft}>
              Siap dijual {row.onHand} · {countsText(row) || 'belum dicetak'}
            </span>
          </div>
        )}
        empty={
          <EmptyState
            title="Belum ada kartu isi ulang"
            action={mayMake && <Button onClick={() => setMaking(true)}>Buat seri pertama</Button>}
          >
            Buat seri, cetak lembarnya, nyatakan terbit, lalu jual di loket. Pelanggan mengetik kodenya di portal.
          </EmptyState>
        }
      />
      {isMaking && <SeriesForm onClose={() => setMaking(false)} />}
      {selling && <SellDialog series={selling} onClose={() => setSelling(null)} />}
    </Screen>
  )
}
