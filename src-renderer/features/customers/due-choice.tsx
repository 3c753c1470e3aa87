// Owns: asking, before a pause or a stop, what becomes of the period that has begun and was not billed.
// Must never: let such a period go without a word.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Unbilled } from '../../../src-main/features/subscriptions/contract'
import { calendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { orpc, toProblem } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, Checkbox, Notice } from '../../ui'

/** Billed first unless the service began only today, or there is so much that the owner has to see it. */
const isUsual = (due: Unbilled | null): boolean => due !== null && !due.isMany && !due.isNew

export function useDueChoice(id: string) {
  const asked = useQuery({
    ...orpc.subscriptions.unbilled.queryOptions({ input: { id } }),
    placeholderData: undefined,
    gcTime: 0, // what was true when the dialog was last open is not
  })
  const [chosen, setChosen] = useState<boolean | null>(null)
  const due = asked.data ?? null
  return {
    /** False until it is known whether there is anything to choose. */
    isKnown: asked.data !== undefined,
    problem: asked.error ? toProblem(asked.error) : null,
    askAgain: asked.refetch,
    due,
    billsDue: due !== null && !due.isMany && (chosen ?? isUsual(due)),
    choose: setChosen,
  }
}

interface DueChoiceProps {
  readonly due: Unbilled
  readonly billsDue: boolean
  readonly onChange: (billsDue: boolean) => void
}

export function DueChoice({ due, billsDue, onChange }: DueChoiceProps) {
  const since = formatDate(calendarDate(due.since))
  const sum = formatRupiah(rupiah(due.amount))
  const bills = due.bills === 1 ? `Tagihan ${sum}` : `${due.bills} tagihan ${sum}`
  return (
    <Notice tone="warn" title={`${bills} sejak ${since} belum dibuat`}>
      {due.isMany ? (
        <>
          Sesudah ini periode itu tidak akan ditagih. Untuk menagihnya, batal dulu lalu jalankan{' '}
          <Anchor href={linkTo('tagihan', 'jalankan')}>Buat tagihan</Anchor>.
        </>
      ) : (
        <Checkbox
          mt="xs"
          label="Buat tagihannya dulu"
          description={
            billsDue ? 'Dibuat sekarang, dan tetap harus dibayar.' : `Periode sejak ${since} tidak akan ditagih.`
          }
          checked={billsDue}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )}
    </Notice>
  )
}
