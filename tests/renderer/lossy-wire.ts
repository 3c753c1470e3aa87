// Owns: a wire that may lose what the core answers to one command: the work is done, the window does not hear of it.
// Must never: answer for the core, or touch any other command.
import type { Api } from '../../src-main/transport/contract'
import { afterWindow } from './window'

const withPart = <T extends object>(whole: T, name: string, part: unknown): T =>
  new Proxy(whole, { get: (target, key) => (key === name ? part : Reflect.get(target, key)) })

export function lossyWire<F extends keyof Api>(feature: F, command: keyof Api[F] & string) {
  let losesAnswers = false
  let answered = 0
  afterWindow(() => {
    losesAnswers = false
    answered = 0
  })

  const through = (api: Api): Api => {
    const part: object = api[feature]
    const procedure: (...call: unknown[]) => Promise<unknown> = Reflect.get(part, command)
    const lossy = async (...call: unknown[]) => {
      const answer = await procedure(...call).finally(() => {
        answered += 1
      })
      if (losesAnswers) throw new TypeError('Failed to fetch')
      return answer
    }
    return withPart(api, feature, withPart(api[feature], command, lossy))
  }

  return {
    through,
    /** From now on the core works, but what it answers to the command does not arrive. */
    loseAnswers: (isLosing: boolean): void => {
      losesAnswers = isLosing
    },
    /** How often the core has answered or refused the command. */
    answered: () => answered,
  }
}
