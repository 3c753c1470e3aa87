// Owns: paying a bill through the payment gateway: the choice, then the code until it turns to Lunas by itself.
// Must never: say Lunas before the shop's books do.
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ChargeLook } from '../../../src-main/features/gateways/portal-contract'
import { useCommand } from '../../api/use-command'
import { tellTime } from '../../lib/time'
import { portal, portalQuery, queryClient } from '../api'
import { money } from '../money'
import { goTo, usePortalRoute } from '../route'
import { Answer, Button, Card, Line, Notice, Page, Refused } from '../ui'
import css from './pay-online.module.css'
import { PayOnlineCode } from './pay-online-code'

export default function PayOnlinePage() {
  const { path } = usePortalRoute()
  const invoiceId = Number(path[0])
  const chargeId = path[1]
  return (
    <Page title="Bayar online">
      {chargeId ? <Charge chargeId={chargeId} /> : <Choice invoiceId={Number.isInteger(invoiceId) ? invoiceId : 0} />}
      <Button look="plain" onClick={() => goTo('tagihan', String(invoiceId))}>
        Kembali ke tagihan
      </Button>
    </Page>
  )
}

function Choice({ invoiceId }: { readonly invoiceId: number }) {
  const bill = useQuery(portalQuery.selfcare.bill.queryOptions({ input: { id: invoiceId } }))
  const methods = useQuery(portalQuery.gateway.methods.queryOptions({ input: {} }))
  const start = useCommand(portal.gateway.start)
  const press = async (method: ChargeLook['method']) => {
    const started = await start.run({ invoiceId, method })
    if (started) goTo('bayar-online', String(invoiceId), started.chargeId)
  }
  return (
    <Answer query={bill}>
      {({ bill: { number, title, rest } }) =>
        rest <= 0 ? (
          <Notice tone="good" title="Tagihan ini sudah lunas." />
        ) : (
          <Answer query={methods}>
            {(offered) => (
              <Card title={number}>
                {title && <p>{title}</p>}
                <Line label="Yang dibayar" value={money(rest)} />
                <hr />
                {offered.length === 0 && (
                  <Notice tone="info" title="Pembayaran online sedang tidak dibuka.">
                    Bayar di loket atau dengan cara lain yang tertulis di tagihan.
                  </Notice>
                )}
                {offered.length > 0 && <p>Pilih cara bayar. Tagihan menjadi Lunas sendiri begitu uangnya masuk.</p>}
                <div className={css.methods}>
                  {offered.map(({ id, label }) => (
                    <Button key={id} isBusy={start.isRunning} onClick={() => void press(id)}>
                      {label}
                    </Button>
                  ))}
                </div>
                <Refused problem={start.problem} />
              </Card>
            )}
          </Answer>
        )
      }
    </Answer>
  )
}

/** How often the phone asks, by what it waits for. */
const EVERY_MS: Readonly<Partial<Record<ChargeLook['state'], number>>> = {
  waiting: 1_500,
  pending: 3_000,
  checking: 15_000,
}

function Charge({ chargeId }: { readonly chargeId: string }) {
  const look = useQuery({
    ...portalQuery.gateway.look.queryOptions({ input: { chargeId } }),
    refetchInterval: ({ state }) => (state.data ? (EVERY_MS[state.data.state] ?? false) : 5_000),
    staleTime: 0,
  })
  const shopTime = look.data?.now
  useEffect(() => {
    if (shopTime !== undefined) tellTime(shopTime)
  }, [shopTime])
  const isPaid = look.data?.state === 'paid'
  useEffect(() => {
    // Bills, orders and services are other than they were.
    if (isPaid) void queryClient.invalidateQueries()
  }, [isPaid])
  return (
    <Answer query={look}>
      {(charge) => (
        <>
          {look.error !== null && (
            <Notice tone="warn" title="Sambungan ke loket terputus.">
              Kode di bawah tetap berlaku. Status diperiksa lagi begitu tersambung.
            </Notice>
          )}
          <Standing charge={charge} />
        </>
      )}
    </Answer>
  )
}

function Standing({ charge }: { readonly charge: ChargeLook }) {
  const { state, invoiceId, invoiceNumber, amount, method, label } = charge
  const start = useCommand(portal.gateway.start)
  const again = async () => {
    await start.run({ invoiceId, method })
    await queryClient.invalidateQueries({ queryKey: portalQuery.gateway.look.key() })
  }
  if (state === 'pending') return <PayOnlineCode charge={charge} />
  if (state === 'waiting')
    return (
      <Card title={label}>
        <p className={css.amount}>{money(amount)}</p>
        {charge.isLate ? (
          <>
            <Notice tone="warn" title="Penyedia pembayaran belum menjawab.">
              Belum ada yang dibayar. Dicoba terus; Anda juga dapat memilih cara lain atau membayar di loket.
            </Notice>
            <Button isBusy={start.isRunning} onClick={() => void again()}>
              Coba sekarang
            </Button>
            <OtherWay invoiceId={invoiceId} />
          </>
        ) : (
          <p className={css.soft} role="status" aria-busy="true">
            Sedang meminta {method === 'qris' ? 'kode QRIS' : 'nomor virtual account'} …
          </p>
        )}
      </Card>
    )
  if (state === 'paid')
    return (
      <Card title={invoiceNumber}>
        <p className={css.amount}>{money(amount)}</p>
        <Notice tone="good" title="Lunas. Terima kasih!">
          Pembayaran Anda sudah tercatat. Tidak perlu mengirim bukti.
        </Notice>
      </Card>
    )
  if (state === 'checking')
    return (
      <Card title={label}>
        <p className={css.amount}>{money(amount)}</p>
        <Notice tone="info" title="Pembayaran Anda sedang diperiksa petugas.">
          Jangan membayar dua kali. Bila sudah membayar, simpan buktinya dan hubungi loket.
        </Notice>
      </Card>
    )
  return (
    <Card title={label}>
      <Notice
        tone="warn"
        title={state === 'expired' ? 'Kode ini sudah tidak berlaku.' : 'Cara bayar ini sedang tidak dapat dipakai.'}
      >
        {state === 'expired'
          ? 'Jangan dibayar lagi. Bila baru saja membayar, statusnya segera berubah sendiri.'
          : 'Belum ada yang dibayar. Pilih cara lain, atau bayar di loket.'}
      </Notice>
      <OtherWay invoiceId={invoiceId} />
    </Card>
  )
}

const OtherWay = ({ invoiceId }: { readonly invoiceId: number }) => (
  <Button look="plain" onClick={() => goTo('bayar-online', String(invoiceId))}>
    Pilih cara bayar lagi
  </Button>
)
