// Owns: making and changing a reseller: name, phone, above whom, credit, commission.
// Must never: set a price or a saldo; those have their own places.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResellerCard } from '../../../src-main/features/resellers/contract'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { isPhone, showPhone } from '../../../src-main/shared/phone'
import { api, orpc, useCommand } from '../../api'
import { ChoiceTiles, FieldGrid, FormDialog, MoneyInput, SelectField, TextField } from '../../ui'

interface Props {
  readonly reseller: ResellerCard | null
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** "2,5" -> 250; null when it is not a percentage. */
function pointsOf(text: string): number | null {
  const match = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(text.trim() || '0')
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

export function ResellerForm({ reseller, onClose, onSaved }: Props) {
  const save = useCommand(api.resellers.save)
  const others = (useQuery(orpc.resellers.list.queryOptions({ input: {} })).data ?? []).filter(
    ({ id }) => id !== reseller?.id,
  )
  const [name, setName] = useState(reseller?.name ?? '')
  const [phone, setPhone] = useState(reseller && isPhone(reseller.phone) ? showPhone(reseller.phone) : '')
  const [address, setAddress] = useState(reseller?.address ?? '')
  const [notes, setNotes] = useState(reseller?.notes ?? '')
  const [parentId, setParentId] = useState(reseller?.parentId ?? '')
  const [limit, setLimit] = useState<Rupiah | null>(rupiah(reseller?.creditLimit ?? 0))
  const [percent, setPercent] = useState(String((reseller?.commissionPoints ?? 0) / 100).replace('.', ','))
  const [isActive, setActive] = useState(reseller?.isActive ?? true)
  const { problem } = save
  const points = pointsOf(percent)
  const submit = async () => {
    if (points === null) return
    const saved = await save.run({
      id: reseller?.id ?? null,
      reseller: {
        parentId: parentId === '' ? null : parentId,
        name,
        phone,
        address,
        notes,
        creditLimit: limit ?? 0,
        commissionPoints: points,
        isActive,
      },
    })
    if (saved) onSaved(saved.id)
  }
  const errorOf = (field: string) => problem?.fields[`reseller.${field}`] ?? problem?.fields[field]
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={reseller ? `Ubah ${reseller.name}` : 'Reseller baru'}
      submitLabel="Simpan"
      isBusy={save.isRunning}
      error={problem && Object.keys(problem.fields).length === 0 ? problem : null}
      onSubmit={submit}
    >
      <FieldGrid>
        <TextField
          label="Nama"
          required
          isFirst
          maxLength={80}
          value={name}
          onChange={setName}
          error={errorOf('name')}
        />
        <TextField label="Nomor HP" maxLength={20} value={phone} onChange={setPhone} error={errorOf('phone')} />
        <TextField label="Alamat" maxLength={160} value={address} onChange={setAddress} />
        <SelectField
          label="Di bawah"
          value={parentId}
          onChange={setParentId}
          options={[
            { value: '', label: 'Langsung di bawah toko' },
            ...others.map((one) => ({ value: one.id, label: `${one.name} (${one.number})` })),
          ]}
          error={errorOf('parentId')}
          hint="Bawahan membayar harga dari induknya, dan induknya mendapat selisihnya."
        />
        <MoneyInput
          label="Batas kredit"
          value={limit}
          onChange={setLimit}
          hint="Saldo boleh minus sampai sebesar ini. Nol = hanya dari saldo."
        />
        <TextField
          label="Komisi (%)"
          inputMode="numeric"
          value={percent}
          onChange={setPercent}
          error={errorOf('commissionPoints') ?? (points === null ? 'Contoh: 2,5' : undefined)}
          hint="Dari yang diterima toko tiap penjualan, kembali ke saldonya. Nol = tanpa komisi."
        />
      </FieldGrid>
      <TextField label="Catatan" maxLength={300} value={notes} onChange={setNotes} />
      {reseller && (
        <ChoiceTiles
          label="Keadaan"
          look="segment"
          value={isActive ? 'on' : 'off'}
          onChange={(value) => setActive(value === 'on')}
          choices={[
            { value: 'on', label: 'Aktif' },
            { value: 'off', label: 'Nonaktif' },
          ]}
        />
      )}
    </FormDialog>
  )
}
