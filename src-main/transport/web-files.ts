// Owns: serving the files of a built renderer, each text zipped once.
// Must never: serve a file outside the folder, or leave one open when a download is torn off.
import { createReadStream, type Stats, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

export interface FilesDeps {
  /** Folder of the built renderer. */
  readonly folder: string
  /** The page every address without a file shows. */
  readonly page: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

const zip = promisify(gzip)

interface Zipped {
  readonly stamp: string
  readonly bytes: Promise<Buffer>
}

export function makeFiles({ folder, page }: FilesDeps) {
  const root = resolve(folder)
  // as many as the folder has files: a flood of requests must not zip the same text again and again
  const known = new Map<string, Zipped>()

  const zipped = (file: string, { mtimeMs, size }: Stats): Promise<Buffer> => {
    const stamp = `${mtimeMs} ${size}`
    const kept = known.get(file)
    if (kept?.stamp === stamp) return kept.bytes
    const bytes = readFile(file).then((text) => zip(text))
    bytes.catch(() => known.delete(file))
    known.set(file, { stamp, bytes })
    return bytes
  }

  return async (pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const wanted = resolve(root, `.${safeDecode(pathname)}`)
    const inside = wanted === root || wanted.startsWith(root + sep)
    // one page a door: the other door's page is not shown here
    const isFile = inside && extname(wanted) !== '.html' && statOf(wanted)?.isFile() === true
    // Every other path is a screen of the app; a missing asset is missing.
    const file = isFile ? wanted : ['', '.html'].includes(extname(pathname)) ? join(root, page) : null
    const stats = file === null ? undefined : statOf(file)
    if (file === null || !stats) {
      response.writeHead(404).end()
      return
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const isHashed = /-[\w-]{8}\.\w+$/.test(file)
    response.setHeader('content-type', type)
    response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (/gzip/.test(header(request, 'accept-encoding') ?? '') && /javascript|css|html|svg|json/.test(type)) {
      const bytes = await zipped(file, stats)
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes.length }).end(bytes)
      return
    }
    const source = createReadStream(file)
    source.on('error', () => {
      if (!response.headersSent) response.writeHead(404)
      response.end()
    })
    // a download that is torn off closes the file too
    response.once('close', () => source.destroy())
    source.pipe(response)
  }
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined // a name that no file can have
  }
}

export const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function safeDecode(pathname: string): string {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') ? '/' : path // the file system throws at it
  } catch {
    return '/' // a malformed escape names no file of ours
  }
}
