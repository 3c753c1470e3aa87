// Owns: who orders at the counter: a customer found by typing, or a new one with name, phone and address.
// Must never: choose somebody by itself while several would fit.
import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { isPhone, normalizePhone, type Phone } from '../../../src-main/shared/phone'
import { api, orpc, toProblem } from '../../api'
import { useFirstFocus } from '../../lib/use-first-focus'
import { Button, FieldGrid, HotkeyButton, Notice, notifyError, Panel, PhoneInput, SearchBox, TextField } from '../../ui'
import { aboutCustomer } from '../payments/words'
import type { Person } from './new-order-model'
import css from './orders.module.css'

export interface BuyerPanelProps {
  readonly person: Person | null
  readonly onPerson: (person: Person | null) => void
  readonly errorOf: (path: string) => string | undefined
}

export function BuyerPanel(props: BuyerPanelProps) {
  return props.person === null ? (
    <FindPerson onPerson={props.onPerson} />
  ) : (
    <Filled key={props.person.customerId} {...props} person={props.person} />
  )
}

/** Search text that has a digit first is a phone number or nothing of a name. */
const newPerson = (typed: string): Person => {
  const phone = normalizePhone(typed)
  return { customerId: null, number: '', name: phone === null ? typed : '', phone, address: '' }
}

export async function knownPerson(id: string): Promise<Person> {
  const { number, name, phone, address } = await api.customers.get({ id })
  return { customerId: id, number, name, phone: isPhone(phone) ? phone : null, address }
}

function FindPerson({ onPerson }: { readonly onPerson: (person: Person) => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const place = useFirstFocus<HTMLDivElement>('find')
  const search = text.trim()
  const found = useQuery({
    ...orpc.customers.search.queryOptions({ input: { search, limit: 6 } }),
    enabled: search.length > 1,
  })
  const rows = search.length > 1 ? (found.data ?? []) : []
  const active = Math.min(at, Math.max(0, rows.length - 1))
  const choose = async (id: string) => {
    try {
      onPerson(await knownPerson(id))
    } catch (error) {
      notifyError(toProblem(error))
    }
  }
  /** Typing may be faster than the list: the answer is fetched for the text that stands in the box. */
  const enter = async (typed: string) => {
    if (typed.length < 2) return
    const marked = rows[active]
    if (marked && typed === search && !found.isPlaceholderData) return choose(marked.id)
    try {
      const answer = await api.customers.search({ search: typed, limit: 2 })
      const [only] = answer
      if (only && answer.length === 1) onPerson(await knownPerson(only.id))
      else if (answer.length === 0) onPerson(newPerson(typed))
    } catch (error) {
      notifyError(toProblem(error))
    }
  }
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setAt(Math.max(0, Math.min(rows.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1))))
  }
  return (
    <Panel
      title="Siapa yang memesan?"
      actions={
        <HotkeyButton keys="Alt+T" size="xs" description="Pelanggan baru" onPress={() => onPerson(newPerson(search))}>
          Pelanggan baru
        </HotkeyButton>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows belong to the box inside */}
      <div ref={place} className={css.stack} onKeyDown={move}>
        <SearchBox
          label="Cari pelanggan"
          placeholder="Ketik nama, nomor, atau HP"
          size="lg"
          isFirst
          value={text}
          onChange={(typed) => {
            setText(typed)
            setAt(0)
          }}
          onEnter={(typed) => void enter(typed)}
        />
        <ul className={css.people} aria-label="Pelanggan yang cocok">
          {rows.map((row, index) => (
            <li key={row.id}>
              <UnstyledButton
                className={css.person}
                data-active={index === active || undefined}
                onClick={() => void choose(row.id)}
              >
                <span className={css.strong}>{row.name}</span>
                <span className={css.soft}>{aboutCustomer({ ...row, areaName: row.areaName ?? '' })}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {search.length > 1 && rows.length === 0 && found.data && !found.isPlaceholderData && (
          <Notice tone="info" title={`“${search}” belum ada.`}>
            Tekan Enter: dibuat sebagai pelanggan baru bersama pesanannya.
          </Notice>
        )}
      </div>
    </Panel>
  )
}

function Filled({ person, onPerson, errorOf }: BuyerPanelProps & { readonly person: Person }) {
  const set = (changes: Partial<Person>) => onPerson({ ...person, ...changes })
  const isKnown = person.customerId !== null
  const [isNameFirst] = useState(!isKnown && person.name === '')
  const place = useFirstFocus<HTMLDivElement>('filled')
  const [begins] = useState(person)
  return (
    <Panel
      title={isKnown ? `${person.number} · ${begins.name}` : 'Pelanggan baru'}
      actions={
        <Button size="xs" variant="default" onClick={() => onPerson(null)}>
          Ganti
        </Button>
      }
    >
      <div ref={place}>
        <FieldGrid columns={3}>
          <TextField
            label="Nama"
            required
            isFirst={isNameFirst}
            maxLength={80}
            value={person.name}
            onChange={(name) => set({ name })}
            error={errorOf('buyer.name')}
          />
          <PhoneInput
            label="No. HP / WhatsApp"
            required
            isFirst={!isNameFirst && begins.phone === null}
            value={person.phone}
            onChange={(phone) => set({ phone })}
            error={errorOf('buyer.phone')}
          />
          <TextField
            label="Alamat penagihan"
            required
            isFirst={!isNameFirst && begins.phone !== null && begins.address === ''}
            maxLength={200}
            value={person.address}
            onChange={(address) => set({ address })}
            error={errorOf('buyer.address')}
          />
        </FieldGrid>
        {!isKnown && person.phone !== null && <SamePhone phone={person.phone} onPerson={onPerson} />}
      </div>
    </Panel>
  )
}

/** Somebody who is known already is not made a second time. */
function SamePhone({ phone, onPerson }: { readonly phone: Phone; readonly onPerson: (person: Person) => void }) {
  const found = useQuery(orpc.customers.search.queryOptions({ input: { search: phone, limit: 5 } })).data ?? []
  const same = found.find((one) => one.phone === phone && !one.isArchived)
  if (!same) return null
  const use = () =>
    knownPerson(same.id).then(onPerson, (error: unknown) => {
      notifyError(toProblem(error))
    })
  return (
    <Notice
      tone="warn"
      role="status"
      title={`Nomor ini milik ${same.name} (${same.number}).`}
      action={
        <Button size="xs" variant="default" onClick={() => void use()}>
          Pakai {same.name}
        </Button>
      }
    >
      Tetap boleh dibuat baru bila memang orang yang berbeda.
    </Notice>
  )
}
