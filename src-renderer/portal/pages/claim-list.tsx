// Owns: what the customer said of payments of one bill, and what became of each.
// Must never: call it paid before the shop did.
import type { OwnClaim } from '../../../src-main/features/payments/portal-contract'
import { calendarDate, formatDate, formatInstant } from '../../../src-main/shared/calendar-date'
import { money } from '../money'
import { Picture } from '../picture'
import { Card, Line } from '../ui'
import css from './saldo.module.css'
import { useZone } from './zone'

const OUTCOMES: Readonly<Record<OwnClaim['outcome'], string>> = {
  waiting: 'Menunggu Konfirmasi',
  confirmed: 'Diterima',
  rejected: 'Ditolak',
  settled: 'Lunas dengan cara lain',
}
export const METHODS: Readonly<Record<OwnClaim['method'], string>> = { transfer: 'Transfer', qris: 'QRIS' }

export function ClaimList({ claims }: { readonly claims: readonly OwnClaim[] }) {
  const zone = useZone()
  return (
    <Card title="Yang sudah dikirim">
      {claims.map((claim) => (
        <div key={claim.id} className={css.stack}>
          <Line label={OUTCOMES[claim.outcome]} value={money(claim.amount)} />
          <small>
            {[
              METHODS[claim.method],
              claim.bank,
              claim.sender && `a.n. ${claim.sender}`,
              claim.paidOn && `dibayar ${formatDate(calendarDate(claim.paidOn))}`,
              `dikirim ${formatInstant(claim.at, zone)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
          {claim.reason && <p>Alasan: {claim.reason}</p>}
          {claim.note && <p>{claim.note}</p>}
          {claim.pictures.map((picture) => (
            <Picture key={picture.id} {...picture} alt="Bukti pembayaran" />
          ))}
        </div>
      ))}
    </Card>
  )
}
