// Owns: how often a page that shows money asks again by itself; the phone has no live line.
// Must never: be used for a command.

/** While the page is looked at; a phone in a pocket asks nothing. */
export const LOOK_AGAIN_MS = 15_000
