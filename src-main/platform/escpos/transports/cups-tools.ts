// Owns: talking to one CUPS server: the `lp` and `cancel` commands, and questions over IPP.
// Must never: pass a person's text through a shell, or leave a file with codes behind.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { PrinterReason } from '../../../shared/paper/reasons'
import { askCups, type CupsServer, type IppGroup, ippOperations } from './ipp'
import { PrinterFailure } from './transport'

export type Submission =
  | { readonly kind: 'queued'; readonly osJob: string; readonly id: number }
  /** CUPS said no: nothing is in the queue. */
  | { readonly kind: 'refused'; readonly reason: PrinterReason; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }

export interface CupsTools {
  /** PrinterFailure queue_unknown | spooler_missing | spooler_error. */
  printer(queue: string): Promise<IppGroup>
  printers(): Promise<readonly IppGroup[]>
  /** Null when CUPS does not know the job any more. */
  job(queue: string, id: number): Promise<IppGroup | null>
  submit(queue: string, bytes: Uint8Array, title: string): Promise<Submission>
  cancel(osJob: string): Promise<void>
}

const sockets = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd']

const limitMs = 5_000
const notFound = 0x0406
/** IPP status below this is success. */
const firstError = 0x0100

export function makeCupsTools(given?: CupsServer): CupsTools {
  const server = () => given ?? sockets.find((path) => existsSync(path)) ?? 'localhost:631'
  const uri = (queue: string) => `ipp://localhost/printers/${encodeURIComponent(queue)}`
  const path = (queue: string) => `/printers/${encodeURIComponent(queue)}`
  // C: the answers below are read by their English words.
  const env = () => ({ ...process.env, LC_ALL: 'C', CUPS_SERVER: server() })

  return {
    async printer(queue) {
      const answer = await askCups(
        server(),
        path(queue),
        { operation: ippOperations.getPrinterAttributes, printerUri: uri(queue) },
        limitMs,
      )
      if (answer.status === notFound) throw new PrinterFailure('queue_unknown', queue)
      const [printer] = answer.groups
      if (answer.status >= firstError || !printer) throw new PrinterFailure('spooler_error', `IPP ${answer.status}`)
      return printer
    },
    async printers() {
      const answer = await askCups(server(), '/', { operation: ippOperations.cupsGetPrinters }, limitMs)
      if (answer.status === notFound) return []
      return answer.groups.filter((group) => group.has('printer-name'))
    },
    async job(queue, id) {
      const answer = await askCups(
        server(),
        path(queue),
        {
          operation: ippOperations.getJobAttributes,
          printerUri: uri(queue),
          jobId: id,
          userName: userInfo().username,
        },
        limitMs,
      )
      if (answer.status === notFound) return null
      if (answer.status >= firstError) throw new PrinterFailure('spooler_error', `IPP ${answer.status}`)
      return answer.groups.find((group) => group.has('job-state')) ?? null
    },
    async submit(queue, bytes, title) {
      // A file, not stdin: if we die half-way, CUPS would print the half that came through the pipe.
      const folder = await mkdtemp(join(tmpdir(), 'loketnet-lp-'))
      try {
        const file = join(folder, 'struk.bin')
        await writeFile(file, bytes, { mode: 0o600 })
        return await runLp(['-d', queue, '-o', 'raw', '-t', title || 'LoketNet', file], env())
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async cancel(osJob) {
      // Its own failure says nothing: the job may have ended meanwhile. What counts is the state read afterwards.
      await run('cancel', [osJob], env())
    },
  }
}

async function runLp(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Submission> {
  const { error, stdout, stderr } = await run('lp', args, env)
  if (error) {
    const detail = stderr.trim() || error.message
    if (error.code === 'ENOENT') return { kind: 'refused', reason: 'spooler_missing', detail }
    if (error.killed) return { kind: 'unknown', detail: 'lp did not return' }
    const reason = /does not exist/i.test(detail)
      ? 'queue_unknown'
      : /not accepting/i.test(detail)
        ? 'queue_paused'
        : 'spooler_error'
    return { kind: 'refused', reason, detail }
  }
  const match = /request id is (\S+-(\d+))/.exec(stdout)
  const [, osJob, id] = match ?? []
  if (osJob === undefined || id === undefined) return { kind: 'unknown', detail: stdout.trim() }
  return { kind: 'queued', osJob, id: Number(id) }
}

interface Ran {
  readonly error: { readonly code?: string | number | null; readonly killed?: boolean; readonly message: string } | null
  readonly stdout: string
  readonly stderr: string
}

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(command, args, { env, timeout: 10_000 }, (error, stdout, stderr) => resolve({ error, stdout, stderr }))
  })
