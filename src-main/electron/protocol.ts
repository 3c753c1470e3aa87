// Owns: app://loket: the renderer's files from out/renderer, each answer with the same security headers as the HTTP door.
// Must never: read outside that folder, or answer for any other host.
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { SECURITY_HEADERS } from '../transport/http-policy'
import { APP_HOST, APP_SCHEME } from './policy'

/** Given to protocol.registerSchemesAsPrivileged before `ready`: an origin of its own, secure, no fetch from elsewhere. */
export const APP_SCHEME_PRIVILEGES = [
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'no-cache' }

/** For protocol.handle. `rendererDir` may lie inside an asar: Electron's fs reads through it. */
export function makeAppHandler(rendererDir: string): (request: Request) => Promise<Response> {
  const refuse = (status: number) => new Response(null, { status, headers: HEADERS })
  return async (request) => {
    const url = new URL(request.url)
    if (url.host !== APP_HOST) return refuse(404)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const path = fileOf(url.pathname)
    if (path === undefined) return refuse(400)
    const body = await readFile(join(rendererDir, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return undefined
      throw error
    })
    if (body === undefined) return refuse(404)
    const type = TYPES[extname(path)] ?? 'application/octet-stream'
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
      headers: { ...HEADERS, 'content-type': type },
    })
  }
}

/** A path without an extension is a screen (a reload deep in the app), so it is index.html. undefined: refused. */
function fileOf(pathname: string): string | undefined {
  const path = decode(pathname)
  if (path === undefined || path.includes('\0') || path.includes('\\') || path.includes(':')) return undefined
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.includes('..') || parts.includes('.')) return undefined
  return extname(path) === '' ? 'index.html' : parts.join(sep)
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
