// Owns: the heavy work on database files, in a worker thread: copying a live one, looking one over, carrying one to another disk.
// Must never: run on the main thread (quick_check takes a second for a million vouchers), or write to the live file.
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** What is read of the file, in the same snapshot as the copy: name -> SQL. */
export type Questions = Readonly<Record<string, string>>

export type FileOrder =
  /** Copies the live file and looks the copy over. */
  | { readonly kind: 'copy'; readonly source: string; readonly target: string; readonly questions: Questions }
  | { readonly kind: 'inspect'; readonly file: string; readonly questions: Questions }
  /** Any file; on the other side under its name only when it is whole. */
  | { readonly kind: 'carry'; readonly source: string; readonly target: string }

export interface FileReport {
  /** Answers of the source, or of the file that was inspected. */
  readonly answers: Readonly<Record<string, readonly unknown[]>>
  /** Of the copy; the same as `answers` when it is a copy. Empty for the other orders. */
  readonly copyAnswers: Readonly<Record<string, readonly unknown[]>>
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>
  readonly copyTables: Readonly<Record<string, number>>
  /** 'ok', or the first thing that quick_check found. */
  readonly quickCheck: string
  readonly orphans: number
  readonly size: number
  readonly sha256: string
}

export class FileWorkError extends Error {
  override readonly name = 'FileWorkError'
  /** ENOSPC, EROFS, SQLITE_FULL, SQLITE_CORRUPT ... */
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * `onProgress`: 0 to 1 of the copying. The worker is given its program as text: so it needs no file of its own in the build, in
 * the packed app and in tests alike.
 */
export function workOnFile(
  order: FileOrder,
  onProgress: (ratio: number) => void = () => undefined,
): Promise<FileReport> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(`(${program})(require)`, { eval: true, workerData: { order, driver } })
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('progress' in message) onProgress(message.progress)
      else if ('report' in message) resolve(message.report)
      else reject(new FileWorkError(message.code, message.text))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the worker ended with ${code}`)))
  })
}

type Message =
  | { readonly progress: number }
  | { readonly report: FileReport }
  | { readonly code: string; readonly text: string }

/** Sent as text: it may use nothing from outside itself but what it loads. */
async function program(load: NodeJS.Require): Promise<void> {
  const { parentPort, workerData } = load('node:worker_threads') as typeof import('node:worker_threads') // by its name
  const fs = load('node:fs') as typeof import('node:fs') // by its name
  const { createHash } = load('node:crypto') as typeof import('node:crypto') // by its name
  const path = load('node:path') as typeof import('node:path') // by its name
  const { order, driver } = workerData as { order: FileOrder; driver: string } // workOnFile gave it
  const Database = load(driver) as typeof import('better-sqlite3') // resolved by workOnFile
  type Connection = import('better-sqlite3').Database

  const PAGES = 4000
  const nothing = { answers: {}, copyAnswers: {}, tables: {}, copyTables: {}, quickCheck: 'ok', orphans: 0 }

  const ask = (db: Connection, questions: Questions) =>
    Object.fromEntries(Object.entries(questions).map(([name, sql]) => [name, db.prepare(sql).all()]))

  const countTables = (db: Connection) => {
    const names = db
      .prepare<[], string>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
      )
      .pluck()
      .all()
    return Object.fromEntries(
      names.map((name) => [name, Number(db.prepare(`select count(*) from "${name}"`).pluck().get())]),
    )
  }

  const lookOver = (db: Connection) => {
    const verdict = String(db.pragma('quick_check(1)', { simple: true }))
    const orphans = db.pragma('foreign_key_check')
    return { quickCheck: verdict, orphans: Array.isArray(orphans) ? orphans.length : 0 }
  }

  const flush = (file: string) => {
    const handle = fs.openSync(file, 'r+')
    fs.fsyncSync(handle)
    fs.closeSync(handle)
  }

  const measure = (file: string) => {
    const hash = createHash('sha256')
    const handle = fs.openSync(file, 'r')
    const chunk = Buffer.alloc(1 << 20)
    let size = 0
    for (let read = fs.readSync(handle, chunk); read > 0; read = fs.readSync(handle, chunk)) {
      hash.update(chunk.subarray(0, read))
      size += read
    }
    fs.closeSync(handle)
    return { size, sha256: hash.digest('hex') }
  }

  const remove = (file: string) => {
    for (const end of ['', '-wal', '-shm', '-journal']) fs.rmSync(file + end, { force: true })
  }

  const inspect = (file: string, questions: Questions) => {
    const db = new Database(file, { fileMustExist: true, readonly: true })
    try {
      return { ...lookOver(db), answers: ask(db, questions), tables: countTables(db) }
    } finally {
      db.close()
    }
  }

  const copy = async (source: string, target: string, questions: Questions) => {
    remove(target)
    const db = new Database(source, { fileMustExist: true, readonly: true, timeout: 10_000 })
    try {
      db.exec('begin')
      // The first read fixes the snapshot; the copy is of the same one, whatever is sold meanwhile.
      const answers = ask(db, questions)
      const tables = countTables(db)
      await db.backup(target, {
        progress: ({ totalPages, remainingPages }) => {
          parentPort?.postMessage({ progress: totalPages === 0 ? 0 : 1 - remainingPages / totalPages })
          return PAGES
        },
      })
      db.exec('commit')
      const own = new Database(target)
      own.pragma('journal_mode = DELETE') // one file: a copy that needs its -wal beside it is half a copy
      own.close()
      flush(target)
      const seen = inspect(target, questions)
      return { ...seen, answers, tables, copyAnswers: seen.answers, copyTables: seen.tables }
    } finally {
      db.close()
    }
  }

  const carry = (source: string, target: string) => {
    const half = `${target}.sebagian`
    try {
      fs.copyFileSync(source, half)
      flush(half)
      const there = measure(half)
      const here = measure(source)
      if (there.sha256 !== here.sha256)
        throw Object.assign(new Error('the disk gave back other bytes'), { code: 'EBADCOPY' })
      fs.renameSync(half, target)
      if (process.platform !== 'win32') {
        const folder = fs.openSync(path.dirname(target), 'r')
        fs.fsyncSync(folder)
        fs.closeSync(folder)
      }
      return there
    } catch (error) {
      fs.rmSync(half, { force: true })
      throw error
    }
  }

  try {
    if (order.kind === 'carry')
      parentPort?.postMessage({ report: { ...nothing, ...carry(order.source, order.target) } })
    else if (order.kind === 'inspect')
      parentPort?.postMessage({
        report: { ...nothing, ...inspect(order.file, order.questions), ...measure(order.file) },
      })
    else {
      const seen = await copy(order.source, order.target, order.questions)
      parentPort?.postMessage({ report: { ...seen, ...measure(order.target) } })
    }
  } catch (error) {
    if (order.kind === 'copy') remove(order.target)
    const { code = 'UNKNOWN', message = '' } = error as { code?: string; message?: string } // of node: or of SQLite
    parentPort?.postMessage({ code, text: message })
  }
}
