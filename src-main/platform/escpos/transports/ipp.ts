// Owns: the few words of IPP that tell what a CUPS queue or job really is doing.
// Must never: submit paper; that is `lp`. Reading states needs no password and no library.
import { request } from 'node:http'
import { PrinterFailure } from './transport'

export type IppValue = string | number | boolean
export type IppGroup = ReadonlyMap<string, readonly IppValue[]>

export interface IppAnswer {
  readonly status: number
  /** One group per job or printer. */
  readonly groups: readonly IppGroup[]
}

export const ippOperations = {
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getPrinterAttributes: 0x000b,
  cupsGetPrinters: 0x4002,
} as const

const tags = { operation: 0x01, end: 0x03, integer: 0x21, boolean: 0x22, enum: 0x23, keyword: 0x44, uri: 0x45 } as const
const charset = 0x47
const language = 0x48
const nameTag = 0x42

/** `tag, name, value` as one IPP attribute. */
function attribute(tag: number, name: string, value: string | number): Buffer {
  const data = typeof value === 'string' ? Buffer.from(value) : Buffer.alloc(4)
  if (typeof value === 'number') data.writeInt32BE(value)
  const head = Buffer.alloc(3 + name.length + 2)
  head.writeUInt8(tag, 0)
  head.writeUInt16BE(name.length, 1)
  head.write(name, 3)
  head.writeUInt16BE(data.length, 3 + name.length)
  return Buffer.concat([head, data])
}

export interface IppRequest {
  readonly operation: number
  readonly printerUri?: string
  readonly jobId?: number
  readonly userName?: string
}

export function encodeIpp({ operation, printerUri, jobId, userName }: IppRequest): Buffer {
  const head = Buffer.from([1, 1, operation >> 8, operation & 0xff, 0, 0, 0, 1, tags.operation])
  return Buffer.concat([
    head,
    attribute(charset, 'attributes-charset', 'utf-8'),
    attribute(language, 'attributes-natural-language', 'en'),
    ...(printerUri === undefined ? [] : [attribute(tags.uri, 'printer-uri', printerUri)]),
    ...(jobId === undefined ? [] : [attribute(tags.integer, 'job-id', jobId)]),
    ...(userName === undefined ? [] : [attribute(nameTag, 'requesting-user-name', userName)]),
    Buffer.from([tags.end]),
  ])
}

/** Throws RangeError on bytes that are not IPP. */
export function decodeIpp(bytes: Buffer): IppAnswer {
  const groups: Map<string, IppValue[]>[] = []
  let group: Map<string, IppValue[]> | null = null
  let name = ''
  let at = 8
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at++)
    if (tag === tags.end) break
    if (tag < 0x10) {
      group = new Map()
      if (tag !== tags.operation) groups.push(group)
      continue
    }
    const nameLength = bytes.readUInt16BE(at)
    // An empty name continues the attribute before it: a set of values.
    if (nameLength > 0) name = bytes.toString('utf8', at + 2, at + 2 + nameLength)
    at += 2 + nameLength
    const length = bytes.readUInt16BE(at)
    const value = bytes.subarray(at + 2, at + 2 + length)
    at += 2 + length
    const values = group?.get(name) ?? []
    values.push(readValue(tag, value))
    group?.set(name, values)
  }
  return { status: bytes.readUInt16BE(2), groups }
}

function readValue(tag: number, value: Buffer): IppValue {
  if ((tag === tags.integer || tag === tags.enum) && value.length === 4) return value.readInt32BE()
  if (tag === tags.boolean && value.length === 1) return value[0] === 1
  return value.toString('utf8')
}

/** A socket path (/run/cups/cups.sock) or host[:port]. */
export type CupsServer = string

/** PrinterFailure 'spooler_missing' when no CUPS answers there. */
export function askCups(server: CupsServer, path: string, ipp: IppRequest, limitMs: number): Promise<IppAnswer> {
  const [host = 'localhost', port = '631'] = server.split(':')
  const where = server.startsWith('/') ? { socketPath: server } : { host, port: Number(port) }
  return new Promise((resolve, reject) => {
    const gone = (cause: string) => reject(new PrinterFailure('spooler_missing', cause))
    const ask = request(
      {
        ...where,
        method: 'POST',
        path,
        timeout: limitMs,
        headers: { 'content-type': 'application/ipp', host: 'localhost' },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', (error) => gone(error.message))
        answer.on('end', () => {
          if (answer.statusCode !== 200) return gone(`HTTP ${answer.statusCode}`)
          try {
            resolve(decodeIpp(Buffer.concat(chunks)))
          } catch (error) {
            gone(`not IPP: ${String(error)}`)
          }
        })
      },
    )
    ask.on('timeout', () => ask.destroy(new Error('timeout')))
    ask.on('error', (error) => gone(error.message))
    ask.end(encodeIpp(ipp))
  })
}
