// Owns: LAN printers that behave and misbehave on purpose, on loopback.
// Must never: bind to anything but 127.0.0.1, or outlive the test that started them.
import { createServer, type Socket } from 'node:net'
import { decodeEscPos } from './escpos-decoder'

export type FakePrinterKind =
  /** Answers every question, prints everything. */
  | 'healthy'
  /** As healthy, but proves the end only after `delayMs`. */
  | 'slow'
  | 'paper-out'
  | 'paper-low'
  | 'cover-open'
  | 'offline'
  /** Runs out of paper after the first bytes: goes on reading, never proves the end. */
  | 'paper-out-mid-job'
  /** Prints, never answers. */
  | 'mute'
  /** Cuts the connection with RST after `resetAfter` bytes of data. */
  | 'reset-mid-job'
  /** Answers the status questions, then never reads again. */
  | 'stops-reading'
  /** Sends an automatic status report (ASB) in the middle, and then proves the end. */
  | 'chatty'

export interface FakePrinter {
  readonly port: number
  /** Everything that arrived, one entry a connection, status questions included. */
  readonly received: readonly Buffer[]
  /** Job bytes only (without DLE EOT and GS r 1) of the last connection. */
  paper(): Uint8Array
  readonly connections: number
  /** From the next connection on: the roll was changed, the cover closed, the plug pulled. */
  become(kind: FakePrinterKind): void
  close(): Promise<void>
}

export interface FakePrinterOptions {
  readonly delayMs?: number
  readonly resetAfter?: number
  /** The first bytes of a job (not a question about the status) have come. */
  readonly onData?: () => void
}

const healthyBytes = new Map([
  [1, 0x16],
  [2, 0x12],
  [4, 0x12],
])

const troubleBytes: Partial<Record<FakePrinterKind, Map<number, number>>> = {
  'paper-out': new Map([
    [1, 0x1a],
    [2, 0x32],
    [4, 0x72],
  ]),
  'cover-open': new Map([
    [1, 0x1a],
    [2, 0x16],
    [4, 0x12],
  ]),
  offline: new Map([
    [1, 0x1a],
    [2, 0x12],
    [4, 0x12],
  ]),
  'paper-low': new Map([
    [1, 0x12],
    [2, 0x12],
    [4, 0x1e],
  ]),
}

export async function startFakePrinter(kind: FakePrinterKind, options: FakePrinterOptions = {}): Promise<FakePrinter> {
  const received: Buffer[] = []
  const sockets = new Set<Socket>()
  let current = kind
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {}) // our peers die on purpose
    serve(socket, current, options, received)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    received,
    get connections() {
      return received.length
    },
    paper: () => withoutQuestions(received.at(-1) ?? Buffer.alloc(0)),
    become(next) {
      current = next
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function serve(
  socket: Socket,
  kind: FakePrinterKind,
  { delayMs = 300, resetAfter = 1_024, onData }: FakePrinterOptions,
  received: Buffer[],
) {
  const index = received.push(Buffer.alloc(0)) - 1
  const answered = { query: 0, barrier: 0 }
  let hasBegun = false
  socket.on('data', (chunk) => {
    const all = Buffer.concat([received[index] ?? Buffer.alloc(0), chunk])
    received[index] = all
    if (kind === 'mute') return
    const { events } = decodeEscPos(all)
    const queries = events.flatMap((event) => (event.kind === 'query' ? [event.n] : []))
    const hasData = events.some((event) => event.kind === 'init' || event.kind === 'drawer')
    if (hasData && !hasBegun) onData?.()
    hasBegun = hasData
    const isOut = kind === 'paper-out-mid-job' && hasData
    const answers = isOut ? troubleBytes['paper-out'] : (troubleBytes[kind] ?? healthyBytes)
    for (const query of queries.slice(answered.query)) socket.write(Buffer.from([answers?.get(query) ?? 0x12]))
    answered.query = queries.length
    if (kind === 'stops-reading' && queries.length === 3) {
      socket.pause()
      return
    }
    if (kind === 'reset-mid-job' && all.length - 9 >= resetAfter) {
      socket.resetAndDestroy()
      return
    }
    const barriers = events.filter((event) => event.kind === 'barrier').length
    if (barriers === answered.barrier || isOut) return
    answered.barrier = barriers
    // 0x14 heads an ASB report; the three bytes after it would pass for a barrier answer.
    const last = kind === 'chatty' ? Buffer.from([0x14, 0x00, 0x00, 0x0f]) : Buffer.from([0x00])
    if (kind === 'slow') setTimeout(() => socket.write(last), delayMs)
    else socket.write(last)
  })
}

function withoutQuestions(all: Buffer): Uint8Array {
  let start = 0
  while (all[start] === 0x10 && all[start + 1] === 0x04) start += 3
  const hasBarrier = all.length >= 3 && all.subarray(-3).equals(Buffer.from([0x1d, 0x72, 0x01]))
  return new Uint8Array(all.subarray(start, hasBarrier ? all.length - 3 : all.length))
}

/** A port on which nothing listens. */
export async function refusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
