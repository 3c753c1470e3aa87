// Owns: how the numbers on the shop's papers look.
// Must never: count; platform/db/series does.

/** `VC-261121`: one series a day and device; the first till carries no letter. */
export const daySeries = (kind: string, businessDay: string, deviceLabel: string): string =>
  `${kind}-${businessDay.slice(2).replaceAll('-', '')}${deviceLabel === 'A' ? '' : `-${deviceLabel}`}`

/** `VC-261121-0042`. */
export const numberInSeries = (series: string, number: number, digits = 4): string =>
  `${series}-${String(number).padStart(digits, '0')}`
