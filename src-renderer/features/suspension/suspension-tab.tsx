// Owns: Tagihan > Isolir: what waits for a yes, who is isolated, what was done before.
// Must never: cut by itself; every press is a command of the core.
import { useQuery } from '@tanstack/react-query'
import { MANAGERS } from '../../../src-main/shared/roles'
import { api, orpc, toProblem, useCommand, useSession } from '../../api'
import { go } from '../../app/route'
import { Button, ErrorNotice, Notice, notifyInfo, ProgressPanel, Skeleton, StatusChip } from '../../ui'
import { IsolatedList } from './isolated-list'
import { RunHistory } from './run-history'
import { RunPanel } from './run-panel'
import css from './suspension.module.css'

const MODE_WORDS = {
  auto: 'Otomatis: dijalankan sendiri sekali sehari sesudah jam 9 pagi.',
  ask: 'Minta izin dulu: daftarnya disiapkan sekali sehari sesudah jam 9 pagi, lalu menunggu jawaban.',
  off: 'Mati: tidak ada yang diisolir kecuali dengan tangan.',
} as const

export default function SuspensionTab() {
  const { may } = useSession()
  const status = useQuery(orpc.suspension.status.queryOptions({ input: {} }))
  const propose = useCommand(api.suspension.propose)
  const problem = status.error && toProblem(status.error)
  if (problem)
    return <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void status.refetch()} />
  if (!status.data) return <Skeleton lines={8} />
  const { mode, waiting, underWay, waitingRouter, failedRouter, isClosedToday } = status.data
  const isManager = may(MANAGERS)
  const make = async () => {
    const made = await propose.run({})
    if (made?.runId === null) notifyInfo('Tidak ada yang perlu diisolir hari ini.')
  }
  return (
    <div className={css.tab}>
      <div className={css.head}>
        <span className={css.grow}>
          {MODE_WORDS[mode]} {isClosedToday && <StatusChip tone="info" word="Hari ini libur isolir" />}
          {waitingRouter > 0 && <StatusChip tone="warn" word={`${waitingRouter} menunggu router`} isBusy />}
          {failedRouter > 0 && <StatusChip tone="bad" word={`${failedRouter} ditolak atau hilang di router`} />}
        </span>
        {may(['owner']) && (
          <Button size="xs" variant="subtle" onClick={() => go('pengaturan', 'isolir')}>
            Atur isolir
          </Button>
        )}
        {isManager && waiting === null && (
          <Button size="xs" variant="default" loading={propose.isRunning} onClick={() => void make()}>
            Buat daftar sekarang
          </Button>
        )}
      </div>
      {propose.problem && <ErrorNotice message={propose.problem.message} advice={propose.problem.advice} />}
      {underWay > 0 && (
        <ProgressPanel
          title="Mengisolir daftar yang sudah dijawab"
          state="running"
          done={0}
          total={underWay}
          noun="langganan"
          activity={`${underWay} langganan lagi; kasir tetap bisa berjualan.`}
        />
      )}
      {waiting && isManager && <RunPanel key={waiting.id} run={waiting} />}
      {waiting && !isManager && <Notice>Ada daftar isolir yang menunggu jawaban Pemilik atau Admin.</Notice>}
      <IsolatedList />
      {isManager && <RunHistory />}
    </div>
  )
}
