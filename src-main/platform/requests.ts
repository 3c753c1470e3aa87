// Owns: answering the same requestId with the same answer: a double click or a lost connection sells once.
// Must never: answer another command's or another person's request.
import { createHash } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import { DomainError } from '../shared/errors'
import type { ReadDb, Tx } from './db/open'
import { reading, writing } from './db/statement'
import { requestLog } from './db/tables'

const findAnswer = reading((q) =>
  q
    .select()
    .from(requestLog)
    .where(eq(requestLog.requestId, sql.placeholder('requestId')))
    .prepare(),
)

const keepAnswer = writing((q) =>
  q
    .insert(requestLog)
    .values({
      requestId: sql.placeholder('requestId'),
      command: sql.placeholder('command'),
      actorId: sql.placeholder('actorId'),
      inputHash: sql.placeholder('inputHash'),
      answer: sql.placeholder('answer'),
      at: sql.placeholder('at'),
    })
    .prepare(),
)

export interface Request {
  readonly requestId: string
  readonly command: string
  readonly actorId: string | null
  readonly input: unknown
  readonly at: number
}

/** From a hash of a PIN or a short password beside what is known anyway it could be guessed, on a stolen copy too. */
const SECRETS = new Set(['password', 'secret', 'words'])
const withoutSecrets = (name: string, value: unknown): unknown => (SECRETS.has(name) ? undefined : value)

/** Runs `work` once per requestId. The stored answer is JSON, as the wire would have carried it. */
export function answerOnce<T>(tx: Tx, request: Request, work: () => T): T {
  const inputHash = createHash('sha256').update(JSON.stringify(request.input, withoutSecrets)).digest('base64')
  const known = findAnswer(tx).get({ requestId: request.requestId })
  if (known) {
    if (known.command !== request.command || known.actorId !== request.actorId || known.inputHash !== inputHash)
      throw new DomainError('REQUEST_REUSED')
    return JSON.parse(known.answer) // what this very command answered: T by construction
  }
  const answer = work()
  keepAnswer(tx).run({
    requestId: request.requestId,
    command: request.command,
    actorId: request.actorId,
    inputHash,
    answer: JSON.stringify(answer ?? null),
    at: request.at,
  })
  return answer
}

/** For a handler that would have to wait before its transaction: a repeated request has nothing to wait for. */
export const isAnswered = (db: ReadDb, requestId: string): boolean => findAnswer(db).get({ requestId }) !== undefined

export const REMEMBER_MS = 30 * 86_400_000

export const forgetOldAnswers = (tx: Tx, now: number): void => {
  tx.write
    .delete(requestLog)
    .where(lt(requestLog.at, now - REMEMBER_MS))
    .run()
}
