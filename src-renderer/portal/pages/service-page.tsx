// Owns: one own service: its next days bought, or a dearer package, from the saldo.
// Must never: change a package before the price was shown.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { cycleWord } from '../../../src-main/shared/cycle-price'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { MemberLogin } from '../member-login'
import { money } from '../money'
import { NextPrice } from '../next-price'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page, Refused } from '../ui'
import css from './saldo.module.css'
import { useZone } from './zone'

export default function ServicePage() {
  const subscriptionId = usePortalRoute().path[0] ?? ''
  const services = useQuery(portalQuery.saldo.services.queryOptions({ input: {} }))
  const [packageId, setPackageId] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const done = async (sentence: string) => {
    await queryClient.invalidateQueries()
    setPackageId(null)
    setSaid(sentence)
  }
  return (
    <Page title="Layanan saya">
      {said && <Notice tone="good" title={said} />}
      <Answer query={services}>
        {({ balance, services: rows }) => {
          const service = rows.find((row) => row.subscriptionId === subscriptionId)
          if (!service) return <Notice tone="warn" title="Layanan ini tidak ditemukan." />
          return (
            <>
              <Card title={service.packageName}>
                {service.paidUntil === null ? (
                  <NextPrice service={service} />
                ) : (
                  <Line label="Harga" value={money(service.price)} />
                )}
                <Extras of={service.extras} />
                <Line label="Saldo Anda" value={money(balance)} />
                {service.isMember && <MemberLogin subscriptionId={subscriptionId} />}
                {service.canRenew && (
                  <Renew id={subscriptionId} price={service.price} balance={balance} onDone={done} />
                )}
              </Card>
              {packageId !== null && (
                <Upgrade
                  subscriptionId={subscriptionId}
                  packageId={packageId}
                  onDone={done}
                  onBack={() => setPackageId(null)}
                />
              )}
              {packageId === null && service.upgrades.length > 0 && (
                <Card title="Naik paket">
                  {service.upgrades.map((item) => (
                    <div key={item.packageId}>
                      <strong>{item.name}</strong>
                      <Line
                        label={`Tiap ${cycleWord(service.cycleMonths)}`}
                        value={withTax(item.cyclePrice, service)}
                      />
                      {item.rateText && <small>{item.rateText}</small>}
                      <Button look="plain" onClick={() => setPackageId(item.packageId)}>
                        Lihat biaya pindah ke {item.name}
                      </Button>
                    </div>
                  ))}
                </Card>
              )}
              {packageId === null && service.upgrades.length === 0 && !service.canRenew && (
                <p>
                  {service.serviceType === 'other'
                    ? 'Ubah paket: datang ke loket.'
                    : 'Turun paket, jeda, atau berhenti: datang ke loket.'}
                </p>
              )}
            </>
          )
        }}
      </Answer>
      <Button look="plain" onClick={() => goTo('tiket', 'baru', 'subscription', subscriptionId)}>
        Lapor gangguan
      </Button>
      <Button look="plain" onClick={() => goTo('beranda')}>
        Kembali
      </Button>
    </Page>
  )
}

/** "Rp2.400.000 + PPN". */
const withTax = (price: number, { isTaxAdded }: { readonly isTaxAdded: boolean }): string =>
  `${money(price)}${isTaxAdded ? ' + PPN' : ''}`

interface ExtrasProps {
  readonly of: readonly { readonly label: string; readonly monthlyAmount: number }[]
}

/** What is paid beside the package; it is in the price of the cycle. */
const Extras = ({ of }: ExtrasProps) =>
  of.map(({ label, monthlyAmount }, index) => (
    <small key={`${index} ${label}`} className={css.soft}>
      Termasuk {label}, {money(monthlyAmount)} sebulan.
    </small>
  ))

interface RenewProps {
  readonly id: string
  readonly price: number
  readonly balance: number
  readonly onDone: (sentence: string) => Promise<void>
}

function Renew({ id, price, balance, onDone }: RenewProps) {
  const zone = useZone()
  const renew = useCommand(portal.saldo.renew)
  const press = async () => {
    const answer = await renew.run({ subscriptionId: id, shownPrice: price })
    if (answer) await onDone(`Aktif sampai ${formatInstant(answer.paidUntil, zone)}.`)
  }
  if (balance < price)
    return (
      <>
        <Notice tone="warn" title={`Saldo kurang ${money(price - balance)} untuk memperpanjang.`} />
        <Button onClick={() => goTo('isi-saldo')}>Isi saldo</Button>
      </>
    )
  return (
    <>
      <Refused problem={renew.problem} />
      <Button isBusy={renew.isRunning} onClick={() => void press()}>
        Perpanjang {money(price)} dari saldo
      </Button>
    </>
  )
}

interface UpgradeProps {
  readonly subscriptionId: string
  readonly packageId: string
  readonly onDone: (sentence: string) => Promise<void>
  readonly onBack: () => void
}

function Upgrade({ subscriptionId, packageId, onDone, onBack }: UpgradeProps) {
  const quote = useQuery(portalQuery.saldo.previewUpgrade.queryOptions({ input: { subscriptionId, packageId } }))
  const upgrade = useCommand(portal.saldo.upgrade)
  return (
    <Answer query={quote}>
      {({ oldName, newName, next, extras, days, lines, net, balance }) => {
        const press = async () => {
          const answer = await upgrade.run({ subscriptionId, packageId, shownNet: net })
          if (answer) await onDone(`Paket Anda sekarang ${newName}.`)
        }
        return (
          <Card title={`${oldName} menjadi ${newName}`}>
            {days > 0 && lines.length > 0 && <p>Sisa {days} hari masa yang sudah ditagih dihitung ulang:</p>}
            {lines.map((line) => (
              <Line
                key={line.text}
                label={line.text}
                value={
                  <span className={css.whole}>
                    {line.kind === 'credit' ? `-${money(line.amount)}` : money(line.amount)}
                  </span>
                }
              />
            ))}
            <hr />
            <Line label="Dibayar sekarang dari saldo" value={money(net)} />
            <Line
              label={`Tagihan berikutnya, tiap ${cycleWord(next.cycleMonths)}`}
              value={withTax(next.cyclePrice, next)}
            />
            {next.discount > 0 && <Line label="Diskon" value={`-${money(next.discount)} per tagihan`} />}
            <Extras of={extras} />
            <Line label="Saldo Anda" value={money(balance)} />
            <Refused problem={upgrade.problem} />
            {balance < net ? (
              <>
                <Notice tone="warn" title={`Saldo kurang ${money(net - balance)}.`} />
                <Button onClick={() => goTo('isi-saldo')}>Isi saldo</Button>
              </>
            ) : (
              <Button isBusy={upgrade.isRunning} onClick={() => void press()}>
                Naik ke {newName}
              </Button>
            )}
            <Button look="plain" onClick={onBack}>
              Tidak jadi
            </Button>
          </Card>
        )
      }}
    </Answer>
  )
}
