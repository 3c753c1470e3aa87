// Owns: the owner's first look: today, thirty days, what needs a person, what is still to be set up.
// Must never: show a figure that its screen does not show too.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatDateWithWeekday, isCalendarDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatRupiahShort, formatThousands, rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { go } from '../../app/route'
import { BarChart } from '../../ui/charts'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { Notice } from '../../ui/notice'
import { PageHeader, Screen } from '../../ui/page-header'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { Stat, StatRow } from '../../ui/stat'
import { HeldBillsNotice } from '../invoices/held-notice'
import { UnsoldNotice } from '../online/unsold-notice'
import { PracticeTime } from '../practice/practice-time'
import { SuspensionNotice } from '../suspension/suspension-notice'
import css from './home-screen.module.css'
import { WaitingNotice } from './waiting-notice'

export default function HomeScreen() {
  const { user } = useSession()
  const day = useQuery(orpc.sales.day.queryOptions({ input: {} }))
  const today = day.data?.day ?? ''
  const bills = useQuery({
    ...orpc.payments.day.queryOptions({ input: { day: today } }),
    enabled: today !== '',
  })
  const trend = useQuery(orpc.sales.trend.queryOptions({ input: {} }))
  const active = useQuery(orpc.vouchers.count.queryOptions({ input: { filter: { state: 'active' } } }))
  const counts = useQuery(orpc.kendala.counts.queryOptions({ input: {} }))
  const papers = useQuery(orpc.printing.problems.queryOptions({ input: {} }))
  const troubles = (counts.data?.attention ?? 0) + (papers.data?.length ?? 0)
  const cash = day.data?.byMethod.find(({ method }) => method === 'cash')
  return (
    <Screen
      header={
        <PageHeader
          title={`Halo, ${user.name}`}
          summary={day.data && isCalendarDate(day.data.day) ? formatDateWithWeekday(day.data.day) : undefined}
          actions={<Button onClick={() => go('kasir')}>Buka Kasir</Button>}
        />
      }
    >
      <div className={css.stack}>
        <FirstSteps />
        <PracticeTime />
        <UnsoldNotice />
        <HeldBillsNotice />
        <SuspensionNotice />
        <WaitingNotice />
        {day.data === undefined ? (
          <Skeleton />
        ) : (
          <StatRow>
            <Stat
              label="Voucher terjual hari ini"
              value={<Money amount={rupiah(day.data.net)} />}
              detail={soldText(day.data)}
              onOpen={() => go('penjualan')}
            />
            <Stat
              label="Tunai dari voucher"
              value={<Money amount={rupiah((cash?.amount ?? 0) - (cash?.refunded ?? 0))} />}
              detail="Hari ini, sesudah uang kembali"
              onOpen={() => go('penjualan')}
            />
            <Stat
              label="Tagihan dibayar hari ini"
              value={bills.data ? <Money amount={rupiah(bills.data.total - bills.data.reversed)} /> : ''}
              detail={bills.data && paidText(bills.data)}
              onOpen={() => go('tagihan', 'pembayaran')}
            />
            <Stat
              label="Voucher aktif"
              value={active.data ? formatThousands(active.data.value) : ''}
              detail="Masa aktifnya sedang berjalan"
              onOpen={() => go('online')}
            />
            <Stat
              label="Perlu perhatian"
              value={String(troubles)}
              mark={troubles > 0 ? { tone: 'warn', word: 'Lihat Kendala' } : { tone: 'good', word: 'Semua beres' }}
              onOpen={() => go('kendala')}
            />
          </StatRow>
        )}
        <Panel>
          {trend.data?.every(({ count }) => count === 0) ? (
            <EmptyState title="Belum ada voucher terjual dalam 30 hari">
              Grafiknya muncul sesudah voucher pertama terjual.
            </EmptyState>
          ) : (
            trend.data && (
              <BarChart
                label="Penjualan voucher 30 hari, sesudah pembatalan"
                height={220}
                openPoint={trend.data.length - 1}
                format={(value) => formatRupiah(rupiah(value))}
                formatAxis={(value) => formatRupiahShort(rupiah(value))}
                points={trend.data.map(({ day: date, net, count }) => ({
                  label: `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`,
                  value: net,
                  name: `${isCalendarDate(date) ? formatDateWithWeekday(date) : date}, ${count} struk`,
                }))}
              />
            )
          )}
        </Panel>
      </div>
    </Screen>
  )
}

/** The same payments as the sum: saldo came in on another day. */
const paidText = ({
  cameIn,
  byMethod,
}: {
  readonly cameIn: number
  readonly byMethod: readonly { readonly method: string }[]
}): string =>
  `${formatThousands(cameIn)} pembayaran, semua cara bayar${byMethod.some(({ method }) => method === 'balance') ? ' selain saldo' : ''}`

const soldText = (day: { readonly count: number; readonly vouchers: number; readonly refunded: number }): string =>
  [
    `${formatThousands(day.count)} struk, ${formatThousands(day.vouchers)} voucher`,
    ...(day.refunded > 0 ? [`dikembalikan ${formatRupiah(rupiah(day.refunded))}`] : []),
  ].join(', ')

/** What a new shop still has to do, in the order that makes sense; gone when it is done. */
function FirstSteps() {
  const packages = useQuery(orpc.sales.tiles.queryOptions({ input: {} }))
  const routers = useQuery(orpc.routers.status.queryOptions({ input: {} }))
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} }))
  if (!packages.data || !routers.data || !printers.data) return null
  const steps = [
    { isDone: packages.data.tiles.length > 0, text: 'Buat paket pertama di Katalog Layanan', to: ['katalog'] as const },
    { isDone: routers.data.length > 0, text: 'Sambungkan router MikroTik', to: ['router'] as const },
    {
      isDone: packages.data.tiles.some(({ stock }) => stock > 0),
      text: 'Isi stok voucher, supaya bisa menjual walau router mati',
      to: ['voucher', 'stok'] as const,
    },
    {
      isDone: printers.data.length > 0,
      text: 'Pasang printer struk (boleh nanti)',
      to: ['pengaturan', 'printer'] as const,
    },
  ]
  const [next] = steps.filter(({ isDone }) => !isDone)
  if (!next) return null
  const [screen, ...path] = next.to
  return (
    <Notice
      tone="info"
      title={`Langkah berikutnya: ${next.text}`}
      action={
        <Button size="xs" onClick={() => go(screen, ...path)}>
          Kerjakan
        </Button>
      }
    >
      {steps.filter(({ isDone }) => isDone).length} dari {steps.length} langkah selesai.
    </Notice>
  )
}
