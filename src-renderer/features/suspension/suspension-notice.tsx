// Owns: the word on Beranda that a list waits for an answer.
// Must never: stand there when nothing waits.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { orpc } from '../../api'
import { go } from '../../app/route'
import { Notice } from '../../ui/notice'
import { cautionWords } from './words'

export function SuspensionNotice() {
  const status = useQuery(orpc.suspension.status.queryOptions({ input: {} }))
  const waiting = status.data?.waiting
  if (!waiting) return null
  return (
    <Notice
      tone="warn"
      title={`${formatThousands(waiting.proposed)} langganan menunggu jawaban isolir (tunggakan ${formatRupiah(rupiah(waiting.arrears))})`}
      action={
        <Button size="xs" onClick={() => go('tagihan', 'isolir')}>
          Lihat daftarnya
        </Button>
      }
    >
      {cautionWords[waiting.caution]}
    </Notice>
  )
}
