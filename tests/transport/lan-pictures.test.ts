// Pictures that many lines ask for at once: each holds its bytes until the phone has read them.
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { PortalCall } from '../../src-main/platform/portal-rpc'
import { makePictureDoor, type Pictures } from '../../src-main/transport/lan-pictures'

type Deps = Parameters<typeof makePictureDoor>[0]

const PATH = '/berkas/01a1fe20-c280-7c4b-b6b0-884a0176b921'

/** Whoever the connection's token names. */
function openDoor(serve: Pictures['serve']) {
  const callFor: Deps['callFor'] = (connection) =>
    ({ party: () => ({ kind: 'customer', id: connection.token(), name: '' }) }) as unknown as PortalCall // no more is asked
  const pictures: Pictures = { serve, admit: () => () => undefined }
  const door = makePictureDoor({ callFor, pictures } as Deps) // sending is another door
  return async (token: string): Promise<ServerResponse> => {
    const request = new IncomingMessage(new Socket())
    request.method = 'GET'
    request.url = PATH
    const response = new ServerResponse(request)
    const connection = { door: 'http', address: '10.0.0.2', token: () => token, setToken: () => undefined } as const
    void door(request, response, '/berkas', connection)
    return response
  }
}

test('HP yang membuka gambar berkali-kali dan tidak membacanya tidak memenuhi memori, dan tidak menutup orang lain', async () => {
  const ask = openDoor(() => new Promise(() => undefined))
  const statuses: (number | null)[] = []
  const open: ServerResponse[] = []
  for (let index = 0; index < 30; index++) {
    const response = await ask('ani')
    statuses.push(response.writableEnded ? response.statusCode : null)
    if (!response.writableEnded) open.push(response)
  }
  expect(statuses.filter((status) => status === null)).toHaveLength(12)
  expect(statuses.filter((status) => status === 503)).toHaveLength(18)
  expect((await ask('budi')).writableEnded).toBe(false)
  open[0]?.emit('close')
  expect((await ask('ani')).writableEnded).toBe(false)
  expect((await ask('ani')).statusCode).toBe(503)
})
