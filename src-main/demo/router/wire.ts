// Owns: getting replies to one socket: in order, late by the round trip, whole or in pieces, or held back by a black hole.
// Must never: know what a reply means.

import type { Socket } from 'node:net'

type Parcel = { readonly at: number; readonly bytes: Buffer }

export class Wire {
  readonly #socket: Socket
  readonly #latencyMs: () => number
  readonly #pieceBytes: () => number
  /** On their way: each leaves when its time has come. */
  #travelling: Parcel[] = []
  #timer: NodeJS.Timeout | undefined
  /** Arrived together in this turn of the event loop: one write. */
  #batch: Buffer[] = []
  #held = false
  #mute = false

  constructor(socket: Socket, options: { readonly latencyMs: () => number; readonly pieceBytes: () => number }) {
    this.#socket = socket
    this.#latencyMs = options.latencyMs
    this.#pieceBytes = options.pieceBytes
  }

  send(bytes: Buffer, extraMs = 0): void {
    if (this.#mute) return
    const latency = this.#latencyMs()
    if (extraMs > 0) {
      const timer = setTimeout(() => this.#deliver(bytes), latency + extraMs)
      timer.unref()
    } else if (latency <= 0 && this.#travelling.length === 0) this.#deliver(bytes)
    else {
      this.#travelling.push({ at: performance.now() + latency, bytes })
      this.#arm()
    }
  }

  /** Goes out behind what is already there, without the round trip, and closes the line. */
  last(bytes: Buffer): void {
    for (const parcel of this.#travelling) this.#batch.push(parcel.bytes)
    this.#batch.push(bytes)
    this.cut('fin')
  }

  /** Nothing leaves any more; the connection stays. */
  silence(): void {
    this.#flush()
    this.#mute = true
  }

  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    this.#flush()
  }

  /** Sends what has arrived and closes (`fin`), or tears the line (`rst`). */
  cut(how: 'fin' | 'rst'): void {
    if (how === 'fin') this.#flush()
    this.#mute = true
    this.#travelling = []
    clearTimeout(this.#timer)
    if (how === 'fin') this.#socket.destroySoon()
    else this.#socket.resetAndDestroy()
  }

  #arm(): void {
    const [next] = this.#travelling
    if (!next || this.#timer) return
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        const now = performance.now()
        const due = this.#travelling.findIndex((parcel) => parcel.at > now)
        for (const { bytes } of this.#travelling.splice(0, due < 0 ? this.#travelling.length : due))
          this.#deliver(bytes)
        this.#arm()
      },
      Math.max(0, next.at - performance.now()),
    )
    this.#timer.unref()
  }

  #deliver(bytes: Buffer): void {
    if (this.#mute) return
    this.#batch.push(bytes)
    if (this.#batch.length === 1) queueMicrotask(() => this.#flush())
  }

  #flush(): void {
    if (this.#held || this.#batch.length === 0 || this.#mute || !this.#socket.writable) return
    const bytes = Buffer.concat(this.#batch)
    this.#batch = []
    const size = this.#pieceBytes()
    if (size > 0) this.#drip(bytes, size)
    else this.#socket.write(bytes)
  }

  /** One piece a turn, so that the client sees them apart. What comes meanwhile waits behind. */
  #drip(bytes: Buffer, size: number): void {
    this.#held = true
    let at = 0
    const step = () => {
      if (!this.#socket.writable) return
      this.#socket.write(bytes.subarray(at, at + size))
      at += size
      if (at < bytes.length) setImmediate(step)
      else this.release()
    }
    step()
  }
}
