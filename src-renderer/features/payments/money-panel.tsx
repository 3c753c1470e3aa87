// Owns: "Pembayaran & saldo" on a customer's card: paying, saldo with its rows, janji bayar, what was paid.
// Must never: add up a saldo by itself.
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerCard } from '../../../src-main/features/customers/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { api, orpc, useCommand, useSession } from '../../api'
import { HotkeyButton } from '../../ui/hotkey-button'
import { Money } from '../../ui/money'
import { Notice } from '../../ui/notice'
import { FoldAway, Panel } from '../../ui/panel'
import { StatusChip } from '../../ui/status-chip'
import { PayDialog } from './pay-dialog'
import { PaymentDialog } from './payment-dialog'
import css from './payments.module.css'
import { PromiseDialog } from './promise-dialog'
import { RefundBalanceDialog } from './refund-balance-dialog'
import { RefundSlip } from './refund-slip'
import { dayText, METHOD_WORDS, OUTCOME_WORDS } from './words'

export function MoneyPanel({ customer }: { readonly customer: CustomerCard }) {
  const { zone } = useSession()
  const customerId = customer.id
  const { data } = useQuery(orpc.payments.account.queryOptions({ input: { customerId } }))
  const paid = useQuery(orpc.payments.list.queryOptions({ input: { customerId, limit: SHOWN } }))
  const [open, setOpen] = useState<'pay' | 'promise' | 'refund' | null>(null)
  const [paymentId, setPaymentId] = useState<string | null>(null)
  const withdraw = useCommand(api.payments.withdrawPromise)
  const close = () => setOpen(null)
  const payments = paid.data?.rows ?? []
  const old = data?.promises.filter(({ outcome }) => outcome !== null) ?? []
  return (
    <Panel
      title="Pembayaran & saldo"
      actions={
        <>
          <Button size="xs" variant="default" onClick={() => setOpen('promise')}>
            Janji bayar
          </Button>
          <HotkeyButton size="xs" keys="F6" description="Bayar tagihan atau setor saldo" onPress={() => setOpen('pay')}>
            Bayar
          </HotkeyButton>
        </>
      }
    >
      <div className={css.stack}>
        {data?.promise && (
          <Notice
            tone="info"
            title={`Janji bayar sampai ${dayText(data.promise.untilDay)}`}
            action={
              <Button
                size="xs"
                variant="default"
                loading={withdraw.isRunning}
                onClick={() => void withdraw.run({ customerId })}
              >
                Tarik
              </Button>
            }
          >
            {data.promise.note === '' ? 'Isolir ditunda sampai hari itu habis.' : data.promise.note} Dicatat{' '}
            {data.promise.actorName}.
          </Notice>
        )}
        {data && (
          <div className={css.balance}>
            <span>
              <span className={css.soft}>Saldo</span>
              <Money amount={rupiah(data.balance)} size="xl" />
            </span>
            {data.balance > 0 && (
              <Button variant="subtle" size="xs" onClick={() => setOpen('refund')}>
                Kembalikan saldo
              </Button>
            )}
          </div>
        )}
        {payments.length === 0 ? (
          <span className={css.soft}>{paid.data ? 'Belum pernah membayar lewat LoketNet.' : ''}</span>
        ) : (
          <ul className={css.list} aria-label="Pembayaran terakhir">
            {payments.map((row) => (
              <li key={row.id}>
                <span className={css.line}>
                  <Button variant="subtle" size="compact-sm" onClick={() => setPaymentId(row.id)}>
                    {row.number}
                  </Button>
                  <Money amount={rupiah(row.total)} isVoid={row.isReversed} />
                </span>
                <span className={css.soft}>
                  {formatInstant(row.at, zone).slice(0, 16)} ·{' '}
                  {row.methods.map((method) => METHOD_WORDS[method]).join(' + ')} ·{' '}
                  {row.bills === '' ? 'setor saldo' : row.bills}
                  {row.isReversed && ' · dibatalkan'}
                </span>
              </li>
            ))}
          </ul>
        )}
        <FoldAway title="Mutasi saldo">
          <Statement customerId={customerId} />
        </FoldAway>
        {old.length > 0 && (
          <FoldAway title="Janji bayar sebelumnya">
            <ul className={css.list}>
              {old.map(({ id, untilDay, note, outcome }) => (
                <li key={id}>
                  <span className={css.line}>
                    <span>Sampai {dayText(untilDay)}</span>
                    {outcome && <StatusChip {...OUTCOME_WORDS[outcome]} />}
                  </span>
                  {note !== '' && <span className={css.soft}>{note}</span>}
                </li>
              ))}
            </ul>
          </FoldAway>
        )}
      </div>
      {open === 'pay' && <PayDialog customerId={customerId} onClose={close} />}
      {open === 'promise' && <PromiseDialog customerId={customerId} customerName={customer.name} onClose={close} />}
      {open === 'refund' && data && (
        <RefundBalanceDialog
          customerId={customerId}
          customerName={customer.name}
          balance={data.balance}
          onClose={close}
        />
      )}
      {paymentId && <PaymentDialog paymentId={paymentId} onClose={() => setPaymentId(null)} />}
    </Panel>
  )
}

const SHOWN = 6

function Statement({ customerId }: { readonly customerId: string }) {
  const { zone } = useSession()
  const list = useInfiniteQuery(
    orpc.payments.statement.infiniteOptions({
      input: (after: string | null) => ({ customerId, after, limit: 20 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  if (list.data && rows.length === 0) return <span className={css.soft}>Saldo belum pernah bergerak.</span>
  return (
    <div className={css.stack}>
      <ul className={css.list} aria-label="Mutasi saldo">
        {rows.map((row) => (
          <li key={row.id}>
            <span className={css.line}>
              <span>{row.memo}</span>
              <Money amount={rupiah(row.amount)} isSigned tone={row.amount < 0 ? 'bad' : 'good'} />
            </span>
            <span className={`${css.line} ${css.soft}`}>
              <span>
                {formatInstant(row.at, zone).slice(0, 16)}
                {row.refundId !== null && <RefundSlip refundId={row.refundId} slips={row.slips} />}
              </span>
              <span>
                Saldo <Money amount={rupiah(row.balance)} size="sm" />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" size="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Lebih lama
        </Button>
      )}
    </div>
  )
}
