// Owns: which column is which field, and what is meant where a row says nothing (package, router).
// Must never: guess; the core did, a person may say otherwise.
import { useQuery } from '@tanstack/react-query'
import {
  IMPORT_FIELDS,
  type ImportField,
  type ImportFile,
  type ImportPreview,
} from '../../../src-main/features/customers/contract'
import { orpc } from '../../api'
import { FieldGrid, FoldAway, SelectBox } from '../../ui'
import css from './customers.module.css'
import { useRouterOptions } from './use-options'
import { SERVICE_NAMES } from './words'

const FIELD_NAMES: Readonly<Record<ImportField, string>> = {
  name: 'Nama',
  phone: 'No. HP',
  address: 'Alamat',
  area: 'Area',
  place: 'Koordinat / tautan peta',
  latitude: 'Latitude',
  longitude: 'Longitude',
  notes: 'Catatan',
  number: 'No. pelanggan lama',
  package: 'Paket',
  router: 'Router',
  username: 'Username',
  password: 'Password',
  ip: 'Alamat IP',
  mac: 'MAC',
  billingDay: 'Tanggal tagih',
  price: 'Harga per bulan',
  discount: 'Diskon',
  startDay: 'Tanggal pasang',
  billedUntil: 'Tagihan berikutnya',
}

export interface ImportMappingProps {
  readonly file: ImportFile
  readonly preview: ImportPreview
  readonly onFile: (file: ImportFile) => void
}

export function ImportMapping({ file, preview, onFile }: ImportMappingProps) {
  const packages = useQuery(orpc.catalog.list.queryOptions({ input: {} })).data ?? []
  const routers = useRouterOptions()
  const { mapping } = preview
  const columns = preview.columns.map(({ index, header, sample }) => ({
    value: String(index),
    label: header,
    detail: sample,
  }))
  const map = (field: ImportField, column: string | null) => {
    const { [field]: _, ...others } = mapping
    onFile({ ...file, mapping: column === null ? others : { ...others, [field]: Number(column) } })
  }
  const found = Object.keys(mapping).length
  return (
    <>
      <FieldGrid>
        <SelectBox
          label="Paket untuk baris tanpa paket"
          placeholder="Tanpa langganan"
          isClearable
          value={file.packageId}
          onChange={(packageId) => onFile({ ...file, packageId })}
          options={packages
            .filter(({ master }) => master.billingType === 'monthly')
            .map(({ id, name, master }) => ({ value: id, label: name, detail: SERVICE_NAMES[master.serviceType] }))}
        />
        {routers.length > 1 && (
          <SelectBox
            label="Router untuk baris tanpa router"
            placeholder="Pilih router"
            isClearable
            value={file.routerId}
            onChange={(routerId) => onFile({ ...file, routerId })}
            options={routers}
          />
        )}
      </FieldGrid>
      <FoldAway
        title={`Pasangan kolom (${found} dari ${preview.columns.length} kolom dikenali)`}
        isOpenFirst={mapping.name === undefined}
      >
        <div className={css.mapping}>
          {IMPORT_FIELDS.map((field) => (
            <SelectBox
              key={field}
              label={FIELD_NAMES[field]}
              placeholder="tidak ada"
              isClearable
              value={mapping[field] === undefined ? null : String(mapping[field])}
              onChange={(column) => map(field, column)}
              options={columns}
              required={field === 'name'}
            />
          ))}
        </div>
      </FoldAway>
    </>
  )
}
