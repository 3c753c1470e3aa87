// Owns: one service of a new order: the package and its choices.
// Must never: show a price that is not the offer's.
import { CYCLE_NAMES, type Draft } from '../../portal/ordering/draft'
import {
  Button,
  Checkbox,
  ChoiceTiles,
  FieldGrid,
  NumberField,
  Panel,
  QuantityInput,
  SelectBox,
  SelectField,
  TextField,
  WholeLine,
} from '../../ui'
import { chooseOffer, isDomainName, isVoucher, type Line } from './new-order-model'
import type { Offer, OfferOption } from './types'
import { rp } from './words'

export interface ItemFormProps {
  readonly line: Line
  readonly title: string
  readonly offers: readonly Offer[]
  readonly isFirst: boolean
  readonly onChange: (line: Line) => void
  /** Left out for the only one. */
  readonly onRemove?: () => void
  /** By path inside the item: "options.1", "domain.name". */
  readonly errorOf: (path: string) => string | undefined
}

export function ItemForm({ line, title, offers, isFirst, onChange, onRemove, errorOf }: ItemFormProps) {
  const offer = offers.find(({ packageId }) => packageId === line.packageId)
  return (
    <Panel
      title={title}
      actions={
        onRemove && (
          <Button size="xs" variant="subtle" onClick={onRemove}>
            Hapus
          </Button>
        )
      }
    >
      <FieldGrid>
        <WholeLine>
          <SelectBox
            label="Paket"
            required
            isFirst={isFirst}
            placeholder="Ketik untuk mencari paket"
            value={line.packageId}
            onChange={(packageId) => {
              const chosen = offers.find((one) => one.packageId === packageId)
              if (chosen) onChange(chooseOffer(line, chosen))
            }}
            options={offers.map((one) => ({
              value: one.packageId,
              label: one.name,
              detail: [rp(one.price), one.durationText, one.rateText].filter((word) => word !== '').join(' · '),
            }))}
            emptyText="Tidak ada paket yang cocok"
            error={errorOf('packageId')}
          />
        </WholeLine>
        {offer && line.draft && (
          <Choices
            offer={offer}
            draft={line.draft}
            set={(changes) => line.draft && onChange({ ...line, draft: { ...line.draft, ...changes } })}
            errorOf={errorOf}
          />
        )}
      </FieldGrid>
    </Panel>
  )
}

interface ChoicesProps {
  readonly offer: Offer
  readonly draft: Draft
  readonly set: (changes: Partial<Draft>) => void
  readonly errorOf: (path: string) => string | undefined
}

const DOMAIN_KINDS = [
  { value: 'new', label: 'Baru' },
  { value: 'transfer', label: 'Transfer' },
  { value: 'own', label: 'Milik sendiri' },
] as const
const CYCLES = { '1': 1, '3': 3, '12': 12 } as const
const keyOf = (months: number): keyof typeof CYCLES => (months === 12 ? '12' : months === 3 ? '3' : '1')

function Choices({ offer, draft, set, errorOf }: ChoicesProps) {
  return (
    <>
      {offer.asksDomain && (
        <>
          <ChoiceTiles
            label="Domain"
            look="segment"
            value={draft.domainKind}
            onChange={(domainKind) => set({ domainKind })}
            choices={DOMAIN_KINDS}
          />
          <TextField
            label="Nama domain"
            required
            isCode
            placeholder="namatoko.id"
            maxLength={253}
            value={draft.domainName}
            onChange={(domainName) => set({ domainName })}
            check={(text) => (isDomainName(text) ? null : 'Tulis seperti namatoko.id.')}
            error={errorOf('domain.name') ?? errorOf('domain')}
          />
        </>
      )}
      {offer.cycles.length > 1 && (
        <WholeLine>
          <ChoiceTiles
            label="Siklus penagihan"
            value={keyOf(draft.cycleMonths)}
            onChange={(key) => set({ cycleMonths: CYCLES[key] })}
            choices={offer.cycles.map(({ months, price, saving }) => ({
              value: keyOf(months),
              label: CYCLE_NAMES[months],
              detail: saving > 0 ? `${rp(price)}, hemat ${rp(saving)}` : rp(price),
            }))}
          />
        </WholeLine>
      )}
      {isVoucher(offer) && (
        <QuantityInput
          label="Berapa voucher"
          min={1}
          max={50}
          value={draft.quantity}
          onChange={(quantity) => set({ quantity })}
        />
      )}
      {offer.places.length > 1 && (
        <SelectField
          label="Lokasi"
          required
          emptyLabel="Pilih lokasi"
          value={draft.placeId ?? ''}
          onChange={(placeId) => set({ placeId })}
          options={offer.places.map(({ id, name }) => ({ value: id, label: name }))}
          error={errorOf('placeId')}
        />
      )}
      {offer.options.map((option, index) => (
        <OptionField
          key={option.id}
          option={option}
          value={draft.values[option.id] ?? ''}
          onChange={(value) => set({ values: { ...draft.values, [option.id]: value } })}
          error={errorOf(`options.${index}.value`) ?? errorOf(`options.${index}`)}
        />
      ))}
    </>
  )
}

interface OptionFieldProps {
  readonly option: OfferOption
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

/** "+Rp25.000 per bulan" */
const priceText = (price: number, every: OfferOption['every']): string =>
  price === 0 ? '' : `+${rp(price)}${every === 'month' ? ' per bulan' : ''}`

function OptionField({ option, value, onChange, error }: OptionFieldProps) {
  const { kind, label, isRequired, every, maximum, price } = option
  const about = priceText(price, every)
  switch (kind) {
    case 'choice':
      return (
        <SelectField
          label={label}
          required={isRequired}
          emptyLabel="Pilih"
          value={value}
          onChange={(next) => onChange(next === NONE ? '' : next)}
          options={[
            ...(isRequired ? [] : [{ value: NONE, label: 'Tanpa' }]),
            ...option.choices.map((choice) => ({
              value: choice.id,
              label: [choice.label, priceText(choice.price, every)].filter((word) => word !== '').join(' '),
            })),
          ]}
          error={error}
        />
      )
    case 'quantity':
      return (
        <NumberField
          label={label}
          description={about === '' ? undefined : `${about}, tiap satuan`}
          required={isRequired}
          min={isRequired ? 1 : 0}
          max={maximum ?? 1000}
          value={value === '' || value === '0' ? null : Number(value)}
          onChange={(next) => onChange(next === null ? '0' : String(next))}
          error={error}
        />
      )
    case 'yes-no':
      return (
        <Checkbox
          label={label}
          description={about === '' ? undefined : about}
          checked={value === 'ya'}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? 'ya' : 'tidak')}
          error={error}
        />
      )
    case 'text':
      return (
        <TextField
          label={label}
          description={about === '' ? undefined : about}
          required={isRequired}
          maxLength={200}
          value={value}
          onChange={onChange}
          error={error}
        />
      )
  }
}

const NONE = 'tanpa'
