// Owns: the basket of this till: kept across a lock and a reload, with one line that + and - act on.
// Must never: change while a sale of it is on its way; the screen says when.
import { type Dispatch, type SetStateAction, useCallback, useState } from 'react'
import { usePersistentState } from '../../lib/use-persistent-state'
import { addOne, type Basket, changeQuantity, readBasket } from './basket'

export interface BasketOfTill {
  readonly basket: Basket
  readonly currentId: string | null
  readonly choose: (packageId: string) => void
  readonly add: (tile: { readonly packageId: string; readonly name: string }) => void
  readonly change: (packageId: string, by: (many: number) => number) => void
  readonly replace: Dispatch<SetStateAction<Basket>>
}

export function useBasket(): BasketOfTill {
  const [basket, setBasket] = usePersistentState<Basket>('till.basket', [], readBasket)
  const [chosen, setChosen] = useState<string | null>(null)
  const isThere = basket.some(({ packageId }) => packageId === chosen)
  return {
    basket,
    currentId: isThere ? chosen : (basket.at(-1)?.packageId ?? null),
    choose: setChosen,
    add: useCallback(
      (tile) => {
        setBasket((before) => addOne(before, tile))
        setChosen(tile.packageId)
      },
      [setBasket],
    ),
    change: useCallback(
      (packageId, by) => {
        setBasket((before) => changeQuantity(before, packageId, by))
        setChosen(packageId)
      },
      [setBasket],
    ),
    replace: setBasket,
  }
}
