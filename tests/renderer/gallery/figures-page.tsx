import { addDays, calendarDate, formatDateWithWeekday, splitDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatRupiahShort, rupiah } from '../../../src-main/shared/money'
import {
  BarChart,
  ChoiceTiles,
  Facts,
  LineChart,
  Money,
  Notice,
  PageHeader,
  Panel,
  PaperPreview,
  Screen,
  Stat,
  StatRow,
} from '../../../src-renderer/ui'

const days = Array.from({ length: 30 }, (_, index) => {
  const date = addDays(calendarDate('2026-07-19'), index)
  const { day, month } = splitDate(date)
  return {
    label: `${day}/${month}`,
    name: formatDateWithWeekday(date),
    value: index === 12 ? 0 : 150_000 + ((index * 7919) % 23) * 14_000,
  }
})

const paper = [
  { text: 'WARKOP BAROKAH', bold: true, double: true, align: 'center' },
  { text: 'Jl. Melati 12, Sleman', align: 'center' },
  { text: 'WA 0812-3456-7890', align: 'center' },
  { text: '-'.repeat(32) },
  { text: 'No  000123      17/08/2026 14:05' },
  { text: 'Kasir Sari' },
  { text: '-'.repeat(32) },
  { text: 'Harian Hemat' },
  { text: '  2 x Rp5.000           Rp10.000' },
  { text: '-'.repeat(32) },
  { text: 'TOTAL                   Rp10.000', bold: true },
  { text: 'Tunai                   Rp20.000' },
  { text: 'Kembalian               Rp10.000' },
  { text: '' },
  { text: '7KQ2 MNPX', bold: true, double: true, align: 'center' },
  { text: '1 hari sejak login pertama', align: 'center' },
  {
    text: '',
    qrSvgPath: 'M0 0h7v7H0zM2 2h3v3H2zM14 0h7v7h-7zM0 14h7v7H0zM9 9h3v3H9zM13 13h2v4h-2zM16 16h4v2h-4zM9 14h2v5H9z',
    qrSize: 21,
  },
  { text: 'Terima kasih', align: 'center' },
] as const

export function FiguresPage() {
  return (
    <Screen
      header={
        <PageHeader
          title="Laporan"
          summary="Senin, 17 Agustus 2026"
          actions={
            <ChoiceTiles
              label="Rentang"
              isLabelHidden
              look="segment"
              value="30"
              onChange={() => undefined}
              choices={[
                { value: '1', label: 'Hari ini' },
                { value: '7', label: '7 hari' },
                { value: '30', label: '30 hari' },
              ]}
            />
          }
        />
      }
    >
      <StatRow>
        <Stat
          label="Penjualan hari ini"
          value={<Money amount={rupiah(1_250_000)} />}
          mark={{ tone: 'good', word: '12% di atas kemarin' }}
          onOpen={() => undefined}
        />
        <Stat label="Kas di laci" value={<Money amount={rupiah(875_000)} />} detail="modal awal Rp200.000" />
        <Stat label="Voucher terjual" value="143" detail="32 tunai, 111 QRIS" />
        <Stat label="Hangus minggu ini" value="9" mark={{ tone: 'warn', word: 'Rp27.000' }} />
      </StatRow>
      <Notice tone="warn" title="2 paket hampir habis">
        Game 1 Minggu tinggal 9, Turis Seharian tinggal 5. Isi stok sekarang supaya bisa jualan saat router mati.
      </Notice>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(28rem, 100%), 1fr))',
          gap: '0.875rem',
        }}
      >
        <Panel>
          <BarChart
            label="Penjualan 30 hari"
            points={days}
            format={(value) => formatRupiah(rupiah(value))}
            formatAxis={(value) => formatRupiahShort(rupiah(value))}
            openPoint={29}
            onOpen={() => undefined}
          />
        </Panel>
        <Panel>
          <LineChart
            label="Pengguna aktif"
            points={days.map((day, index) => ({ ...day, value: 20 + ((index * 31) % 17) }))}
            format={(value) => `${value} orang`}
          />
        </Panel>
        <Panel title="Shift Sari" detail="07:58 sampai sekarang">
          <Facts
            facts={[
              { label: 'Modal awal', value: <Money amount={rupiah(200_000)} /> },
              { label: 'Tunai masuk', value: <Money amount={rupiah(675_000)} isSigned tone="good" /> },
              { label: 'Selisih', value: <Money amount={rupiah(-2000)} tone="bad" /> },
              { label: 'Dibatalkan', value: <Money amount={rupiah(5000)} isVoid /> },
            ]}
          />
        </Panel>
        <Panel title="Struk">
          <PaperPreview label="Struk 000123" columns={32} lines={paper} stamp="CETAK ULANG KE-1" />
        </Panel>
      </div>
    </Screen>
  )
}
