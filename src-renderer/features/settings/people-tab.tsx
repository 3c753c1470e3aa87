// Owns: Pengaturan > Pengguna.
// Must never: show or remember a PIN.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ROLE_NAMES, ROLES, type Role } from '../../../src-main/shared/roles'
import type { api as client } from '../../api'
import { api, orpc, useCommand, useSession } from '../../api'
import { notifyDone } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { FormDialog } from '../../ui/form-dialog'
import { Panel } from '../../ui/panel'
import { Skeleton } from '../../ui/skeleton'
import { StatusChip } from '../../ui/status-chip'
import { SecretInput, TextField } from '../../ui/text-field'
import css from './settings.module.css'

type Person = Awaited<ReturnType<typeof client.users.list>>[number]
type Open = { readonly kind: 'new' } | { readonly kind: 'edit' | 'secret'; readonly person: Person } | null

const ROLE_DETAILS: Readonly<Record<Role, string>> = {
  owner: 'Semua, termasuk router, pengguna, dan pemulihan.',
  admin: 'Harga, stok, laporan, pembatalan. Tidak mengubah pengguna dan router.',
  cashier: 'Menjual, cetak ulang, melihat stok.',
}

export function PeopleTab() {
  const people = useQuery(orpc.users.list.queryOptions({ input: {} }))
  const { user } = useSession()
  const [open, setOpen] = useState<Open>(null)
  return (
    <Panel
      title="Pengguna"
      detail="Setiap orang memakai PIN sendiri, supaya laporan per kasir benar."
      isFlush
      actions={<Button onClick={() => setOpen({ kind: 'new' })}>+ Tambah pengguna</Button>}
    >
      {people.data === undefined ? (
        <Skeleton />
      ) : (
        people.data.map((person) => (
          <div key={person.id} className={css.line}>
            <div className={css.grow}>
              <div className={css.name}>
                {person.name}
                {person.id === user.id && ' (Anda)'}
              </div>
              <div className={css.soft}>{ROLE_NAMES[person.role]}</div>
            </div>
            <StatusChip tone={person.isActive ? 'good' : 'calm'} word={person.isActive ? 'Aktif' : 'Nonaktif'} />
            <Button size="xs" variant="default" onClick={() => setOpen({ kind: 'secret', person })}>
              Ganti PIN
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen({ kind: 'edit', person })}>
              Ubah
            </Button>
          </div>
        ))
      )}
      {open?.kind === 'new' && <NewPerson onClose={() => setOpen(null)} />}
      {open?.kind === 'edit' && <EditPerson person={open.person} onClose={() => setOpen(null)} />}
      {open?.kind === 'secret' && <NewSecret person={open.person} onClose={() => setOpen(null)} />}
    </Panel>
  )
}

const roleChoices = ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role], detail: ROLE_DETAILS[role] }))
const secretCheck = (secret: string) => (secret.length < 6 ? 'PIN paling sedikit 6 angka.' : null)

function NewPerson({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('cashier')
  const [secret, setSecret] = useState('')
  const create = useCommand(api.users.create)
  const submit = async () => {
    if (!(await create.run({ name, role, secret }))) return
    notifyDone(`${name} sudah dapat masuk.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      title="Tambah pengguna"
      onClose={onClose}
      onSubmit={submit}
      isDirty={name !== ''}
      isBusy={create.isRunning}
      error={create.problem}
    >
      <div className={css.stack}>
        <TextField
          label="Nama"
          required
          isFirst
          maxLength={30}
          value={name}
          onChange={setName}
          error={create.problem?.fields.name}
        />
        <ChoiceTiles label="Peran" choices={roleChoices} value={role} onChange={setRole} />
        <SecretInput
          label="PIN"
          description="6 angka atau lebih."
          required
          value={secret}
          onChange={setSecret}
          check={secretCheck}
          error={create.problem?.fields.secret}
        />
      </div>
    </FormDialog>
  )
}

function EditPerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const [isActive, setActive] = useState(person.isActive)
  const update = useCommand(api.users.update)
  const submit = async () => {
    if (!(await update.run({ id: person.id, name, role, isActive }))) return
    notifyDone('Tersimpan.')
    onClose()
  }
  return (
    <FormDialog
      isOpen
      title={`Ubah ${person.name}`}
      onClose={onClose}
      onSubmit={submit}
      isBusy={update.isRunning}
      error={update.problem}
    >
      <div className={css.stack}>
        <TextField
          label="Nama"
          required
          isFirst
          maxLength={30}
          value={name}
          onChange={setName}
          error={update.problem?.fields.name}
        />
        <ChoiceTiles label="Peran" choices={roleChoices} value={role} onChange={setRole} />
        <ChoiceTiles
          label="Status"
          value={isActive ? 'on' : 'off'}
          onChange={(choice) => setActive(choice === 'on')}
          choices={[
            { value: 'on', label: 'Aktif' },
            { value: 'off', label: 'Nonaktif', detail: 'Tidak dapat masuk; catatannya tetap ada.' },
          ]}
        />
      </div>
    </FormDialog>
  )
}

function NewSecret({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const [secret, setSecret] = useState('')
  const set = useCommand(api.users.setSecret)
  const submit = async () => {
    if (!(await set.run({ id: person.id, secret }))) return
    notifyDone(`PIN ${person.name} diganti. Yang sedang masuk dengan PIN lama harus masuk lagi.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      title={`PIN baru untuk ${person.name}`}
      onClose={onClose}
      onSubmit={submit}
      isBusy={set.isRunning}
      error={set.problem}
    >
      <SecretInput
        label="PIN baru"
        required
        isFirst
        value={secret}
        onChange={setSecret}
        check={secretCheck}
        error={set.problem?.fields.secret}
      />
    </FormDialog>
  )
}
