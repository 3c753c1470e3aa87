// Owns: the line over the till: search, and the router one sells for when there are several.
// Must never: take the caret by itself; keys belong to the tiles.
import { useState } from 'react'
import { go } from '../../app/route'
import { HotkeyButton } from '../../ui/hotkey-button'
import { PageHeader } from '../../ui/page-header'
import { SearchBox } from '../../ui/search-box'
import { SelectField } from '../../ui/text-field'
import type { Counter } from './basket'
import css from './cashier.module.css'
import type { Till } from './use-till'

export interface CashierHeaderProps {
  readonly till: Till
  readonly counter: Counter
  readonly onFind: (text: string) => void
  readonly onPayBills: () => void
}

export function CashierHeader({ till, counter, onFind, onPayBills }: CashierHeaderProps) {
  const [text, setText] = useState('')
  const { routers } = counter
  const find = (typed: string) => {
    onFind(typed)
    setText('')
  }
  return (
    <PageHeader
      title="Kasir"
      actions={
        <div className={css.tools}>
          {routers.length > 1 && (
            <div className={css.router}>
              <SelectField
                label="Jual untuk router"
                isLabelHidden
                disabled={till.isFrozen}
                value={till.routerId ?? ''}
                onChange={till.chooseRouter}
                options={routers.map(({ id, name, isOnline }) => ({
                  value: id,
                  label: isOnline ? name : `${name} (tidak tersambung)`,
                }))}
              />
            </div>
          )}
          <SearchBox
            label="Cari penjualan atau pelanggan"
            placeholder="Kode, nomor struk, nama, atau tagihan"
            value={text}
            onChange={setText}
            onEnter={find}
          />
          <HotkeyButton keys="F6" onPress={onPayBills}>
            Bayar tagihan
          </HotkeyButton>
          <HotkeyButton keys="Alt+T" visibleFrom="lg" onPress={() => go('pesanan', 'baru')}>
            Pesanan baru
          </HotkeyButton>
        </div>
      }
    />
  )
}
