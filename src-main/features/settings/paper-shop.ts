// Owns: the shop as the head and foot of its slips.
// Must never: know what a slip is about.
import type { ReadDb } from '../../platform/db/open'
import type { PaperShop } from '../../shared/paper/shop-head'
import { phoneOnPaper } from '../../shared/phone'
import { getSetting } from './store'

/** `place`: where the vouchers on it are used; a paper without vouchers names no WiFi. */
export function paperShop(
  db: ReadDb,
  place: Pick<PaperShop, 'wifiName' | 'loginHost'> = { wifiName: '', loginHost: '' },
): PaperShop {
  const { name, address, phone, footer, logoPaper } = getSetting(db, 'shop')
  const { wifiName, loginHost } = place
  return { name, address, phone: phoneOnPaper(phone), footer, logo: logoPaper, wifiName, loginHost }
}
