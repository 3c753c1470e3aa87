// Owns: PPPoE customers that are on a router already becoming customers of the shop, seen and chosen first.
// Must never: take one without a package, or one that nobody ticked.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ForeignSecret } from '../../../src-main/features/provisioning/contract'
import { api, orpc, toProblem, useCommand } from '../../api'
import {
  Button,
  type Column,
  CountLine,
  DataTable,
  Dialog,
  EmptyState,
  ErrorNotice,
  NumberField,
  notifyDone,
  SelectBox,
  TextField,
} from '../../ui'
import css from './provisioning.module.css'

interface Edit {
  readonly customerName?: string
  readonly packageId?: string | null
}

const MOST = 500

export function TakeSecretsDialog({ onClose }: { readonly onClose: () => void }) {
  const routers = useQuery(orpc.routers.list.queryOptions({ input: {} })).data ?? []
  const packages = (useQuery(orpc.catalog.list.queryOptions({ input: {} })).data ?? []).filter(
    ({ master, isArchived }) => master.serviceType === 'pppoe' && !isArchived,
  )
  const [picked, setPicked] = useState<string | null>(null)
  const routerId = picked ?? routers.find(({ link }) => link.state === 'online')?.id ?? null
  const secrets = useQuery({
    ...orpc.provisioning.foreignSecrets.queryOptions({ input: { routerId: routerId ?? '' } }),
    enabled: routerId !== null,
    gcTime: 0,
  })
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map())
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [billingDay, setBillingDay] = useState<number | null>(1)
  const take = useCommand(api.provisioning.takeSecrets)

  const rows = secrets.data ?? []
  const nameOf = (row: ForeignSecret) => edits.get(row.name)?.customerName ?? row.suggestedName
  const packageOf = (row: ForeignSecret) => {
    const chosen = edits.get(row.name)?.packageId
    return chosen === undefined ? row.packageId : chosen
  }
  const edit = (name: string, change: Edit) => setEdits(new Map(edits).set(name, { ...edits.get(name), ...change }))
  const chosen = rows.filter(({ name }) => selected.has(name))
  const ready = chosen.flatMap((row) => {
    const packageId = packageOf(row)
    const customerName = nameOf(row).trim()
    return packageId === null || customerName === '' ? [] : [{ username: row.name, customerName, packageId }]
  })
  const isReady = ready.length > 0 && ready.length === chosen.length && ready.length <= MOST && billingDay !== null

  const press = async () => {
    if (routerId === null || billingDay === null) return
    const answer = await take.run({ routerId, rows: ready.map((row) => ({ ...row, billingDay })) })
    if (!answer) return
    notifyDone(`${answer.taken} pelanggan diambil. Kata sandi modemnya tidak berubah.`)
    onClose()
  }

  const columns: readonly Column<ForeignSecret>[] = [
    { id: 'name', header: 'Username', width: 9, cell: (row) => <span className="ln-code">{row.name}</span> },
    { id: 'profile', header: 'Profil', width: 7, cell: (row) => row.profile, tip: (row) => row.profile },
    {
      id: 'customer',
      header: 'Nama pelanggan',
      width: 12,
      cell: (row) => (
        <div className={css.cell}>
          <TextField
            label={`Nama pelanggan ${row.name}`}
            isLabelHidden
            maxLength={80}
            value={nameOf(row)}
            onChange={(customerName) => edit(row.name, { customerName })}
          />
        </div>
      ),
    },
    {
      id: 'package',
      header: 'Paket',
      width: 12,
      cell: (row) => (
        <div className={css.cell}>
          <SelectBox
            label={`Paket ${row.name}`}
            isLabelHidden
            value={packageOf(row)}
            onChange={(packageId) => edit(row.name, { packageId })}
            options={packages.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      ),
    },
  ]
  const problem = secrets.error && toProblem(secrets.error)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="xl"
      title="Ambil pelanggan PPPoE dari router"
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Batal
          </Button>
          <Button onClick={() => void press()} loading={take.isRunning} disabled={!isReady}>
            {ready.length > 0 ? `Ambil ${ready.length} pelanggan` : 'Ambil'}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <div className={css.fields}>
          <SelectBox
            label="Router"
            value={routerId}
            onChange={(id) => {
              setPicked(id)
              setSelected(new Set())
            }}
            options={routers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NumberField label="Tanggal tagihan" min={1} max={28} value={billingDay} onChange={setBillingDay} />
        </div>
        <DataTable<ForeignSecret>
          label="PPP secret di router"
          rows={rows}
          rowKey={(row) => row.name}
          columns={columns}
          isLoading={secrets.isLoading}
          error={problem && { message: problem.message, advice: problem.advice, onRetry: () => void secrets.refetch() }}
          selected={selected}
          onSelect={setSelected}
          summary={<CountLine noun="PPP secret" shown={rows.length} selected={selected.size} />}
          empty={<EmptyState title="Tidak ada yang baru">Tidak ada PPP secret lain di router ini.</EmptyState>}
        />
        {chosen.length > ready.length && (
          <span className={css.soft}>Masih ada yang dicentang tetapi belum punya nama atau paket.</span>
        )}
        <span className={css.soft}>
          Password dan alamat di router tidak diubah; modem pelanggan tetap tersambung. Kecepatannya mengikuti paket
          yang dipilih; tanggal tagihan bisa diubah nanti.
        </span>
        {take.problem && <ErrorNotice message={take.problem.message} advice={take.problem.advice} />}
      </div>
    </Dialog>
  )
}
