// Owns: what was sold: the codes, big; sent by WhatsApp or printed; or that the router is still awaited.
// Must never: show a code before the sale is paid for.
import { useQuery } from '@tanstack/react-query'
import type { SoldVouchers } from '../../../src-main/features/resellers/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page, Refused } from '../ui'
import ui from '../ui.module.css'
import css from './reseller.module.css'
import { useZone } from './zone'

export default function SoldPage() {
  const id = usePortalRoute().path[0] ?? ''
  const sale = useQuery({
    ...portalQuery.reseller.sale.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'held' ? 1_500 : false),
  })
  return (
    <Page title="Voucher">
      <Answer query={sale}>
        {(data) => (
          <>
            {data.state === 'held' && <Waiting sale={data} />}
            {data.state === 'released' && (
              <Notice tone="warn" title="Tidak jadi dijual.">
                {data.endReason} Saldo tidak dipotong.
              </Notice>
            )}
            {data.state === 'confirmed' && (data.kind === 'voucher' ? <Codes sale={data} /> : <Renewed sale={data} />)}
            <div className={`${css.item} ${css.noPaper}`}>
              <Button look={data.state === 'held' ? 'plain' : 'main'} onClick={() => goTo('jual')}>
                Jual lagi
              </Button>
            </div>
          </>
        )}
      </Answer>
    </Page>
  )
}

const Renewed = ({ sale }: { readonly sale: SoldVouchers }) => (
  <Card title={`${sale.packageName}, ${sale.customerName ?? ''}`}>
    <Line label="Dibayar pelanggan" value={money(sale.price)} />
    <Line label="Dipotong dari saldo" value={money(sale.amount)} />
    <Line label="Untung saya" value={money(sale.margin)} />
    <Line label="Nomor" value={sale.number} />
  </Card>
)

function Waiting({ sale }: { readonly sale: SoldVouchers }) {
  const cancel = useCommand(portal.reseller.cancelSale)
  const press = async () => {
    await cancel.run({ id: sale.id })
    await queryClient.invalidateQueries()
  }
  return (
    <Card title={`${sale.quantity} x ${sale.packageName}`}>
      <Notice tone="info" title="Menunggu router …">
        Kode tampil di sini begitu ada di router. {money(sale.amount)} dari saldo ditahan dulu, belum dipotong.
      </Notice>
      <Refused problem={cancel.problem} />
      <Button look="danger" isBusy={cancel.isRunning} onClick={() => void press()}>
        Batalkan
      </Button>
    </Card>
  )
}

const shareText = ({ shopName, packageName, durationText, wifiName, vouchers, unitCustomerPrice }: SoldVouchers) =>
  [
    `Voucher WiFi ${shopName}`,
    `${packageName}, ${money(unitCustomerPrice)}`,
    durationText && `Berlaku ${durationText}`,
    wifiName && `Sambung ke WiFi: ${wifiName}`,
    ...vouchers.map(({ code, password }) => `Kode: ${code}${password === null ? '' : ` / kata sandi ${password}`}`),
  ]
    .filter(Boolean)
    .join('\n')

function Codes({ sale }: { readonly sale: SoldVouchers }) {
  const zone = useZone()
  return (
    <>
      <Card title={sale.packageName}>
        {sale.vouchers.map(({ code, password, useBefore }) => (
          <div key={code} className={css.slip}>
            <div className={css.onPaper}>
              <strong>{sale.shopName}</strong>
              <br />
              {sale.packageName} · {money(sale.unitCustomerPrice)}
            </div>
            <p className={css.code}>{code}</p>
            {password !== null && <p className={css.code}>{password}</p>}
            <small>
              {[
                sale.durationText,
                sale.wifiName && `WiFi ${sale.wifiName}`,
                useBefore !== null && `pakai sebelum ${formatInstant(useBefore, zone)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </div>
        ))}
      </Card>
      <div className={`${css.item} ${css.noPaper}`}>
        <a
          className={`${ui.main} ${css.link}`}
          href={`https://wa.me/?text=${encodeURIComponent(shareText(sale))}`}
          target="_blank"
          rel="noreferrer"
        >
          Kirim lewat WhatsApp
        </a>
        <Button look="plain" onClick={() => window.print()}>
          Cetak dari HP
        </Button>
        <Card>
          <Line label="Terima dari pembeli" value={money(sale.price)} />
          <Line label="Dipotong dari saldo" value={money(sale.amount)} />
          <Line label="Untung saya" value={money(sale.margin)} />
          <Line label="Nomor" value={sale.number} />
        </Card>
      </div>
    </>
  )
}
