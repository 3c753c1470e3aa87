// Owns: Hapus: says first whether it archives or removes, what goes and what stays.
// Must never: act before the core has answered which of the two it will be.
import { useQuery } from '@tanstack/react-query'
import type { MasterWithPackages, PackageItem } from '../../../src-main/features/catalog/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { api, orpc, toProblem, useCommand } from '../../api'
import { Button, ConfirmDialog, Dialog, ErrorNotice, notifyDone, Skeleton } from '../../ui'
import { nameList } from './words'

/** Asked anew each time: a voucher may have been made a minute ago. */
const fresh = { staleTime: 0, gcTime: 0, placeholderData: undefined }

export interface PackageRemovalProps {
  readonly pack: PackageItem
  readonly onClose: () => void
  readonly onRestore: (pack: PackageItem) => void
}

export function PackageRemovalDialog({ pack, onClose, onRestore }: PackageRemovalProps) {
  const removal = useQuery({ ...orpc.catalog.packageRemoval.queryOptions({ input: { id: pack.id } }), ...fresh })
  const remove = useCommand(api.catalog.removePackage)
  if (!removal.data) return <Asking title={`Hapus ${pack.name}?`} error={removal.error} onClose={onClose} />
  const { outcome, history, stock, masterName } = removal.data
  const isArchive = outcome === 'archive'
  const confirm = async () => {
    const removed = await remove.run({ id: pack.id })
    if (!removed) return
    if (removed.outcome === 'archived')
      notifyDone(`“${pack.name}” diarsipkan.`, { action: { label: 'Pulihkan', run: () => onRestore(pack) } })
    else notifyDone(`“${pack.name}” dihapus.`)
    onClose()
  }
  const master = masterName === null ? '' : ` beserta Paket Induk “${masterName}” yang hanya dipakai paket ini`
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={isArchive ? `Arsipkan ${pack.name}?` : `Hapus ${pack.name}?`}
      confirmLabel={isArchive ? 'Arsipkan' : 'Hapus'}
      tone={isArchive ? 'plain' : 'danger'}
      onConfirm={confirm}
      isBusy={remove.isRunning}
      error={remove.problem && { message: remove.problem.message, advice: remove.problem.advice }}
      lost={
        isArchive
          ? `Tidak dijual lagi: hilang dari Kasir dan dari daftar${master}.${stock > 0 ? ` ${formatThousands(stock)} voucher yang belum terjual tidak ditawarkan lagi.` : ''}`
          : `Paket ini${master}.`
      }
      kept={
        isArchive
          ? 'Voucher yang sudah terjual tetap bisa dipakai. Penjualan dan laporan lama tidak berubah. Paket bisa dipulihkan kapan saja.'
          : 'Semua penjualan dan laporan: paket ini belum pernah dipakai di sana.'
      }
    >
      {isArchive && <p>Paket ini sudah punya riwayat ({nameList(history)}), jadi disimpan di arsip, bukan dihapus.</p>}
    </ConfirmDialog>
  )
}

export interface MasterRemovalProps {
  readonly master: MasterWithPackages
  readonly onClose: () => void
}

export function MasterRemovalDialog({ master, onClose }: MasterRemovalProps) {
  const removal = useQuery({ ...orpc.catalog.masterRemoval.queryOptions({ input: { id: master.id } }), ...fresh })
  const remove = useCommand(api.catalog.removeMaster)
  if (!removal.data)
    return <Asking title={`Hapus Paket Induk ${master.name}?`} error={removal.error} onClose={onClose} />
  const { outcome, packages } = removal.data
  if (outcome === 'in-use')
    return (
      <Dialog
        isOpen
        onClose={onClose}
        size="sm"
        title={`Paket Induk ${master.name} masih dipakai`}
        foot={
          <Button onClick={onClose} data-autofocus>
            Mengerti
          </Button>
        }
      >
        <p>
          Masih dipakai oleh {nameList(packages, 6)}. Hapus dulu paketnya, atau pindahkan ke Paket Induk lain lewat Ubah
          pada paket itu.
        </p>
      </Dialog>
    )
  const isArchive = outcome === 'archive'
  const confirm = async () => {
    const removed = await remove.run({ id: master.id })
    if (!removed) return
    notifyDone(`Paket Induk ${master.name} ${removed.outcome === 'archived' ? 'diarsipkan' : 'dihapus'}.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`${isArchive ? 'Arsipkan' : 'Hapus'} Paket Induk ${master.name}?`}
      confirmLabel={isArchive ? 'Arsipkan' : 'Hapus'}
      tone={isArchive ? 'plain' : 'danger'}
      onConfirm={confirm}
      isBusy={remove.isRunning}
      error={remove.problem && { message: remove.problem.message, advice: remove.problem.advice }}
      lost={isArchive ? 'Tidak bisa dipilih lagi untuk paket baru.' : 'Paket Induk ini.'}
      kept={
        isArchive
          ? 'Voucher yang sudah ada tetap jalan dengan kecepatannya. Bisa dipulihkan kapan saja.'
          : 'Semua paket dan voucher: tidak ada yang memakai Paket Induk ini.'
      }
    >
      {isArchive && (
        <p>
          {packages.length > 0
            ? `Pernah dipakai oleh ${nameList(packages)}, jadi disimpan di arsip, bukan dihapus.`
            : 'Profilnya sudah ada di router, jadi disimpan di arsip, bukan dihapus.'}
        </p>
      )}
    </ConfirmDialog>
  )
}

interface AskingProps {
  readonly title: string
  readonly error: unknown
  readonly onClose: () => void
}

function Asking({ title, error, onClose }: AskingProps) {
  const problem = error ? toProblem(error) : null
  return (
    <Dialog isOpen onClose={onClose} size="sm" title={title}>
      {problem ? (
        <ErrorNotice message={problem.message} advice={problem.advice} />
      ) : (
        <Skeleton lines={2} label="Memeriksa riwayatnya" />
      )}
    </Dialog>
  )
}
