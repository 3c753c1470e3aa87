// Owns: a real CUPS of our own in a temporary folder, printing to loopback listeners (printing.md §3.4).
// Must never: touch the CUPS of this machine, or install anything; tests/run.mjs does that.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const programs = ['/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/bin/lp']

/** Null when CUPS can be tested here; otherwise the reason for the skip. */
export function cupsProblem(): string | null {
  const missing = programs.filter((program) => !existsSync(program))
  return missing.length > 0 ? `CUPS is not installed (${missing.join(', ')}); tests/run.mjs installs it as root` : null
}

export interface TestCups {
  /** For createCupsTransport and CUPS_SERVER. */
  readonly server: string
  run(
    command: 'lpadmin' | 'cupsdisable' | 'cupsenable' | 'cancel' | 'lp' | 'lpstat',
    ...args: string[]
  ): Promise<string>
  /** `driver` raw, or a PPD that would turn our bytes into pages if they were not sent raw. */
  addQueue(name: string, port: number, driver?: string): Promise<void>
  stop(): Promise<void>
}

export async function startCups(): Promise<TestCups> {
  const folder = await mkdtemp(join(tmpdir(), 'loketnet-cups-'))
  for (const part of ['spool/tmp', 'cache', 'state', 'log', 'etc/ppd'])
    await mkdir(join(folder, part), { recursive: true })
  // The backends run as another user and must reach the spool.
  await chmod(folder, 0o711)
  const server = join(folder, 'cups.sock')
  await writeFile(
    join(folder, 'cupsd.conf'),
    `LogLevel warn
Listen ${server}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`,
  )
  await writeFile(
    join(folder, 'cups-files.conf'),
    `ServerRoot ${folder}/etc
RequestRoot ${folder}/spool
TempDir ${folder}/spool/tmp
CacheDir ${folder}/cache
StateDir ${folder}/state
AccessLog ${folder}/log/access
ErrorLog ${folder}/log/error
PageLog ${folder}/log/page
`,
  )
  const daemon = spawn(
    '/usr/sbin/cupsd',
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    },
  )
  let complaint = ''
  daemon.stderr.on('data', (text) => {
    complaint += text
  })
  const env = { ...process.env, CUPS_SERVER: server, LC_ALL: 'C', PATH: `${process.env.PATH}:/usr/sbin` }
  const run: TestCups['run'] = async (command, ...args) => (await promisify(execFile)(command, args, { env })).stdout
  for (let tries = 0; ; tries++) {
    try {
      // It exits with 0 also when nobody is there: only its words tell.
      if ((await run('lpstat', '-r')).includes('scheduler is running')) break
      throw new Error('cupsd does not answer yet')
    } catch (error) {
      if (tries > 100 || daemon.exitCode !== null)
        throw new Error(`cupsd did not start: ${complaint}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return {
    server,
    run,
    async addQueue(name, port, driver = 'raw') {
      await run('lpadmin', '-p', name, '-E', '-v', `socket://127.0.0.1:${port}`, '-m', driver)
    },
    async stop() {
      await ended(daemon)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null) return
  const exit = new Promise((resolve) => daemon.once('exit', resolve))
  daemon.kill('SIGTERM')
  await exit
}

export interface Listener {
  readonly port: number
  /** One entry a finished connection. */
  readonly jobs: readonly Buffer[]
  close(): Promise<void>
}

/** A printer at the end of the queue that only writes down; `port` 0 takes a free one. */
export async function listenFor9100(port = 0): Promise<Listener> {
  const jobs: Buffer[] = []
  const server: Server = createServer((socket) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => {}) // CUPS may take its job back
    socket.on('end', () => jobs.push(Buffer.concat(chunks)))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, jobs, close: () => new Promise((resolve) => server.close(() => resolve())) }
}
