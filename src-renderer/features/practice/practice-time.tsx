// Owns: the demo's calendar: which day it is, and letting days pass.
// Must never: show itself outside the demo.
import { Button, Group } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { businessDay, formatDateWithWeekday } from '../../../src-main/shared/calendar-date'
import { api, orpc, useCommand, useSession } from '../../api'
import { ErrorNotice, Notice } from '../../ui'

const LEAPS = [1, 7, 30] as const
const LOOK_AGAIN_MS = 700

export function PracticeTime() {
  const { isDemo, zone } = useSession()
  const client = useQueryClient()
  const time = useQuery({
    ...orpc.practice.time.queryOptions({ input: {} }),
    enabled: isDemo,
    refetchInterval: ({ state }) => (state.data?.leaping ? LOOK_AGAIN_MS : false),
  })
  const leap = useCommand(api.practice.leap)
  if (!isDemo || !time.data) return null
  const { now, leaping } = time.data
  const start = async (days: number) => {
    if (await leap.run({ days })) await client.invalidateQueries({ queryKey: orpc.practice.key() })
  }
  return (
    <>
      <Notice tone="info" title={`Di demo sekarang ${formatDateWithWeekday(businessDay(now, zone))}`}>
        {leaping > 0
          ? `Waktu sedang dimajukan: ${leaping} hari lagi.`
          : 'Majukan harinya: tagihan terbit, sebagian pelanggan membayar, yang menunggak diisolir.'}
        <Group gap="xs" mt="xs">
          {LEAPS.map((days) => (
            <Button key={days} size="xs" variant="default" disabled={leaping > 0} onClick={() => void start(days)}>
              Maju {days} hari
            </Button>
          ))}
        </Group>
      </Notice>
      {leap.problem && <ErrorNotice {...leap.problem} />}
    </>
  )
}
