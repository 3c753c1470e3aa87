// Owns: buying one voucher from the saldo: what it is, where it works, the press.
// Must never: charge another price than the one on this page.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page, Refused } from '../ui'
import css from './saldo.module.css'

export default function BuyPage() {
  const packageId = usePortalRoute().path[0] ?? ''
  const packages = useQuery(portalQuery.selfcare.packages.queryOptions({ input: {} }))
  const shop = useQuery(portalQuery.saldo.onSale.queryOptions({ input: {} }))
  const buy = useCommand(portal.saldo.buyVoucher)
  const [chosen, setChosen] = useState<string | null>(null)
  const item = packages.data?.find(({ id }) => id === packageId)
  return (
    <Page title="Beli voucher">
      <Answer query={shop}>
        {({ balance, packages: onSale }) => {
          const offer = onSale.find((one) => one.packageId === packageId)
          if (!offer) return <Notice tone="warn" title="Paket ini tidak dijual di sini." />
          const inStock = offer.places.filter((place) => place.inStock)
          const routerId = chosen ?? (inStock.length === 1 ? inStock[0]?.routerId : undefined) ?? null
          const isShort = balance < offer.price
          const press = async () => {
            const done = await buy.run({ packageId, routerId, shownPrice: offer.price })
            await queryClient.invalidateQueries()
            if (done) goTo('pembelian', done.id)
          }
          return (
            <>
              <Card title={item?.name ?? ''}>
                {item?.durationText && <Line label="Berlaku" value={item.durationText} />}
                <Line label="Harga" value={money(offer.price)} />
                <Line label="Saldo Anda" value={money(balance)} />
                {!isShort && <Line label="Sisa saldo" value={money(balance - offer.price)} />}
              </Card>
              {inStock.length === 0 && (
                <Notice tone="warn" title="Sedang habis.">
                  Coba lagi nanti atau tanyakan di loket.
                </Notice>
              )}
              {inStock.length > 1 && (
                <Card title="Dipakai di WiFi mana?">
                  {inStock.map((place) => (
                    <label key={place.routerId} className={css.choice}>
                      <input
                        type="radio"
                        name="place"
                        checked={routerId === place.routerId}
                        onChange={() => setChosen(place.routerId)}
                      />
                      {place.name}
                    </label>
                  ))}
                </Card>
              )}
              <Refused problem={buy.problem} />
              {isShort ? (
                <>
                  <Notice tone="warn" title={`Saldo kurang ${money(offer.price - balance)}.`} />
                  <Button onClick={() => goTo('isi-saldo')}>Isi saldo</Button>
                </>
              ) : (
                <Button
                  isBusy={buy.isRunning}
                  disabled={inStock.length === 0 || routerId === null}
                  onClick={() => void press()}
                >
                  Bayar {money(offer.price)} dari saldo
                </Button>
              )}
              <Button look="plain" onClick={() => goTo('paket')}>
                Kembali ke paket
              </Button>
            </>
          )
        }}
      </Answer>
    </Page>
  )
}
