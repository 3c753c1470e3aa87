// Owns: what a monthly service costs at its next bill: per cycle, with PPN and his own discount named.
// Must never: compute; the core says all three.
import { cycleWord } from '../../src-main/shared/cycle-price'
import { money } from './money'
import { Line } from './ui'

interface NextPriceProps {
  readonly service: {
    readonly cycleMonths: number
    readonly cyclePrice: number
    readonly discount: number
    readonly isTaxAdded: boolean
  }
}

export const NextPrice = ({ service: { cycleMonths, cyclePrice, discount, isTaxAdded } }: NextPriceProps) => (
  <>
    <Line label={`Tiap ${cycleWord(cycleMonths)}`} value={`${money(cyclePrice)}${isTaxAdded ? ' + PPN' : ''}`} />
    {discount > 0 && <Line label="Diskon" value={`-${money(discount)} per tagihan`} />}
  </>
)
