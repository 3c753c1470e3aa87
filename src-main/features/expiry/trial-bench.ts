// Owns: the throw-away things of "Uji di router ini": making them, running a line of script on the router, taking all away.
// Must never: touch anything that does not carry its mark, or leave something behind without saying so.
import { setTimeout as wait } from 'node:timers/promises'
import { attributeWords, type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { PROFILES, SCHEDULERS, SCRIPTS } from './router-state'

export const MARK = 'loketnet-uji'
export const ENDED_USER = `${MARK}-habis`
const SOURCE_SCRIPT = `${MARK}-isi`
const USERS = '/ip/hotspot/user'
const ANSWER = 'hasil:'
const POLICY = 'read,write'

type Values = Readonly<Record<string, string>>

export class TrialBench {
  readonly connection: RouterConnection
  readonly signal: AbortSignal
  #writes = 0

  constructor(connection: RouterConnection, signal: AbortSignal) {
    this.connection = connection
    this.signal = signal
  }

  get writes(): number {
    return this.#writes
  }

  async add(menu: string, values: Values): Promise<string> {
    this.#writes += 1
    const { ret } = await this.connection.run(`${menu}/add`, attributeWords(values))
    return ret ?? ''
  }

  async set(menu: string, id: string, values: Values): Promise<void> {
    this.#writes += 1
    await this.connection.run(`${menu}/set`, attributeWords({ '.id': id, ...values }))
  }

  addUser = (name: string, values: Values = {}): Promise<string> =>
    // Nobody guesses the password, and whoever does has one second.
    this.add(USERS, { name, password: crypto.randomUUID(), 'limit-uptime': '1s', comment: MARK, ...values })

  addScript = (values: Values = {}): Promise<string> => this.add(SCRIPTS, { name: MARK, policy: POLICY, ...values })

  addSourceScript = (source: string): Promise<string> => this.addScript({ name: SOURCE_SCRIPT, source })

  async row(menu: string, name: string, proplist: readonly string[]): Promise<RouterRow | undefined> {
    const [row] = await this.connection.print(menu, { proplist: ['name', ...proplist], queries: [`?name=${name}`] })
    return row
  }

  user = (name: string, ...proplist: string[]) => this.row(USERS, name, ['comment', 'disabled', ...proplist])

  /** Lines that leave their answer in `lkOut`; null when the router ran them and wrote nothing. Throws RouterError. */
  async ask(lines: string): Promise<string | null> {
    await this.load(lines)
    await this.run(MARK)
    return this.answer()
  }

  /** As ask(), without running it. */
  async load(lines: string): Promise<void> {
    const [user, script] = await Promise.all([this.user(MARK), this.row(SCRIPTS, MARK, [])])
    await this.set(USERS, user?.['.id'] ?? '', { comment: MARK })
    const write = `:foreach lkId in=[/ip hotspot user find where name="${MARK}"] do={ /ip hotspot user set $lkId comment=("${ANSWER}" . $lkOut) }`
    await this.set(SCRIPTS, script?.['.id'] ?? '', { source: `:local lkOut ""\n${lines}\n${write}` })
  }

  async run(script: string): Promise<void> {
    this.#writes += 1
    const row = await this.row(SCRIPTS, script, [])
    await this.connection.run(`${SCRIPTS}/run`, [`=.id=${row?.['.id'] ?? ''}`])
  }

  async answer(): Promise<string | null> {
    const comment = (await this.user(MARK))?.comment ?? ''
    return comment.startsWith(ANSWER) ? comment.slice(ANSWER.length) : null
  }

  /** The answer of something that the router starts by itself; null when none came in time. */
  async awaitAnswer(seconds: number): Promise<string | null> {
    for (let tries = seconds * 4; tries > 0; tries--) {
      const answer = await this.answer()
      if (answer !== null) return answer
      await wait(250, undefined, { signal: this.signal })
    }
    return null
  }
}

/** Everything that carries the mark. True when nothing of it is left. Throws RouterError when the link breaks. */
export async function removeTrial(connection: RouterConnection): Promise<boolean> {
  const found = await findTrial(connection)
  for (const { menu, rows } of found)
    for (const row of rows) {
      try {
        await connection.run(`${menu}/remove`, [`=.id=${row['.id']}`])
      } catch (error) {
        // Refused: the look below tells that it is still there.
        if (!(error instanceof RouterError && error.kind === 'trap')) throw error
      }
    }
  return (
    found.every(({ rows }) => rows.length === 0) || (await findTrial(connection)).every(({ rows }) => rows.length === 0)
  )
}

async function findTrial(connection: RouterConnection) {
  const named = (...names: string[]) => [
    ...names.map((name) => `?name=${name}`),
    ...(names.length > 1 ? [`?#${'|'.repeat(names.length - 1)}`] : []),
  ]
  const asked = [
    // First what calls, then what is called.
    { menu: SCHEDULERS, queries: named(MARK) },
    { menu: SCRIPTS, queries: named(MARK, SOURCE_SCRIPT) },
    { menu: USERS, queries: [`?name=${MARK}`, `?name=${ENDED_USER}`, `?comment=${MARK}`, '?#||'] },
    { menu: PROFILES, queries: named(MARK) },
  ]
  const found: { menu: string; rows: readonly RouterRow[] }[] = []
  for (const { menu, queries } of asked)
    found.push({ menu, rows: await connection.print(menu, { proplist: ['name'], queries }) })
  return found
}
