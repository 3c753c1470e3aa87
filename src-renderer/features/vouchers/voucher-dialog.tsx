// Owns: one voucher over the list: its code, where it stands, everything that happened to it, taking it back.
// Must never: offer to take back what has been paid for; that is the sale's own deed.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { VoucherDetail } from '../../../src-main/features/vouchers/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { go } from '../../app/route'
import {
  Anchor,
  Button,
  ConfirmDialog,
  CopyButton,
  Dialog,
  ErrorNotice,
  type Fact,
  Facts,
  Notice,
  notifyDone,
  Skeleton,
  StatusChip,
} from '../../ui'
import { VoucherUse } from '../online/voucher-use'
import { VoidAdoptedDialog } from './void-adopted-dialog'
import css from './vouchers.module.css'
import { routerWord, voucherWord } from './words'

export function VoucherDialog({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { zone, may } = useSession()
  const { data, error, refetch } = useQuery({
    ...orpc.vouchers.detail.queryOptions({ input: { id } }),
    placeholderData: undefined,
  })
  const [isVoiding, setVoiding] = useState(false)
  const problem = error && toProblem(error)
  const isAdopted = data?.state === 'sold' && data.saleId === null
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="lg"
      title={data ? `Voucher ${data.isHidden ? 'belum terjual' : data.code}` : 'Voucher'}
      closesOutside
      foot={
        (data?.canVoid || (isAdopted && may(MANAGERS))) && (
          <Button variant="light" color="red" onClick={() => setVoiding(true)}>
            Batalkan voucher
          </Button>
        )
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && <Detail voucher={data} zone={zone} />}
      {data && isVoiding && isAdopted && <VoidAdoptedDialog voucher={data} onClose={() => setVoiding(false)} />}
      {data && isVoiding && !isAdopted && <VoidDialog voucher={data} onClose={() => setVoiding(false)} />}
    </Dialog>
  )
}

function Detail({ voucher, zone }: { readonly voucher: VoucherDetail; readonly zone: ShopZone }) {
  const isApart = voucher.routerState === 'failed' || voucher.routerState === 'missing'
  return (
    <div className={css.stack}>
      <div className={css.codeLine}>
        {voucher.isHidden ? (
          <span className={css.soft}>Kodenya terlihat setelah terjual.</span>
        ) : (
          <>
            <strong className={`${css.code} ln-code`}>{voucher.code}</strong>
            {voucher.password !== null && (
              <span>
                sandi <strong className="ln-code">{voucher.password}</strong>
              </span>
            )}
            <CopyButton
              size="xs"
              text={voucher.password === null ? voucher.code : `${voucher.code} / ${voucher.password}`}
            />
          </>
        )}
        <StatusChip {...voucherWord(voucher.state)} look="filled" />
        <StatusChip {...routerWord(voucher.routerState)} look="filled" />
      </div>
      {voucher.routerError !== null && (
        <Notice tone={isApart ? 'bad' : 'info'} title={isApart ? 'Router menolak' : 'Catatan router'}>
          {voucher.routerError}
        </Notice>
      )}
      {voucher.canResend && <Resend id={voucher.id} />}
      <Facts columns={2} facts={factsOf(voucher, zone)} />
      {!voucher.isHidden && (
        <VoucherUse
          voucher={{ id: voucher.id, code: voucher.code }}
          expiresAt={voucher.expiresAt}
          isOpen={voucher.state === 'sold' || voucher.state === 'active'}
        />
      )}
      <History voucher={voucher} zone={zone} />
    </div>
  )
}

function factsOf(voucher: VoucherDetail, zone: ShopZone): Fact[] {
  const at = (instant: number | null, otherwise: string) =>
    instant === null ? otherwise : formatInstant(instant, zone)
  const { saleId, batchId } = voucher
  return [
    { label: 'Paket', value: voucher.packageName },
    { label: 'Router', value: voucher.routerName },
    { label: 'Dibuat', value: at(voucher.madeAt, '') },
    { label: 'Pakai sebelum', value: at(voucher.useBefore, 'tanpa batas') },
    {
      label: 'Batch',
      value: (
        <Anchor component="button" type="button" onClick={() => go('voucher', 'batch', batchId)}>
          {voucher.batchTag}
        </Anchor>
      ),
    },
    {
      label: 'Penjualan',
      value:
        saleId === null ? (
          saleWords(voucher)
        ) : (
          <Anchor component="button" type="button" onClick={() => go('penjualan', saleId)}>
            {at(voucher.soldAt, '')} oleh {voucher.sellerName}
          </Anchor>
        ),
    },
    ...(voucher.firstLoginAt === null ? [] : [{ label: 'Login pertama', value: at(voucher.firstLoginAt, '') }]),
    ...(voucher.expiresAt === null ? [] : [{ label: 'Aktif sampai', value: at(voucher.expiresAt, '') }]),
  ]
}

/** Without a sale of ours: sold by Mikhmon before, used although nobody sold it, or still on the shelf. */
function saleWords({ soldAt, state }: VoucherDetail): string {
  if (soldAt !== null) return 'sebelum memakai LoketNet'
  return state === 'active' || state === 'finished' ? 'tidak tercatat dijual' : 'belum terjual'
}

function History({ voucher, zone }: { readonly voucher: VoucherDetail; readonly zone: ShopZone }) {
  return (
    <section>
      <h3 className={css.subtitle}>Riwayat</h3>
      <ol className={css.history}>
        <li>
          <span className={css.when}>{formatInstant(voucher.madeAt, zone)}</span>
          <span>Dibuat oleh {voucher.makerName}</span>
        </li>
        {voucher.events.map((event) => (
          <li key={`${event.at} ${event.toState}`}>
            <span className={css.when}>{formatInstant(event.at, zone)}</span>
            <span>
              <StatusChip {...voucherWord(event.toState)} /> {event.reason !== 'Dijual' && `${event.reason}, `}
              {event.actorName === 'LoketNet' ? 'otomatis' : `oleh ${event.actorName}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** After the cause is gone: the user of that name removed, the profile mended. */
function Resend({ id }: { readonly id: number }) {
  const { run, isRunning, problem } = useCommand(api.vouchers.resend)
  const send = async () => {
    if (await run({ id })) notifyDone('Dikirim lagi. Statusnya berubah di sini begitu router menjawab.')
  }
  return (
    <>
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} />}
      <div>
        <Button variant="default" loading={isRunning} onClick={() => void send()}>
          Kirim lagi ke router
        </Button>
      </div>
    </>
  )
}

function VoidDialog({ voucher, onClose }: { readonly voucher: VoucherDetail; readonly onClose: () => void }) {
  const command = useCommand(api.vouchers.voidStock)
  const confirm = async ({ reason }: { readonly reason: string }) => {
    if (!(await command.run({ id: voucher.id, reason }))) return
    notifyDone(`Voucher ${voucher.code} dibatalkan.`)
    onClose()
  }
  return (
    <ConfirmDialog
      isOpen
      title={`Batalkan voucher ${voucher.code}?`}
      confirmLabel="Batalkan voucher"
      lost="Kode ini tidak dapat dijual atau dipakai lagi, dan dicabut dari router."
      kept="Catatannya tetap ada di daftar. Belum ada uang yang terlibat."
      reason="required"
      usualReasons={['Salah cetak', 'Kertasnya rusak', 'Kodenya terlihat orang']}
      isBusy={command.isRunning}
      error={command.problem}
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
