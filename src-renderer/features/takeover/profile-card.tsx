// Owns: one profile of the old router: what Mikhmon promised, who uses it, and what it becomes.
// Must never: mix what was promised to old vouchers with what new ones will get.
import type { PackageItem } from '../../../src-main/features/catalog/contract'
import type { NewTarget, ProfileChoice, ProfileFacts, Target } from '../../../src-main/features/takeover/contract'
import { rupiah } from '../../../src-main/shared/money'
import { Checkbox, ChoiceTiles, DurationInput, MoneyInput, SelectField, TextField } from '../../ui'
import css from './takeover.module.css'
import { countWords, newTarget } from './words'

export interface ProfileCardProps {
  readonly facts: ProfileFacts
  readonly choice: ProfileChoice
  readonly packages: readonly PackageItem[]
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (changes: Partial<ProfileChoice>) => void
}

const LEAVE = 'leave'
const NEW = 'new'

export function ProfileCard({ facts, choice, packages, errorOf, onChange }: ProfileCardProps) {
  const { target } = choice
  const isTaken = target.kind !== 'leave'
  const choose = (value: string) => onChange({ target: targetFor(value, facts, target) })
  const own = packages.map((pack) => ({ value: pack.id, label: `Paket ${pack.name}` }))
  return (
    <li className={css.card} data-taken={isTaken || undefined}>
      <div className={css.known}>
        <strong className={css.name}>{facts.profile}</strong>
        <span className={css.soft}>
          {[facts.promise ?? 'tidak ada catatan Mikhmon', facts.rateLimit].filter(Boolean).join(' · ')}
        </span>
        <span>{countWords(facts)}</span>
        {facts.doubts.map((doubt) => (
          <span key={doubt} className={css.doubt}>
            {doubt}
          </span>
        ))}
      </div>
      <div className={css.becomes}>
        <SelectField
          label={`Profil ${facts.profile} menjadi`}
          value={target.kind === 'existing' ? target.packageId : target.kind}
          onChange={choose}
          error={errorOf('packageId')}
          options={[{ value: NEW, label: 'Paket baru' }, ...own, { value: LEAVE, label: 'Tidak diambil' }]}
        />
        {target.kind === 'new' && (
          <NewFields
            target={target}
            errorOf={errorOf}
            asksActive={facts.activeSeconds === null}
            onChange={(changes) => onChange({ target: { ...target, ...changes } })}
          />
        )}
        {isTaken && facts.unused > 0 && (
          <ChoiceTiles
            label={`${facts.unused} yang belum dipakai`}
            look="segment"
            value={choice.unused}
            onChange={(unused) => onChange({ unused })}
            choices={[
              { value: 'sold', label: 'Sudah beredar', detail: 'tercatat Terjual' },
              { value: 'stock', label: 'Jadikan stok', detail: 'dijual dari kasir' },
            ]}
          />
        )}
        {isTaken && facts.plain > 0 && (
          <Checkbox
            label={`Anggap ${facts.plain} pengguna biasa di profil ini sebagai voucher`}
            description="Tanpa centang mereka dibiarkan di router."
            checked={choice.plain === 'voucher'}
            onChange={(event) => onChange({ plain: event.currentTarget.checked ? 'voucher' : 'leave' })}
          />
        )}
      </div>
    </li>
  )
}

function targetFor(value: string, facts: ProfileFacts, before: Target): Target {
  if (value === LEAVE) return { kind: 'leave' }
  if (value === NEW) return before.kind === 'new' ? before : newTarget(facts.profile, facts)
  return { kind: 'existing', packageId: value }
}

interface NewFieldsProps {
  readonly target: NewTarget
  /** Mikhmon says no period that new vouchers could have. */
  readonly asksActive: boolean
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (changes: Partial<NewTarget>) => void
}

export function NewFields({ target, asksActive, errorOf, onChange }: NewFieldsProps) {
  const amount = (value: number | null) => (value === null ? null : rupiah(value))
  return (
    <div className={css.fields}>
      <TextField
        label="Nama paket"
        required
        maxLength={40}
        value={target.name}
        onChange={(name) => onChange({ name })}
        error={errorOf('name')}
      />
      <MoneyInput
        label="Harga jual"
        required
        value={amount(target.customerPrice)}
        onChange={(customerPrice) => onChange({ customerPrice })}
        error={errorOf('customerPrice')}
      />
      <MoneyInput
        label="Harga modal"
        value={amount(target.operatorPrice)}
        onChange={(operatorPrice) => onChange({ operatorPrice })}
        error={errorOf('operatorPrice')}
        placeholder="sama dengan harga jual"
      />
      {asksActive && (
        <DurationInput
          label="Masa aktif"
          required
          sentence="sejak login pertama, untuk voucher baru"
          firstUnit="day"
          value={target.activeSeconds}
          onChange={(activeSeconds) => onChange({ activeSeconds })}
          error={errorOf('activeSeconds')}
        />
      )}
    </div>
  )
}
