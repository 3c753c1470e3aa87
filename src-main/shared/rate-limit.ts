// Owns: speed limits as people type them (1M/3M), as they are explained back, and the canonical text for RouterOS.
// Must never: swap the order. Everywhere it is upload/download, which on RouterOS is rx/tx: the same order.

/** One figure for each way; kbps unless said otherwise. */
export type BothWays = { readonly upload: number; readonly download: number }

export type Burst = {
  /** kbps while bursting */
  readonly speed: BothWays
  /** kbps; the average must be below it for a burst to go on */
  readonly threshold: BothWays
  /** seconds over which the average is taken */
  readonly seconds: BothWays
}

/** Whole kbps, above zero. RouterOS: k = 1000, M = 1000000. */
export type RateLimit = BothWays & {
  readonly burst?: Burst | undefined
  /** 1 (first) to 8 */
  readonly priority?: number | undefined
  /** kbps promised even when the line is full (limit-at) */
  readonly guaranteed?: BothWays | undefined
}

export const rateProblems = {
  empty: 'Tulis kecepatan sebagai unggah/unduh, misalnya 1M/3M.',
  'one-speed': 'Tulis dua angka, unggah lalu unduh, misalnya 1M/3M.',
  'no-unit': 'Tulis satuannya: k untuk kbps atau M untuk Mbps, misalnya 512k/1M.',
  'not-a-speed': 'Kecepatan belum terbaca. Tulis seperti 1M/3M atau 512k/1M.',
  zero: 'Kecepatan harus lebih dari nol.',
  'not-whole': 'Kecepatan paling kecil 1k dan tanpa pecahan kbps, misalnya 1500k, bukan 1500,5k.',
  'too-fast': 'Paling cepat 100G. Periksa lagi satuannya.',
  'too-many-parts': 'Terlalu banyak bagian. Urutannya: kecepatan, burst, ambang, waktu, prioritas, minimum.',
  'burst-too-slow': 'Kecepatan burst harus sama atau lebih cepat daripada kecepatan biasa.',
  'threshold-too-fast': 'Ambang burst tidak boleh di atas kecepatan burst.',
  'bad-seconds': 'Waktu burst ditulis dalam detik, 1 sampai 3600, misalnya 8/8.',
  'bad-priority': 'Prioritas adalah angka 1 (didahulukan) sampai 8.',
  'guaranteed-too-fast': 'Kecepatan minimum tidak boleh di atas kecepatan biasa.',
} as const
export type RateProblem = keyof typeof rateProblems

export type RateParse =
  | { readonly ok: true; readonly rate: RateLimit }
  | { readonly ok: false; readonly problem: RateProblem }

const maxKbps = 100_000_000

class Refused extends Error {
  readonly problem: RateProblem
  constructor(problem: RateProblem) {
    super(problem)
    this.problem = problem
  }
}

type Dialect = 'person' | 'router'

/** From a person: both speeds with their units. `1M/3M`, `512k/1M`, `1,5M / 3 Mbps`, and the burst forms of RouterOS. */
export const parseRateLimit = (text: string): RateParse => read(text, 'person')

/** From a router, where a bare number is bits per second and one number means both ways. */
export const parseRouterRateLimit = (text: string): RateParse => read(text, 'router')

function read(text: string, dialect: Dialect): RateParse {
  try {
    return { ok: true, rate: readRate(text, dialect) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    throw error
  }
}

function readRate(text: string, dialect: Dialect): RateLimit {
  const tidy = text
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/(\d)\s+(?=(?:[kmg](?:bps|bit|b)?)(?:[\s/]|$))/gi, '$1')
  if (tidy === '') throw new Refused('empty')
  const [rateText = '', burstText, thresholdText, secondsText, priorityText, minimumText, ...rest] = tidy.split(/\s+/)
  if (rest.length > 0) throw new Refused('too-many-parts')

  const speed = readSpeeds(rateText, dialect)
  if (speed.upload === 0 || speed.download === 0) throw new Refused('zero')
  const burst = burstText === undefined ? undefined : readBurst(speed, burstText, thresholdText, secondsText, dialect)
  const priority = priorityText === undefined ? undefined : readPriority(priorityText)
  const minimum = minimumText === undefined ? undefined : readSpeeds(minimumText, dialect)
  if (minimum && !isWithin(minimum, speed)) throw new Refused('guaranteed-too-fast')

  return {
    ...speed,
    ...(burst && { burst }),
    ...(priority !== undefined && { priority }),
    ...(minimum && !isNothing(minimum) && { guaranteed: minimum }),
  }
}

function readBurst(
  rate: BothWays,
  speedText: string,
  thresholdText: string | undefined,
  secondsText: string | undefined,
  dialect: Dialect,
): Burst | undefined {
  const speed = readSpeeds(speedText, dialect)
  const threshold = thresholdText === undefined ? rate : readSpeeds(thresholdText, dialect)
  const seconds = secondsText === undefined ? { upload: 1, download: 1 } : readSeconds(secondsText)
  // 0/0 is RouterOS for "no burst"; it stands there when only priority or minimum is wanted
  if (isNothing(speed)) return undefined
  if (!isWithin(rate, speed)) throw new Refused('burst-too-slow')
  if (!isWithin(threshold, speed)) throw new Refused('threshold-too-fast')
  if (seconds.upload < 1 || seconds.download < 1) throw new Refused('bad-seconds')
  return { speed, threshold, seconds }
}

