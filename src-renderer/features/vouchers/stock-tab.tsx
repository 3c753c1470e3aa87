// Owns: the stock of every package: how much is ready, what is on its way, filling it up.
// Must never: call stock ready that is not on the router yet.
import { useState } from 'react'
import type { StockItem } from '../../../src-main/features/vouchers/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { isTileColor, tileColorHex } from '../../../src-main/shared/tile-color'
import { api, toProblem, useCommand, useSession } from '../../api'
import { go } from '../../app/route'
import { ActionsMenu, Button, EmptyState, ErrorNotice, Notice, notifyDone, Skeleton, StatusChip } from '../../ui'
import { RefillApproval } from './refill-approval'
import css from './vouchers.module.css'

export interface StockTabProps {
  readonly items: readonly StockItem[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
}

export function StockTab({ items, error, onRetry }: StockTabProps) {
  const problem = error ? toProblem(error) : null
  if (problem) return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={onRetry} />
  if (!items) return <Skeleton lines={8} />
  if (items.length === 0)
    return (
      <EmptyState
        title="Belum ada paket hotspot"
        action={<Button onClick={() => go('katalog')}>Ke Katalog Layanan</Button>}
      >
        Buat paketnya dulu, lalu isi stoknya di sini.
      </EmptyState>
    )
  // What runs low stands first; the rest keeps the order of the tiles.
  const sorted = items.toSorted((one, other) => Number(other.isLow) - Number(one.isLow))
  return (
    <div className={css.shelf}>
      {sorted.map((item) => (
        <StockCard key={item.packageId} item={item} />
      ))}
    </div>
  )
}

function StockCard({ item }: { readonly item: StockItem }) {
  const mayFill = useSession().may(MANAGERS)
  const color = isTileColor(item.tileColor) ? tileColorHex[item.tileColor] : undefined
  const isFilling = item.routers.some(({ runningBatchId }) => runningBatchId !== null)
  return (
    <article className={css.stock} style={{ borderInlineStartColor: color }} aria-label={`Stok ${item.packageName}`}>
      <header className={css.stockHead}>
        <h3>{item.packageName}</h3>
        <StatusChip {...stockWord(item)} look="filled" isBusy={isFilling} />
      </header>
      <div className={css.stockFigure}>
        <strong className="ln-number">{formatThousands(item.present)}</strong>
        <span>
          tersedia{item.minimum > 0 && <span className={css.soft}> · minimum {formatThousands(item.minimum)}</span>}
        </span>
      </div>
      {item.routers.length > 1 && (
        <ul className={css.places}>
          {item.routers.map((place) => (
            <li key={place.routerId}>
              {place.routerName}: <span className="ln-number">{formatThousands(place.present)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={css.note}>
        {item.waiting > 0 && (
          <StatusChip tone="info" word={`${formatThousands(item.waiting)} menunggu router`} isBusy />
        )}{' '}
        {item.failed > 0 && <StatusChip tone="bad" word={`${formatThousands(item.failed)} ditolak router`} />}
        {item.isAutomatic && item.trouble === null && (
          <span className={css.soft}>Diisi sendiri, {formatThousands(item.refillQuantity)} sekali isi.</span>
        )}
      </p>
      {item.trouble !== null && <Notice tone="warn">{item.trouble}</Notice>}
      {mayFill && <FillButton item={item} />}
    </article>
  )
}

function stockWord(item: StockItem) {
  if (item.present === 0 && item.minimum > 0) return { tone: 'bad', word: 'Kosong' } as const
  if (item.isLow) return { tone: 'warn', word: 'Menipis' } as const
  return { tone: item.present > 0 ? 'good' : 'calm', word: item.present > 0 ? 'Cukup' : 'Belum diisi' } as const
}

function FillButton({ item }: { readonly item: StockItem }) {
  const refill = useCommand(api.vouchers.refill)
  const [asksFor, setAsksFor] = useState<string | null>(null)
  const { problem } = refill
  const label = `Isi stok (${formatThousands(item.refillQuantity)})`
  const fill = async (routerId: string) => {
    const made = await refill.run({ packageId: item.packageId, routerId, approval: null })
    if (made) notifyDone(`${formatThousands(item.refillQuantity)} voucher ${item.packageName} sedang dibuat.`)
    else setAsksFor(routerId)
  }
  const running = item.routers.find(({ runningBatchId }) => runningBatchId !== null)
  const [only] = item.routers
  return (
    <footer className={css.stockFoot}>
      {item.routers.length === 0 && <span className={css.soft}>Belum ada router untuk paket ini.</span>}
      {item.routers.length === 1 && only && (
        <Button
          size="xs"
          variant={item.isLow ? 'filled' : 'default'}
          loading={refill.isRunning}
          onClick={() => void fill(only.routerId)}
        >
          {label}
        </Button>
      )}
      {item.routers.length > 1 && (
        <ActionsMenu
          label={`Isi stok ${item.packageName} di router`}
          size="xs"
          actions={item.routers.map((place) => ({
            id: place.routerId,
            label: place.routerName,
            detail: `${formatThousands(place.present)} siap`,
            onChoose: () => void fill(place.routerId),
          }))}
        >
          {label}
        </ActionsMenu>
      )}
      {running?.runningBatchId && (
        <Button size="xs" variant="subtle" onClick={() => go('voucher', 'batch', running.runningBatchId ?? '')}>
          Lihat kemajuan
        </Button>
      )}
      {problem && problem.code !== 'CODE_SPACE_SMALL' && (
        <ErrorNotice message={problem.message} advice={problem.advice} />
      )}
      {problem?.code === 'CODE_SPACE_SMALL' && asksFor !== null && (
        <RefillApproval
          item={item}
          routerId={asksFor}
          message={problem.message}
          onClose={() => {
            setAsksFor(null)
            refill.clear()
          }}
        />
      )}
    </footer>
  )
}
