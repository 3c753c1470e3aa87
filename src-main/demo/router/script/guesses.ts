// Owns: the choices where nobody has told us what a real router does. Scripts of ours are tested against both answers of each.
// Must never: hold a choice that the manual or a measurement settles; those are simply written down.

export type Guesses = {
  /** A command this version does not know: kills the script before it starts, or fails when it is reached (and can be caught). */
  readonly unknownCommand: 'whole-script' | 'when-reached'
  /** `[:tonum "08"]`. */
  readonly leadingZeros: 'decimal' | 'nil'
  /** `[/system clock get gmt-offset]`: seconds (negative ones as unsigned 32 bit), or the text that the API prints. */
  readonly gmtOffset: 'seconds' | 'text'
  /** `get` of a property that the item does not have. */
  readonly absentProperty: 'nil' | 'empty'
  /** `remove [find]` and `set [find]` when nothing was found. */
  readonly nothingFound: 'quiet' | 'error'
  /** `and` and `or`: both sides are always worked out, or the second only when it matters. */
  readonly logic: 'both-sides' | 'short-circuit'
  /** Whether /system script job tells the name of a script that the scheduler started. */
  readonly jobs: 'named' | 'nameless'
  /** `[:tonum 1h]`. */
  readonly timeToNumber: 'seconds' | 'nil'
}

/** 7.x keeps an unknown command as a failing step (tikoci: `:parse` results); 6.x is taken at its worst. */
export const usualGuesses = (version: { readonly atLeast: (other: string) => boolean }): Guesses => ({
  unknownCommand: version.atLeast('7') ? 'when-reached' : 'whole-script',
  leadingZeros: 'decimal',
  gmtOffset: 'seconds',
  absentProperty: 'nil',
  nothingFound: 'quiet',
  logic: 'both-sides',
  jobs: 'named',
  timeToNumber: 'seconds',
})
