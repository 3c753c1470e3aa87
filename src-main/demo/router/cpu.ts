// Owns: the one processor of the router: commands of all connections, one after the other, each taking its time.
// Must never: drift; a job's end counts from the end of the one before, not from when a late timer fired.

type Job = { readonly doneAt: number; readonly run: () => void }

export class Cpu {
  /** Milliseconds of work a command takes. */
  workMs: number
  #jobs: Job[] = []
  #head = 0
  #freeAt = 0
  #timer: NodeJS.Timeout | undefined

  constructor(workMs: number) {
    this.workMs = workMs
  }

  /** Runs `run` when the work is done; at once when work costs nothing and nobody waits. */
  submit(run: () => void): void {
    if (this.workMs <= 0 && this.#head === this.#jobs.length) {
      run()
      return
    }
    const now = performance.now()
    this.#freeAt = Math.max(this.#freeAt, now) + this.workMs
    this.#jobs.push({ doneAt: this.#freeAt, run })
    this.#arm(now)
  }

  /** Power is gone: what waits is never done. */
  clear(): void {
    this.#jobs = []
    this.#head = 0
    this.#freeAt = 0
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #arm(now: number): void {
    const next = this.#jobs[this.#head]
    if (!next || this.#timer) return
    this.#timer = setTimeout(() => this.#work(), Math.max(0, next.doneAt - now))
  }

  #work(): void {
    this.#timer = undefined
    const now = performance.now()
    for (let job = this.#jobs[this.#head]; job && job.doneAt <= now; job = this.#jobs[this.#head]) {
      this.#head += 1
      job.run()
    }
    if (this.#head > 4096 || this.#head === this.#jobs.length) {
      this.#jobs = this.#jobs.slice(this.#head)
      this.#head = 0
    }
    this.#arm(performance.now())
  }
}
