// Owns: what "Tes koneksi" is told of a router (address, password, what is known of it), and dialling one afresh.
// Must never: hand a password to anything but the dial.
import type * as z from 'zod'
import type { Clock } from '../../platform/clock'
import type { ReadDb } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import type { RouterEndpoint } from '../../platform/routeros'
import type { Secrets } from '../../platform/secrets'
import type { ShopZone } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import type { TestInput } from './contract'
import type { TestSubject } from './diagnosis'
import { passwordPurpose } from './domain'
import type { ShopRouterLinks } from './links'
import { factsOf, findRouterRow } from './store'

export interface TestSubjectDeps {
  readonly secrets: Secrets
  readonly clock: Clock
  readonly zoneOf: (db: ReadDb) => ShopZone
}

export type MakeTestSubject = (
  db: ReadDb,
  input: z.infer<typeof TestInput>,
  signal: AbortSignal | undefined,
) => TestSubject

/** A person waits in front of the screen. */
const TEST_TIMEOUTS = { connectTimeoutMs: 8_000, commandTimeoutMs: 10_000 }

export const makeTestSubject =
  ({ secrets, clock, zoneOf }: TestSubjectDeps): MakeTestSubject =>
  (db, { routerId, draft }, signal) => {
    const row = routerId === null ? undefined : findRouterRow(db, routerId)
    const at = draft ?? row
    if (!at || (routerId !== null && !row)) throw new DomainError('ROUTER_NOT_FOUND')
    const { host, port, useTls, username, hotspotServer } = at
    const typed = draft?.password ?? ''
    const password = typed === '' && row ? secrets.open(row.sealedPassword, passwordPurpose(row.id)) : typed
    const isSameAddress = row?.host === host && row.port === port && row.useTls === useTls
    const tls: RouterEndpoint['tls'] = useTls && { pinSha256: isSameAddress ? (row.pinSha256 ?? undefined) : undefined }
    return {
      place: { name: row?.name ?? 'ini', host, port },
      endpoint: { host, port, tls, user: username, password, ...TEST_TIMEOUTS },
      hotspotServer,
      knownSerial: (row && factsOf(row)?.serial) ?? null,
      zone: zoneOf(db),
      clock,
      signal,
    }
  }

/** Hangs up and dials again, with what is stored now. */
export const makeRedial =
  ({ links, log }: { readonly links: ShopRouterLinks; readonly log: Log }) =>
  (routerId: string): void => {
    links
      .forget(routerId)
      .catch((error: unknown) => log.bug(error, 'router link'))
      .then(() => links.connection(routerId, { force: true }))
      .catch(() => {
        // the link keeps the error as its status, and the screen shows it
      })
  }
