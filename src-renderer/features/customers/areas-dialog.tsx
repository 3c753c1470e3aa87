// Owns: the areas of the shop: made, renamed, put away.
// Must never: take an area off the customers who live there.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AreaItem } from '../../../src-main/features/customers/contract'
import { api, orpc, useCommand } from '../../api'
import { Button, Dialog, ErrorNotice, Form, TextField } from '../../ui'
import css from './customers.module.css'

export function AreasDialog({ onClose }: { readonly onClose: () => void }) {
  const areas = useQuery(orpc.customers.areas.queryOptions({ input: {} })).data ?? []
  const save = useCommand(api.customers.saveArea)
  const [name, setName] = useState('')
  const [editing, setEditing] = useState<AreaItem | null>(null)
  const submit = async () => {
    const saved = await save.run({ id: editing?.id ?? null, name, isArchived: false })
    if (!saved) return
    setName('')
    setEditing(null)
  }
  const edit = (area: AreaItem | null) => {
    save.clear()
    setEditing(area)
    setName(area?.name ?? '')
  }
  return (
    <Dialog isOpen onClose={onClose} size="sm" title="Area pelanggan" closesOutside>
      <div className={css.stack}>
        <Form onSubmit={submit} className={css.stack}>
          <TextField
            label={editing ? `Nama baru untuk ${editing.name}` : 'Area baru'}
            placeholder="RT 03, Blok C, Dusun Krajan"
            required
            isFirst
            maxLength={40}
            value={name}
            onChange={setName}
            error={save.problem?.fields.name}
          />
          {save.problem && Object.keys(save.problem.fields).length === 0 && <ErrorNotice {...errorOf(save.problem)} />}
          <div className={css.line}>
            <Button type="submit" loading={save.isRunning}>
              {editing ? 'Simpan nama' : 'Tambah area'}
            </Button>
            {editing && (
              <Button variant="default" onClick={() => edit(null)}>
                Batal
              </Button>
            )}
          </div>
        </Form>
        {areas.length === 0 && <p className={css.soft}>Belum ada area.</p>}
        <ul className={css.areas}>
          {areas.map((area) => (
            <li key={area.id}>
              <span>
                {area.name} <span className={css.soft}>{area.customers} pelanggan</span>
              </span>
              <Button size="xs" variant="subtle" onClick={() => edit(area)}>
                Ubah
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="red"
                disabled={area.customers > 0}
                title={area.customers > 0 ? 'Masih ada pelanggannya' : undefined}
                onClick={() => void save.run({ id: area.id, name: area.name, isArchived: true })}
              >
                Hapus
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

const errorOf = ({ message, advice }: { readonly message: string; readonly advice: string }) => ({ message, advice })
