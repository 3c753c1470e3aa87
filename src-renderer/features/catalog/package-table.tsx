// Owns: the list of packages of one type.
// Must never: hide what a package stands on.
import { IconAlertTriangle } from '@tabler/icons-react'
import type { PackageItem } from '../../../src-main/features/catalog/contract'
import { rupiah } from '../../../src-main/shared/money'
import { tileColorHex } from '../../../src-main/shared/tile-color'
import {
  ActionsMenu,
  Button,
  type Column,
  DataTable,
  type DataTableProps,
  type MenuAction,
  Money,
  StatusChip,
} from '../../ui'
import css from './catalog.module.css'
import { billingName, rateText, termsText, typeName, visibilityName } from './words'

export interface PackageTableProps
  extends Pick<DataTableProps<PackageItem>, 'summary' | 'filters' | 'actions' | 'isLoading' | 'error' | 'empty'> {
  readonly packages: readonly PackageItem[]
  readonly mayChange: boolean
  readonly onEdit: (pack: PackageItem) => void
  readonly onDuplicate: (pack: PackageItem) => void
  readonly onRemove: (pack: PackageItem) => void
  readonly onRestore: (pack: PackageItem) => void
  /** Cara dipesan. */
  readonly onOrdering: (pack: PackageItem) => void
}

export function PackageTable({
  packages,
  mayChange,
  onEdit,
  onDuplicate,
  onRemove,
  onRestore,
  onOrdering,
  ...table
}: PackageTableProps) {
  const deeds: Column<PackageItem> = {
    id: 'deeds',
    header: 'Aksi',
    width: 17.25,
    grow: 0,
    cell: (pack) =>
      pack.isArchived ? (
        <Button size="compact-sm" variant="default" onClick={() => onRestore(pack)}>
          Pulihkan
        </Button>
      ) : (
        <div className={css.deeds}>
          <Button size="compact-sm" variant="default" aria-label={`Ubah ${pack.name}`} onClick={() => onEdit(pack)}>
            Ubah
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={`Hapus ${pack.name}`}
            onClick={() => onRemove(pack)}
          >
            Hapus
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Gandakan ${pack.name}`}
            onClick={() => onDuplicate(pack)}
          >
            Gandakan
          </Button>
          <ActionsMenu
            size="xs"
            label={`Lainnya untuk ${pack.name}`}
            actions={[{ id: 'ordering', label: 'Cara dipesan', onChoose: () => onOrdering(pack) }]}
          />
        </div>
      ),
  }
  const actionsOf = (pack: PackageItem): MenuAction[] =>
    pack.isArchived
      ? [{ id: 'restore', label: 'Pulihkan', onChoose: () => onRestore(pack) }]
      : [
          { id: 'edit', label: 'Ubah', onChoose: () => onEdit(pack) },
          { id: 'ordering', label: 'Cara dipesan', onChoose: () => onOrdering(pack) },
          { id: 'duplicate', label: 'Gandakan', onChoose: () => onDuplicate(pack) },
          { id: 'remove', label: 'Hapus', tone: 'danger', onChoose: () => onRemove(pack) },
        ]
  return (
    <DataTable
      {...table}
      label="Paket"
      columns={mayChange ? [...columns, deeds] : columns}
      rows={packages}
      rowKey={(pack) => pack.id}
      onOpen={mayChange ? (pack) => !pack.isArchived && onEdit(pack) : undefined}
      rowTone={(pack) => (pack.isArchived ? 'calm' : undefined)}
      card={(pack) => <PackageCard pack={pack} actions={mayChange ? actionsOf(pack) : []} />}
      cardHeight={4.5}
    />
  )
}

const LOSS = 'Harga Modal lebih besar daripada Harga Jual'
const isLoss = (pack: PackageItem) => pack.operatorPrice > pack.customerPrice

const columns: readonly Column<PackageItem>[] = [
  {
    id: 'name',
    header: 'Nama Paket',
    width: 11,
    grow: 3,
    cell: (pack) => <PackageName pack={pack} />,
    tip: (pack) => pack.name,
  },
  {
    id: 'master',
    header: 'Paket Induk',
    width: 9,
    grow: 1,
    leaves: 3,
    cell: ({ master }) => master.name,
    tip: ({ master }) => `${master.name}: ${termsText(master)}`,
  },
  {
    id: 'customerPrice',
    header: 'Harga Jual',
    width: 7,
    grow: 0,
    isNumber: true,
    cell: (pack) => <Money amount={rupiah(pack.customerPrice)} />,
  },
  {
    id: 'operatorPrice',
    header: 'Harga Modal',
    width: 7.75,
    grow: 0,
    leaves: 4,
    isNumber: true,
    cell: (pack) =>
      isLoss(pack) ? (
        <>
          <IconAlertTriangle className={css.warn} size="1rem" aria-label={LOSS} />{' '}
          <Money amount={rupiah(pack.operatorPrice)} tone="bad" />
        </>
      ) : (
        <Money amount={rupiah(pack.operatorPrice)} tone="soft" />
      ),
    tip: (pack) => (isLoss(pack) ? LOSS : ''),
  },
  { id: 'type', header: 'Tipe', width: 5, grow: 0, leaves: 1, cell: ({ master }) => typeName[master.serviceType] },
  {
    id: 'billing',
    header: 'Tagihan',
    width: 5,
    grow: 0,
    leaves: 2,
    cell: ({ master }) => billingName[master.billingType],
  },
  {
    id: 'visibility',
    header: 'Visibilitas',
    width: 5.75,
    grow: 0,
    cell: (pack) => <StatusChip tone={pack.isPublic ? 'good' : 'calm'} word={visibilityName(pack.isPublic)} />,
  },
]

const PackageName = ({ pack }: { readonly pack: PackageItem }) => (
  <span className={css.name}>
    {pack.master.serviceType === 'hotspot' && (
      <span className={css.dot} style={{ background: tileColorHex[pack.tileColor] }} aria-hidden />
    )}
    <strong className={css.cell}>{pack.name}</strong>
    {pack.isArchived && <StatusChip tone="calm" word="Diarsipkan" />}
  </span>
)

interface PackageCardProps {
  readonly pack: PackageItem
  readonly actions: readonly MenuAction[]
}

const PackageCard = ({ pack, actions }: PackageCardProps) => (
  <div className={css.card}>
    <div className={css.cardWords}>
      <PackageName pack={pack} />
      <span className={css.cell}>
        <Money amount={rupiah(pack.customerPrice)} />{' '}
        <span className={css.soft}>
          {pack.master.name} {rateText(pack.master.rateLimit)}
        </span>
      </span>
    </div>
    {actions.length > 0 && <ActionsMenu label={`Aksi untuk ${pack.name}`} actions={actions} />}
  </div>
)
