// Owns: step 1 of an order: the public menu of products and services, and the way to have one.
// Must never: show a Privat package, or a button that leads nowhere for who is looking.
import { useQuery } from '@tanstack/react-query'
import type { PublicPackage } from '../../../src-main/features/selfcare/portal-contract'
import { portalQuery } from '../api'
import { money } from '../money'
import { STEPS } from '../ordering/dock'
import css from '../ordering/ordering.module.css'
import { goTo } from '../route'
import { Answer, Button, Card, Notice, Page } from '../ui'
import { usePortal } from '../use-portal'

const KINDS = {
  hotspot: 'Voucher WiFi',
  pppoe: 'Internet rumah',
  static: 'Internet kantor (IP statis)',
  other: 'Layanan lain',
} as const

export default function PackagesPage() {
  const { party, forCustomers, shopPhone } = usePortal()
  const packages = useQuery(portalQuery.selfcare.packages.queryOptions({ input: {} }))
  const canOrder = forCustomers && party?.kind !== 'reseller'
  return (
    <Page title="Produk & Layanan" step={canOrder ? STEPS.choose : undefined} isBroad>
      <Answer query={packages}>
        {(rows) => (
          <>
            {rows.length === 0 && <p>Belum ada paket yang ditawarkan di sini. Tanyakan di loket.</p>}
            {rows.length > 0 && !forCustomers && party === null && (
              <Notice tone="info" title="Pesan di loket.">
                {shopPhone ? `Atau telepon ${shopPhone}.` : 'Dari HP belum dibuka di sini.'}
              </Notice>
            )}
            <div className={css.shelves}>
              {Object.entries(KINDS).map(([kind, title]) => {
                const these = rows.filter(({ serviceType }) => serviceType === kind)
                return these.length === 0 ? null : (
                  <Card key={kind} title={title}>
                    <div>
                      {these.map((item) => (
                        <Item key={item.id} item={item} canOrder={canOrder} canBuy={party?.kind === 'customer'} />
                      ))}
                    </div>
                  </Card>
                )
              })}
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}

interface ItemProps {
  readonly item: PublicPackage
  readonly canOrder: boolean
  readonly canBuy: boolean
}

const Item = ({ item, canOrder, canBuy }: ItemProps) => (
  <div className={css.package}>
    <strong>{item.name}</strong>
    <strong className={css.price}>{money(item.price)}</strong>
    <div className={css.soft}>
      {[item.durationText, item.rateText].filter(Boolean).join(' · ')}
      {item.installFee > 0 && <div>+ biaya pasang {money(item.installFee)}</div>}
    </div>
    <span className={css.buttons}>
      {canBuy && item.serviceType === 'hotspot' && (
        <Button look="plain" aria-label={`Beli ${item.name} pakai saldo`} onClick={() => goTo('beli', item.id)}>
          Pakai saldo
        </Button>
      )}
      {canOrder && (
        <Button aria-label={`Pesan ${item.name}`} onClick={() => goTo('pesan', item.id)}>
          Pesan
        </Button>
      )}
    </span>
  </div>
)
