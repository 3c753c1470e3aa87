// Owns: the customers that a reseller looks after.
// Must never: take a customer away from another reseller.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, orpc, useCommand } from '../../api'
import { go } from '../../app/route'
import { Button, ErrorNotice, FormDialog, Panel, SelectBox } from '../../ui'
import css from './resellers.module.css'

export function CustomersPanel({ resellerId }: { readonly resellerId: string }) {
  const customers = useQuery(orpc.resellers.customers.queryOptions({ input: { resellerId } })).data ?? []
  const assign = useCommand(api.resellers.assignCustomer)
  const [isAdding, setAdding] = useState(false)
  return (
    <Panel
      title="Pelanggannya"
      detail={String(customers.length)}
      actions={
        <Button size="xs" variant="default" onClick={() => setAdding(true)}>
          Tambah pelanggan
        </Button>
      }
    >
      {customers.length === 0 && (
        <span className={css.soft}>Tagihan pelanggan di sini dapat dia bayarkan dari saldonya.</span>
      )}
      <ul className={css.list}>
        {customers.map((customer) => (
          <li key={customer.id} className={css.line}>
            <Button variant="subtle" size="compact-sm" onClick={() => go('pelanggan', customer.id)}>
              {customer.number} · {customer.name}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => void assign.run({ resellerId, customerId: customer.id, isHis: false })}
            >
              Lepas
            </Button>
          </li>
        ))}
      </ul>
      {assign.problem && <ErrorNotice {...assign.problem} />}
      {isAdding && <AddDialog resellerId={resellerId} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function AddDialog({ resellerId, onClose }: { readonly resellerId: string; readonly onClose: () => void }) {
  const assign = useCommand(api.resellers.assignCustomer)
  const [typed, setTyped] = useState('')
  const [customerId, setCustomerId] = useState<string | null>(null)
  const found = useQuery(orpc.customers.search.queryOptions({ input: { search: typed, limit: 20 } })).data ?? []
  const { problem } = assign
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      size="sm"
      title="Pelanggan reseller ini"
      submitLabel="Tambah"
      canSubmit={customerId !== null}
      isBusy={assign.isRunning}
      error={problem && { message: problem.message, advice: problem.advice }}
      onSubmit={async () => {
        if (customerId && (await assign.run({ resellerId, customerId, isHis: true }))) onClose()
      }}
    >
      <SelectBox
        label="Pelanggan"
        isFirst
        placeholder="Nama, nomor, atau HP"
        value={customerId}
        onChange={setCustomerId}
        onTyped={setTyped}
        options={found.map(({ id, name, number, address }) => ({
          value: id,
          label: `${name} (${number})`,
          detail: address,
        }))}
      />
    </FormDialog>
  )
}
