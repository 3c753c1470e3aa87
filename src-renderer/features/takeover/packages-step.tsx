// Owns: the second step: which profile of Mikhmon becomes which package, and what else is taken along.
// Must never: hide why something is doubtful, or fill in a price that stands nowhere.
import { useQuery } from '@tanstack/react-query'
import type { Preview } from '../../../src-main/features/takeover/contract'
import { formatDate, isCalendarDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { orpc } from '../../api'
import { Button, Checkbox, FoldAway, Form, Panel } from '../../ui'
import { ExtraRow } from './extra-row'
import { ProfileCard } from './profile-card'
import css from './takeover.module.css'
import type { ChoiceEditing } from './use-choices'

export interface PackagesStepProps {
  readonly preview: Preview
  readonly editing: ChoiceEditing
  /** What the core complained about, by path. */
  readonly fields: Readonly<Record<string, string>>
  readonly onContinue: () => void
}

export function PackagesStep({ preview, editing, fields, onContinue }: PackagesStepProps) {
  const { choices, change, changeProfile, changePreset, changePpp } = editing
  const packages = useQuery(orpc.catalog.list.queryOptions({ input: { serviceType: 'hotspot' } }))
  const known = packages.data ?? []
  const past = preview.profiles.reduce((sum, profile) => sum + profile.past, 0)
  const salesCount = preview.counts.reduce(
    (sum, { kind, reason, count }) => sum + (kind === 'sale' && SALES.includes(reason) ? count : 0),
    0,
  )
  return (
    <Form onSubmit={onContinue} className={css.stack}>
      <Panel
        title="Profil hotspot"
        detail={`${preview.profiles.length} profil. Setiap profil menjadi satu paket, dan vouchernya ikut.`}
        isFlush
      >
        <ul className={css.cards}>
          {preview.profiles.map((facts) => {
            const index = choices.profiles.findIndex(({ profile }) => profile === facts.profile)
            const choice = choices.profiles[index]
            return choice ? (
              <ProfileCard
                key={facts.profile}
                facts={facts}
                choice={choice}
                packages={known}
                errorOf={(field) => fields[`choices.profiles.${index}.target.${field}`]}
                onChange={(changes) => changeProfile(facts.profile, changes)}
              />
            ) : null
          })}
        </ul>
      </Panel>
      {preview.presets.length > 0 && (
        <Panel title="Cetak cepat" detail="Yang punya kuota atau harga sendiri dapat menjadi paket tersendiri." isFlush>
          <ul className={css.cards}>
            {preview.presets.map((facts) => {
              const index = choices.presets.findIndex(({ name }) => name === facts.name)
              const choice = choices.presets[index]
              return choice ? (
                <ExtraRow
                  key={facts.name}
                  facts={facts}
                  choice={choice}
                  priceLabel="Harga jual"
                  errorOf={(field) => fields[`choices.presets.${index}.target.${field}`]}
                  onChange={(target) => changePreset(facts.name, target)}
                />
              ) : null
            })}
          </ul>
        </Panel>
      )}
      {preview.ppp.length > 0 && (
        <Panel isFlush>
          <div className={css.inset}>
            <FoldAway title={`Profil PPPoE (${preview.ppp.length}): jadikan paket bulanan, isi harganya`}>
              <p className={css.soft}>
                Pelanggannya sendiri tidak disentuh di sini; sesudahnya ambil di layar Pelanggan, “Ambil dari router
                (PPPoE)”.
              </p>
              <ul className={css.cards}>
                {preview.ppp.map((facts) => {
                  const index = choices.ppp.findIndex(({ name }) => name === facts.name)
                  const choice = choices.ppp[index]
                  return choice ? (
                    <ExtraRow
                      key={facts.name}
                      facts={facts}
                      choice={choice}
                      priceLabel="Harga bulanan"
                      errorOf={(field) => fields[`choices.ppp.${index}.target.${field}`]}
                      onChange={(target) => changePpp(facts.name, target)}
                    />
                  ) : null
                })}
              </ul>
            </FoldAway>
          </div>
        </Panel>
      )}
      <Panel title="Juga">
        <div className={css.options}>
          <Checkbox
            label={`Ambil riwayat penjualan Mikhmon (${formatThousands(salesCount)} catatan${salesWords(preview)})`}
            description="Disimpan terpisah sebagai riwayat. Buku dan laporan LoketNet tidak berubah."
            checked={choices.takesSales}
            onChange={(event) => change({ takesSales: event.currentTarget.checked })}
          />
          {past > 0 && (
            <Checkbox
              label={`Hentikan ${formatThousands(past)} voucher yang masa aktifnya sudah lewat`}
              description="Penggunanya dimatikan di router, bukan dihapus. Yang sedang online diputus."
              checked={choices.stopsPast}
              onChange={(event) => change({ stopsPast: event.currentTarget.checked })}
            />
          )}
        </div>
      </Panel>
      <div className={css.foot}>
        <Button type="submit">Lanjut: periksa dulu</Button>
      </div>
    </Form>
  )
}

const SALES = ['sale', 'sale-month', 'sale-left']

function salesWords({ sales }: Preview): string {
  const { firstDay, lastDay, total } = sales
  if (firstDay === null || lastDay === null || !isCalendarDate(firstDay) || !isCalendarDate(lastDay)) return ''
  return `, ${formatDate(firstDay)} sampai ${formatDate(lastDay)}, ${formatRupiah(rupiah(total))}`
}
