// Owns: what a printer understands, for those who know.
// Must never: offer a value that the profile does not allow.
import { type PrinterProfile, paperColumns } from '../../../../src-main/shared/paper/profile'
import { FieldGrid } from '../../../ui/panel'
import { QuantityInput } from '../../../ui/quantity-input'
import { SelectField } from '../../../ui/text-field'

export interface ProfileFieldsProps {
  readonly profile: PrinterProfile
  readonly onChange: (change: Partial<PrinterProfile>) => void
}

export function ProfileFields({ profile, onChange }: ProfileFieldsProps) {
  return (
    <FieldGrid>
      <SelectField
        label="Kertas"
        value={profile.paper === 58 ? '58' : '80'}
        options={[
          { value: '58', label: '58 mm' },
          { value: '80', label: '80 mm' },
        ]}
        onChange={(paper) => onChange(paper === '58' ? { paper: 58, dots: 384 } : { paper: 80, dots: 576 })}
      />
      <SelectField
        label="Huruf per baris"
        value={String(profile.columns)}
        options={paperColumns.map((columns) => ({ value: String(columns), label: String(columns) }))}
        onChange={(text) => {
          const columns = paperColumns.find((one) => String(one) === text)
          if (columns) onChange({ columns })
        }}
      />
      <SelectField
        label="QR"
        value={profile.qr}
        options={[
          { value: 'raster', label: 'Gambar (semua printer)' },
          { value: 'native', label: 'Perintah QR printer' },
        ]}
        onChange={(qr) => onChange({ qr })}
      />
      <SelectField
        label="Potong kertas"
        value={profile.cut}
        options={[
          { value: 'none', label: 'Tidak ada pemotong' },
          { value: 'gsv1', label: 'GS V 1' },
          { value: 'gsv66', label: 'GS V 66' },
          { value: 'esci', label: 'ESC i' },
        ]}
        onChange={(cut) => onChange({ cut })}
      />
      <QuantityInput
        label="Baris kosong di akhir"
        min={0}
        max={12}
        value={profile.feed}
        onChange={(feed) => onChange({ feed: feed ?? 4 })}
      />
      <SelectField
        label="Laci kas"
        value={profile.drawer}
        options={[
          { value: 'none', label: 'Tidak ada' },
          { value: 'pin2', label: 'Ada (pin 2)' },
          { value: 'pin5', label: 'Ada (pin 5)' },
        ]}
        onChange={(drawer) => onChange({ drawer })}
      />
      <SelectField
        label="Menjawab keadaan kertas"
        value={profile.status}
        options={[
          { value: 'none', label: 'Tidak' },
          { value: 'dle_eot', label: 'Ya' },
        ]}
        onChange={(status) => onChange({ status })}
      />
      <SelectField
        label="Memastikan struk selesai"
        value={profile.barrier ? 'yes' : 'no'}
        options={[
          { value: 'no', label: 'Tidak' },
          { value: 'yes', label: 'Ya' },
        ]}
        onChange={(answer) => onChange({ barrier: answer === 'yes' })}
      />
      <SelectField
        label="Rangkap struk"
        value={profile.copies === 1 ? '1' : '2'}
        options={[
          { value: '1', label: '1 lembar' },
          { value: '2', label: '2 lembar' },
        ]}
        onChange={(copies) => onChange({ copies: copies === '2' ? 2 : 1 })}
      />
    </FieldGrid>
  )
}
