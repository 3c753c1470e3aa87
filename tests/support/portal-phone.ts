// Owns: a phone on the LAN: the portal's own client over real HTTP, with a cookie jar of one cookie.
// Must never: reach the core by another way than the LAN door.
import { request } from 'node:http'
import { createServer } from 'node:net'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { PortalApi } from '../../src-main/transport/portal-contract'
import { requestId, type TestApp } from './test-app'

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Opens the LAN door of a test shop on loopback for both kinds of people; the warning is accepted. Returns its port. */
export async function openPortal(shop: TestApp, folder: string): Promise<number> {
  const port = await freePort()
  await shop.api.portal.save({
    isOn: true,
    port,
    address: '127.0.0.1',
    names: [],
    forCustomers: true,
    forResellers: true,
    plainAccepted: 1,
    requestId: requestId(),
  })
  await shop.app.serveLan(folder)
  return port
}

export interface Phone {
  readonly api: PortalApi
  /** With the counter's first password too: it is changed at once, and goes on working here under the one the counter gave. */
  login(kind: 'customer' | 'reseller', name: string, secret: string): Promise<void>
  upload(picture: Blob, purpose?: 'proof' | 'ticket', requestId?: string): Promise<{ id: string }>
  /** `GET /berkas/<id>` and the like. */
  get(path: string): Promise<Response>
}

/** The counter's passwords, and what their owners made of them. */
const chosen = new Map<string, string>()

export function newPhone(port: number): Phone {
  let cookie = ''
  const send = (url: URL, method: string, headers: Headers, body: Uint8Array): Promise<Response> =>
    new Promise((resolve, reject) => {
      const all = { ...Object.fromEntries(headers), origin: url.origin, ...(cookie && { cookie }) }
      const sent = request(url, { method, headers: all, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          for (const line of answer.headers['set-cookie'] ?? []) cookie = line.split(';')[0] ?? ''
          const kept = new Headers()
          for (const [name, value] of Object.entries(answer.headers))
            if (typeof value === 'string') kept.set(name, value)
          resolve(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 0, headers: kept }))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const api = createORPCClient<PortalApi>(
    new RPCLink({
      // pictures have a door of their own
      url: (_options, path) => `http://127.0.0.1:${port}/${path[0] === 'files' ? 'unggah' : 'rpc'}`,
      fetch: async (asked) =>
        send(new URL(asked.url), asked.method, asked.headers, new Uint8Array(await asked.arrayBuffer())),
    }),
  )
  return {
    api,
    upload: (picture, purpose = 'proof', id = requestId()) => api.files.upload({ picture, purpose, requestId: id }),
    get: (path) => send(new URL(`http://127.0.0.1:${port}${path}`), 'GET', new Headers(), new Uint8Array()),
    async login(kind, name, secret) {
      const own = chosen.get(secret) ?? secret
      const { party } = await api.session.login({ kind, name, secret: own, requestId: requestId() })
      if (!party?.mustChange) return
      const next = `${own}-sendiri`
      await api.session.changeSecret({ old: own, next, requestId: requestId() })
      chosen.set(secret, next)
    },
  }
}
