// Owns: letting only this computer reach the router's API, and proving that it still can.
// Must never: lock LoketNet out, or narrow a list that somebody has made already.
import { attributeWords, RouterConnection, type RouterEndpoint, RouterError } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import type { RepairResult } from './contract'
import { ownAddress, prefixOf } from './judge-access'

/** `endpoint` is where LoketNet dials now. Throws RouterError; what was open before is then open again. */
export async function limitApi(
  connection: RouterConnection,
  endpoint: RouterEndpoint,
  routerName: string,
): Promise<RepairResult> {
  const name = endpoint.tls === false ? 'api' : 'api-ssl'
  const [services, logins] = await Promise.all([
    connection.print('/ip/service', { proplist: ['name', 'address'] }),
    connection.print('/user/active', { proplist: ['name', 'address', 'via'] }),
  ])
  const service = services.find((row) => row.name === name)
  const own = ownAddress(logins, endpoint.user)
  if (!service || own === undefined) throw new DomainError('REPAIR_NOT_TAKEN', { name: routerName })
  if ((service.address ?? '') !== '') return { outcome: 'already', message: 'Sudah dibatasi; tidak ada yang diubah.' }
  const setTo = (address: string) =>
    connection.run('/ip/service/set', [...attributeWords({ '.id': service['.id'] ?? '' }), `=address=${address}`])
  await setTo(prefixOf(own))
  // Who is in stays in: only a new connection tells.
  const trial = new RouterConnection(endpoint)
  try {
    await trial.connect()
  } catch (error) {
    await setTo('')
    throw error instanceof RouterError ? error : new RouterError('closed', String(error), { cause: error })
  } finally {
    trial.destroy()
  }
  return { outcome: 'done', message: `Layanan ${name} sekarang hanya menerima komputer ini (${own}).` }
}
