// Owns: the list of Paket Induk, each with the packages that stand on it.
// Must never: show a price; a master has none.
import type { MasterWithPackages } from '../../../src-main/features/catalog/contract'
import { Button, type Column, DataTable, type DataTableProps, StatusChip } from '../../ui'
import css from './catalog.module.css'
import { billingName, nameList, termsText, typeName } from './words'

export interface MasterTableProps
  extends Pick<DataTableProps<MasterWithPackages>, 'summary' | 'actions' | 'isLoading' | 'error' | 'empty'> {
  readonly masters: readonly MasterWithPackages[]
  readonly onEdit: (master: MasterWithPackages) => void
  readonly onRemove: (master: MasterWithPackages) => void
  readonly onRestore: (master: MasterWithPackages) => void
}

export function MasterTable({ masters, onEdit, onRemove, onRestore, ...table }: MasterTableProps) {
  const deeds: Column<MasterWithPackages> = {
    id: 'deeds',
    header: 'Aksi',
    width: 9.5,
    grow: 0,
    cell: (master) =>
      master.isArchived ? (
        <Button size="compact-sm" variant="default" onClick={() => onRestore(master)}>
          Pulihkan
        </Button>
      ) : (
        <div className={css.deeds}>
          <Button size="compact-sm" variant="default" aria-label={`Ubah ${master.name}`} onClick={() => onEdit(master)}>
            Ubah
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={`Hapus ${master.name}`}
            onClick={() => onRemove(master)}
          >
            Hapus
          </Button>
        </div>
      ),
  }
  return (
    <DataTable
      {...table}
      label="Paket Induk"
      columns={[...columns, deeds]}
      rows={masters}
      rowKey={(master) => master.id}
      onOpen={(master) => !master.isArchived && onEdit(master)}
      rowTone={(master) => (master.isArchived ? 'calm' : undefined)}
      card={(master) => (
        <>
          <MasterName master={master} />
          <span className={`${css.cell} ${css.soft}`}>{usersText(master)}</span>
        </>
      )}
      cardHeight={4.5}
    />
  )
}

/** "Harian Hemat dan 2 lagi", archived ones counted apart: they keep the master alive but sell nothing. */
const usersText = ({ packages }: MasterWithPackages): string => {
  const active = packages.filter((user) => !user.isArchived).map((user) => user.name)
  const archived = packages.length - active.length
  if (packages.length === 0) return 'Belum dipakai'
  return [nameList(active), archived > 0 && `${archived} di arsip`].filter(Boolean).join(' · ')
}

const MasterName = ({ master }: { readonly master: MasterWithPackages }) => (
  <span className={css.name}>
    <strong className={css.cell}>{master.name}</strong>
    {master.isArchived && <StatusChip tone="calm" word="Diarsipkan" />}
  </span>
)

const columns: readonly Column<MasterWithPackages>[] = [
  {
    id: 'name',
    header: 'Paket Induk',
    width: 11,
    grow: 2,
    cell: (master) => <MasterName master={master} />,
    tip: (master) => master.name,
  },
  { id: 'type', header: 'Tipe', width: 5, grow: 0, leaves: 2, cell: (master) => typeName[master.serviceType] },
  { id: 'billing', header: 'Tagihan', width: 5, grow: 0, leaves: 1, cell: (master) => billingName[master.billingType] },
  { id: 'terms', header: 'Kecepatan dan batas', width: 12, grow: 2, cell: termsText, tip: termsText },
  {
    id: 'users',
    header: 'Dipakai oleh',
    width: 12,
    grow: 2,
    cell: usersText,
    tip: ({ packages }) => packages.map((user) => (user.isArchived ? `${user.name} (arsip)` : user.name)).join(', '),
  },
]
