// Owns: judging who can reach the router's API and how customers may log in. Pure; tested as a table.
// Must never: ask the router.
import { parseFlag } from '../../platform/routeros/values'
import { quoteForRouter } from '../routers'
import type { CheckFinding } from './contract'
import { found } from './finding'
import { OFFERS } from './offers'
import type { CheckAnswers } from './questions'

/** `useTls`, `username`: how LoketNet itself comes in. */
export interface AccessSubject {
  readonly useTls: boolean
  readonly username: string
}

/** As the router sees us: behind a NAT that is another address than our own. */
export const ownAddress = (logins: CheckAnswers['logins'], username: string): string | undefined =>
  logins?.find((row) => row.name === username && (row.via ?? '').startsWith('api'))?.address

/** One address as `/ip/service` takes it. */
export const prefixOf = (address: string): string => (address.includes(':') ? `${address}/128` : `${address}/32`)

/** Of the API alone; who comes in over TLS should not leave the plain one open beside it either. */
export function judgeServices(answers: CheckAnswers, { useTls, username }: AccessSubject): CheckFinding[] {
  if (answers.services === null)
    return [found('services-unseen', { group: 'rights', level: 'warn', fix: '/ip service print' })]
  const own = ownAddress(answers.logins, username)
  return (useTls ? ['api-ssl', 'api'] : ['api']).flatMap((name, index): CheckFinding[] => {
    const service = answers.services?.find((row) => row.name === name)
    if (!service || parseFlag(service.disabled)) return []
    const address = service.address ?? ''
    if (address !== '')
      return [found('api-limited', { group: 'rights', level: 'ok', data: { service: name, address } })]
    if (index > 0) return [found('api-plain-open', { group: 'rights', level: 'warn', fix: '/ip service disable api' })]
    const fix = `/ip service set ${name} address=${own === undefined ? 'ALAMAT-KOMPUTER-INI/32' : prefixOf(own)}`
    const repair = own === undefined ? undefined : OFFERS['api-limit'](name, own)
    return [found('api-open', { group: 'rights', level: 'warn', data: { service: name }, fix, repair })]
  })
}

/** The profile of the server that vouchers are bound to; the first running one when they are bound to none. */
export function serverProfileOf({ servers, serverProfiles }: CheckAnswers, wanted: string) {
  const running = servers?.filter((row) => !parseFlag(row.disabled)) ?? []
  const server = running.find((row) => row.name === wanted) ?? running[0]
  return serverProfiles?.find((row) => row.name === server?.profile)
}

export function judgeLoginMethods(answers: CheckAnswers, hotspotServer: string): CheckFinding[] {
  const profile = serverProfileOf(answers, hotspotServer)
  const methods = profile?.['login-by']?.split(',')
  if (!profile || !methods) return []
  const name = profile.name ?? ''
  const of = (list: string) => `/ip hotspot profile set [find name=${quoteForRouter(name)}] login-by=${list}`
  const judged: CheckFinding[] = []
  // Without any way to type a code, "Tes koneksi" says so already.
  if (methods.includes('http-pap'))
    judged.push(found('qr-ok', { group: 'hotspot', level: 'ok', data: { profile: name } }))
  else if (methods.some((method) => method === 'http-chap' || method === 'https'))
    judged.push(
      found('qr-off', {
        group: 'hotspot',
        level: 'warn',
        fix: of([...methods, 'http-pap'].join(',')),
        repair: OFFERS['login-methods'](name),
      }),
    )
  if (methods.includes('trial'))
    judged.push(
      found('trial-on', {
        group: 'hotspot',
        level: 'warn',
        fix: of(methods.filter((method) => method !== 'trial').join(',')),
      }),
    )
  return judged
}
