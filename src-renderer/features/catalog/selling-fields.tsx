// Owns: the folded fields of the priced layer: who may see it, where it is sold, its tile, its stock, its codes.
// Must never: change what a router is told about speed or time.
import { CODE_ALPHABET, guessOdds, guessTimeText } from '../../../src-main/shared/voucher-code'
import {
  Checkbox,
  ChoiceTiles,
  ColorSwatchPicker,
  FieldGrid,
  NumberField,
  Switch,
  TextField,
  WholeLine,
} from '../../ui'
import css from './catalog.module.css'
import type { PackageValues } from './form-values'
import { useRouterChoices } from './use-router-choices'
import { help } from './words'

export interface SellingFieldsProps {
  readonly values: PackageValues
  readonly set: (changes: Partial<PackageValues>) => void
  readonly errorOf: (field: keyof PackageValues) => string | undefined
}

export const VisibilityField = ({ values, set }: SellingFieldsProps) => (
  <div>
    <ChoiceTiles
      label="Visibilitas"
      look="segment"
      value={values.isPublic ? 'public' : 'private'}
      onChange={(choice) => set({ isPublic: choice === 'public' })}
      choices={[
        { value: 'public', label: 'Publik' },
        { value: 'private', label: 'Privat' },
      ]}
    />
    <p className={css.help}>{help.isPublic}</p>
  </div>
)

export function RouterField({ values, set }: SellingFieldsProps) {
  const routers = useRouterChoices()
  if (routers.length === 0) return null
  const toggle = (id: string, isTicked: boolean) =>
    set({ routerIds: isTicked ? [...values.routerIds, id] : values.routerIds.filter((one) => one !== id) })
  return (
    <fieldset className={css.group}>
      <legend className={css.groupTitle}>Router tempat dijual</legend>
      <p className={css.help}>{help.routerIds}</p>
      <div className={css.checks}>
        {routers.map((router) => (
          <Checkbox
            key={router.id}
            label={router.name}
            checked={values.routerIds.includes(router.id)}
            onChange={(event) => toggle(router.id, event.currentTarget.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}

export const TileFields = ({ values, set, errorOf }: SellingFieldsProps) => (
  <FieldGrid>
    <ColorSwatchPicker label="Warna tile" value={values.tileColor} onChange={(tileColor) => set({ tileColor })} />
    <NumberField
      label="Urutan tile"
      description={help.tileOrder}
      max={9_999}
      value={values.tileOrder}
      onChange={(tileOrder) => set({ tileOrder })}
      error={errorOf('tileOrder')}
    />
  </FieldGrid>
)

export const StockFields = ({ values, set, errorOf }: SellingFieldsProps) => (
  <FieldGrid>
    <NumberField
      label="Stok minimum"
      description={help.stockMinimum}
      unit="voucher"
      required
      max={10_000}
      value={values.stockMinimum}
      onChange={(stockMinimum) => set({ stockMinimum })}
      error={errorOf('stockMinimum')}
    />
    <div className={css.stack}>
      <Switch
        label="Isi otomatis"
        description={help.refill}
        checked={values.isRefilling}
        onChange={(event) => set({ isRefilling: event.currentTarget.checked })}
      />
      {values.isRefilling && (
        <NumberField
          label="Sekali isi"
          unit="voucher"
          required
          min={1}
          max={10_000}
          value={values.refillQuantity}
          onChange={(refillQuantity) => set({ refillQuantity })}
          error={errorOf('refillQuantity')}
        />
      )}
    </div>
  </FieldGrid>
)

export function CodeFields({ values, set, errorOf }: SellingFieldsProps) {
  const length = values.codeLength
  const shape = { length: length ?? 8, prefix: values.codePrefix, style: values.codeStyle }
  const odds = guessOdds(shape, 1_000)
  const sample = `${values.codePrefix}${CODE_ALPHABET.slice(5, 5 + shape.length)}`
  return (
    <FieldGrid>
      <NumberField
        label="Panjang kode"
        description={help.codeLength}
        unit="karakter"
        required
        min={4}
        max={16}
        value={length}
        onChange={(codeLength) => set({ codeLength })}
        error={errorOf('codeLength')}
      />
      <TextField
        label="Awalan kode"
        description={help.codePrefix}
        isCode
        maxLength={6}
        value={values.codePrefix}
        onChange={(text) => set({ codePrefix: text.toUpperCase() })}
        check={(text) => (/^[A-Z0-9]*$/.test(text) ? null : 'Hanya huruf besar dan angka, tanpa spasi.')}
        error={errorOf('codePrefix')}
      />
      <WholeLine>
        <ChoiceTiles
          label="Bentuk kode"
          look="segment"
          value={values.codeStyle}
          onChange={(codeStyle) => set({ codeStyle })}
          choices={[
            { value: 'single', label: 'Kode saja' },
            { value: 'pair', label: 'Kode dan sandi' },
          ]}
        />
        <p className={css.help}>
          {help.codeStyle} Contoh: <span className="ln-code">{sample}</span>. Menebak satu dari 1.000 voucher, satu coba
          per detik: {guessTimeText(odds)}.
        </p>
      </WholeLine>
    </FieldGrid>
  )
}
