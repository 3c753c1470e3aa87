// Owns: the fields of the shop, used by the first run and by Pengaturan.
// Must never: save anything.
import { Button, Group } from '@mantine/core'
import { isShopZone, type ShopZone, zoneAbbreviation } from '../../../src-main/shared/calendar-date'
import type { PaperPicture } from '../../../src-main/shared/paper/document'
import { isPhone } from '../../../src-main/shared/phone'
import { notifyError } from '../../lib/toasts'
import { FieldGrid, WholeLine } from '../../ui/panel'
import { PhoneInput } from '../../ui/phone-input'
import { SelectField, TextField } from '../../ui/text-field'
import { readLogo } from './read-logo'
import css from './settings.module.css'

export interface ShopValues {
  readonly name: string
  readonly address: string
  /** 62..., or empty. */
  readonly phone: string
  readonly zone: ShopZone
  readonly footer: string
  readonly logo: string
  /** The same as a thermal head prints it. */
  readonly logoPaper: PaperPicture | null
}

export const emptyShop: ShopValues = {
  name: '',
  address: '',
  phone: '',
  zone: 'Asia/Jakarta',
  footer: 'Terima kasih',
  logo: '',
  logoPaper: null,
}

const ZONES = (['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const).map((zone) => ({
  value: zone,
  label: { 'Asia/Jakarta': 'Indonesia Barat', 'Asia/Makassar': 'Indonesia Tengah', 'Asia/Jayapura': 'Indonesia Timur' }[
    zone
  ].concat(` (${zoneAbbreviation[zone]})`),
}))

export interface ShopFieldsProps {
  readonly values: ShopValues
  readonly onChange: (values: ShopValues) => void
  /** By path, e.g. `name`. */
  readonly errors: Readonly<Record<string, string>>
}

export function ShopFields({ values, onChange, errors }: ShopFieldsProps) {
  const set = (change: Partial<ShopValues>) => onChange({ ...values, ...change })
  const chooseLogo = async (file: File | undefined) => {
    if (!file) return
    const logo = await readLogo(file)
    if (logo === null) notifyError({ message: 'Gambar ini tidak dapat dibaca.', advice: 'Pilih berkas PNG atau JPG.' })
    else set(logo)
  }
  return (
    <FieldGrid>
      <TextField
        label="Nama toko"
        description="Paling atas di struk."
        required
        isFirst
        maxLength={40}
        placeholder="Warkop Bang Joko"
        value={values.name}
        onChange={(name) => set({ name })}
        error={errors.name}
      />
      <PhoneInput
        label="Nomor WA"
        description="Untuk pelanggan yang butuh bantuan."
        value={isPhone(values.phone) ? values.phone : null}
        onChange={(phone) => set({ phone: phone ?? '' })}
        error={errors.phone}
      />
      <WholeLine>
        <TextField
          label="Alamat"
          description="Satu baris, dicetak di bawah nama toko."
          maxLength={80}
          placeholder="Jl. Melati No. 12, Sleman"
          value={values.address}
          onChange={(address) => set({ address })}
          error={errors.address}
        />
      </WholeLine>
      <SelectField
        label="Zona waktu"
        description="Hari penjualan berganti menurut zona ini."
        value={values.zone}
        options={ZONES}
        onChange={(zone) => isShopZone(zone) && set({ zone })}
      />
      <TextField
        label="Penutup struk"
        description="Kalimat terakhir di struk."
        maxLength={64}
        value={values.footer}
        onChange={(footer) => set({ footer })}
        error={errors.footer}
      />
      <WholeLine>
        <div className={css.logo}>
          {values.logo && <img className={css.logoImage} src={values.logo} alt="Logo toko" />}
          <div>
            <div className={css.logoLabel}>Logo (boleh nanti)</div>
            <Group gap="xs">
              <label className={css.file}>
                Pilih gambar
                <input
                  type="file"
                  accept="image/png,image/jpeg"
                  onChange={(event) => void chooseLogo(event.currentTarget.files?.[0])}
                />
              </label>
              {values.logo && (
                <Button size="xs" variant="subtle" onClick={() => set({ logo: '', logoPaper: null })}>
                  Hapus logo
                </Button>
              )}
            </Group>
            {errors.logo && <div role="alert">{errors.logo}</div>}
          </div>
        </div>
      </WholeLine>
    </FieldGrid>
  )
}
