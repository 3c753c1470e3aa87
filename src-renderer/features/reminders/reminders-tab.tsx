// Owns: Tagihan > Pengingat: whom to write today, by step; a click opens WhatsApp with the text and ticks it off.
// Must never: send by itself, or tick off somebody whose WhatsApp was not opened.
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReminderRow } from '../../../src-main/features/reminders/contract'
import { isMobile, isPhone, waLink } from '../../../src-main/shared/phone'
import { api, orpc, toProblem, useCommand } from '../../api'
import { notifyDone, notifyError } from '../../lib/toasts'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { EmptyState } from '../../ui/empty-state'
import { HotkeyButton } from '../../ui/hotkey-button'
import { ErrorNotice, Notice } from '../../ui/notice'
import { SelectBox } from '../../ui/select-box'
import { Skeleton } from '../../ui/skeleton'
import { ReminderItem } from './reminder-item'
import css from './reminders.module.css'
import { SentPanel } from './sent-panel'
import { stepName } from './words'

const PAGE = 50

export default function RemindersTab() {
  const [chosen, setChosen] = useState<number | null>(null)
  const [areaId, setAreaId] = useState<string | null>(null)
  const areas = useQuery(orpc.reminders.areas.queryOptions({ input: {} })).data ?? []
  const counted = useQuery(orpc.reminders.steps.queryOptions({ input: { areaId } }))
  const steps = counted.data?.steps ?? []
  // The latest step first that has somebody: who is late is the most pressing.
  const step = chosen ?? steps.findLast(({ count }) => count > 0)?.step ?? steps[0]?.step ?? null
  const list = useInfiniteQuery({
    ...orpc.reminders.list.infiniteOptions({
      input: (after: string | null) => ({ step: step ?? 0, areaId, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    enabled: step !== null,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { send, isRunning } = useSending(step ?? 0)
  const next = rows.find((row) => isPhone(row.phone) && isMobile(row.phone))
  const problem = (counted.error ?? list.error) && toProblem(counted.error ?? list.error)
  if (problem)
    return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void list.refetch()} />
  if (!counted.data) return <Skeleton lines={8} />
  return (
    <div className={css.tab}>
      <div className={css.main}>
        <div className={css.tools}>
          <ChoiceTiles
            label="Langkah"
            isLabelHidden
            look="segment"
            value={step === null ? null : String(step)}
            onChange={(value) => setChosen(Number(value))}
            choices={steps.map((one) => ({ value: String(one.step), label: `${stepName(one.step)} (${one.count})` }))}
          />
          {areas.length > 0 && (
            <div className={css.area}>
              <SelectBox
                label="Area"
                isLabelHidden
                value={areaId ?? 'all'}
                onChange={(value) => setAreaId(value === 'all' ? null : value)}
                options={[
                  { value: 'all', label: 'Semua area' },
                  ...areas.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </div>
          )}
          <HotkeyButton
            keys="F4"
            variant="filled"
            disabled={!next || isRunning}
            onPress={() => next && void send(next, true)}
            description="Kirim pengingat berikutnya"
          >
            Kirim berikutnya
          </HotkeyButton>
        </div>
        {counted.data.withoutPhone > 0 && (
          <Notice tone="warn">
            {counted.data.withoutPhone} pelanggan belum punya nomor HP. Isi di kartunya, atau beri tahu langsung lalu
            tandai.
          </Notice>
        )}
        {rows.length === 0 && list.data ? (
          <EmptyState title={counted.data.total === 0 ? 'Tidak ada yang perlu diingatkan' : 'Tidak ada di langkah ini'}>
            {counted.data.total === 0
              ? 'Pengingat berikutnya muncul sendiri saat tagihan mendekati jatuh tempo.'
              : 'Pilih langkah lain di atas.'}
          </EmptyState>
        ) : (
          <ul className={css.rows} aria-label="Yang perlu diingatkan">
            {rows.map((row) => (
              <ReminderItem
                key={row.customerId}
                row={row}
                isBusy={isRunning}
                onSend={() => void send(row, true)}
                onTold={() => void send(row, false)}
              />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Muat berikutnya
          </Button>
        )}
      </div>
      <SentPanel />
    </div>
  )
}

/** Opens WhatsApp (or not, when told by mouth) and ticks it off, with a way back. */
function useSending(step: number) {
  const mark = useCommand(api.reminders.markSent)
  const undo = useCommand(api.reminders.undo)
  const problem = mark.problem ?? undo.problem
  useEffect(() => {
    if (problem) notifyError({ message: problem.message, advice: problem.advice })
  }, [problem])
  const send = async (row: ReminderRow, opensWhatsApp: boolean) => {
    if (opensWhatsApp && isPhone(row.phone)) window.open(waLink(row.phone, row.text), '_blank', 'noopener,noreferrer')
    const { invoiceIds } = row
    if (!(await mark.run({ step, invoiceIds }))) return
    notifyDone(`${row.customerName} sudah diingatkan.`, {
      action: { label: 'Urungkan', run: () => void undo.run({ step, invoiceIds }) },
    })
  }
  return { send, isRunning: mark.isRunning }
}
