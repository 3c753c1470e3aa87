// Owns: moving a subscription to another router.
// Must never: promise that the old router is clear before it says so.
import { useState } from 'react'
import { api, useCommand } from '../../api'
import { FormDialog, Notice, notifyDone, SelectBox } from '../../ui'
import type { ServiceDialogProps } from './events-dialog'
import { useRouterOptions } from './use-options'

export function MoveDialog({ service, onClose }: ServiceDialogProps) {
  const move = useCommand(api.subscriptions.move)
  const others = useRouterOptions().filter(({ value }) => value !== service.routerId)
  const [routerId, setRouterId] = useState<string | null>(null)
  const submit = async () => {
    if (routerId === null || !(await move.run({ id: service.id, routerId }))) return
    notifyDone('Dipindah. Menunggu kedua router.')
    onClose()
  }
  const fieldErrors = move.problem?.fields ?? {}
  const [fieldError] = Object.values(fieldErrors)
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="sm"
      title={`Pindahkan ${service.username ?? service.address ?? service.packageName}`}
      submitLabel="Pindahkan"
      isBusy={move.isRunning}
      canSubmit={routerId !== null}
      error={fieldError ? null : move.problem}
    >
      <SelectBox
        label="Ke router"
        required
        isFirst
        value={routerId}
        onChange={setRouterId}
        options={others}
        emptyText="Tidak ada router lain"
        error={fieldError}
      />
      <Notice tone="info">
        Dipasang di router baru, lalu dihapus dari {service.routerName}. Username, password dan tagihannya tetap.
      </Notice>
    </FormDialog>
  )
}
