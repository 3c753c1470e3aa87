// Owns: PPN by dated rules, and the NPWP.
// Must never: change a rule that bills were made by without saying so; a new date brings a new rule.
import { addDays, type CalendarDate, calendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { useSession } from '../../api'
import { today } from '../../lib/time'
import { Button, ChoiceTiles, DateInput, FieldGrid, Notice, NumberField, SelectField, TextField } from '../../ui'
import type { Billing } from './billing-tab'
import css from './invoices.module.css'

type Rule = Billing['tax'][number]

/** PMK 131/2024: 12% of 11/12 of the price. */
const USUAL = { isOn: true, ratePercent: 12, factorOver: 11, factorUnder: 12, priceIncludes: false }

const FACTORS = [
  { value: '11/12', label: '11/12 dari harga (nilai lain)' },
  { value: '1/1', label: 'Harga penuh' },
]

export interface TaxFieldsProps {
  readonly billing: Billing
  readonly onChange: (change: Partial<Billing>) => void
  readonly problems: Readonly<Record<string, string>>
}

export function TaxFields({ billing, onChange, problems }: TaxFieldsProps) {
  const { zone } = useSession()
  const day = today(zone)
  const rules = billing.tax.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const put = (at: number, change: Partial<Rule>) =>
    onChange({ tax: rules.map((rule, index) => (index === at ? { ...rule, ...change } : rule)) })
  const add = () => {
    const last = rules.at(-1)
    const from = last && last.from >= day ? addDays(calendarDate(last.from), 1) : day
    onChange({ tax: [...rules, { ...USUAL, ...last, from, isOn: true }] })
  }
  return (
    <div className={css.stack}>
      {rules.length === 0 && (
        <Notice>
          PPN mati: harga yang Anda tulis adalah harga akhir. Nyalakan hanya bila usaha Anda sudah PKP (omzet di atas
          Rp4,8 miliar setahun). Tanyakan ke akuntan Anda.
        </Notice>
      )}
      {rules.map((rule, index) => (
        <RuleFields
          key={index}
          rule={rule}
          day={day}
          until={rules[index + 1]?.from ?? null}
          onChange={(change) => put(index, change)}
          onRemove={() => onChange({ tax: rules.filter((_, at) => at !== index) })}
        />
      ))}
      <div>
        <Button size="xs" variant="default" onClick={add} disabled={rules.length >= 20}>
          {rules.length === 0 ? 'Nyalakan PPN' : '+ Aturan mulai tanggal lain'}
        </Button>
      </div>
      {rules.length > 0 && (
        <TextField
          label="NPWP"
          description="15 atau 16 angka, tanpa titik. Dicetak di tagihan selama PPN menyala."
          inputMode="numeric"
          maxLength={16}
          value={billing.npwp}
          onChange={(npwp) => onChange({ npwp: npwp.replace(/\D/g, '') })}
          error={problems.npwp}
        />
      )}
    </div>
  )
}

interface RuleFieldsProps {
  readonly rule: Rule
  readonly day: CalendarDate
  /** The next rule begins then. */
  readonly until: string | null
  readonly onChange: (change: Partial<Rule>) => void
  readonly onRemove: () => void
}

function RuleFields({ rule, day, until, onChange, onRemove }: RuleFieldsProps) {
  const state = !rule.isOn ? 'off' : rule.priceIncludes ? 'in' : 'on-top'
  return (
    <div className={css.rule}>
      <FieldGrid>
        <DateInput
          label="Berlaku mulai"
          required
          today={day}
          value={calendarDate(rule.from)}
          onChange={(from) => from && onChange({ from })}
        />
        <ChoiceTiles
          label="PPN"
          look="segment"
          value={state}
          onChange={(choice) => onChange({ isOn: choice !== 'off', priceIncludes: choice === 'in' })}
          choices={[
            { value: 'on-top', label: 'Ditambahkan' },
            { value: 'in', label: 'Sudah termasuk' },
            { value: 'off', label: 'Mati' },
          ]}
        />
        {rule.isOn && (
          <>
            <NumberField
              label="Tarif"
              unit="%"
              max={100}
              required
              value={rule.ratePercent}
              onChange={(ratePercent) => onChange({ ratePercent: ratePercent ?? 0 })}
            />
            <SelectField
              label="Dikenakan atas"
              value={`${rule.factorOver}/${rule.factorUnder}`}
              onChange={(factor) => {
                const [factorOver = 1, factorUnder = 1] = factor.split('/').map(Number)
                onChange({ factorOver, factorUnder })
              }}
              options={FACTORS}
            />
          </>
        )}
      </FieldGrid>
      <div className={css.ruleFoot}>
        <span className={css.soft}>
          {until === null ? 'Berlaku seterusnya.' : `Berlaku sampai aturan ${formatDate(calendarDate(until))}.`}
        </span>
        <Button size="xs" variant="subtle" color="red" onClick={onRemove}>
          Hapus aturan
        </Button>
      </div>
    </div>
  )
}
