import { useState } from 'react'
import type { rupiah } from '../../../src-main/shared/money'
import {
  ActionsMenu,
  Button,
  ConfirmDialog,
  colorSchemeLabel,
  colorSchemes,
  FieldGrid,
  FormDialog,
  HelpDialog,
  HotkeyButton,
  MoneyInput,
  notifyDone,
  notifyError,
  notifyInfo,
  PageHeader,
  Panel,
  Screen,
  SelectBox,
  SelectField,
  TextField,
  textSizeLabel,
  textSizes,
  useAppearance,
} from '../../../src-renderer/ui'

export function DialogsPage() {
  const [open, setOpen] = useState(window.location.hash.split('/')[1] ?? '')
  const [name, setName] = useState('')
  const [price, setPrice] = useState<ReturnType<typeof rupiah> | null>(null)
  const [pick, setPick] = useState<string | null>(null)
  const { colorScheme, setColorScheme, textSize, setTextSize } = useAppearance()
  const close = () => setOpen('')
  return (
    <Screen header={<PageHeader title="Pengaturan" />} width="reading">
      <Panel title="Tampilan">
        <FieldGrid>
          <SelectField
            label="Warna"
            value={colorScheme}
            onChange={setColorScheme}
            options={colorSchemes.map((value) => ({ value, label: colorSchemeLabel[value] }))}
          />
          <SelectField
            label="Ukuran tulisan"
            value={textSize}
            onChange={setTextSize}
            options={textSizes.map((value) => ({ value, label: textSizeLabel[value] }))}
          />
        </FieldGrid>
      </Panel>
      <div style={{ display: 'flex', gap: '0.5rem', flexWrap: 'wrap' }}>
        <HotkeyButton keys="F6" onPress={() => setOpen('form')}>
          Buka form
        </HotkeyButton>
        <Button onClick={() => setOpen('hapus')}>Batalkan voucher</Button>
        <HotkeyButton keys="F1" onPress={() => setOpen('bantuan')}>
          Bantuan
        </HotkeyButton>
        <Button onClick={() => notifyDone('Paket tersimpan.')}>Pesan</Button>
        <Button onClick={() => notifyInfo('Router kembali tersambung.', { detail: '12 voucher sedang dikirim.' })}>
          Info
        </Button>
        <Button
          onClick={() =>
            notifyError({
              message: 'Printer kehabisan kertas.',
              advice: 'Penjualan tetap tersimpan. Pasang kertas, lalu cetak ulang.',
            })
          }
        >
          Galat
        </Button>
        <ActionsMenu
          label="Lainnya"
          actions={[
            { id: 'a', label: 'Duplikat', onChoose: () => undefined },
            { id: 'b', label: 'Hapus', tone: 'danger', onChoose: () => undefined },
          ]}
        >
          Lainnya
        </ActionsMenu>
      </div>
      <FormDialog
        isOpen={open === 'form'}
        onClose={close}
        onSubmit={close}
        title="Tambah Paket"
        isDirty={name !== ''}
        error={name === 'galat' ? { message: 'Nama sudah dipakai.', advice: 'Pilih nama lain.' } : null}
      >
        <TextField label="Nama Paket" value={name} onChange={setName} required />
        <MoneyInput label="Harga Jual (Di Struk)" value={price} onChange={setPrice} required />
        <SelectBox
          label="Router"
          value={pick}
          onChange={setPick}
          options={[
            { value: 'pusat', label: 'Router Pusat', detail: '192.168.88.1' },
            { value: 'kos', label: 'Router Kos Melati', detail: '10.0.0.1' },
          ]}
        />
      </FormDialog>
      <ConfirmDialog
        isOpen={open === 'hapus'}
        onClose={close}
        onConfirm={close}
        title="Batalkan voucher 7KQ2MNPX?"
        lost="Kode ini tidak bisa dipakai lagi dan dicabut dari router."
        kept="Catatan penjualan tetap ada; Rp5.000 dikembalikan dari laci."
        confirmLabel="Batalkan voucher"
        reason="required"
        usualReasons={['Salah paket', 'Pelanggan batal', 'Kode rusak']}
        pinLabel="PIN Pemilik atau Admin"
      />
      <HelpDialog isOpen={open === 'bantuan'} onClose={close} title="Bantuan: Pengaturan">
        Semua tombol di layar ini juga ada di papan ketik.
      </HelpDialog>
    </Screen>
  )
}
