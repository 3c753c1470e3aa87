// Owns: the recharge cards that this reseller bought from the shop: how many, what they cost him, how many were used.
// Must never: show a code or who used a card; the cards are paper in his hands.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnCards } from '../../../src-main/features/resellers/portal-contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { portalQuery } from '../api'
import { money } from '../money'
import { Answer, Button, Card } from '../ui'
import css from '../ui.module.css'
import { useZone } from './zone'

const FEW = 5

/** "3 dari 10 terpakai": what became of them. */
const fateText = ({ quantity, used, expired, isTakenBack }: OwnCards): string => {
  if (isTakenBack) return 'dibatalkan toko, kartunya mati'
  const usedText = `${used} dari ${quantity} sudah terpakai`
  return expired > 0 ? `${usedText}, ${expired} hangus` : usedText
}

/** Nothing for a reseller who never bought any. */
export function OwnCardsList() {
  const zone = useZone()
  const cards = useQuery(portalQuery.reseller.cards.queryOptions({ input: {} }))
  const [isWhole, setWhole] = useState(false)
  if (cards.isPending || cards.data?.length === 0) return null
  return (
    <Answer query={cards}>
      {(rows) => (
        <Card title="Kartu isi ulang saya">
          <ul className={css.list}>
            {(isWhole ? rows : rows.slice(0, FEW)).map((row) => (
              <li key={row.number} className={css.row}>
                <span>
                  <strong>
                    {row.quantity} x {row.seriesName}
                  </strong>
                  <br />
                  <small>
                    {row.number} · {formatInstant(row.at, zone)}
                    {row.isFromSaldo && ' · dari saldo'}
                    <br />
                    Nilai {money(row.value)} per kartu · {fateText(row)}
                  </small>
                </span>
                <strong className={css.value}>{money(row.amount)}</strong>
              </li>
            ))}
          </ul>
          {!isWhole && rows.length > FEW && (
            <Button look="plain" onClick={() => setWhole(true)}>
              Lihat semua ({rows.length})
            </Button>
          )}
        </Card>
      )}
    </Answer>
  )
}
