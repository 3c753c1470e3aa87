import { useState } from 'react'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import type { TileColor } from '../../../src-main/shared/tile-color'
import {
  Button,
  Checkbox,
  ColorSwatchPicker,
  DateInput,
  DurationInput,
  FieldGrid,
  FoldAway,
  Form,
  Hint,
  MoneyInput,
  NumberField,
  PageHeader,
  Panel,
  PhoneInput,
  PinInput,
  QuantityInput,
  Radio,
  RateLimitInput,
  Screen,
  SecretInput,
  SelectBox,
  Switch,
  TextArea,
  TextField,
  WholeLine,
} from '../../../src-renderer/ui'

export function FieldsPage() {
  const [name, setName] = useState('Warkop 3 Jam')
  const [price, setPrice] = useState<ReturnType<typeof rupiah> | null>(rupiah(2000))
  const [cost, setCost] = useState<ReturnType<typeof rupiah> | null>(null)
  const [active, setActive] = useState<number | null>(10_800)
  const [shelf, setShelf] = useState<number | null>(2_592_000)
  const [rate, setRate] = useState<Parameters<Parameters<typeof RateLimitInput>[0]['onChange']>[0]>({
    upload: 1000,
    download: 2000,
  })
  const [badRate, setBadRate] = useState<typeof rate>(null)
  const [pool, setPool] = useState<string | null>(null)
  const [date, setDate] = useState<ReturnType<typeof calendarDate> | null>(calendarDate('2026-08-17'))
  const [phone, setPhone] = useState<Parameters<Parameters<typeof PhoneInput>[0]['onChange']>[0]>(null)
  const [port, setPort] = useState<number | null>(8728)
  const [secret, setSecret] = useState('rahasia')
  const [pin, setPin] = useState('123')
  const [note, setNote] = useState('')
  const [quantity, setQuantity] = useState(5)
  const [color, setColor] = useState<TileColor>('laut')
  return (
    <Screen
      header={
        <PageHeader
          title="Tambah Paket Hotspot"
          onBack={() => undefined}
          summary="Paket baru langsung muncul di layar Kasir"
        />
      }
      width="reading"
    >
      <Form onSubmit={() => undefined}>
        <Panel
          title="Paket"
          foot={
            <div style={{ display: 'flex', gap: '0.5rem', justifyContent: 'flex-end' }}>
              <Button variant="default">Batal</Button>
              <Button type="submit">Simpan</Button>
            </div>
          }
        >
          <FieldGrid>
            <WholeLine>
              <TextField
                label="Nama Paket"
                description="Nama yang dilihat pelanggan di struk dan HP."
                value={name}
                onChange={setName}
                required
              />
            </WholeLine>
            <MoneyInput
              label="Harga Modal (Untuk Reseller)"
              description="Harga dasar yang dibayar reseller."
              value={cost}
              onChange={setCost}
              error="Harga Modal lebih besar daripada Harga Jual."
            />
            <MoneyInput
              label="Harga Jual (Di Struk)"
              description="Yang dibayar pelanggan."
              value={price}
              onChange={setPrice}
              required
            />
            <DurationInput
              label="Masa Aktif (Durasi)"
              description="Berapa lama internet bisa dipakai."
              value={active}
              onChange={setActive}
              sentence="sejak login pertama"
              required
            />
            <DurationInput
              label="Masa Berlaku Voucher (Validity)"
              description="Berapa lama boleh disimpan."
              value={shelf}
              onChange={setShelf}
              sentence="sebelum dipakai"
            />
            <RateLimitInput
              label="Batasan Kecepatan (Rate Limit)"
              description="Unggah/unduh."
              value={rate}
              onChange={setRate}
              required
            />
            <RateLimitInput
              label="Kecepatan (Rate Limit)"
              description="Yang salah dijelaskan."
              value={badRate}
              onChange={setBadRate}
            />
            <WholeLine>
              <FoldAway title="Pengaturan lanjutan" isOpenFirst>
                <FieldGrid>
                  <SelectBox
                    label="Pool IP"
                    value={pool}
                    onChange={setPool}
                    onTyped={setPool}
                    isClearable
                    options={['pppoe-pool', 'hotspot-pool', 'kos-melati', 'isolir'].map((value) => ({
                      value,
                      label: value,
                      detail: '10.5.0.2-10.5.0.254',
                    }))}
                    hint="Dari router; boleh diketik"
                  />
                  <NumberField label="Port" value={port} onChange={setPort} isGrouped={false} max={65_535} />
                  <DateInput
                    label="Berlaku sampai"
                    value={date}
                    onChange={setDate}
                    today={calendarDate('2026-08-17')}
                  />
                  <PhoneInput label="Nomor WA" value={phone} onChange={setPhone} />
                  <SecretInput label="Sandi router" value={secret} onChange={setSecret} use="never" />
                  <PinInput label="PIN Pemilik" value={pin} onChange={setPin} hasKeypad onEnter={() => undefined} />
                  <WholeLine>
                    <TextArea label="Catatan" value={note} onChange={setNote} placeholder="Boleh kosong" />
                  </WholeLine>
                  <QuantityInput label="Pengguna bersama" value={quantity} onChange={setQuantity} />
                  <ColorSwatchPicker label="Warna ubin" value={color} onChange={setColor} />
                  <Checkbox
                    label="Kunci ke perangkat pertama"
                    description="Kode hanya bisa dipakai di satu HP."
                    defaultChecked
                  />
                  <Switch label="Tampilkan di portal" defaultChecked />
                  <Radio label="Publik" name="v" defaultChecked value="p" />
                  <div>
                    Apa itu isolir?{' '}
                    <Hint text="Layanan dibatasi karena ada tunggakan. Pelanggan tetap tersambung, tetapi diarahkan ke halaman tagihan." />
                  </div>
                </FieldGrid>
              </FoldAway>
            </WholeLine>
          </FieldGrid>
        </Panel>
      </Form>
    </Screen>
  )
}
