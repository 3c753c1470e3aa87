// Owns: what the dialling alone tells: why there is no connection, or how safe the one that stands is.
// Must never: send a command.
import type { RouterError } from '../../platform/routeros'
import { sentenceOf } from '../../shared/errors'
import type { Finding } from './contract'
import { quoteForRouter } from './domain'
import { explainFailure, type RouterPlace } from './failures'
import { finding } from './findings'

export function judgeFailedDial(error: RouterError, place: RouterPlace): Finding {
  const { code, data } = explainFailure(error, place)
  const fix = FIXES[code] ?? null
  return { ...finding('bad', 'link-refused', sentenceOfData(code, data), fix), id: code }
}

const sentenceOfData = (...parts: Parameters<typeof sentenceOf>): { message: string; advice: string } => ({
  ...sentenceOf(...parts),
})

const CERTIFICATE =
  '/certificate add name=loketnet common-name=loketnet days-valid=3650\n/certificate sign loketnet\n/ip service set api-ssl certificate=loketnet disabled=no'

/** For the terminal of the router; `api` stands for both, since a person pastes what fits. */
const FIXES: Readonly<Partial<Record<string, string>>> = {
  ROUTER_SERVICE_OFF: '/ip service enable api',
  ROUTER_CLOSED_AT_ONCE: '/ip service print detail where name~"api"',
  ROUTER_NO_CERTIFICATE: CERTIFICATE,
}

export interface OpenLink {
  readonly username: string
  readonly password: string
  readonly useTls: boolean
  readonly fingerprint256: string | undefined
}

export function judgeOpenLink({ username, password, useTls, fingerprint256 }: OpenLink): Finding[] {
  const found = [finding('ok', 'connected', { username })]
  if (useTls) found.push(finding('ok', 'certificate', { fingerprint: fingerprint256 ?? '' }))
  else found.push(finding('warn', 'plain-api', {}, CERTIFICATE))
  if (password === '')
    found.push(
      finding(
        'bad',
        'password-empty',
        {},
        `/user set [find name=${quoteForRouter(username)}] password="GANTI-DENGAN-KATA-SANDI-ANDA"`,
      ),
    )
  return found
}
