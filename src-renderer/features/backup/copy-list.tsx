// Owns: the list of copies here and in the second folder, and choosing one to restore.
// Must never: offer a copy that is known to be broken.
import { useState } from 'react'
import type { CopyItem } from '../../../src-main/features/backup/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useSession } from '../../api'
import { formatAgo, useNow } from '../../lib/time'
import { Button, type Column, CountLine, DataTable, EmptyState, StatusChip } from '../../ui'
import css from './backup.module.css'
import { RestoreDialog } from './restore-dialog'
import { placeWord, sizeText, stateWord, whyWord } from './words'

const keyOf = ({ place, name }: CopyItem): string => `${place} ${name}`

export function CopyList({ copies, isOwner }: { readonly copies: readonly CopyItem[]; readonly isOwner: boolean }) {
  const { zone } = useSession()
  const now = useNow()
  const [restoring, setRestoring] = useState<CopyItem | null>(null)
  const when = ({ at, name }: CopyItem) => (at === null ? name : formatInstant(at, zone).slice(0, 16))
  const button = (row: CopyItem) =>
    isOwner &&
    row.state !== 'torn' && (
      <Button size="compact-xs" variant="default" onClick={() => setRestoring(row)}>
        Pulihkan
      </Button>
    )
  const columns: readonly Column<CopyItem>[] = [
    {
      id: 'at',
      header: 'Dibuat',
      width: 10.5,
      grow: 1,
      cell: when,
      tip: ({ name, at }) => (at === null ? name : `${formatAgo(at, now)}: ${name}`),
    },
    { id: 'why', header: 'Karena', width: 9, grow: 0, cell: ({ why }) => whyWord(why) },
    { id: 'place', header: 'Tempat', width: 7.5, grow: 0, cell: ({ place }) => placeWord(place) },
    { id: 'size', header: 'Ukuran', width: 5.5, grow: 0, isNumber: true, cell: ({ size }) => sizeText(size) },
    { id: 'state', header: 'Keadaan', width: 8, grow: 0, cell: (row) => <StatusChip {...stateWord(row)} /> },
    { id: 'do', header: '', width: 7, grow: 0, align: 'end', cell: button },
  ]
  return (
    <>
      <DataTable<CopyItem>
        label="Cadangan"
        columns={columns}
        rows={copies}
        rowKey={keyOf}
        height={Math.max(8, Math.min(20, 3 + copies.length * 3))}
        summary={<CountLine noun="cadangan" shown={copies.length} />}
        card={(row) => (
          <div className={css.card}>
            <strong>{when(row)}</strong>
            {button(row)}
            <span className={css.soft}>
              {whyWord(row.why)}, {placeWord(row.place).toLowerCase()}, {sizeText(row.size)}
            </span>
            <StatusChip {...stateWord(row)} />
          </div>
        )}
        cardHeight={4}
        empty={
          <EmptyState title="Belum ada cadangan">
            Dibuat sendiri setiap hari dan sesudah shift ditutup. Tekan "Cadangkan sekarang" untuk yang pertama.
          </EmptyState>
        }
      />
      {restoring && <RestoreDialog copy={restoring} onClose={() => setRestoring(null)} />}
    </>
  )
}
