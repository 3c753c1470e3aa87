import { expect, it } from 'vitest'
import { encodeSentence } from '../../../src-main/platform/routeros/codec'
import { HostileRouter, type Peer, type ReceivedCommand } from '../../support/hostile-router'
import { expectNoStrayErrors } from '../../support/stray-errors'

expectNoStrayErrors()

const WAYS = 25
const ROUNDS = 60

/** mulberry32: the same malice on every run, so a failure can be repeated. */
function seededRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What the router owes to command number `n`: rows, an empty list, a refusal, or an id. */
function answersFor(command: ReceivedCommand): string[][] {
  const number = Number(command.params[0]?.slice('=n='.length))
  const tag = `.tag=${command.tag}`
  const done = ['!done', tag, `=ret=*${number}`]
  if (number % 7 === 0) return [['!empty', tag], done]
  if (number % 11 === 0)
    return [
      ['!trap', tag, '=category=4', `=message=ditolak ${number}`],
      ['!done', tag],
    ]
  const rows = Array.from({ length: number % 5 }, (_, row) => [
    '!re',
    tag,
    `=row=${number}.${row}`,
    `=isi=${'é'.repeat((number * 37) % 400)}`,
  ])
  return [...rows, done]
}

/** Mixes the answers of all commands, keeping the order within each, with noise between, cut at random bytes. */
async function sendMixed(
  peer: Peer,
  commands: readonly ReceivedCommand[],
  random: (below: number) => number,
): Promise<void> {
  const queues = commands.map(answersFor)
  const mixed: Buffer[] = []
  while (queues.some((queue) => queue.length > 0)) {
    const next = queues[random(queues.length)]?.shift()
    if (next) mixed.push(encodeSentence(next))
    if (random(20) === 0) mixed.push(encodeSentence(['!re', `.tag=hantu${random(9)}`, '=x=y']), Buffer.from([0]))
  }
  const bytes = Buffer.concat(mixed)
  for (let at = 0; at < bytes.length; ) {
    const size = random(4) === 0 ? 1 + random(3) : 1 + random(1_500)
    peer.socket.write(bytes.subarray(at, at + size))
    at += size
    if (random(3) === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}

it('1.500 jawaban, 25 perintah bersamaan, dipotong dan diselang-seling acak: tiap perintah dapat jawabannya sendiri', async () => {
  const random = seededRandom(20_261_121)
  const batch: ReceivedCommand[] = []
  await using router = await HostileRouter.start({
    onCommand: (peer, command) => {
      batch.push(command)
      if (batch.length === WAYS) void sendMixed(peer, batch.splice(0), random)
    },
  })
  const link = await router.connected({ commandTimeoutMs: 10_000 })
  for (let round = 0; round < ROUNDS; round++) {
    const numbers = Array.from({ length: WAYS }, (_, way) => round * WAYS + way)
    const outcomes = await Promise.allSettled(numbers.map((number) => link.run('/x', [`=n=${number}`])))
    for (const [way, outcome] of outcomes.entries()) {
      const number = numbers[way] ?? -1
      if (number % 7 !== 0 && number % 11 === 0) {
        expect(outcome).toMatchObject({
          status: 'rejected',
          reason: { kind: 'trap', category: 4, message: `ditolak ${number}` },
        })
        continue
      }
      const rows = Array.from({ length: number % 7 === 0 ? 0 : number % 5 }, (_, row) => `${number}.${row}`)
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { ret: `*${number}` } })
      expect(outcome.status === 'fulfilled' && outcome.value.rows.map((row) => row.row)).toEqual(rows)
    }
  }
  expect(router.commands).toHaveLength(WAYS * ROUNDS)
  expect([link.state, link.pending]).toEqual(['open', 0])
})
