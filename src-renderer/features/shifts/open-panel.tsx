// Owns: opening the own shift with its modal awal.
// Must never: take money out of the owner's hands unsaid: what does not lie in the drawer is named.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatRupiah, type Rupiah, rupiah } from '../../../src-main/shared/money'
import type { Api } from '../../../src-main/transport/contract'
import { api, useCommand } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { Form } from '../../ui/form'
import { Kbd } from '../../ui/kbd'
import { MoneyInput } from '../../ui/money-input'
import { ErrorNotice, Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'
import css from './shifts.module.css'

type Mine = Awaited<ReturnType<Api['shifts']['mine']>>

export function OpenPanel({ mine }: { readonly mine: Mine }) {
  const loose = rupiah(Math.max(0, mine.loose))
  /** undefined = not touched yet; null = cannot be read. */
  const [typed, setTyped] = useState<Rupiah | null | undefined>(undefined)
  const proposed = mine.usualOpening > 0 ? rupiah(mine.usualOpening) : loose
  const shown = typed === undefined ? proposed : typed
  const amount = shown ?? loose
  const open = useCommand(api.shifts.open)
  const brought = rupiah(Math.max(0, amount - loose))
  const submit = async () => {
    const shift = await open.run({ openingCash: amount })
    if (shift) notifyDone(`Shift ${shift.number} dibuka.`, { detail: 'Selamat bekerja.' })
  }
  return (
    <Form onSubmit={submit} className={css.narrow}>
      <Panel
        title="Buka shift"
        foot={
          <Button type="submit" size="md" loading={open.isRunning} rightSection={<Kbd keys="Enter" tone="filled" />}>
            Buka shift
          </Button>
        }
      >
        <div className={css.stack}>
          <MoneyInput
            label="Modal awal di laci"
            description="Hitung uang yang ada di laci sekarang, termasuk uang kecil."
            size="lg"
            required
            isFirst
            value={shown}
            onChange={setTyped}
            error={open.problem?.fields.openingCash}
          />
          <p className={css.soft}>
            Menurut buku, di laci ada {formatRupiah(loose)}
            {loose > 0 ? ' sisa sebelumnya' : ''}.
            {brought > 0 && ` Yang ${formatRupiah(brought)} dicatat diambil dari kas pemilik.`}
            {amount < loose && ` Yang ${formatRupiah(rupiah(loose - amount))} tetap di luar shift Anda.`}
          </p>
          {mine.isRequired && <Notice tone="warn">Toko ini meminta shift dibuka dulu sebelum berjualan.</Notice>}
          {open.problem && !open.problem.fields.openingCash && (
            <ErrorNotice message={open.problem.message} advice={open.problem.advice} />
          )}
        </div>
      </Panel>
    </Form>
  )
}
