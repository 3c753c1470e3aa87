// Owns: binds what staff do with the LAN door and its logins.
// Must never: keep the password that it shows once.
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { implement } from '@orpc/server'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import type { Passwords } from '../../platform/passwords'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import type { Secrets } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import { DomainError, fieldError } from '../../shared/errors'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { recordAudit } from '../audit'
import { getSetting, PLAIN_WARNING_VERSION, setSetting } from '../settings'
import { portalContract } from './contract'
import { type FindParty, giveLogin, secretFrom } from './logins'
import { changeLogin, deleteSessionsOf, findLogin } from './store'

export interface LanDoorState {
  readonly addresses: readonly { readonly name: string; readonly ip: string }[]
  readonly urls: readonly string[]
  readonly problem: string | null
}

export interface PortalStaffDeps {
  readonly passwords: Passwords
  readonly secrets: Secrets
  readonly findParty: FindParty
  readonly door: () => LanDoorState
  /** The setting changed: open, close or move the door. */
  readonly reopen: () => void
}

const os = implement(portalContract).$context<Call>().use(guard)

export const makePortalStaffRouter = ({ passwords, secrets, findParty, door, reopen }: PortalStaffDeps) =>
  os.router({
    state: os.state.handler(({ context: { db } }) => {
      const { addresses, urls, problem } = door()
      return {
        lan: getSetting(db, 'lan'),
        hasCertificate: getSetting(db, 'lanTls') !== null,
        addresses: [...addresses],
        urls: [...urls],
        problem,
        warningVersion: PLAIN_WARNING_VERSION,
      }
    }),
    save: os.save.handler(
      command((tx, ctx, { requestId: _, ...lan }) => {
        setSetting(tx, 'lan', lan, ctx.now)
        recordAudit(tx, ctx, { action: 'settings.lan', subjectType: 'settings', subjectId: 'lan', detail: lan })
        tx.publish('portal')
        tx.afterCommit(reopen)
        return DONE
      }),
    ),
    saveCertificate: os.saveCertificate.handler(({ input, context, path }) => {
      const { certificate, key } = input
      if (certificate !== '') checkCertificate(certificate, key)
      // The key is not part of what the request log hashes and keeps.
      const request = { requestId: input.requestId, certificate }
      return runCommand(context, path.join('.'), request, (tx, ctx) => {
        const value = certificate === '' ? null : { certificate, sealedKey: secrets.seal(key, 'lan-tls') }
        setSetting(tx, 'lanTls', value, ctx.now)
        recordAudit(tx, ctx, { action: 'settings.lan-tls', subjectType: 'settings', subjectId: 'lanTls' })
        tx.publish('portal')
        tx.afterCommit(reopen)
        return DONE
      })
    }),
    qr: os.qr.handler(({ input }) => {
      const matrix = makeQrMatrix(input.url)
      if (!matrix) throw new DomainError('NOT_FOUND', { what: 'QR' })
      return { path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone }
    }),
    login: os.login.handler(({ input: { kind, partyId }, context: { db } }) => {
      const row = findLogin(db, kind, partyId)
      return row
        ? {
            loginName: row.loginName,
            mustChange: row.mustChange,
            isBlocked: row.blockedAt !== null,
            lastLoginAt: row.lastLoginAt,
          }
        : null
    }),
    giveLogin: os.giveLogin.handler(async ({ input, context, path }) => {
      const { kind, partyId, loginName } = input
      if (!findParty(context.db, kind, partyId)) throw new DomainError('NOT_FOUND', { what: 'Orang ini' })
      // From the request: the same press shows the same password, and none is kept.
      const secret = secretFrom(secrets, input.requestId)
      const secretHash = await passwords.hash(secret)
      const given = runCommand(context, path.join('.'), input, (tx, ctx) => {
        giveLogin(tx, ctx, { kind, partyId, loginName, secretHash })
        return { loginName: findLogin(tx, kind, partyId)?.loginName ?? loginName }
      })
      return { ...given, secret }
    }),
    blockLogin: os.blockLogin.handler(
      command((tx, ctx, { kind, partyId, isBlocked }) => {
        changeLogin(tx, kind, partyId, { blockedAt: isBlocked ? ctx.now : null, updatedAt: ctx.now })
        if (isBlocked) deleteSessionsOf(tx, kind, partyId)
        const action = isBlocked ? 'portal.login-blocked' : 'portal.login-unblocked'
        recordAudit(tx, ctx, { action, subjectType: kind, subjectId: partyId })
        tx.publish('portal')
        return DONE
      }),
    ),
  })

function checkCertificate(certificate: string, key: string): void {
  let parsed: X509Certificate
  try {
    parsed = new X509Certificate(certificate)
  } catch (error) {
    throw new DomainError('LAN_CERTIFICATE', { field: 'certificate' }, { cause: error })
  }
  try {
    if (parsed.checkPrivateKey(createPrivateKey(key))) return
  } catch (error) {
    throw new DomainError('LAN_KEY', { field: 'key' }, { cause: error })
  }
  throw fieldError('key', 'LAN_KEY')
}
