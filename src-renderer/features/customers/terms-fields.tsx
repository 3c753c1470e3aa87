// Owns: how a monthly subscription is billed: day, cycle, first period, own price, discount.
// Must never: work out a bill; the core does.
import { addDays, daysBetween } from '../../../src-main/shared/calendar-date'
import { formatRupiah, type Rupiah } from '../../../src-main/shared/money'
import { useSession } from '../../api'
import { today } from '../../lib/time'
import {
  ChoiceTiles,
  DateInput,
  FieldGrid,
  FoldAway,
  MoneyInput,
  Notice,
  NumberField,
  SelectField,
  WholeLine,
} from '../../ui'
import type { FieldsProps } from './service-form'

export function TermsFields({ values, set, errorOf, isBilled }: FieldsProps & { readonly isBilled: boolean }) {
  const day = today(useSession().zone)
  return (
    <FieldGrid>
      <NumberField
        label="Tanggal tagih"
        description="1 sampai 28, setiap bulan."
        required
        min={1}
        max={28}
        value={values.billingDay}
        onChange={(billingDay) => set({ billingDay })}
        error={errorOf('billingDay')}
      />
      <ChoiceTiles
        label="Ditagih setiap"
        look="segment"
        value={values.cycleMonths}
        onChange={(cycleMonths) => set({ cycleMonths })}
        choices={[
          { value: '1', label: 'Bulan' },
          { value: '3', label: '3 Bulan' },
          { value: '12', label: 'Tahun' },
        ]}
      />
      {!isBilled && (
        <>
          <DateInput
            label="Mulai ditagih"
            description="Hari pertama yang dibayar pelanggan."
            required
            today={day}
            value={values.startDay}
            onChange={(startDay) => startDay !== null && set({ startDay })}
            error={errorOf('startDay')}
          />
          <SelectField
            label="Periode pertama"
            value={values.firstPeriod}
            onChange={(firstPeriod) => set({ firstPeriod })}
            options={[
              { value: 'prorata', label: 'Dihitung per hari (pro-rata)' },
              { value: 'full', label: 'Satu bulan penuh' },
              { value: 'free', label: 'Gratis sampai tanggal tagih' },
            ]}
            error={errorOf('firstPeriod')}
          />
          {values.startDay < addDays(day, -28) && (
            <WholeLine>
              <Notice tone="warn" role="status" title="Mulainya sudah lama lewat.">
                Tagihan dibuat untuk {Math.ceil(daysBetween(values.startDay, day) / 30)} bulan ke belakang. Kalau bulan
                itu sudah dibayar di luar LoketNet, isi tanggal tagih yang berikutnya.
              </Notice>
            </WholeLine>
          )}
        </>
      )}
    </FieldGrid>
  )
}

export interface MoreTermsProps extends FieldsProps {
  readonly price: Rupiah
  readonly graceDays: number
}

export function MoreTermsFields({ values, set, errorOf, price, graceDays }: MoreTermsProps) {
  const { zone } = useSession()
  const isUsed = values.ownPrice !== null || values.discount !== null || values.graceDays !== null
  const isWrong = ['ownPrice', 'discount', 'discountUntil', 'graceDays'].some(errorOf)
  return (
    <FoldAway title="Harga khusus, diskon, masa tenggang" isOpenFirst={isUsed || isWrong}>
      <FieldGrid>
        <MoneyInput
          label="Harga khusus per bulan"
          description={`Kosong: harga paket, ${formatRupiah(price)}.`}
          value={values.ownPrice}
          onChange={(ownPrice) => set({ ownPrice })}
          error={errorOf('ownPrice')}
        />
        <NumberField
          label="Masa tenggang"
          description={`Kosong: sesuai toko, ${graceDays} hari.`}
          unit="hari"
          max={60}
          value={values.graceDays}
          onChange={(days) => set({ graceDays: days })}
          error={errorOf('graceDays')}
        />
        <MoneyInput
          label="Diskon tiap tagihan"
          value={values.discount}
          onChange={(discount) => set({ discount })}
          error={errorOf('discount')}
        />
        <DateInput
          label="Diskon sampai"
          description="Kosong: terus."
          today={today(zone)}
          yearRule="future"
          value={values.discountUntil}
          onChange={(discountUntil) => set({ discountUntil })}
          error={errorOf('discountUntil')}
        />
      </FieldGrid>
    </FoldAway>
  )
}
