// Owns: whose words are written down: a customer who is searched for, or one of the shop's resellers.
// Must never: choose between two people who both match.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useEffectEvent, useState } from 'react'
import { phoneInList } from '../../../src-main/shared/phone'
import type { PartyKind } from '../../../src-main/shared/portal-contract'
import { orpc } from '../../api'
import { ChoiceTiles, SelectBox, TextField } from '../../ui'

/** Null id: nobody is chosen yet. */
export interface Party {
  readonly kind: PartyKind
  readonly id: string | null
}

export const PARTY_WORDS: Readonly<Record<PartyKind, string>> = { customer: 'pelanggan', reseller: 'reseller' }

const KINDS = [
  { value: 'customer', label: 'Pelanggan' },
  { value: 'reseller', label: 'Reseller' },
] as const

interface Person {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly phone: string
}

const optionOf = ({ id, name, number, phone }: Person) => ({
  value: id,
  label: name,
  detail: [number, phoneInList(phone)].filter(Boolean).join(' · '),
})

interface Choosing {
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly error: string | undefined
}

interface PartyChoiceProps {
  readonly value: Party
  readonly onChange: (party: Party) => void
  readonly error: string | undefined
}

/** A shop without resellers is only asked which customer. */
export function PartyChoice({ value: { kind, id }, onChange, error }: PartyChoiceProps) {
  const resellers = useQuery(orpc.tickets.resellers.queryOptions({ input: {} })).data ?? []
  const choosing: Choosing = { value: id, onChange: (chosen) => onChange({ kind, id: chosen }), error }
  return (
    <>
      {resellers.length > 0 && (
        <ChoiceTiles
          label="Dari"
          look="segment"
          value={kind}
          onChange={(next) => onChange({ kind: next, id: null })}
          choices={KINDS}
        />
      )}
      {kind === 'customer' ? (
        <CustomerChoice {...choosing} />
      ) : (
        <SelectBox
          label="Reseller"
          required
          placeholder="Nama atau nomor"
          {...choosing}
          options={resellers.map(optionOf)}
        />
      )}
    </>
  )
}

function CustomerChoice({ value, onChange, error }: Choosing) {
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search)
  const found = useQuery(orpc.customers.search.queryOptions({ input: { search: asked, limit: 20 } })).data ?? []
  const [only] = found
  const single = search.trim() !== '' && found.length === 1 ? only?.id : undefined
  const take = useEffectEvent(onChange)
  useEffect(() => {
    if (single !== undefined) take(single)
  }, [single])
  return (
    <>
      <TextField
        label="Cari pelanggan"
        placeholder="Nama, nomor, HP"
        isFirst
        value={search}
        onChange={setSearch}
        hint={value === null ? undefined : 'Pilih lagi di bawah untuk orang lain.'}
      />
      <SelectBox
        label="Pelanggan"
        required
        placeholder={found.length === 0 ? 'Tidak ada yang cocok' : 'Pilih orangnya'}
        value={value}
        onChange={onChange}
        error={error}
        options={found.map(optionOf)}
      />
    </>
  )
}
