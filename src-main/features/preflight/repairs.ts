// Owns: how each repair is carried out: look, change only what differs, look again.
// Must never: touch what its offer did not name, or say that it worked without having looked.
import type { RouterConnection } from '../../platform/routeros'
import { formatRouterDate } from '../../platform/routeros/values'
import { businessDay, formatTime, type ShopZone, splitDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { readClock } from '../care'
import type { RepairId, RepairResult } from './contract'
import { forbiddenFeatures, stoppedServers } from './decorate'
import { serverProfileOf } from './judge-access'
import { askAll, type CheckAnswers } from './questions'

export interface RepairSubject {
  readonly routerName: string
  readonly hotspotServer: string
  readonly zone: ShopZone
  readonly now: () => number
  readonly isComputerDoubtful: boolean
}

/** Nothing differs: no step. */
type Plan = (answers: CheckAnswers, subject: RepairSubject) => readonly Step[]

interface Step {
  readonly command: string
  readonly params: readonly string[]
  readonly timeoutMs?: number
}

export type PlannedRepair = Exclude<RepairId, 'own-user' | 'api-limit' | 'expiry'>

const NTP_SERVER = 'id.pool.ntp.org'
/** Seconds: what a person cannot see is not corrected again and again. */
const CLOSE_ENOUGH = 30
/** The router waits for its button for five minutes, and the answer may come only then (guessed for the API). */
const BUTTON_MS = 310_000

const reading = (answers: CheckAnswers, { now, zone, isComputerDoubtful }: RepairSubject) =>
  readClock(answers, { now: now(), zone, isComputerDoubtful })

const zonePlan: Plan = (answers, subject) => {
  if (reading(answers, subject).isZoneRight) return []
  const params = ['=time-zone-autodetect=no', `=time-zone-name=${subject.zone}`]
  return [{ command: '/system/clock/set', params }]
}

const PLANS: Readonly<Record<PlannedRepair, Plan>> = {
  ntp(answers, subject) {
    const { ntp, ntpServers, version } = reading(answers, subject)
    if (ntp !== 'off' && ntpServers !== '') return []
    const property = version.startsWith('6.') ? 'server-dns-names' : 'servers'
    const server = ntpServers === '' ? [`=${property}=${NTP_SERVER}`] : []
    return [{ command: '/system/ntp/client/set', params: ['=enabled=yes', ...server] }]
  },
  zone: zonePlan,
  clock(answers, subject) {
    const { offsetSeconds, layout } = reading(answers, subject)
    if (offsetSeconds !== null && Math.abs(offsetSeconds) <= CLOSE_ENOUGH) return []
    const now = subject.now()
    const date = formatRouterDate(splitDate(businessDay(now, subject.zone)), layout ?? 'iso')
    const params = [`=date=${date}`, `=time=${formatTime(now, subject.zone, true)}`]
    // The zone first: date and time are read in it.
    return [...zonePlan(answers, subject), { command: '/system/clock/set', params }]
  },
  'login-methods'(answers, { hotspotServer }) {
    const profile = serverProfileOf(answers, hotspotServer)
    const methods = (profile?.['login-by'] ?? '').split(',').filter((method) => method !== '')
    const wanted = [...new Set([...methods, 'http-chap', 'http-pap'])]
    if (!profile || wanted.length === methods.length) return []
    const params = [`=.id=${profile['.id']}`, `=login-by=${wanted.join(',')}`]
    return [{ command: '/ip/hotspot/profile/set', params }]
  },
  'hotspot-enable': (answers, { hotspotServer }) =>
    stoppedServers(answers, hotspotServer).map((server) => ({
      command: '/ip/hotspot/set',
      params: [`=.id=${server['.id']}`, '=disabled=no'],
    })),
  'device-mode': (answers) => {
    const features = forbiddenFeatures(answers)
    if (features.length === 0) return []
    const params = features.map((feature) => `=${feature}=yes`)
    return [{ command: '/system/device-mode/update', params, timeoutMs: BUTTON_MS }]
  },
}

const DONE_TEXTS: Readonly<Record<PlannedRepair, string>> = {
  ntp: 'NTP menyala. Jam router dicocokkan sendiri begitu ada internet.',
  zone: 'Zona waktu router sudah benar.',
  clock: 'Jam router sudah sama dengan jam komputer ini.',
  'login-methods': 'Cara masuk dengan QR sudah menyala.',
  'hotspot-enable': 'Server hotspot menyala.',
  'device-mode':
    'Router menunggu: dalam 5 menit tekan tombol di router (reset atau mode) sebentar, atau cabut dan pasang listriknya.',
}

const ALREADY = 'Sudah benar; tidak ada yang diubah.'

/** Throws RouterError, or DomainError REPAIR_NOT_TAKEN when the router said yes and nothing changed. */
export async function carryOut(
  connection: RouterConnection,
  id: PlannedRepair,
  subject: RepairSubject,
): Promise<RepairResult> {
  const steps = PLANS[id](await askAll(connection), subject)
  if (steps.length === 0) return { outcome: 'already', message: ALREADY }
  if (id === 'device-mode') {
    for (const step of steps) await beginWaiting(connection, step)
    return { outcome: 'waits', message: DONE_TEXTS[id] }
  }
  for (const { command, params, timeoutMs } of steps) await connection.run(command, params, { timeoutMs })
  if (PLANS[id](await askAll(connection), subject).length > 0)
    throw new DomainError('REPAIR_NOT_TAKEN', { name: subject.routerName })
  return { outcome: 'done', message: DONE_TEXTS[id] }
}

/** A refusal comes at once; the answer to a wish comes when somebody has pressed the button. */
const AT_ONCE_MS = 1_500

async function beginWaiting(connection: RouterConnection, { command, params, timeoutMs }: Step): Promise<void> {
  const answer = connection.run(command, params, { timeoutMs })
  let timer: NodeJS.Timeout | undefined
  const soon = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, AT_ONCE_MS)
  })
  try {
    await Promise.race([answer, soon])
  } finally {
    clearTimeout(timer)
    answer.catch(() => {
      // later comes the reboot, or that nobody pressed: the next check tells
    })
  }
}
