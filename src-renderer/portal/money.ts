// Owns: rupiah as the portal shows them.
// Must never: round.
import { formatRupiah, rupiah } from '../../src-main/shared/money'

export const money = (amount: number): string => formatRupiah(rupiah(amount))
