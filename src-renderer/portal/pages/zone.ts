// Owns: the shop's time zone on the phone.
// Must never: use the phone's.
import { isShopZone, type ShopZone } from '../../../src-main/shared/calendar-date'
import { usePortal } from '../use-portal'

export function useZone(): ShopZone {
  const { zone } = usePortal()
  return isShopZone(zone) ? zone : 'Asia/Jakarta'
}