const isWithin = (low: BothWays, high: BothWays) => low.upload <= high.upload && low.download <= high.download
const isNothing = (pair: BothWays) => pair.upload === 0 && pair.download === 0

function readSpeeds(text: string, dialect: Dialect): BothWays {
  const [uploadText = '', downloadText, ...rest] = text.split('/')
  if (rest.length > 0) throw new Refused('not-a-speed')
  const upload = readSpeed(uploadText, dialect)
  if (downloadText === undefined) {
    if (dialect === 'person') throw new Refused('one-speed')
    return { upload, download: upload }
  }
  return { upload, download: readSpeed(downloadText, dialect) }
}

const kbpsPerUnit: Readonly<Record<string, number>> = { k: 1, m: 1_000, g: 1_000_000 }

function readSpeed(text: string, dialect: Dialect): number {
  const match = /^(\d{1,12})(?:[.,](\d{1,3}))?([kmg])?(?:bps|bit|b)?$/i.exec(text)
  if (!match) throw new Refused(text === '' ? 'one-speed' : 'not-a-speed')
  const [, whole = '', fraction = '', unit] = match
  const figure = Number(whole + fraction)
  if (figure === 0) return 0
  if (unit === undefined && (dialect === 'person' || fraction !== '')) throw new Refused('no-unit')
  const divisor = 10 ** fraction.length
  const kbps =
    unit === undefined ? figure / 1_000 : (figure * (kbpsPerUnit[unit.toLowerCase()] ?? Number.NaN)) / divisor
  if (kbps > maxKbps) throw new Refused('too-fast')
  if (!Number.isInteger(kbps)) throw new Refused('not-whole')
  return kbps
}

function readSeconds(text: string): BothWays {
  const match = /^(\d{1,4})s?(?:\/(\d{1,4})s?)?$/i.exec(text)
  if (!match) throw new Refused('bad-seconds')
  const upload = Number(match[1])
  const download = match[2] === undefined ? upload : Number(match[2])
  if (upload > 3_600 || download > 3_600) throw new Refused('bad-seconds')
  return { upload, download }
}

function readPriority(text: string): number {
  if (!/^[1-8]$/.test(text)) throw new Refused('bad-priority')
  return Number(text)
}

const speedText = (kbps: number) =>
  kbps > 0 && kbps % 1_000 === 0 ? `${kbps / 1_000}M` : kbps === 0 ? '0' : `${kbps}k`
const speedsText = (pair: BothWays) => `${speedText(pair.upload)}/${speedText(pair.download)}`

/** Short, for lists and tiles: "1M/3M". Burst and the rest are left out. */
export const formatRate = (rate: BothWays): string => speedsText(rate)

/** The whole limit in RouterOS's own order, one text for one meaning: "1M/3M 2M/6M 1M/3M 8/8 8 512k/1M". */
export function toRouterOsRate(rate: RateLimit): string {
  const { burst, priority, guaranteed } = rate
  const parts = [speedsText(rate)]
  if (burst || priority !== undefined || guaranteed) {
    parts.push(
      burst ? speedsText(burst.speed) : '0/0',
      burst ? speedsText(burst.threshold) : '0/0',
      burst ? `${burst.seconds.upload}/${burst.seconds.download}` : '0/0',
    )
  }
  if (priority !== undefined || guaranteed) parts.push(String(priority ?? 8))
  if (guaranteed) parts.push(speedsText(guaranteed))
  return parts.join(' ')
}

export const isSameRate = (one: RateLimit, other: RateLimit): boolean => toRouterOsRate(one) === toRouterOsRate(other)

/** "1 Mbps", "1,5 Mbps", "512 kbps", "1.024 kbps". */
export function formatSpeed(kbps: number): string {
  if (kbps >= 1_000 && kbps % 100 === 0) return `${String(kbps / 1_000).replace('.', ',')} Mbps`
  return `${String(kbps).replace(/\B(?=(?:\d{3})+$)/g, '.')} kbps`
}

const bothWaysText = (pair: BothWays) => `unggah ${formatSpeed(pair.upload)}, unduh ${formatSpeed(pair.download)}`

/** For a person to check before it reaches a router: "unggah 1 Mbps, unduh 3 Mbps". */
export function explainRate(rate: RateLimit): string {
  const sentences = [bothWaysText(rate)]
  if (rate.burst) {
    const { upload, download } = rate.burst.seconds
    const seconds = upload === download ? `${upload} detik` : `${upload}/${download} detik`
    sentences.push(`sesekali sampai ${bothWaysText(rate.burst.speed)} (rata-rata ${seconds})`)
  }
  if (rate.guaranteed) sentences.push(`saat ramai paling sedikit ${bothWaysText(rate.guaranteed)}`)
  if (rate.priority !== undefined && rate.priority !== 8) sentences.push(`prioritas ${rate.priority}`)
  return sentences.join('; ')
}

/** For a customer, who first asks how fast it comes in: "unduh 10 Mbps, unggah 2 Mbps"; empty when nothing limits it. */
export function customerSpeed(rateLimit: string | null): string {
  const read = parseRouterRateLimit(rateLimit ?? '')
  return read.ok ? `unduh ${formatSpeed(read.rate.download)}, unggah ${formatSpeed(read.rate.upload)}` : ''
}

/** Allowed, but almost always typed the wrong way round; null when nothing is odd. */
export const rateDoubt = (rate: RateLimit): string | null =>
  rate.upload > rate.download ? 'Unggah lebih cepat daripada unduh. Terbalik? Urutannya unggah/unduh.' : null
