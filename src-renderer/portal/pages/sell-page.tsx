// Owns: choosing what to sell out of the saldo, and how many.
// Must never: sell at a price that was not shown.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ForSale } from '../../../src-main/features/resellers/portal-contract'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo } from '../route'
import { Answer, Button, Card, Line, Notice, Page, Refused } from '../ui'
import css from './reseller.module.css'

export default function SellPage() {
  const packages = useQuery(portalQuery.reseller.packages.queryOptions({ input: {} }))
  const [packageId, setPackageId] = useState<string | null>(null)
  return (
    <Page title="Jual voucher">
      <Answer query={packages}>
        {(rows) => {
          const chosen = rows.find((row) => row.packageId === packageId)
          return (
            <>
              {rows.length === 0 && <p>Belum ada paket di daftar harga Anda. Minta ditambahkan di loket.</p>}
              {rows.map((row) => (
                <button
                  key={row.packageId}
                  type="button"
                  className={css.choice}
                  aria-pressed={row === chosen}
                  onClick={() => setPackageId(row.packageId)}
                >
                  <strong>{row.name}</strong>
                  <strong>{money(row.customerPrice)}</strong>
                  <span className={css.soft}>{row.durationText}</span>
                  <span className={css.soft}>untung {money(row.margins[0] ?? 0)}</span>
                </button>
              ))}
              {chosen && <Press key={chosen.packageId} item={chosen} />}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function Press({ item }: { readonly item: ForSale }) {
  const [quantity, setQuantity] = useState(1)
  const [routerId, setRouterId] = useState(item.routers.length === 1 ? item.routers[0]?.id : undefined)
  const home = useQuery(portalQuery.reseller.home.queryOptions({ input: {} }))
  const sell = useCommand(portal.reseller.sell)
  const cost = item.operatorPrice * quantity
  const isShort = home.data !== undefined && cost > home.data.available
  const place = item.routers.find(({ id }) => id === routerId)
  const press = async () => {
    const { packageId, operatorPrice } = item
    const sold = await sell.run({ packageId, quantity, shownPrice: operatorPrice, routerId: routerId ?? null })
    await queryClient.invalidateQueries()
    if (sold) goTo('terjual', sold.saleId)
  }
  return (
    <Card title={item.name}>
      {item.routers.length > 1 && (
        <fieldset style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: '0.5rem' }}>
          <legend>Dipakai di WiFi mana?</legend>
          {item.routers.map(({ id, name }) => (
            <Button
              key={id}
              look={id === routerId ? 'main' : 'plain'}
              aria-pressed={id === routerId}
              onClick={() => setRouterId(id)}
            >
              {name}
            </Button>
          ))}
        </fieldset>
      )}
      <div className={css.stepper}>
        <Button look="plain" aria-label="Kurangi" disabled={quantity <= 1} onClick={() => setQuantity(quantity - 1)}>
          −
        </Button>
        <span role="status" aria-label="Jumlah">
          {quantity}
        </span>
        <Button look="plain" aria-label="Tambah" disabled={quantity >= 20} onClick={() => setQuantity(quantity + 1)}>
          +
        </Button>
      </div>
      <Line label="Terima dari pembeli" value={money(item.customerPrice * quantity)} />
      <Line label="Dipotong dari saldo" value={money(cost)} />
      <Line label="Untung saya" value={money(item.margins[quantity - 1] ?? 0)} />
      {place && place.stock < quantity && (
        <p className={css.soft}>Kode dibuatkan dulu di router; biasanya beberapa detik.</p>
      )}
      {isShort && (
        <Notice tone="warn" title={`Saldo tidak cukup: dapat dipakai ${money(home.data.available)}.`}>
          <a href="#/deposit">Minta deposit</a>
        </Notice>
      )}
      <Refused problem={sell.problem} />
      <Button isBusy={sell.isRunning} disabled={isShort || routerId === undefined} onClick={() => void press()}>
        Jual {quantity}, potong {money(cost)}
      </Button>
    </Card>
  )
}
