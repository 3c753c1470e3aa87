// Owns: the reseller's first look: his saldo, today, and where he can go.
// Must never: show another reseller's money.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { LOOK_AGAIN_MS } from '../look-again'
import { money } from '../money'
import { goTo } from '../route'
import { HelpLink } from '../tickets/help-link'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'
import { usePortal } from '../use-portal'
import { OwnCardsList } from './own-cards'
import css from './reseller.module.css'

export default function SaldoPage() {
  const { party } = usePortal()
  const home = useQuery(portalQuery.reseller.home.queryOptions({ input: {}, refetchInterval: LOOK_AGAIN_MS }))
  return (
    <Page title={`Halo, ${party?.name ?? ''}`}>
      <Answer query={home}>
        {(data) => (
          <>
            <Card>
              <div>
                <span className={css.soft}>Saldo · {data.number}</span>
                <div className={css.sum}>{money(data.balance)}</div>
              </div>
              {data.held > 0 && <Line label="Ditahan, menunggu router" value={money(data.held)} />}
              {data.creditLimit > 0 && <Line label="Batas kredit" value={money(data.creditLimit)} />}
              {(data.held > 0 || data.creditLimit > 0) && <Line label="Dapat dipakai" value={money(data.available)} />}
              <Button onClick={() => goTo('jual')}>Jual voucher</Button>
              <Button look="plain" onClick={() => goTo('deposit')}>
                Minta deposit
              </Button>
            </Card>
            {data.openDeposits > 0 && (
              <Notice tone="info" title={`${data.openDeposits} permintaan deposit sedang diperiksa.`}>
                Saldo bertambah begitu uangnya terlihat di toko.
              </Notice>
            )}
            <Card title="Hari ini">
              <Line label="Terjual" value={data.today.quantity} />
              <Line label="Dibayar dari saldo" value={money(data.today.amount)} />
              <Line label="Untung saya" value={money(data.today.margin)} />
              {data.today.shares > 0 && <Line label="Bagian dari bawahan" value={money(data.today.shares)} />}
            </Card>
            <OwnCardsList />
            <div className={css.tiles}>
              <Button look="plain" onClick={() => goTo('pelanggan-saya')}>
                Pelanggan saya
              </Button>
              <HelpLink />
              {data.children > 0 && (
                <Button look="plain" onClick={() => goTo('bawahan')}>
                  Bawahan saya
                </Button>
              )}
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}
