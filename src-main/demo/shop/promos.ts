// Owns: the promo codes of the demo shop.
// Must never: be over before somebody tries them.
import type { PackageView } from '../../features/catalog'
import { savePromo } from '../../features/promos'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'

const ANY = {
  minimum: 0,
  cap: null,
  lastDay: null,
  totalUses: null,
  usesPerCustomer: null,
  packageIds: [],
  isActive: true,
}

export function demoPromos(tx: Tx, ctx: CommandContext, packages: readonly PackageView[]): void {
  const firstDay = ctx.businessDay
  const save = (promo: Parameters<typeof savePromo>[2]['promo']) => savePromo(tx, ctx, { id: null, promo })
  save({ ...ANY, firstDay, code: 'HEMAT10', name: 'Hemat 10%', kind: 'percent', value: 10, cap: 25_000 })
  const welcome = { kind: 'fixed', value: 20_000, minimum: 100_000, usesPerCustomer: 1 } as const
  save({ ...ANY, ...welcome, firstDay, code: 'WARGABARU', name: 'Selamat datang warga baru', totalUses: 50 })
  const [first] = packages
  if (!first) return
  const small = { kind: 'fixed', value: 1_000 } as const
  save({
    ...ANY,
    ...small,
    packageIds: [first.id],
    firstDay,
    lastDay: firstDay,
    code: 'GRAND-OPENING',
    name: 'Pembukaan warkop',
  })
}
