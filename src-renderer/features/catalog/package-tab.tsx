// Owns: the packages of one type: their list, the open dialog, and the deeds of a row.
// Must never: lose an open form because fresh data came.
import { useState } from 'react'
import type { MasterWithPackages, PackageItem } from '../../../src-main/features/catalog/contract'
import type { ServiceType } from '../../../src-main/shared/service-type'
import { api, type Problem, toProblem, useCommand } from '../../api'
import { Button, CountLine, EmptyState, notifyDone } from '../../ui'
import { ArchiveSwitch, useArchiveSwitch } from './archive-switch'
import { OrderingDialog } from './ordering-dialog'
import { PackageForm } from './package-form'
import { PackageTable } from './package-table'
import { PackageRemovalDialog } from './removal-dialogs'
import { TemplateOffer } from './template-offer'
import { typeIntro, typeName } from './words'

export interface PackageTabProps {
  readonly serviceType: ServiceType
  readonly packages: { readonly data: readonly PackageItem[] | undefined; readonly error: unknown }
  /** Undefined until known: a form opened before could not name the packages it changes. */
  readonly masters: readonly MasterWithPackages[] | undefined
  readonly mayChange: boolean
  readonly isAdding: boolean
  readonly onAdd: () => void
  readonly onAdded: () => void
}

type Open = { readonly kind: 'form' | 'removal' | 'ordering'; readonly pack: PackageItem } | null

export function PackageTab({ serviceType, packages, masters, mayChange, isAdding, onAdd, onAdded }: PackageTabProps) {
  const [showsArchive, setShowsArchive] = useArchiveSwitch()
  const [open, setOpen] = useState<Open>(null)
  const duplicate = useCommand(api.catalog.duplicatePackage)
  const restore = useCommand(api.catalog.restorePackage)

  const all = (packages.data ?? []).filter((pack) => pack.master.serviceType === serviceType)
  const active = all.filter((pack) => !pack.isArchived)
  const rows = showsArchive ? all : active

  const makeCopy = async (pack: PackageItem) => {
    const copy = await duplicate.run({ id: pack.id })
    if (copy)
      notifyDone(`“${copy.name}” dibuat.`, {
        action: { label: 'Ubah', run: () => setOpen({ kind: 'form', pack: copy }) },
      })
  }
  const bringBack = async (pack: PackageItem) => {
    const restored = await restore.run({ id: pack.id })
    if (restored) notifyDone(`“${restored.name}” dijual lagi.`)
  }
  const problem = duplicate.problem ?? restore.problem ?? (packages.error ? toProblem(packages.error) : null)
  const intro = typeIntro[serviceType]
  return (
    <>
      <PackageTable
        packages={rows}
        mayChange={mayChange}
        isLoading={packages.data === undefined && !packages.error}
        error={problem && noticeOf(problem)}
        summary={packages.data && <CountLine noun={`paket ${typeName[serviceType]}`} shown={active.length} />}
        actions={<ArchiveSwitch count={all.length - active.length} isOn={showsArchive} onChange={setShowsArchive} />}
        onEdit={(pack) => setOpen({ kind: 'form', pack })}
        onRemove={(pack) => setOpen({ kind: 'removal', pack })}
        onDuplicate={(pack) => void makeCopy(pack)}
        onRestore={(pack) => void bringBack(pack)}
        onOrdering={(pack) => setOpen({ kind: 'ordering', pack })}
        empty={
          <EmptyState
            title={intro.title}
            action={
              mayChange && (
                <>
                  {serviceType === 'hotspot' && <TemplateOffer />}
                  <Button onClick={onAdd}>+ Tambah Paket</Button>
                </>
              )
            }
          >
            {intro.first}
          </EmptyState>
        }
      />
      {isAdding && masters && <PackageForm serviceType={serviceType} pack={null} masters={masters} onClose={onAdded} />}
      {open?.kind === 'form' && masters && (
        <PackageForm
          key={open.pack.id}
          serviceType={serviceType}
          pack={open.pack}
          masters={masters}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'ordering' && <OrderingDialog pack={open.pack} onClose={() => setOpen(null)} />}
      {open?.kind === 'removal' && (
        <PackageRemovalDialog
          pack={open.pack}
          onClose={() => setOpen(null)}
          onRestore={(pack) => void bringBack(pack)}
        />
      )}
    </>
  )
}

const noticeOf = ({ message, advice, reference }: Problem) => ({ message, advice, reference: reference ?? undefined })
