// Owns: the customer's first look: his services, what is to be paid, his saldo.
// Must never: show anything of somebody else.
import { useQuery } from '@tanstack/react-query'
import type { BillItem } from '../../../src-main/features/selfcare/portal-contract'
import { calendarDate, formatDate, formatInstant } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { LOOK_AGAIN_MS } from '../look-again'
import { money } from '../money'
import { NextPrice } from '../next-price'
import { OpenOrders, useOpenOrders } from '../ordering/open-orders'
import { goTo } from '../route'
import { HelpLink } from '../tickets/help-link'
import { Answer, Button, Card, Line, Notice, Page } from '../ui'
import { usePortal } from '../use-portal'
import { BillList } from './bill-list'
import { useZone } from './zone'

const STATES = { active: 'Aktif', suspended: 'Diisolir', paused: 'Jeda', stopped: 'Berhenti' } as const

export default function HomePage() {
  const { party } = usePortal()
  const zone = useZone()
  const home = useQuery(portalQuery.selfcare.home.queryOptions({ input: {}, refetchInterval: LOOK_AGAIN_MS }))
  const orders = useOpenOrders()
  // the bill of an order is paid from the order's own page
  const bills = (open: readonly BillItem[]) =>
    open.filter(({ id }) => !orders.some(({ invoiceId }) => invoiceId === id))
  return (
    <Page title={`Halo, ${party?.name ?? ''}`}>
      {party?.mustChange && (
        <Notice tone="warn" title="Ganti dulu kata sandi dari loket.">
          <a href="#/akun">Ganti sekarang</a>
        </Notice>
      )}
      <Answer query={home}>
        {(data) => (
          <>
            <Card>
              <Line label="Nomor pelanggan" value={data.number} />
              <Line label="Saldo" value={money(data.balance)} />
              <Line label="Belum dibayar" value={money(data.openTotal)} />
              <Button look="plain" onClick={() => goTo('isi-saldo')}>
                Isi saldo
              </Button>
            </Card>
            {data.promisedUntil && (
              <Notice tone="info" title={`Janji bayar sampai ${formatDate(calendarDate(data.promisedUntil))}.`} />
            )}
            <OpenOrders rows={orders} />
            {bills(data.openBills).length > 0 && (
              <Card title="Harus dibayar">
                <BillList bills={bills(data.openBills)} />
              </Card>
            )}
            <Card title="Layanan saya">
              {data.services.length === 0 && (
                <p>
                  Belum ada layanan. <a href="#/paket">Lihat Produk & Layanan</a>
                </p>
              )}
              {data.services.map((service) => (
                <div key={service.id}>
                  <Line
                    label={service.label ? `${service.packageName} (${service.label})` : service.packageName}
                    value={service.isWaiting ? 'Sedang diproses' : STATES[service.state]}
                  />
                  {service.paidUntil === null ? (
                    <NextPrice service={service} />
                  ) : (
                    <Line label="Aktif sampai" value={formatInstant(service.paidUntil, zone)} />
                  )}
                  {service.paidUntil === null && service.cycleMonths > 1 && (
                    <Line label="Tagihan berikutnya" value={formatDate(calendarDate(service.billedUntil))} />
                  )}
                  <a href={`#/layanan/${service.id}`}>
                    {service.paidUntil === null ? 'Naik paket' : 'Perpanjang dengan saldo'}
                  </a>
                </div>
              ))}
            </Card>
            <HelpLink />
            <Button look="plain" onClick={() => goTo('pesanan')}>
              Pesanan saya
            </Button>
            <Button look="plain" onClick={() => goTo('pembelian')}>
              Voucher yang saya beli
            </Button>
            <Button look="plain" onClick={() => goTo('riwayat')}>
              Riwayat pembayaran & saldo
            </Button>
          </>
        )}
      </Answer>
    </Page>
  )
}
