// Owns: the comment that marks something on a router as belonging to one subscription of ours.
// Must never: begin like a voucher's (`lk1;`): the router's own scripts act on those.

const START = 'lks1;i='

/** The random end of the id: short enough to be read, and no two subscriptions of a shop share it. */
export const shortIdOf = (subscriptionId: string): string => subscriptionId.replaceAll('-', '').slice(-12)

/** `lks1;i=7f3a9c0b12de;` */
export const subscriptionComment = (subscriptionId: string): string => `${START}${shortIdOf(subscriptionId)};`

/** The short id; null: not ours. What a person wrote behind the mark is his. */
export const readSubscriptionComment = (comment: string | undefined): string | null =>
  /^lks1;i=([0-9a-f]{12});/.exec(comment ?? '')?.[1] ?? null
