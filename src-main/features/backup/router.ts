// Owns: binds the contract of copies to what makes, shows, restores and exports them.
// Must never: let the words that lock a key into the request log.
import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { implement } from '@orpc/server'
import type { Random } from '../../platform/random'
import { type Call, guard, runCommand } from '../../platform/rpc'
import type { Secrets } from '../../platform/secrets'
import { businessDay } from '../../shared/calendar-date'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { OWNER } from '../../shared/roles'
import { recordAudit } from '../audit'
import { getSetting } from '../settings'
import { type VerifyDeps, verifyApproval } from '../users'
import { backupContract, type CopyItem } from './contract'
import type { BackupDeps, Backups } from './copying'
import { exportAll } from './export-csv'
import { listFolder } from './folder'
import { findKeyFile, writeKeyFile } from './key-file'
import { cancelReady, folderOf, isPrepared, layReady, type Place, previewRestore } from './restore'
import { dropResult, KEY_PURPOSE, readResult } from './start'
import { troubleItems } from './troubles'

const os = implement(backupContract).$context<Call>().use(guard)

export interface BackupRouterDeps extends Pick<BackupDeps, 'db' | 'dataDir' | 'clock' | 'keyId'>, VerifyDeps {
  readonly backups: Backups
  readonly key: Uint8Array
  readonly secrets: Secrets
  readonly random: Random
  /** Starts the app again; left out where the host cannot. */
  readonly restart: (() => void) | undefined
}

const PLACES = ['main', 'second'] as const satisfies readonly Place[]

