// Owns: binds what staff and phones ask of the Ketentuan Layanan.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import type { ReadDb } from '../../platform/db/open'
import { type PortalCall, portalGuard } from '../../platform/portal-rpc'
import { type Call, command, guard } from '../../platform/rpc'
import { findUser } from '../users'
import { type TermsVersion, termsContract } from './contract'
import { termsPortalContract } from './portal-contract'
import { listTerms, newestTerms, type TermsRow } from './store'
import { currentTerms, saveTerms, termsOf } from './terms'

const MOST_VERSIONS = 500

function versionOf(db: ReadDb, { version, text, at, actorId }: TermsRow): TermsVersion {
  const byName = actorId === null ? null : (findUser(db, actorId)?.name ?? null)
  return { version, text, at: at === 0 ? null : at, byName }
}

const os = implement(termsContract).$context<Call>().use(guard)

export const termsRouter = os.router({
  get: os.get.handler(({ context: { db } }) => versionOf(db, newestTerms(db))),
  versions: os.versions.handler(({ context: { db } }) => listTerms(db, MOST_VERSIONS).map((row) => versionOf(db, row))),
  save: os.save.handler(command((tx, ctx, { text }) => saveTerms(tx, ctx, text))),
})

const portalOs = implement(termsPortalContract).$context<PortalCall>().use(portalGuard)

export const termsPortalRouter = portalOs.router({
  current: portalOs.current.handler(({ context }) => currentTerms(context.db)),
  of: portalOs.of.handler(({ input, context }) => termsOf(context.db, input.version)),
})
