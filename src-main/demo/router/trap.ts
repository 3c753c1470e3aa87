// Owns: the refusals of the simulated router, in RouterOS's own words (routeros.md §2.5; FIDELITY.md marks the guessed ones).
// Must never: invent a friendlier text; the app's classifier is tested against these strings.

/** What a trap's `category` says (developer-guides/api). */
export const trapCategory = { missing: 0, argument: 1, interrupted: 2, script: 3 } as const

/** A command that the router answered with `!trap`. */
export class RouterTrap extends Error {
  readonly category: number | undefined

  constructor(message: string, category?: number) {
    super(message)
    this.name = 'RouterTrap'
    this.category = category
  }
}

const argument = (message: string) => new RouterTrap(message, trapCategory.argument)

// Real transcripts carry a category for argument values and missing items, and none for failures, permissions and unknown commands.
export const traps = {
  badLogin: () => new RouterTrap('invalid user name or password (6)'),
  badOldLogin: () => new RouterTrap('cannot log in'),
  noSuchItem: () => new RouterTrap('no such item (4)', trapCategory.missing),
  noSuchCommand: () => new RouterTrap('no such command'),
  noSuchPrefix: () => new RouterTrap('no such command prefix'),
  noSuchDirectory: (word: string) => new RouterTrap(`no such command or directory (${word})`),
  unknownParameter: (name: string) => new RouterTrap(`unknown parameter ${name}`),
  missing: (name: string) => new RouterTrap(`missing =${name}=`),
  noMatch: (name: string) => argument(`input does not match any value of ${name}`),
  ambiguous: (name: string) => argument(`ambiguous value of ${name}, more than one possible value matches input`),
  invalidValue: (name: string) => argument(`invalid value for argument ${name}`),
  invalidTime: (name: string) => argument(`invalid time value for argument ${name}`),
  outOfRange: (name: string, low: number, high: number) => argument(`value of ${name} out of range (${low}..${high})`),
  rangeNeedsEnd: () => argument("value of range must have ip address after '-'"),
  notEnoughPermissions: () => new RouterTrap('not enough permissions (9)'),
  deviceMode: () => new RouterTrap('failure: not allowed by device-mode'),
  flagged: () =>
    new RouterTrap(
      'failure: configuration flagged, check all router configuration for unauthorized changes and update device-mode',
    ),
  failure: (text: string) => new RouterTrap(`failure: ${text}`),
  interrupted: () => new RouterTrap('interrupted', trapCategory.interrupted),
} as const
