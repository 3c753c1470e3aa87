// Owns: "Lengkapi": what an ordered service still waits for, typed by staff.
// Must never: ask for what its kind of service does not have.
import { useState } from 'react'
import { api, useCommand } from '../../api'
import { FormDialog, Notice, notifyDone, SelectBox, TextField } from '../../ui'
import { FreeAddresses } from '../customers/free-addresses'
import { useRouterOptions } from '../customers/use-options'
import type { StaffItem } from './types'

export function FinishDialog({ item, onClose }: { readonly item: StaffItem; readonly onClose: () => void }) {
  const routers = useRouterOptions()
  const [chosen, setChosen] = useState<string | null>(null)
  const [username, setUsername] = useState(item.username)
  const [address, setAddress] = useState('')
  const finish = useCommand(api.orders.finishItem)
  const { problem } = finish
  const isOnRouter = item.serviceType !== 'other'
  const hasLogin = item.serviceType === 'pppoe' || item.serviceType === 'hotspot'
  const isStatic = item.serviceType === 'static'
  // The place that was ordered, or the only one there is.
  const meant = routers.find(({ label }) => label === item.placeName) ?? (routers.length === 1 ? routers[0] : undefined)
  const routerId = chosen ?? meant?.value ?? null
  const fields = problem?.fields ?? {}
  const isSaid = ['routerId', 'username', 'address'].some((field) => fields[field] !== undefined)
  const submit = async () => {
    const done = await finish.run({
      itemId: item.id,
      routerId: isOnRouter ? routerId : null,
      username: hasLogin && username.trim() !== '' ? username.trim() : null,
      address: isStatic && address.trim() !== '' ? address.trim() : null,
    })
    if (!done) return
    notifyDone(isOnRouter ? `${item.packageName} dibuat. Menunggu router.` : `${item.packageName} aktif.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="sm"
      title={`Lengkapi ${item.packageName}`}
      submitLabel="Aktifkan"
      isDirty={address !== '' || username !== item.username}
      isBusy={finish.isRunning}
      error={problem && !isSaid ? { message: problem.message, advice: problem.advice } : null}
    >
      <Notice tone="warn" role="status">
        {item.need}
      </Notice>
      {isOnRouter && (
        <SelectBox
          label="Router"
          required
          isFirst={routerId === null}
          value={routerId}
          onChange={setChosen}
          options={routers}
          emptyText="Belum ada router"
          error={fields.routerId}
        />
      )}
      {hasLogin && (
        <TextField
          label={item.serviceType === 'pppoe' ? 'Username PPPoE' : 'Username hotspot'}
          description="Boleh kosong: dibuatkan dari namanya."
          isCode
          isFirst={routerId !== null}
          maxLength={40}
          value={username}
          onChange={setUsername}
          error={fields.username}
        />
      )}
      {isStatic && (
        <TextField
          label="Alamat IP"
          required
          isCode
          isFirst={routerId !== null}
          placeholder="10.10.1.5"
          maxLength={40}
          value={address}
          onChange={setAddress}
          error={fields.address}
        />
      )}
      {isStatic && <FreeAddresses routerId={routerId} value={address} onPick={setAddress} />}
    </FormDialog>
  )
}
