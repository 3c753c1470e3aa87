import { useState } from 'react'
import { rupiah } from '../../../src-main/shared/money'
import { tileColors } from '../../../src-main/shared/tile-color'
import {
  ActionTile,
  BigCode,
  Button,
  ChoiceTiles,
  CopyButton,
  HotkeyButton,
  KeyHints,
  Money,
  MoneyInput,
  Panel,
  QuantityInput,
  Screen,
  SearchBox,
  StatusChip,
  TileGrid,
} from '../../../src-renderer/ui'

const tiles = [
  ['Warkop 3 Jam', 2000, '3 jam · 1M/2M', 48],
  ['Harian Hemat', 5000, '1 hari · 1M/3M', 212],
  ['Game 1 Minggu', 20_000, '7 hari · 2M/5M', 9],
  ['Anak Kos Hemat', 50_000, '30 hari · 2M/3M', 31],
  ['Voucher 6 Jam', 3000, '6 jam · 1M/2M', 0],
  ['Begadang 12 Jam', 4000, '12 jam · 1M/3M', 87],
  ['Turis Seharian Penuh Kecepatan Tinggi', 15_000, '1 hari · 5M/10M', 5],
  ['Bulanan Gamer', 150_000, '30 hari · 5M/20M', 12],
] as const

export function CounterPage() {
  const [search, setSearch] = useState('')
  const [quantity, setQuantity] = useState(2)
  const [cash, setCash] = useState<ReturnType<typeof rupiah> | null>(rupiah(20_000))
  const [method, setMethod] = useState<'cash' | 'qris' | 'transfer' | null>('cash')
  const [isSold, setSold] = useState(window.location.hash.endsWith('/kode'))
  const [isMany, setMany] = useState(window.location.hash.endsWith('/kode3'))
  return (
    <Screen isFilling>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.875rem', flex: 1, minHeight: 0, overflow: 'auto' }}>
        <div style={{ flex: '3 1 26rem', display: 'flex', flexDirection: 'column', gap: '0.875rem', minWidth: 0 }}>
          <SearchBox
            label="Cari kode, nama, nomor tagihan"
            value={search}
            onChange={setSearch}
            onEnter={setSearch}
            size="lg"
            isFirst
          />
          <TileGrid>
            {tiles.map(([title, price, detail, stock], index) => (
              <ActionTile
                key={title}
                title={title}
                main={<Money amount={rupiah(price)} />}
                detail={detail}
                color={tileColors[index] ?? 'batu'}
                keys={String(index + 1)}
                count={index === 1 ? quantity : 0}
                isDisabled={index === 4}
                mark={
                  stock === 0
                    ? { tone: 'bad', word: 'Stok habis' }
                    : stock < 10
                      ? { tone: 'warn', word: `${stock} lagi` }
                      : { tone: 'good', word: `${stock}` }
                }
                onPress={() => setQuantity((n) => n + 1)}
              />
            ))}
          </TileGrid>
        </div>
        <div style={{ flex: '2 1 20rem', minWidth: 0, maxWidth: '30rem', display: 'flex', flexDirection: 'column' }}>
          <Panel
            title="Keranjang"
            detail="1 paket"
            actions={
              <HotkeyButton keys="Ctrl+Backspace" onPress={() => undefined} variant="subtle" color="gray">
                Kosongkan
              </HotkeyButton>
            }
          >
            <div style={{ display: 'flex', flexDirection: 'column', gap: '0.875rem' }}>
              <div style={{ display: 'flex', alignItems: 'center', gap: '0.75rem' }}>
                <div style={{ flex: 1 }}>
                  <strong>Harian Hemat</strong>
                  <div>
                    <Money amount={rupiah(5000)} tone="soft" />
                  </div>
                </div>
                <QuantityInput
                  label="Jumlah Harian Hemat"
                  isLabelHidden
                  value={quantity}
                  onChange={setQuantity}
                  size="lg"
                />
              </div>
              <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' }}>
                <span>Total</span>
                <Money amount={rupiah(5000 * quantity)} size="hero" />
              </div>
              <ChoiceTiles
                label="Cara bayar"
                value={method}
                onChange={setMethod}
                choices={[
                  { value: 'cash', label: 'Tunai', keys: 'F7' },
                  { value: 'qris', label: 'QRIS', keys: 'F8' },
                  { value: 'transfer', label: 'Transfer', keys: 'F10' },
                ]}
              />
              <MoneyInput label="Uang diterima" value={cash} onChange={setCash} size="lg" />
              <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' }}>
                <span>Kembalian</span>
                <Money amount={rupiah((cash ?? 0) - 5000 * quantity)} size="xl" tone="good" />
              </div>
              <HotkeyButton keys="F9" variant="filled" size="lg" onPress={() => setSold(true)}>
                Bayar pas
              </HotkeyButton>
              <Button variant="default" onClick={() => setMany(true)}>
                Beberapa kode
              </Button>
              <KeyHints
                hints={[
                  { keys: 'F1', label: 'bantuan' },
                  { keys: 'F3', label: 'cari' },
                  { keys: 'Esc', label: 'kembali' },
                ]}
              />
            </div>
          </Panel>
        </div>
      </div>
      <BigCode
        isOpen={isSold}
        onClose={() => setSold(false)}
        title="Terjual · Harian Hemat"
        items={[{ code: '7KQ2MNPX', detail: '1 hari sejak login pertama · 1M/3M' }]}
        headline={
          <>
            <span>Kembalian</span> <Money amount={rupiah(10_000)} size="hero" tone="good" />
          </>
        }
        marks={
          <>
            <StatusChip tone="good" word="Struk tercetak" />
            <StatusChip tone="warn" word="Menunggu router Kos Melati" isBusy />
          </>
        }
        actions={
          <>
            <CopyButton text="7KQ2MNPX" keys="C" />
            <HotkeyButton keys="W" onPress={() => undefined}>
              Kirim WA
            </HotkeyButton>
            <HotkeyButton keys="P" onPress={() => undefined}>
              Cetak ulang
            </HotkeyButton>
          </>
        }
      />
      <BigCode
        isOpen={isMany}
        onClose={() => setMany(false)}
        title="Terjual · 3 voucher"
        items={[
          { code: 'WK-7KQ2MNPX', password: '83JK2D', detail: 'Warkop 3 Jam' },
          { code: 'WK-B8QF4WTZ', password: 'YY3M9A', detail: 'Warkop 3 Jam' },
          { code: 'WK-ZC6UHQGS', password: 'PX24RT', detail: 'Warkop 3 Jam' },
        ]}
        headline={<Money amount={rupiah(0)} size="xl" />}
      />
    </Screen>
  )
}
