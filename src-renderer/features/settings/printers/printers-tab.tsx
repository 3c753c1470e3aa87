// Owns: Pengaturan > Printer: what the shop prints on, and trying it.
// Must never: guess the width of the paper; the test page says it.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { api as client } from '../../../api'
import { api, orpc, useCommand } from '../../../api'
import { notifyDone, notifyError } from '../../../lib/toasts'
import { ActionsMenu } from '../../../ui/actions-menu'
import { ConfirmDialog } from '../../../ui/confirm-dialog'
import { EmptyState } from '../../../ui/empty-state'
import { Panel } from '../../../ui/panel'
import { Skeleton } from '../../../ui/skeleton'
import { StatusChip } from '../../../ui/status-chip'
import css from '../settings.module.css'
import { PrinterDialog } from './printer-dialog'
import { TestDialog } from './test-dialog'
import { transportWords } from './transport-words'

export type Printer = Awaited<ReturnType<typeof client.printing.printers>>[number]
type Open =
  | { readonly kind: 'edit'; readonly printer: Printer | null }
  | { readonly kind: 'test' | 'remove'; readonly printer: Printer }
  | null

export function PrintersTab() {
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} }))
  const [open, setOpen] = useState<Open>(null)
  const setDefault = useCommand(api.printing.setDefault)
  const remove = useCommand(api.printing.removePrinter)
  const close = () => setOpen(null)
  const add = () => setOpen({ kind: 'edit', printer: null })

  const makeDefault = async (printer: Printer) => {
    if (await setDefault.run({ id: printer.id })) notifyDone(`Struk dicetak di ${printer.name}.`)
    else notifyError({ message: 'Printer utama tidak dapat diganti.', advice: 'Muat ulang layar, lalu coba lagi.' })
  }

  return (
    <Panel
      title="Printer"
      detail="Struk dicetak di printer utama."
      isFlush
      actions={<Button onClick={add}>+ Tambah printer</Button>}
    >
      {printers.data === undefined && <Skeleton />}
      {printers.data?.length === 0 && (
        <EmptyState title="Belum ada printer" action={<Button onClick={add}>Tambah printer</Button>}>
          Tanpa printer pun bisa berjualan: kode tampil besar di layar dan dapat dikirim lewat WA.
        </EmptyState>
      )}
      {printers.data?.map((printer) => (
        <div key={printer.id} className={css.line}>
          <div className={css.grow}>
            <div className={css.name}>{printer.name}</div>
            <div className={css.soft}>
              {transportWords(printer.profile.transport)} · kertas {printer.profile.paper} mm ·{' '}
              {printer.profile.columns} huruf
            </div>
          </div>
          {printer.isDefault && <StatusChip tone="good" word="Utama" />}
          <Button size="xs" variant="default" onClick={() => setOpen({ kind: 'test', printer })}>
            Tes printer
          </Button>
          <ActionsMenu
            label={`Aksi untuk ${printer.name}`}
            actions={[
              { id: 'edit', label: 'Ubah', onChoose: () => setOpen({ kind: 'edit', printer }) },
              {
                id: 'default',
                label: 'Jadikan utama',
                isDisabled: printer.isDefault,
                onChoose: () => void makeDefault(printer),
              },
              { id: 'remove', label: 'Hapus', tone: 'danger', onChoose: () => setOpen({ kind: 'remove', printer }) },
            ]}
          />
        </div>
      ))}
      {open?.kind === 'edit' && (
        <PrinterDialog
          printer={open.printer}
          onClose={close}
          onSaved={(printer) => setOpen({ kind: 'test', printer })}
        />
      )}
      {open?.kind === 'test' && <TestDialog printer={open.printer} onClose={close} />}
      {open?.kind === 'remove' && (
        <ConfirmDialog
          isOpen
          title={`Hapus printer ${open.printer.name}?`}
          confirmLabel="Hapus printer"
          lost="Cetakan yang masih menunggu di printer ini tidak akan keluar."
          kept="Penjualan dan riwayat cetak tetap ada."
          isBusy={remove.isRunning}
          error={remove.problem}
          onClose={close}
          onConfirm={async () => {
            if (await remove.run({ id: open.printer.id })) close()
          }}
        />
      )}
    </Panel>
  )
}
