// Owns: what was used of one voucher and what is left, for the voucher's own dialog.
// Must never: show a figure without saying when it was read, or that LoketNet worked it out.
import { useQuery } from '@tanstack/react-query'
import type { VoucherUse as Use } from '../../../src-main/features/online/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatDuration } from '../../../src-main/shared/duration'
import { formatVolume } from '../../../src-main/shared/volume'
import { orpc, useSession } from '../../api'
import { formatAgo, useNow } from '../../lib/time'
import { type Fact, Facts, Notice, StatusChip } from '../../ui'
import css from './online.module.css'
import { VoucherDeeds, type VoucherDeedsProps } from './voucher-deeds'
import { leftWords } from './words'

const AGAIN_MS = 10_000

/** Nothing at all for a voucher that nobody used and nobody can help with. */
export function VoucherUse({
  voucher,
  expiresAt,
  isOpen,
}: Omit<VoucherDeedsProps, 'can'> & { readonly isOpen: boolean }) {
  const { zone } = useSession()
  const { data } = useQuery({
    ...orpc.online.voucher.queryOptions({ input: { voucherId: voucher.id } }),
    placeholderData: undefined,
    refetchInterval: isOpen ? AGAIN_MS : false,
  })
  if (!data) return null
  const { use, can } = data
  return (
    <section className={css.stack} aria-label="Pemakaian">
      {use && <UseNotices use={use} />}
      {use && <UseFacts use={use} zone={zone} isOpen={isOpen} />}
      <VoucherDeeds voucher={voucher} expiresAt={expiresAt} can={can} />
    </section>
  )
}

function UseNotices({ use }: { readonly use: Use }) {
  return (
    <>
      {use.isUnsold && (
        <Notice tone="bad" title="Dipakai tanpa terjual">
          Kode ini dipakai sebelum ada penjualannya. Tanyakan siapa yang memberikannya.
        </Notice>
      )}
      {use.isBlocked && <Notice tone="warn" title="Dinonaktifkan. Masa aktifnya tetap berjalan." />}
      {use.isDisabled && !use.isBlocked && (
        <Notice tone="warn" title="Di router pengguna ini sedang dimatikan.">
          Bukan dari layar ini: mungkin lewat WinBox, atau jam router sempat salah.
        </Notice>
      )}
      {use.isEstimated && (
        <Notice tone="info" title="Masa aktifnya dihitung LoketNet.">
          Router belum mencatat login pertamanya, jadi habisnya dijaga dari komputer ini selama LoketNet menyala.
        </Notice>
      )}
      {(use.lostSeconds > 0 || use.lostBytes > 0) && (
        <Notice tone="info" title="Router pernah lupa sebagian pemakaian karena mati lampu.">
          {formatDuration(use.lostSeconds, 2)} dan {formatVolume(use.lostBytes)} tetap dihitung di sini.
        </Notice>
      )}
    </>
  )
}

function UseFacts({ use, zone, isOpen }: { readonly use: Use; readonly zone: ShopZone; readonly isOpen: boolean }) {
  const now = useNow(10_000)
  const seen =
    use.lastSeenAt === null
      ? 'belum terlihat'
      : `${formatAgo(use.lastSeenAt, now)} (${formatInstant(use.lastSeenAt, zone)})`
  const facts: Fact[] = [
    {
      label: 'Terakhir online',
      value: use.isOnline ? <StatusChip tone="good" word="Sedang online" /> : seen,
    },
    ...(isOpen ? [{ label: 'Sisa', value: leftWords(use) }] : []),
    {
      label: 'Terpakai',
      value: use.uptimeSeconds === 0 ? 'belum sampai 1 detik' : formatDuration(use.uptimeSeconds, 2),
    },
    { label: 'Data', value: `unduh ${formatVolume(use.bytesOut)}, unggah ${formatVolume(use.bytesIn)}` },
    { label: 'Perangkat (MAC)', value: use.mac ?? 'tidak terlihat' },
    ...(use.extraSeconds > 0 ? [{ label: 'Diperpanjang', value: formatDuration(use.extraSeconds) }] : []),
  ]
  return (
    <div>
      <h3 className={css.subtitle}>Pemakaian</h3>
      <Facts columns={2} facts={facts} />
    </div>
  )
}
