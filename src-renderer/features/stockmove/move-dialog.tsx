// Owns: "Pindahkan stok": how many, to which router.
// Must never: offer what is sold, or a router where the package is not sold.
import { useState } from 'react'
import type { z } from 'zod'
import type { RouterStatus } from '../../../src-main/features/routers/contract'
import type { ShelfItem } from '../../../src-main/features/stockmove/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { api, useCommand } from '../../api'
import { FormDialog, Notice, NumberField, notifyDone, SelectField } from '../../ui'

export interface MoveStart {
  readonly packageId: string
  readonly packageName: string
  readonly fromRouterId: string
}

export interface MoveDialogProps {
  readonly start: MoveStart
  readonly shelves: readonly ShelfItem[]
  readonly routers: readonly z.infer<typeof RouterStatus>[]
  readonly onClose: () => void
}

export function MoveDialog({ start, shelves, routers, onClose }: MoveDialogProps) {
  const { packageId, packageName, fromRouterId } = start
  const move = useCommand(api.stockmove.start)
  const shelfOf = (routerId: string) => shelves.find((row) => row.packageId === packageId && row.routerId === routerId)
  const available = shelfOf(fromRouterId)?.present ?? 0
  const targets = routers.filter(({ id }) => id !== fromRouterId && shelfOf(id)?.isSoldHere)
  const [toRouterId, setTo] = useState(targets[0]?.id ?? '')
  const [quantity, setQuantity] = useState<number | null>(Math.min(available, 50))
  const from = routers.find(({ id }) => id === fromRouterId)
  const to = routers.find(({ id }) => id === toRouterId)
  const errors = move.problem?.fields ?? {}

  const submit = async () => {
    if (quantity === null) return
    if (!(await move.run({ packageId, fromRouterId, toRouterId, quantity }))) return
    notifyDone(`${formatThousands(quantity)} stok ${packageName} sedang dipindah ke ${to?.name ?? ''}.`)
    onClose()
  }
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      onSubmit={submit}
      title={`Pindahkan stok ${packageName}`}
      submitLabel="Pindahkan"
      size="sm"
      isBusy={move.isRunning}
      canSubmit={targets.length > 0}
      error={move.problem && Object.keys(errors).length === 0 ? move.problem : null}
    >
      {targets.length === 0 && (
        <Notice tone="warn" title="Paket ini tidak dijual di router lain">
          Tambahkan routernya dulu di Katalog Layanan.
        </Notice>
      )}
      <NumberField
        label={`Jumlah dari ${from?.name ?? ''}`}
        description={`${formatThousands(available)} tersedia di sana. Yang sudah terjual tidak ikut.`}
        required
        isFirst
        min={1}
        max={available}
        value={quantity}
        onChange={setQuantity}
        error={errors.quantity}
      />
      <SelectField
        label="Ke router"
        required
        value={toRouterId}
        onChange={setTo}
        options={targets.map(({ id, name }) => ({ value: id, label: name }))}
        error={errors.toRouterId}
      />
      <Notice tone="info">
        Kodenya tetap sama. Selagi di jalan belum dijual di mana pun; begitu {to?.name ?? 'router tujuan'} memastikan,
        langsung siap di sana dan dihapus dari {from?.name ?? 'router asal'}.
      </Notice>
    </FormDialog>
  )
}
