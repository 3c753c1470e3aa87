// Owns: the demo's offer to let things happen to its router, and where to look afterwards.
// Must never: show itself outside the demo.
import { useQuery } from '@tanstack/react-query'
import type { PracticeAct } from '../../../src-main/features/practice/contract'
import { api, orpc, useCommand, useSession } from '../../api'
import { ActionsMenu, ErrorNotice, Notice, notifyInfo } from '../../ui'

const ACTS: readonly {
  readonly id: PracticeAct
  readonly label: string
  readonly detail: string
  readonly after: string
}[] = [
  {
    id: 'power-cut',
    label: 'Listrik padam sebentar',
    detail: 'Router lupa jam, dan lupa beberapa login pertama.',
    after: 'Lihat “Jam” dan “Dokter” di kartu router; perbaiki jamnya lewat “Periksa router”.',
  },
  {
    id: 'winbox',
    label: 'Ada yang mengutak-atik lewat WinBox',
    detail: 'Beberapa voucher dihapus, diubah, dimatikan.',
    after: 'Buka “Cocokkan” dan tekan “Cocokkan lagi”.',
  },
  {
    id: 'cable',
    label: 'Kabel dicabut 30 detik',
    detail: 'Jualan dari stok tetap jalan.',
    after: 'Coba jual sesuatu di Kasir, lalu lihat Kendala.',
  },
  {
    id: 'replace',
    label: 'Router terbakar, diganti yang baru',
    detail: 'Alat lain menjawab di alamat yang sama, kosong.',
    after: 'Tekan “Putuskan”, lalu “Ya, ini penggantinya”: semuanya masuk lagi.',
  },
]

export function PracticeNotice({ routerId }: { readonly routerId: string }) {
  const { isDemo } = useSession()
  const { data } = useQuery({ ...orpc.practice.offer.queryOptions({ input: {} }), enabled: isDemo })
  const play = useCommand(api.practice.play)
  if (!isDemo || data?.routerId !== routerId) return null
  const start = async (act: (typeof ACTS)[number]) => {
    if (await play.run({ act: act.id })) notifyInfo(`${act.label}.`, { detail: act.after })
  }
  return (
    <>
      <Notice
        tone="info"
        title="Latihan di demo"
        action={
          <ActionsMenu
            label="Yang bisa terjadi"
            size="xs"
            actions={ACTS.map((act) => ({
              id: act.id,
              label: act.label,
              detail: act.detail,
              onChoose: () => void start(act),
            }))}
          >
            Coba sesuatu terjadi
          </ActionsMenu>
        }
      >
        Router ini hanya tiruan. Padamkan listriknya atau utak-atik isinya, lalu lihat bagaimana LoketNet menemukannya.
      </Notice>
      {play.problem && <ErrorNotice {...play.problem} />}
    </>
  )
}
