// Owns: what a run would make, with its buttons: count, sum, the first rows, what is left out and why.
// Must never: hide that the list is longer than what is shown.
import { useState } from 'react'
import type { RunPreview } from '../../../src-main/features/invoices/contract'
import { periodText } from '../../../src-main/shared/billing-period'
import { formatDateWithWeekday } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatThousands, rupiah } from '../../../src-main/shared/money'
import { OWNER } from '../../../src-main/shared/roles'
import { api, useCommand, useSession } from '../../api'
import { linkTo } from '../../app/route'
import { Anchor, Button, ErrorNotice, HotkeyButton, Notice, notifyDone, Panel, Stat, StatRow, Switch } from '../../ui'
import css from './invoices.module.css'
import { ASKS } from './words'

export interface RunPreviewPanelProps {
  readonly preview: RunPreview
  readonly isApproved: boolean
  readonly autoRun: boolean
}

const bills = (count: number): string => `${formatThousands(count)} tagihan`

export function RunPreviewPanel({ preview, isApproved, autoRun }: RunPreviewPanelProps) {
  const { may } = useSession()
  const isOwner = may(OWNER)
  const [includeMany, setIncludeMany] = useState(false)
  const run = useCommand(api.invoices.run)
  const ask = preview.asks === null ? null : ASKS[preview.asks]
  const count = preview.bills + (includeMany ? preview.manyBills : 0)
  const mayRun = count > 0 && (preview.asks === null || isOwner)
  const start = async () => {
    if (!mayRun || run.isRunning) return
    const started = await run.run({ isSure: preview.asks !== null, includeMany })
    if (started) notifyDone('Tagihan sedang dibuat.')
  }
  return (
    <>
      {ask && preview.subscriptions > 0 && !(preview.asks === 'many-periods' && preview.bills === 0) && (
        <Notice tone="warn" title={ask.title}>
          {ask.text}
          {!isOwner && ' Hanya Pemilik yang bisa menjalankannya.'}
        </Notice>
      )}
      <Panel
        title={`Yang akan dibuat, ${formatDateWithWeekday(preview.day)}`}
        detail={autoTextOf(isApproved, autoRun)}
        actions={
          <HotkeyButton
            keys="F9"
            variant="filled"
            description="Buat tagihan"
            disabled={!mayRun}
            loading={run.isRunning}
            onPress={() => void start()}
          >
            {count === 0 ? 'Tidak ada yang perlu dibuat' : `Buat ${bills(count)}`}
          </HotkeyButton>
        }
      >
        <div className={css.stack}>
          {preview.subscriptions > 0 && (
            <StatRow>
              <Stat label="Tagihan" value={formatThousands(preview.bills)} detail="siap dibuat" />
              <Stat label="Jumlah" value={formatRupiah(rupiah(preview.amount))} />
              {preview.free > 0 && <Stat label="Gratis" value={formatThousands(preview.free)} detail="tanpa tagihan" />}
              {preview.many > 0 && (
                <Stat
                  label="Ditahan"
                  value={formatThousands(preview.many)}
                  detail="lebih dari dua masa"
                  mark={{ tone: 'warn', word: 'Perlu dilihat' }}
                />
              )}
            </StatRow>
          )}
          {preview.subscriptions === 0 && (
            <p className={css.text}>
              Tidak ada langganan yang belum ditagih sampai hari ini. Yang berikutnya dibuat pada tanggal tagih
              masing-masing.
            </p>
          )}
          <PreviewRows preview={preview} />
          {preview.many > 0 && (
            <Many preview={preview} isOwner={isOwner} value={includeMany} onChange={setIncludeMany} />
          )}
          {run.problem && <ErrorNotice message={run.problem.message} advice={run.problem.advice} />}
        </div>
      </Panel>
    </>
  )
}

function autoTextOf(isApproved: boolean, autoRun: boolean): string {
  if (!autoRun) return 'Otomatis dimatikan di Pengaturan: hanya jalan bila ditekan'
  return isApproved ? 'Otomatis: dibuat sendiri setiap hari' : 'Otomatis mulai jalan sesudah yang pertama disetujui'
}

const FIRST_ROWS = 10

function PreviewRows({ preview }: { readonly preview: RunPreview }) {
  const [isAll, setAll] = useState(false)
  const rows = isAll ? preview.rows : preview.rows.slice(0, FIRST_ROWS)
  if (rows.length === 0) return null
  const hidden = preview.bills - rows.length
  return (
    <div>
      <table className={css.lines}>
        <thead>
          <tr>
            <th scope="col">Pelanggan</th>
            <th scope="col">Jumlah</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.subscriptionId} ${row.periodStart}`}>
              <td>
                <Anchor href={linkTo('pelanggan', row.customerId)}>{row.customerName}</Anchor>{' '}
                <span className={css.soft}>
                  {row.packageName}, {periodText(row.periodStart, row.periodEnd)}
                </span>
              </td>
              <td className="ln-number">{formatRupiah(rupiah(row.amount))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && !isAll && preview.rows.length > rows.length && (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          Tampilkan {formatThousands(preview.rows.length - rows.length)} lagi
        </Button>
      )}
      {hidden > 0 && (isAll || preview.rows.length === rows.length) && (
        <p className={css.soft}>… dan {bills(hidden)} lagi.</p>
      )}
    </div>
  )
}

interface ManyProps {
  readonly preview: RunPreview
  readonly isOwner: boolean
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

function Many({ preview, isOwner, value, onChange }: ManyProps) {
  return (
    <Notice tone="warn" title={`${formatThousands(preview.many)} langganan tertinggal lebih dari dua masa`}>
      <p className={css.text}>
        Periksa dulu tanggal mulainya. Bila memang belum pernah ditagih selama itu, Pemilik boleh menyertakannya.
      </p>
      <ul className={css.list}>
        {preview.skipped.slice(0, FIRST_ROWS).map((row) => (
          <li key={row.subscriptionId}>
            <span>
              {row.customerName} <span className={css.soft}>{row.packageName}</span>
            </span>
            <span>{row.periods} masa</span>
          </li>
        ))}
      </ul>
      {isOwner && (
        <Switch
          mt="sm"
          label={`Sertakan ${bills(preview.manyBills)} ini`}
          checked={value}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )}
    </Notice>
  )
}
