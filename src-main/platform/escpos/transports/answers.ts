// Owns: the bytes a printer sends back, in order, and whoever waits for one.
// Must never: leave a waiter hanging; time-out, answer or a lost line ends every wait.
import { isAutoStatusHead } from './status'
import type { PrinterFailure } from './transport'

interface Waiter {
  accept(byte: number): boolean
  settle(byte: number | null): void
  fail(failure: PrinterFailure): void
}

/** Fed by a socket or a port; three bytes after an automatic status head are skipped, they would pass for a barrier answer. */
export class Answers {
  #pending: number[] = []
  #waiter: Waiter | null = null
  #failure: PrinterFailure | null = null
  #skip = 0
  #ended = false

  feed(bytes: Iterable<number>): void {
    for (const byte of bytes) {
      if (this.#skip > 0) this.#skip--
      else if (isAutoStatusHead(byte)) this.#skip = 3
      else if (this.#waiter?.accept(byte)) this.#waiter.settle(byte)
      else this.#pending.push(byte)
    }
    // A chatty device must not fill the memory.
    this.#pending = this.#pending.slice(-64)
  }

  fail(failure: PrinterFailure): void {
    this.#failure ??= failure
    this.#waiter?.fail(this.#failure)
  }

  /** The other side closed its mouth but may still be listening: every wait ends unanswered. */
  end(): void {
    this.#ended = true
    this.#waiter?.settle(null)
  }

  forget(): void {
    this.#pending = []
  }

  next(accept: (byte: number) => boolean, limitMs: number): Promise<number | null> {
    const ready = this.#pending.findIndex(accept)
    if (ready >= 0) return Promise.resolve(this.#pending.splice(0, ready + 1).at(-1) ?? null)
    if (this.#failure) return Promise.reject(this.#failure)
    if (this.#ended) return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        this.#waiter = null
      }
      const timer = setTimeout(() => {
        end()
        resolve(null)
      }, limitMs)
      this.#waiter = {
        accept,
        settle(byte) {
          end()
          resolve(byte)
        },
        fail(failure) {
          end()
          reject(failure)
        },
      }
    })
  }
}
