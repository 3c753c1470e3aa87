// Owns: pictures at the LAN door: sending one (large bodies, for whoever is logged in), and looking at one.
// Must never: read a body before it is known whose it is, or serve a picture as anything but a picture.
import { ORPCError } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { makeTurns } from '../platform/limits'
import type { Log } from '../platform/log'
import type { PortalCall } from '../platform/portal-rpc'
import type { Connection } from '../platform/rpc'
import { toWireError, withWireErrors } from './errors'
import type { LanRouter } from './lan-door'
import type { AnswerRpc } from './web-door'

export interface Pictures {
  /** Throws a DomainError before a byte of the body is read; the returned function ends the turn. */
  readonly admit: (call: PortalCall) => () => void
  /** Null: unknown, another's, or not on this computer; all the same. */
  readonly serve: (call: PortalCall, id: string) => Promise<{ readonly mime: string; readonly bytes: Buffer } | null>
}

export interface PictureDoorDeps {
  readonly router: LanRouter
  readonly log: Log
  readonly pictures: Pictures
  readonly callFor: (connection: Connection) => PortalCall
}

/** A picture of 3 MB with its form around it. */
const LARGEST_BODY = 4 * 1024 * 1024
/** Each holds up to 3 MB of memory until the phone has read it; a browser opens six lines. */
const LOOKS_AT_ONCE = { all: 48, ofOne: 12 }
/** A phone that does not read on is gone. */
const LONGEST_SILENCE_MS = 20_000
const HIDDEN = "default-src 'none'; sandbox"

/** `/unggah/files/upload` */
export function makeUploadDoor({ router, log, pictures, callFor }: PictureDoorDeps): AnswerRpc {
  const handler = new RPCHandler<PortalCall>(
    { files: router.files },
    {
      plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_BODY })],
      interceptors: [
        async ({ context, next }) => {
          const leave = admitted(() => pictures.admit(context), log)
          try {
            return await next()
          } finally {
            leave()
          }
        },
      ],
      clientInterceptors: [({ next, path }) => withWireErrors(next, path, log)],
    },
  )
  return async (request, response, prefix, connection) => {
    const context = callFor(connection)
    // A stranger's megabytes are not even drained: the line is cut behind the answer.
    if (!context.party() || !(Number(request.headers['content-length'] ?? 0) <= LARGEST_BODY))
      response.setHeader('connection', 'close')
    return (await handler.handle(request, response, { prefix, context })).matched
  }
}

function admitted(admit: () => () => void, log: Log): () => void {
  try {
    return admit()
  } catch (error) {
    const { code, message, data, status } = toWireError(error, 'files.upload', log)
    throw new ORPCError(code, { status: code === 'PORTAL_NOT_LOGGED_IN' ? 401 : status, message, data })
  }
}

/** `GET /berkas/<id>` */
export function makePictureDoor({ pictures, callFor }: PictureDoorDeps): AnswerRpc {
  const turns = makeTurns(LOOKS_AT_ONCE)
  return async (request, response, prefix, connection) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end()
      return true
    }
    const id = /^\/([0-9a-f-]{36})$/.exec((request.url ?? '').slice(prefix.length))?.[1]
    const call = callFor(connection)
    const party = call.party()
    if (id === undefined || !party) return false
    const leave = turns(`${party.kind}:${party.id}`)
    if (!leave) {
      response.writeHead(503, { 'retry-after': '5' }).end()
      return true
    }
    response.once('close', leave)
    response.setTimeout(LONGEST_SILENCE_MS, () => response.destroy())
    const found = await pictures.serve(call, id)
    if (!found) return false
    response.setHeader('content-security-policy', HIDDEN)
    response.setHeader('cache-control', 'private, max-age=600')
    response.writeHead(200, { 'content-type': found.mime, 'content-length': found.bytes.length })
    response.end(request.method === 'HEAD' ? undefined : found.bytes)
    return true
  }
}
