// Owns: everything the till knows at this moment, and the one way a sale leaves it.
// Must never: take a price from anywhere but the answer of the core that is on the screen.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SaleReceipt } from '../../../src-main/features/sales/contract'
import { orpc } from '../../api'
import { usePersistentState } from '../../lib/use-persistent-state'
import type { PricedBasket } from './basket'
import { type BasketOfTill, useBasket } from './use-basket'
import { type SaleIntent, type Selling, useSell } from './use-sell'

export type SalePayment = SaleIntent['payments'][number]

const readRouterId = (stored: unknown): string | null | undefined =>
  stored === null || typeof stored === 'string' ? stored : undefined

export function useTill() {
  const [chosenId, setChosenId] = usePersistentState<string | null>('till.router', null, readRouterId)
  const everywhere = useQuery(orpc.sales.tiles.queryOptions({ input: { routerId: null } }))
  // A code works on its own router only: with several routers a till always sells for one of them.
  const routers = everywhere.data?.routers ?? []
  const routerId = routers.length < 2 ? null : ((routers.find(({ id }) => id === chosenId) ?? routers[0])?.id ?? null)
  // A till that sold for the only router goes on with it when a second one is added.
  const onlyId = routers.length === 1 ? (routers[0]?.id ?? null) : null
  useEffect(() => {
    if (onlyId !== null && onlyId !== chosenId) setChosenId(onlyId)
  }, [onlyId, chosenId, setChosenId])
  const counter = useQuery(orpc.sales.tiles.queryOptions({ input: { routerId } }))
  const selling = useSell()
  const basket = withoutOldProblem(useBasket(), selling)
  const [sold, setSold] = useState<SaleReceipt | null>(null)

  // Stored under the name of whoever pressed it: nothing is left to sell of it.
  const isStored = selling.problem?.code === 'REQUEST_REUSED'
  const { replace } = basket
  useEffect(() => {
    if (isStored) replace([])
  }, [isStored, replace])

  const finish = (sale: SaleReceipt | null): boolean => {
    if (!sale) {
      void counter.refetch() // what was refused may be about a price or a stock that this screen showed wrongly
      return false
    }
    basket.replace([])
    setSold(sale)
    return true
  }
  /** True when it was sold. */
  const pay = async (priced: PricedBasket, ...payments: SalePayment[]): Promise<boolean> => {
    const lines = priced.lines.map(({ packageId, quantity, tile }) => ({ packageId, quantity, shownPrice: tile.price }))
    return finish(await selling.sell({ lines, payments, routerId }))
  }
  return {
    counter,
    basket,
    selling,
    routerId,
    chooseRouter: setChosenId,
    pay,
    payAgain: async () => finish(await selling.sellAgain()),
    sold,
    closeSold: () => setSold(null),
    /** On its way, or nobody knows whether it arrived. */
    isFrozen: selling.isSelling || selling.isUnsure,
  }
}

/** What was refused was refused of the basket as it stood; another basket is another matter. */
function withoutOldProblem(basket: BasketOfTill, { problem, isUnsure, clear }: Selling): BasketOfTill {
  const forget = () => {
    if (problem && !isUnsure) clear()
  }
  return {
    ...basket,
    add(tile) {
      forget()
      basket.add(tile)
    },
    change(packageId, by) {
      forget()
      basket.change(packageId, by)
    },
  }
}

export type Till = ReturnType<typeof useTill>
export type { BasketOfTill, Selling }
