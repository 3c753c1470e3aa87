// Owns: the stock of each package against its minimum, and filling it up again.
// Must never: make a second batch while one for the same package and router is under way, or one that is easily guessed.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { guessOdds } from '../../shared/voucher-code'
import { type CodeFormat, listPackages, type PackageView } from '../catalog'
import { listRouters, type RouterView } from '../routers'
import { type BatchRow, runningBatches } from './batch-store'
import { createBatch } from './commands'
import type { StockItem } from './contract'
import { isSoldOn, REASONS, refillOf } from './domain'
import { outstandingOn, stockCounts } from './store'

interface Shelf {
  readonly pack: PackageView
  readonly places: readonly {
    readonly router: RouterView
    readonly present: number
    readonly waiting: number
    readonly failed: number
    readonly running: BatchRow | undefined
  }[]
}

function shelves(db: ReadDb): Shelf[] {
  const routers = listRouters(db)
  const running = runningBatches(db)
  const counts = new Map(
    stockCounts(db).map((row) => [`${row.packageId} ${row.routerId} ${row.routerState}`, row.count]),
  )
  return listPackages(db, { serviceType: 'hotspot' }).map((pack) => ({
    pack,
    places: routers
      .filter((router) => isSoldOn(pack, router.id))
      .map((router) => {
        const of = (state: string) => counts.get(`${pack.id} ${router.id} ${state}`) ?? 0
        return {
          router,
          present: of('present'),
          waiting: of('waiting'),
          failed: of('failed'),
          running: running.find((batch) => batch.packageId === pack.id && batch.routerId === router.id),
        }
      }),
  }))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const isEasilyGuessed = (db: ReadDb, shape: CodeFormat, routerId: string, quantity: number): boolean =>
  guessOdds(shape, outstandingOn(db, routerId) + quantity).isTooEasy

const isAutomatic = (pack: PackageView): boolean => pack.refillQuantity > 0 && pack.stockMinimum > 0

/** What keeps "isi otomatis" from doing its work here; null = nothing. */
function troubleAt(db: ReadDb, pack: PackageView, place: Shelf['places'][number]): string | null {
  if (place.failed > 0)
    return `${place.failed} voucher gagal masuk ke router ${place.router.name}. Lihat batch-nya dulu.`
  if (isEasilyGuessed(db, pack.codeFormat, place.router.id, pack.refillQuantity))
    return 'Kodenya terlalu pendek untuk diisi sendiri. Tambah panjang kode di Katalog, atau isi dengan PIN Pemilik.'
  return null
}

/** For the Stok screen and the warnings. */
export function stockItems(db: ReadDb): StockItem[] {
  return shelves(db).map(({ pack, places }) => {
    const low = places.filter(({ present }) => present < pack.stockMinimum)
    return {
      packageId: pack.id,
      packageName: pack.name,
      tileColor: pack.tileColor,
      minimum: pack.stockMinimum,
      refillQuantity: refillOf(pack),
      isAutomatic: isAutomatic(pack),
      present: sum(places.map(({ present }) => present)),
      waiting: sum(places.map(({ waiting }) => waiting)),
      failed: sum(places.map(({ failed }) => failed)),
      isLow: low.length > 0,
      trouble: isAutomatic(pack) ? (low.flatMap((place) => troubleAt(db, pack, place) ?? [])[0] ?? null) : null,
      routers: places.map(({ router, present, waiting, failed, running }) => ({
        routerId: router.id,
        routerName: router.name,
        present,
        waiting,
        failed,
        runningBatchId: running?.id ?? null,
      })),
    }
  })
}

/** Each minute: every package that is filled by itself, on every router where it runs low. Returns how many batches it made. */
export function refillLowStock(tx: Tx, ctx: CommandContext): number {
  const wanted = shelves(tx).flatMap(({ pack, places }) =>
    places
      .filter(
        (place) =>
          isAutomatic(pack) &&
          place.present + place.waiting < pack.stockMinimum &&
          !place.running &&
          troubleAt(tx, pack, place) === null,
      )
      .map(({ router }) => ({ packageId: pack.id, routerId: router.id, quantity: pack.refillQuantity })),
  )
  for (const batch of wanted) createBatch(tx, ctx, { ...batch, reason: REASONS.refill })
  return wanted.length
}
