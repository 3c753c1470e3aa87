// Owns: "Pengaturan lanjutan" of the package form.
// Must never: hide a complaint: it opens by itself when a folded field is the one that is wrong.
import type { SyntheticEvent } from 'react'
import type { ServiceType } from '../../../src-main/shared/service-type'
import { FieldGrid, FoldAway, MoneyInput } from '../../ui'
import { BurstFields } from './burst-fields'
import css from './catalog.module.css'
import { HIGHEST_PRICE, type PackageValues } from './form-values'
import {
  CodeFields,
  RouterField,
  type SellingFieldsProps,
  StockFields,
  TileFields,
  VisibilityField,
} from './selling-fields'
import { PppProfileField, UsageFields, VolumeField } from './spec-fields'
import { help } from './words'

/** Fields that stand in the fold whatever the type. */
export const FOLDED_FIELDS = [
  'uptimeQuotaSeconds',
  'volumeQuotaBytes',
  'sharedUsers',
  'pppProfile',
  'tileOrder',
  'stockMinimum',
  'refillQuantity',
  'codeLength',
  'codePrefix',
  'routerIds',
] as const satisfies readonly (keyof PackageValues)[]

export interface AdvancedFieldsProps extends SellingFieldsProps {
  readonly serviceType: ServiceType
  readonly isOpenFirst: boolean
}

export function AdvancedFields({ serviceType, isOpenFirst, ...fields }: AdvancedFieldsProps) {
  const { values, set, errorOf } = fields
  const isHotspot = serviceType === 'hotspot'
  const isOwn = values.source === 'own'
  // the browser cannot put the caret into a closed fold
  const openFold = (event: SyntheticEvent) => {
    if (event.target instanceof Element) event.target.closest('details')?.setAttribute('open', '')
  }
  return (
    <div onInvalidCapture={openFold}>
      <FoldAway title="Pengaturan lanjutan" isOpenFirst={isOpenFirst}>
        {isOwn && serviceType !== 'other' && (
          <fieldset className={css.group}>
            <legend className={css.groupTitle}>Batas pemakaian</legend>
            <FieldGrid>
              {isHotspot ? <UsageFields {...fields} /> : <VolumeField {...fields} />}
              {serviceType === 'pppoe' && <PppProfileField {...fields} />}
            </FieldGrid>
            <FieldGrid>
              <BurstFields {...fields} />
            </FieldGrid>
          </fieldset>
        )}
        <fieldset className={css.group}>
          <legend className={css.groupTitle}>Penjualan</legend>
          <FieldGrid>
            <VisibilityField {...fields} />
            {!isHotspot && (
              <MoneyInput
                label="Harga Modal (Untuk Reseller)"
                description={help.operatorPrice}
                hint="Kosong: sama dengan harga pelanggan."
                max={HIGHEST_PRICE}
                value={values.operatorPrice}
                onChange={(operatorPrice) => set({ operatorPrice })}
                error={errorOf('operatorPrice')}
              />
            )}
          </FieldGrid>
        </fieldset>
        <RouterField {...fields} />
        {isHotspot && (
          <>
            <fieldset className={css.group}>
              <legend className={css.groupTitle}>Tampilan di Kasir</legend>
              <TileFields {...fields} />
            </fieldset>
            <fieldset className={css.group}>
              <legend className={css.groupTitle}>Stok</legend>
              <StockFields {...fields} />
            </fieldset>
            <fieldset className={css.group}>
              <legend className={css.groupTitle}>Kode voucher</legend>
              <CodeFields {...fields} />
            </fieldset>
          </>
        )}
      </FoldAway>
    </div>
  )
}
