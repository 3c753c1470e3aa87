// Owns: saying at the till that nothing can be sold before a shift is open, with the way there.
// Must never: stand there when the shop does not ask for shifts.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'
import { go } from '../../app/route'
import { Notice } from '../../ui/notice'

export function ShiftNotice() {
  const { data } = useQuery(orpc.shifts.mine.queryOptions({ input: {} }))
  if (!data || data.shift || !data.isRequired) return null
  return (
    <Notice
      tone="warn"
      title="Shift belum dibuka"
      role="status"
      action={
        <Button size="xs" onClick={() => go('shift')}>
          Buka shift
        </Button>
      }
    >
      Hitung uang di laci dan isi modal awalnya dulu, baru bisa berjualan.
    </Notice>
  )
}
