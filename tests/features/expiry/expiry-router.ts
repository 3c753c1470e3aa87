// Owns: a practice router with our scripts on it, vouchers as the app writes them, and customers.
// Must never: stamp, close or kick by itself: only the scripts' own texts do, run by the interpreter.
import { expect } from 'vitest'
import type { SimRouter, SimRouterOptions } from '../../../src-main/demo/router'
import { createScriptEngine, type RunRecord, type ScriptEngineOptions } from '../../../src-main/demo/router/script'
import { LOGIN_SCRIPT, SWEEP_SCRIPT } from '../../../src-main/features/expiry'
import { unusedComment } from '../../../src-main/shared/voucher-comment'
import { saturday, shopRouter } from '../../demo/router/shop-router'

export { saturday }
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Saturday 21 November 2026, 10:00 WIB, epoch seconds. */
export const NOW = saturday / 1000

/** The versions a shop's router may have: the last 6, the last with month names, the first with !empty and ISO dates. */
export const VERSIONS = ['6.49.17', '7.8', '7.19.1'] as const

export const phone = (number: number) => `02:AA:00:00:${hex(number >> 8)}:${hex(number & 255)}`
const hex = (byte: number) => byte.toString(16).padStart(2, '0').toUpperCase()

export interface VoucherOptions {
  /** Seconds from the first login; null: no end by the wall clock. */
  readonly active?: number | null
  /** Epoch ms. */
  readonly useBefore?: number | null
  readonly lock?: boolean
  readonly words?: readonly string[]
}

export interface ExpiryRouter {
  readonly router: SimRouter
  readonly runs: RunRecord[]
  voucher(code: string, options?: VoucherOptions): void
  /** A customer types the code on his phone. */
  login(code: string, device?: number): ReturnType<SimRouter['loginHotspot']>
  user(code: string): Readonly<Record<string, string>>
  /** `x`, `f`, `z` as numbers, and the rest of the comment. */
  stamps(code: string): { x: number; f: number; z: number | undefined }
  isClosed(code: string): boolean
  online(): string[]
  messages(): string[]
  sweeps(): RunRecord[]
}

export interface ExpiryRouterOptions {
  readonly sim?: Partial<SimRouterOptions>
  readonly engine?: ScriptEngineOptions
  /** Other texts than ours, to see whether a broken one is noticed. */
  readonly login?: string
  readonly sweep?: string
  /** False: the profile does not name lk-login. */
  readonly onLogin?: boolean
}

let ids = 0

export function expiryRouter(options: ExpiryRouterOptions = {}): ExpiryRouter {
  const runs: RunRecord[] = []
  const engine = createScriptEngine({ ...options.engine, onRun: (record) => runs.push(record) })
  const router = shopRouter({ licenceLevel: 6, ...options.sim, scriptEngine: engine })
  const source = { 'lk-login': options.login ?? LOGIN_SCRIPT.source, 'lk-sweep': options.sweep ?? SWEEP_SCRIPT.source }
  for (const [name, text] of Object.entries(source))
    router.run(['/system/script/add', `=name=${name}`, '=policy=read,write', `=source=${text}`])
  router.run([
    '/system/scheduler/add',
    '=name=lk-sweep',
    '=start-time=startup',
    '=interval=1m',
    '=on-event=lk-sweep',
    '=policy=read,write',
  ])
  const onLogin = options.onLogin === false ? [] : ['=on-login=lk-login']
  router.run(['/ip/hotspot/user/profile/add', '=name=lk-harian', '=shared-users=2', ...onLogin])
  const user = (code: string) => {
    const row = router.db.table('/ip/hotspot/user').byName(code)
    if (!row) throw new Error(`no user ${code}`)
    return row
  }
  return {
    router,
    runs,
    user,
    voucher(code, { active = 86_400, useBefore = null, lock = false, words = [] } = {}) {
      ids += 1
      const comment = unusedComment({ activeSeconds: active, useBefore, tag: 'K7Q2', id: ids }) + (lock ? 'm=1;' : '')
      router.run(['/ip/hotspot/user/add', `=name=${code}`, '=profile=lk-harian', `=comment=${comment}`, ...words])
    },
    login: (code, device = 1) => router.loginHotspot({ user: code, mac: phone(device) }),
    stamps(code) {
      const comment = user(code).comment ?? ''
      const shape = /^lk1;x=(\d{10});f=(\d{10});v=\d+;h=\d{10};b=K7Q2;i=\d+;(?:m=1;)?(?:z=(\d{10});)?$/.exec(comment)
      if (!shape) throw new Error(`the comment of ${code} is out of shape: ${comment}`)
      return { x: Number(shape[1]), f: Number(shape[2]), z: shape[3] === undefined ? undefined : Number(shape[3]) }
    },
    isClosed: (code) => user(code).disabled === 'true',
    online: () => router.db.rows('/ip/hotspot/active').map((row) => row.user ?? ''),
    messages: () =>
      router.db
        .rows('/log')
        .filter((row) => row.topics?.startsWith('script'))
        .map((row) => row.message ?? ''),
    sweeps: () => runs.filter((run) => run.name === 'lk-sweep'),
  }
}

/** No run ended in a refusal. A test that wants one says so itself. */
export function expectCleanRuns({ runs, messages }: ExpiryRouter): void {
  expect(runs.filter((run) => run.error !== undefined)).toEqual([])
  expect(messages().filter((message) => /belum|failed|tidak terbaca/.test(message))).toEqual([])
}
