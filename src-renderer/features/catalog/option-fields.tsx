// Owns: one "opsi tambahan" of a package: what is asked, how often it is paid, what it costs.
// Must never: ask for a price where the choices have their own.
import { ActionIcon, Button, Checkbox, MoneyInput, NumberField, SelectField, TextField } from '../../ui'
import css from './catalog.module.css'
import { HIGHEST_PRICE } from './form-values'
import { type ChoiceDraft, newChoice, type OptionDraft, type OptionEvery, type OptionKind } from './ordering-values'

const KINDS: readonly { readonly value: OptionKind; readonly label: string }[] = [
  { value: 'yes-no', label: 'Ya / tidak' },
  { value: 'choice', label: 'Pilih satu' },
  { value: 'quantity', label: 'Jumlah' },
  { value: 'text', label: 'Isian bebas' },
]
const EVERY: readonly { readonly value: OptionEvery; readonly label: string }[] = [
  { value: 'once', label: 'Sekali' },
  { value: 'month', label: 'Tiap bulan' },
]
const priceLabel: Readonly<Record<Exclude<OptionKind, 'choice'>, string>> = {
  'yes-no': 'Harga bila ya',
  quantity: 'Harga satuan',
  text: 'Harga bila diisi',
}
const MOST_CHOICES = 30

export interface OptionFieldsProps {
  readonly option: OptionDraft
  readonly place: number
  readonly count: number
  /** Prepaid packages are paid once. */
  readonly isMonthly: boolean
  readonly onChange: (option: OptionDraft) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  /** Of a field of this option: `label`, `choices.1.price`. */
  readonly errorOf: (field: string) => string | undefined
}

export function OptionFields(props: OptionFieldsProps) {
  const { option, place, count, isMonthly, onChange, onMove, onRemove, errorOf } = props
  const { kind, label } = option
  const set = (change: Partial<OptionDraft>) => onChange({ ...option, ...change })
  const name = label.trim() === '' ? `opsi ${place + 1}` : label
  return (
    <fieldset className={css.option}>
      <legend className="ln-hidden">{name}</legend>
      <div className={css.optionLine}>
        <TextField
          label="Yang ditanyakan"
          placeholder="IP Publik"
          required
          maxLength={60}
          value={label}
          onChange={(text) => set({ label: text })}
          error={errorOf('label')}
        />
        <SelectField label="Jenis" value={kind} onChange={(next) => set({ kind: next })} options={KINDS} />
        {isMonthly && (
          <SelectField
            label="Dibayar"
            value={option.every}
            onChange={(every) => set({ every })}
            options={EVERY}
            error={errorOf('every')}
          />
        )}
        {kind !== 'choice' && (
          <MoneyInput
            label={priceLabel[kind]}
            placeholder="Gratis"
            max={HIGHEST_PRICE}
            value={option.price}
            onChange={(price) => set({ price })}
            error={errorOf('price')}
          />
        )}
        {kind === 'quantity' && (
          <NumberField
            label="Paling banyak"
            required
            min={1}
            max={1_000}
            value={option.maximum}
            onChange={(maximum) => set({ maximum })}
            error={errorOf('maximum')}
          />
        )}
      </div>
      {kind === 'choice' && (
        <Choices
          of={name}
          choices={option.choices}
          onChange={(choices) => set({ choices })}
          errorOf={(field) => errorOf(`choices${field}`)}
        />
      )}
      <div className={css.optionFoot}>
        <Checkbox
          label="Wajib diisi"
          checked={option.isRequired}
          onChange={(event) => set({ isRequired: event.currentTarget.checked })}
        />
        <span className={css.optionDeeds}>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Naikkan ${name}`}
            disabled={place === 0}
            onClick={() => onMove(-1)}
          >
            Naik
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Turunkan ${name}`}
            disabled={place === count - 1}
            onClick={() => onMove(1)}
          >
            Turun
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" aria-label={`Hapus ${name}`} onClick={onRemove}>
            Hapus
          </Button>
        </span>
      </div>
    </fieldset>
  )
}

interface ChoicesProps {
  readonly of: string
  readonly choices: readonly ChoiceDraft[]
  readonly onChange: (choices: readonly ChoiceDraft[]) => void
  /** '' = about all of them, `.1.label`. */
  readonly errorOf: (field: string) => string | undefined
}

function Choices({ of, choices, onChange, errorOf }: ChoicesProps) {
  const put = (id: string, change: Partial<ChoiceDraft>) =>
    onChange(choices.map((choice) => (choice.id === id ? { ...choice, ...change } : choice)))
  const error = errorOf('')
  return (
    <div className={css.choices}>
      {choices.map((choice, place) => (
        <div key={choice.id} className={css.choice}>
          <TextField
            label={`Pilihan ${place + 1}`}
            isLabelHidden
            placeholder={`Pilihan ${place + 1}`}
            required
            maxLength={60}
            value={choice.label}
            onChange={(label) => put(choice.id, { label })}
            error={errorOf(`.${place}.label`)}
          />
          <MoneyInput
            label={`Harga pilihan ${place + 1}`}
            isLabelHidden
            placeholder="Gratis"
            max={HIGHEST_PRICE}
            value={choice.price}
            onChange={(price) => put(choice.id, { price })}
            error={errorOf(`.${place}.price`)}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={`Hapus pilihan ${choice.label || place + 1}`}
            disabled={choices.length <= 2}
            onClick={() => onChange(choices.filter(({ id }) => id !== choice.id))}
          >
            ✕
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Tambah pilihan untuk ${of}`}
          disabled={choices.length >= MOST_CHOICES}
          onClick={() => onChange([...choices, newChoice()])}
        >
          + Pilihan
        </Button>
      </div>
    </div>
  )
}
