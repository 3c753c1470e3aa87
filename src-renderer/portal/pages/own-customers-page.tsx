// Owns: the reseller's own customers: what they owe, paid by him from his saldo.
// Must never: show a customer of the shop or of another reseller.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnCustomer } from '../../../src-main/features/resellers/portal-contract'
import { calendarDate, formatDate, formatInstant } from '../../../src-main/shared/calendar-date'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo } from '../route'
import { Answer, Button, Card, Line, Notice, Page, Refused } from '../ui'
import css from './reseller.module.css'
import { useZone } from './zone'

const STATES = { active: 'Aktif', suspended: 'Diisolir', paused: 'Jeda', stopped: 'Berhenti' } as const

type Service = OwnCustomer['services'][number]

export default function OwnCustomersPage() {
  const customers = useQuery(portalQuery.reseller.customers.queryOptions({ input: {} }))
  return (
    <Page title="Pelanggan saya">
      <Button onClick={() => goTo('pelanggan-baru')}>Pelanggan baru</Button>
      <Answer query={customers}>
        {(rows) => (
          <>
            {rows.length === 0 && <p>Belum ada pelanggan atas nama Anda.</p>}
            {rows.map((customer) => (
              <Card key={customer.id} title={customer.name}>
                <span className={css.soft}>{[customer.number, customer.phone].filter(Boolean).join(' · ')}</span>
                {customer.services.map((service) => (
                  <ServiceLines key={service.subscriptionId} service={service} />
                ))}
              </Card>
            ))}
          </>
        )}
      </Answer>
    </Page>
  )
}

function ServiceLines({ service }: { readonly service: Service }) {
  const zone = useZone()
  const renew = useCommand(portal.reseller.renew)
  const [asked, setAsked] = useState<Service['renewals'][number] | null>(null)
  const [done, setDone] = useState('')
  const pay = async () => {
    if (!asked) return
    const { invoiceId, cost } = asked
    const paid = await renew.run({ subscriptionId: service.subscriptionId, invoiceId, shownPrice: cost })
    await queryClient.invalidateQueries()
    if (!paid) return
    setAsked(null)
    setDone(paid.number)
  }
  return (
    <>
      <Line label={service.packageName} value={STATES[service.state]} />
      {service.paidUntil !== null && <Line label="Aktif sampai" value={formatInstant(service.paidUntil, zone)} />}
      {service.renewals.map((one) => (
        <div key={one.title} className={css.item}>
          <Line label={one.title} value={money(one.price)} />
          <span className={css.soft}>
            {one.dueDay && `jatuh tempo ${formatDate(calendarDate(one.dueDay))} · `}potong saldo {money(one.cost)},
            untung {money(one.margin)}
          </span>
          {asked === one ? (
            <div className={css.tiles}>
              <Button isBusy={renew.isRunning} onClick={() => void pay()}>
                Ya, potong {money(one.cost)}
              </Button>
              <Button look="plain" onClick={() => setAsked(null)}>
                Tidak jadi
              </Button>
            </div>
          ) : (
            <Button look="plain" onClick={() => setAsked(one)}>
              Bayarkan
            </Button>
          )}
        </div>
      ))}
      {service.renewals.length === 0 && <span className={css.soft}>Tidak ada yang harus dibayar.</span>}
      {done && <Notice tone="good" title={`Lunas. Nomor ${done}.`} />}
      <Refused problem={renew.problem} />
    </>
  )
}