export function makeBackupRouter(deps: BackupRouterDeps) {
  const { db, dataDir, backups, keyId, key, secrets, random, clock } = deps
  let exporting: { readonly ratio: number; readonly since: number } | null = null
  const tell = () => db.transact((tx) => tx.publish('backup'))

  return os.router({
    status: os.status.handler(() => {
      const { secondFolder } = getSetting(db, 'backup')
      const running = backups.progress()
      const keyFile = findKeyFile(backups.folder)
      return {
        progress: exporting
          ? { why: 'ekspor', step: 'export' as const, ...exporting }
          : running && { why: running.why, step: running.step, ratio: running.ratio, since: running.since },
        troubles: troubleItems(backups),
        folder: backups.folder,
        secondFolder,
        isSecondThere: secondFolder !== '' && existsSync(secondFolder),
        keyFileAt: keyFile?.keyId === keyId ? keyFile.at : null,
        isKeyFileOnSecond: secondFolder !== '' && findKeyFile(secondFolder)?.keyId === keyId,
        isPrepared: isPrepared(dataDir),
        restored: readResult(dataDir),
        size: statSync(db.file).size,
      }
    }),
    list: os.list.handler(() =>
      PLACES.flatMap((place) => {
        const folder = folderOf(db, dataDir, place)
        return folder === '' ? [] : listFolder(folder).map((copy) => copyItem(place, copy, keyId))
      }),
    ),
    make: os.make.handler(async ({ input, context, path }) => {
      assertActive(context)
      const name = await backups.make('tangan')
      return runCommand(context, path.join('.'), input, (tx, ctx) => {
        recordAudit(tx, ctx, { action: 'backup.make', subjectType: 'backup', subjectId: name })
        return { name }
      })
    }),
    tryFolder: os.tryFolder.handler(({ input: { folder } }) => tryFolder(folder, dataDir)),
    preview: os.preview.handler(({ input }) => previewRestore({ db, dataDir, backups, keyId }, input)),
    restore: os.restore.handler(async ({ input, context, path }) => {
      assertActive(context)
      const { approval, words, ...rest } = input
      const approver = await verifyApproval(deps, approval, OWNER)
      const { now, newId } = context.contextFor(null)
      const seal = (other: Uint8Array) => secrets.seal(Buffer.from(other).toString('base64'), KEY_PURPOSE)
      const by = { id: approver.id, name: approver.name, secretHash: approver.secretHash }
      const laying = { db, dataDir, backups, keyId, seal, newId, now }
      const note = await layReady(laying, { ...rest, words, by })
      return runCommand(context, path.join('.'), rest, (tx, ctx) => {
        const detail = { from: note.from, withoutKey: note.withoutKey }
        recordAudit(tx, ctx, { action: 'backup.prepare', subjectType: 'backup', subjectId: note.id, detail })
        tx.publish('backup')
        // The answer goes out first.
        if (deps.restart) tx.afterCommit(() => setTimeout(() => deps.restart?.(), RESTART_AFTER_MS))
        return { restarts: deps.restart !== undefined }
      })
    }),
    cancelRestore: os.cancelRestore.handler(({ input, context, path }) =>
      runCommand(context, path.join('.'), input, (tx, ctx) => {
        tx.afterCommit(() => cancelReady(dataDir))
        recordAudit(tx, ctx, { action: 'backup.cancel', subjectType: 'backup', subjectId: '' })
        tx.publish('backup')
        return DONE
      }),
    ),
    dismissResult: os.dismissResult.handler(({ input, context, path }) =>
      runCommand(context, path.join('.'), input, (tx) => {
        dropResult(dataDir)
        tx.publish('backup')
        return DONE
      }),
    ),
    exportKey: os.exportKey.handler(async ({ input: { approval, words, requestId }, context, path }) => {
      assertActive(context)
      await verifyApproval(deps, approval, OWNER)
      const { secondFolder } = getSetting(db, 'backup')
      mkdirSync(backups.folder, { recursive: true })
      const folders = [backups.folder, ...(secondFolder !== '' && existsSync(secondFolder) ? [secondFolder] : [])]
      await writeKeyFile(folders, { key, words, at: clock.now(), random })
      return runCommand(context, path.join('.'), { requestId }, (tx, ctx) => {
        recordAudit(tx, ctx, { action: 'backup.key', subjectType: 'backup', subjectId: keyId })
        tx.publish('backup')
        return DONE
      })
    }),
    exportAll: os.exportAll.handler(async ({ input: { approval, requestId }, context, path }) => {
      assertActive(context)
      await verifyApproval(deps, approval, OWNER)
      const { now, zone } = context.contextFor(null)
      const file = join(dataDir, 'ekspor', `loketnet-semua-data-${businessDay(now, zone)}.zip`)
      exporting = { ratio: 0, since: now }
      tell()
      const onProgress = (ratio: number) => {
        const isWorthTelling = ratio - (exporting?.ratio ?? 0) > 0.1
        if (isWorthTelling) exporting = { ratio, since: now }
        if (isWorthTelling) tell()
      }
      const size = await exportAll({ source: db.file, target: file, zone, onProgress }).finally(() => {
        exporting = null
        tell()
      })
      return runCommand(context, path.join('.'), { requestId }, (tx, ctx) => {
        recordAudit(tx, ctx, { action: 'backup.export', subjectType: 'backup', subjectId: '', detail: { size } })
        return { file, size }
      })
    }),
  })
}

const RESTART_AFTER_MS = 700

function assertActive(call: Call): void {
  if (call.isPassive()) throw new DomainError('PASSIVE_HOST')
}

function copyItem(place: Place, copy: ReturnType<typeof listFolder>[number], keyId: string): CopyItem {
  const { name, size, facts, isTorn } = copy
  return {
    place,
    name,
    at: facts?.at ?? null,
    why: facts?.why ?? null,
    size,
    state: facts === null ? 'unchecked' : isTorn ? 'torn' : 'ok',
    shop: facts?.shop ?? '',
    isForeignKey: facts !== null && facts.keyId !== keyId,
    sales: facts?.tables.sale ?? null,
    customers: facts?.tables.customer ?? null,
  }
}

function tryFolder(folder: string, dataDir: string) {
  try {
    if (!statSync(folder).isDirectory()) throw new DomainError('BACKUP_FOLDER_UNUSABLE', { field: 'folder' })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new DomainError('BACKUP_FOLDER_UNUSABLE', { field: 'folder' }, { cause })
  }
  const { bavail, bsize } = statfsSync(folder)
  return {
    freeBytes: bavail * bsize,
    isSameDisk: statSync(folder).dev === statSync(dataDir).dev,
    copies: listFolder(folder).length,
  }
}
