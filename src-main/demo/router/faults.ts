// Owns: what goes wrong on purpose, and when: at the n-th command, on some commands, or by a seeded chance.
// Must never: be random without a seed; every failure replays.

export type FaultAction =
  /** The line is cut; `after` has executed the command, its reply is lost. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after'; readonly how?: 'fin' | 'rst' }
  /** The reply comes late; later replies overtake it. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** No reply, ever; the connection lives on. */
  | { readonly kind: 'silence'; readonly when: 'before' | 'after' }
  /** Executed; half the bytes of the reply, then the connection is mute. */
  | { readonly kind: 'half' }
  /** `!trap` instead of executing, or (`after`) although it was executed: a refusal does not always mean that nothing happened. */
  | { readonly kind: 'trap'; readonly message: string; readonly category?: number; readonly when?: 'before' | 'after' }
  /** `!fatal` instead of executing, and the router closes. */
  | { readonly kind: 'fatal'; readonly message: string }
  | { readonly kind: 'device-mode' }
  | { readonly kind: 'permission' }

export type FaultRule = {
  readonly action: FaultAction
  /** A command path (`/ip/hotspot/user/add`) or a pattern of it; absent: every command but /login. */
  readonly command?: string | RegExp
  /** The n-th matching command since the rule was added, counted from 1. */
  readonly nth?: number
  /** Every n-th matching command. */
  readonly every?: number
  /** 0..1, from the router's seed. Without nth, every and chance a rule always fires. */
  readonly chance?: number
  /** How often it may fire; default once for nth, else without end. */
  readonly times?: number
}

export type FiredFault = { readonly command: string; readonly action: FaultAction }

type Armed = { readonly rule: FaultRule; seen: number; left: number }

export class Faults {
  /** What fired, in order. */
  readonly fired: FiredFault[] = []
  /** Replies leave in pieces of so many bytes, one turn of the event loop each; 0 is whole. */
  pieceBytes = 0
  #armed: Armed[] = []
  #random: () => number

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  /** Arms a rule; the answer disarms it. */
  add(rule: FaultRule): () => void {
    const armed = { rule, seen: 0, left: rule.times ?? (rule.nth === undefined ? Number.POSITIVE_INFINITY : 1) }
    this.#armed.push(armed)
    return () => {
      this.#armed = this.#armed.filter((other) => other !== armed)
    }
  }

  clear(): void {
    this.#armed = []
    this.pieceBytes = 0
  }

  /** Starts the chances again from a seed. */
  reseed(seed: number): void {
    this.#random = seededRandom(seed)
  }

  /** What happens to this command; the first rule that fires wins, but every rule counts it. */
  next(command: string): FaultAction | undefined {
    let action: FaultAction | undefined
    for (const armed of this.#armed) {
      if (!matches(armed.rule, command)) continue
      armed.seen += 1
      if (armed.left > 0 && this.#fires(armed) && action === undefined) {
        armed.left -= 1
        action = armed.rule.action
      }
    }
    if (action) this.fired.push({ command, action })
    return action
  }

  #fires({ rule, seen }: Armed): boolean {
    if (rule.nth !== undefined) return seen === rule.nth
    if (rule.every !== undefined) return seen % rule.every === 0
    return rule.chance === undefined || this.#random() < rule.chance
  }
}

function matches(rule: FaultRule, command: string): boolean {
  if (rule.command === undefined) return command !== '/login'
  return typeof rule.command === 'string' ? rule.command === command : rule.command.test(command)
}

/** mulberry32: small, fast, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
