// Owns: the two logins of the API: name and password (6.43 and later), challenge and MD5 response (before).
// Must never: say whether the name or the password was wrong.

import { randomBytes } from 'node:crypto'
import { authenticate, challengeResponse } from './access'
import type { RouterCore } from './core'
import type { Caller } from './menu'
import { traps } from './trap'

export type LoginStep = { readonly words: readonly string[]; readonly caller?: Caller }

export class Login {
  readonly #core: RouterCore
  readonly #address: string
  #challenge: string | undefined

  constructor(core: RouterCore, address: string) {
    this.#core = core
    this.#address = address
  }

  /** Answers one /login sentence; throws RouterTrap when it is refused. */
  step(words: readonly string[]): LoginStep {
    const given = (name: string) => words.find((word) => word.startsWith(`=${name}=`))?.slice(name.length + 2)
    const [name, password, response] = [given('name'), given('password'), given('response')]
    const plain = this.#core.version.atLeast('6.43')
    if (name !== undefined && response !== undefined) return this.#byResponse(name, response)
    if (plain && name !== undefined && password !== undefined) {
      return this.#accept(authenticate(this.#core, name, this.#address, (own) => own === password))
    }
    // Without a password every version answers with a challenge; old ones ignore what came with it.
    this.#challenge = randomBytes(16).toString('hex')
    return { words: [`=ret=${this.#challenge}`] }
  }

  #byResponse(name: string, response: string): LoginStep {
    const challenge = this.#challenge
    this.#challenge = undefined
    // The challenge login ended with 6.45.1; later versions still hand out challenges.
    const known = challenge !== undefined && !this.#core.version.atLeast('6.45.1')
    const caller = authenticate(
      this.#core,
      name,
      this.#address,
      (own) => known && challengeResponse(own, challenge) === response.toLowerCase(),
    )
    return this.#accept(caller)
  }

  #accept(caller: Caller | undefined): LoginStep {
    if (!caller) throw this.#core.version.atLeast('6.43') ? traps.badLogin() : traps.badOldLogin()
    return { words: [], caller }
  }
}
