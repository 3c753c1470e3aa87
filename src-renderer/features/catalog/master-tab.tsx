// Owns: the Paket Induk tab: its list, the open dialog, and the deeds of a row.
// Must never: lose an open form because fresh data came.
import { useState } from 'react'
import type { MasterWithPackages } from '../../../src-main/features/catalog/contract'
import { api, toProblem, useCommand } from '../../api'
import { CountLine, EmptyState, notifyDone } from '../../ui'
import { ArchiveSwitch, useArchiveSwitch } from './archive-switch'
import { MasterForm } from './master-form'
import { MasterTable } from './master-table'
import { MasterRemovalDialog } from './removal-dialogs'

export interface MasterTabProps {
  readonly masters: { readonly data: readonly MasterWithPackages[] | undefined; readonly error: unknown }
  readonly isAdding: boolean
  readonly onAdded: () => void
}

type Open = { readonly kind: 'form' | 'removal'; readonly master: MasterWithPackages } | null

export function MasterTab({ masters, isAdding, onAdded }: MasterTabProps) {
  const [showsArchive, setShowsArchive] = useArchiveSwitch()
  const [open, setOpen] = useState<Open>(null)
  const restore = useCommand(api.catalog.restoreMaster)
  const all = masters.data ?? []
  const active = all.filter((master) => !master.isArchived)
  const idle = active.filter((master) => master.packages.every((user) => user.isArchived)).length
  const bringBack = async (master: MasterWithPackages) => {
    const restored = await restore.run({ id: master.id })
    if (restored) notifyDone(`Paket Induk ${restored.name} bisa dipakai lagi.`)
  }
  const problem = restore.problem ?? (masters.error ? toProblem(masters.error) : null)
  return (
    <>
      <MasterTable
        masters={showsArchive ? all : active}
        isLoading={masters.data === undefined && !masters.error}
        error={
          problem && { message: problem.message, advice: problem.advice, reference: problem.reference ?? undefined }
        }
        summary={
          masters.data && (
            <CountLine
              noun="Paket Induk"
              shown={active.length}
              detail={idle > 0 ? `${idle} belum dipakai` : undefined}
            />
          )
        }
        actions={<ArchiveSwitch count={all.length - active.length} isOn={showsArchive} onChange={setShowsArchive} />}
        onEdit={(master) => setOpen({ kind: 'form', master })}
        onRemove={(master) => setOpen({ kind: 'removal', master })}
        onRestore={(master) => void bringBack(master)}
        empty={
          <EmptyState title="Belum ada Paket Induk">
            Tidak perlu dibuat sendiri: setiap paket baru membuatnya. Buat di sini bila beberapa paket akan memakai
            kecepatan dan masa pakai yang sama.
          </EmptyState>
        }
      />
      {isAdding && <MasterForm master={null} onClose={onAdded} />}
      {open?.kind === 'form' && <MasterForm key={open.master.id} master={open.master} onClose={() => setOpen(null)} />}
      {open?.kind === 'removal' && <MasterRemovalDialog master={open.master} onClose={() => setOpen(null)} />}
    </>
  )
}
