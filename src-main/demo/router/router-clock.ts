// Owns: the two times of a router: how long it has run, and what day it believes it is. They are apart because a board without a battery
// starts in 1970 while its uptime is right (routeros.md §2.2). Must never: ask the operating system; the shop's clock is passed in.

import { formatDate, formatOffset, formatTime } from './router-time'
import type { RouterVersion } from './version'

/** Zones a router in Indonesia is set to, and the ones a forgotten router has. Minutes east of UTC. */
const zones: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 420,
  'Asia/Pontianak': 420,
  'Asia/Makassar': 480,
  'Asia/Jayapura': 540,
  'Asia/Bangkok': 420,
  'Asia/Singapore': 480,
  'America/New_York': -300,
  'Etc/UTC': 0,
  UTC: 0,
  manual: 0,
}

export const zoneOffset = (name: string): number | undefined => zones[name]

/** 1970-01-02 00:00 UTC: where boards without a battery start. */
const coldStart = 86_400_000

export class RouterClock {
  readonly #source: { now(): number }
  readonly #version: RouterVersion
  #advanced = 0
  #pinned: number | undefined
  #bootedAt: number
  /** What the router believes minus the truth, ms. */
  #wallError = 0
  #offsetMinutes: number
  #zoneName: string

  constructor(options: {
    readonly source: { now(): number }
    readonly version: RouterVersion
    readonly offsetMinutes: number
    readonly zoneName: string
  }) {
    this.#source = options.source
    this.#version = options.version
    this.#offsetMinutes = options.offsetMinutes
    this.#zoneName = options.zoneName
    this.#bootedAt = options.source.now()
  }

  /** True time, epoch ms: the shop's clock plus what was advanced. Drives uptimes and timeouts. */
  now(): number {
    return this.#pinned ?? this.#source.now() + this.#advanced
  }

  /** What the router believes, epoch ms. */
  wall(): number {
    return this.now() + this.#wallError
  }

  uptimeSeconds(): number {
    return Math.floor((this.now() - this.#bootedAt) / 1000)
  }

  get bootedAt(): number {
    return this.#bootedAt
  }

  get offsetMinutes(): number {
    return this.#offsetMinutes
  }

  get zoneName(): string {
    return this.#zoneName
  }

  advance(ms: number): void {
    this.#advanced += ms
  }

  /** Runs `work` as if it were `at`: events that fell due while nobody looked get their own moment. */
  pinnedAt<T>(at: number, work: () => T): T {
    const before = this.#pinned
    this.#pinned = at
    try {
      return work()
    } finally {
      this.#pinned = before
    }
  }

  /** Somebody sets the date; a router does not ask whether it is right. */
  setWall(epochMs: number): void {
    this.#wallError = epochMs - this.now()
  }

  setZone(name: string, offsetMinutes: number): void {
    this.#zoneName = name
    this.#offsetMinutes = offsetMinutes
  }

  boot(options: { readonly clockLost: boolean }): void {
    this.#bootedAt = this.now()
    if (options.clockLost) this.#wallError = coldStart - this.now()
  }

  /** Epoch seconds with the zone added, of a wall instant in ms. */
  localSeconds(wall: number = this.wall()): number {
    return Math.floor(wall / 1000) + this.#offsetMinutes * 60
  }

  date(wall?: number): string {
    return formatDate(this.localSeconds(wall), this.#version.atLeast('7.10'))
  }

  time(wall?: number): string {
    return formatTime(this.localSeconds(wall))
  }

  /** `2026-01-02 10:11:12` or `jan/02/2026 10:11:12`. */
  stamp(wall?: number): string {
    return `${this.date(wall)} ${this.time(wall)}`
  }

  gmtOffset(): string {
    return formatOffset(this.#offsetMinutes)
  }
}
