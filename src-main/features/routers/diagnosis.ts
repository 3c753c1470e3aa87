// Owns: "Tes koneksi": the order of the questions, the progress, and findings told one by one.
// Must never: write to the router, keep its own connection open afterwards, or send a password to a refused certificate.
import type { Clock } from '../../platform/clock'
import { RouterConnection, type RouterEndpoint, RouterError } from '../../platform/routeros'
import type { ShopZone } from '../../shared/calendar-date'
import type { TestEvent } from './contract'
import { explainFailure, type RouterPlace } from './failures'
import { finding } from './findings'
import { judgeClock } from './findings-clock'
import { judgeFailedDial, judgeOpenLink } from './findings-link'
import {
  judgeDeviceMode,
  judgeHotspot,
  judgeLicence,
  judgeLogin,
  judgePolicy,
  judgeProfiles,
  judgeReading,
  judgeSerial,
  judgeVersion,
  loginHostOf,
} from './findings-router'
import { type Answers, type Asked, ask, factsFrom, firstOf, type Question, serversOf } from './look'

export interface TestSubject {
  readonly place: RouterPlace
  readonly endpoint: RouterEndpoint
  readonly hotspotServer: string
  /** Serial number of the saved router; null when there is none yet. */
  readonly knownSerial: string | null
  readonly zone: ShopZone
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
}

type Found = Extract<TestEvent, { type: 'finding' }>['finding']

const NOT_ASKED: Asked = { isAnswered: true, rows: [] }

interface Step {
  readonly title: string
  readonly questions: readonly Question[]
  readonly judge: (of: (question: Question) => Asked, subject: TestSubject, answers: Answers) => readonly Found[]
}

const STEPS: readonly Step[] = [
  {
    title: 'Mengenali router',
    questions: ['identity', 'resource', 'routerboard', 'license'],
    judge: (of, { knownSerial, clock }, answers) => {
      const { board, serial } = factsFrom(answers, clock.now())
      return [
        judgeVersion(of('identity'), of('resource'), board),
        ...judgeSerial(knownSerial, serial),
        ...judgeLicence(of('license')),
      ]
    },
  },
  {
    title: 'Memeriksa izin pengguna',
    questions: ['users', 'groups'],
    judge: (of, { endpoint }) => [judgePolicy(endpoint.user, of('users'), of('groups'))],
  },
  { title: 'Memeriksa device-mode', questions: ['deviceMode'], judge: (of) => judgeDeviceMode(of('deviceMode')) },
  {
    title: 'Memeriksa server hotspot',
    questions: ['hotspotServers', 'hotspotProfiles'],
    judge: (of, { hotspotServer }) => [
      ...judgeHotspot(of('hotspotServers'), hotspotServer),
      ...judgeLogin(of('hotspotServers'), of('hotspotProfiles'), hotspotServer),
    ],
  },
  {
    title: 'Memeriksa profil dan pool IP',
    questions: ['userProfiles', 'pools'],
    judge: (of) => judgeProfiles(of('userProfiles'), of('pools')),
  },
  {
    title: 'Memeriksa jam router',
    questions: ['clock', 'ntp'],
    judge: (of, { clock, zone }) => {
      const version = firstOf(of('resource')).version ?? ''
      return judgeClock(of('clock'), of('ntp'), { now: clock.now(), zone, version })
    },
  },
]

/** Every finding as soon as it is known; the last event is `end`, unless the signal ends it. */
export async function* diagnose(subject: TestSubject): AsyncGenerator<TestEvent> {
  const { place, endpoint, signal } = subject
  const total = STEPS.length + 1
  const connection = new RouterConnection(endpoint)
  const hangUp = () => connection.destroy()
  signal?.addEventListener('abort', hangUp)
  const answers: Partial<Record<Question, Asked>> = {}
  const of = (question: Question): Asked => answers[question] ?? NOT_ASKED
  let isReady = true
  const tell = (found: Found): TestEvent => {
    if (found.level === 'bad') isReady = false
    return { type: 'finding', finding: found }
  }
  try {
    yield { type: 'step', done: 0, total, title: `Menghubungi ${endpoint.host}:${endpoint.port}` }
    try {
      await connection.connect()
    } catch (error) {
      if (!(error instanceof RouterError)) throw error
      yield tell(judgeFailedDial(error, place))
      yield endOf(false, connection, null, of, subject)
      return
    }
    for (const found of judgeOpenLink(openLink(endpoint, connection))) yield tell(found)
    for (const [index, step] of STEPS.entries()) {
      if (signal?.aborted) return
      yield { type: 'step', done: index + 1, total, title: step.title }
      try {
        const asked = await Promise.all(step.questions.map((question) => ask(connection, question)))
        step.questions.forEach((question, at) => {
          answers[question] = asked[at] ?? NOT_ASKED
        })
      } catch (error) {
        if (!(error instanceof RouterError)) throw error
        yield tell(finding('bad', 'lost', { message: explainFailure(error, place).message }))
        yield endOf(false, connection, null, of, subject)
        return
      }
      for (const found of step.judge(of, subject, answers)) yield tell(found)
    }
    for (const found of judgeReading(answers)) yield tell(found)
    yield { type: 'step', done: total, total, title: 'Selesai' }
    yield endOf(isReady, connection, answers, of, subject)
  } finally {
    signal?.removeEventListener('abort', hangUp)
    connection.destroy()
  }
}

const openLink = ({ user, password, tls }: RouterEndpoint, { fingerprint256 }: RouterConnection) => ({
  username: user,
  password,
  useTls: tls !== false,
  fingerprint256,
})

function endOf(
  isReady: boolean,
  connection: RouterConnection,
  answers: Answers | null,
  of: (question: Question) => Asked,
  { clock, hotspotServer }: TestSubject,
): TestEvent {
  return {
    type: 'end',
    isReady,
    fingerprint256: connection.fingerprint256 ?? null,
    facts: answers && factsFrom(answers, clock.now()),
    hotspotServers: serversOf(of('hotspotServers')).map((server) => server.name),
    loginHost: loginHostOf(of('hotspotServers'), of('hotspotProfiles'), hotspotServer),
  }
}
