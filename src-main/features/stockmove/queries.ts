// Owns: what screens read of moves, and the stock of every package on every router.
// Must never: count vouchers one by one; triggers keep the counts.
import type { ReadDb } from '../../platform/db/open'
import { findPackage, listPackages } from '../catalog'
import { findRouter, listRouters } from '../routers'
import { findUser } from '../users'
import { shelfCounts } from '../vouchers'
import type { MoveItem, ShelfItem } from './contract'
import { countItems, keptNotes, listMoves } from './store'

export const moveItems = (db: ReadDb, isOnline: (routerId: string) => boolean): MoveItem[] =>
  listMoves(db).map((move) => {
    const counts = countItems(db, move.id)
    const of = (...states: Parameters<typeof counts.get>[0][]) =>
      states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
    return {
      id: move.id,
      packageId: move.packageId,
      packageName: findPackage(db, move.packageId)?.name ?? '',
      fromRouterId: move.fromRouterId,
      fromName: findRouter(db, move.fromRouterId)?.name ?? '',
      toRouterId: move.toRouterId,
      toName: findRouter(db, move.toRouterId)?.name ?? '',
      quantity: move.quantity,
      state: move.state,
      makerName: move.createdBy === null ? 'LoketNet' : (findUser(db, move.createdBy)?.name ?? ''),
      createdAt: move.createdAt,
      waiting: of('granting', 'sending', 'recalling'),
      leaving: of('leaving'),
      moved: of('moved'),
      kept: of('kept'),
      keptWhy: keptNotes(db, move.id),
      isFromOnline: isOnline(move.fromRouterId),
      isToOnline: isOnline(move.toRouterId),
    }
  })

export function shelfItems(db: ReadDb): ShelfItem[] {
  const routers = listRouters(db)
  const counts = new Map(
    shelfCounts(db).map((row) => [`${row.packageId} ${row.routerId} ${row.state} ${row.routerState}`, row.count]),
  )
  return listPackages(db, { serviceType: 'hotspot' }).flatMap((pack) =>
    routers.map((router): ShelfItem => {
      const of = (state: string, routerState: string) =>
        counts.get(`${pack.id} ${router.id} ${state} ${routerState}`) ?? 0
      const all = (state: string) =>
        ['waiting', 'present', 'failed', 'missing', 'removed'].reduce((sum, one) => sum + of(state, one), 0)
      return {
        routerId: router.id,
        packageId: pack.id,
        packageName: pack.name,
        present: of('stock', 'present'),
        waiting: of('stock', 'waiting'),
        missing: of('stock', 'missing'),
        failed: of('stock', 'failed'),
        sold: all('sold'),
        active: all('active'),
        isSoldHere: pack.routerIds.length === 0 || pack.routerIds.includes(router.id),
        minimum: pack.stockMinimum,
      }
    }),
  )
}
