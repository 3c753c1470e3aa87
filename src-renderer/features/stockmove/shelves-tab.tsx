// Owns: "Stok per router": each package on each router in one view, and moving between them.
// Must never: count as sellable what is not on its router.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { RouterStatus } from '../../../src-main/features/routers/contract'
import type { ShelfItem } from '../../../src-main/features/stockmove/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { orpc, toProblem } from '../../api'
import { Button, EmptyState, ErrorNotice, Panel, Skeleton, StatusChip } from '../../ui'
import { LINK_WORDS } from '../routers/words'
import { MoveDialog, type MoveStart } from './move-dialog'
import { MoveList } from './move-list'
import css from './stockmove.module.css'

type Status = z.infer<typeof RouterStatus>

export default function ShelvesTab() {
  const shelves = useQuery(orpc.stockmove.shelves.queryOptions({ input: {} }))
  const routers = useQuery(orpc.routers.status.queryOptions({ input: {} }))
  const [moving, setMoving] = useState<MoveStart | null>(null)
  const error = shelves.error ?? routers.error
  if (error) return <ErrorNotice {...toProblem(error)} onRetry={() => void shelves.refetch()} />
  if (!shelves.data || !routers.data) return <Skeleton lines={8} />
  const packages = [...new Map(shelves.data.map((row) => [row.packageId, row.packageName]))]
  if (packages.length === 0 || routers.data.length === 0)
    return <EmptyState title="Belum ada stok">Sambungkan router dan buat paket hotspot di Katalog Layanan.</EmptyState>
  const find = (packageId: string, routerId: string) =>
    shelves.data.find((row) => row.packageId === packageId && row.routerId === routerId)
  const canMove = routers.data.length > 1
  return (
    <div className={css.stack}>
      <MoveList />
      <Panel
        title="Stok per router"
        detail={
          canMove
            ? 'tekan angkanya untuk memindah ke router lain'
            : 'tambahkan router kedua, maka stok bisa dipindah dari sini'
        }
        isFlush
      >
        <div className={css.scroller}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">Paket</th>
                {routers.data.map((router) => (
                  <RouterHead key={router.id} router={router} />
                ))}
              </tr>
            </thead>
            <tbody>
              {packages.map(([packageId, packageName]) => (
                <tr key={packageId}>
                  <th scope="row">{packageName}</th>
                  {routers.data.map(({ id, name }) => (
                    <td key={id}>
                      <Shelf
                        shelf={find(packageId, id)}
                        label={`Pindahkan stok ${packageName} dari ${name}`}
                        onMove={canMove ? () => setMoving({ packageId, packageName, fromRouterId: id }) : null}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {moving && (
        <MoveDialog start={moving} shelves={shelves.data} routers={routers.data} onClose={() => setMoving(null)} />
      )}
    </div>
  )
}

function RouterHead({ router }: { readonly router: Status }) {
  return (
    <th scope="col">
      <span className={css.router}>
        {router.name}
        <StatusChip {...LINK_WORDS[router.state]} />
      </span>
    </th>
  )
}

interface ShelfProps {
  readonly shelf: ShelfItem | undefined
  readonly label: string
  readonly onMove: (() => void) | null
}

function Shelf({ shelf, label, onMove }: ShelfProps) {
  if (!shelf) return null
  const { present, waiting, missing, failed, sold, active, minimum, isSoldHere } = shelf
  if (!isSoldHere && present + waiting + missing + failed + sold + active === 0)
    return <span className={css.soft}>tidak dijual di sini</span>
  const isLow = isSoldHere && present < minimum
  const figure = <strong className="ln-number">{formatThousands(present)}</strong>
  return (
    <div className={css.shelf}>
      <span className={css.figure}>
        {onMove && present > 0 ? (
          <Button variant="subtle" size="compact-md" aria-label={label} onClick={onMove}>
            {formatThousands(present)} siap
          </Button>
        ) : (
          <span className={css.plain}>{figure} siap</span>
        )}
        {isLow && <StatusChip tone="warn" word={`di bawah ${formatThousands(minimum)}`} />}
      </span>
      {waiting > 0 && <StatusChip tone="info" word={`${formatThousands(waiting)} belum di router`} />}
      {missing > 0 && <StatusChip tone="bad" word={`${formatThousands(missing)} hilang dari router`} />}
      {failed > 0 && <StatusChip tone="bad" word={`${formatThousands(failed)} gagal`} />}
      <span className={css.soft}>
        {formatThousands(sold)} terjual, {formatThousands(active)} aktif
      </span>
    </div>
  )
}
