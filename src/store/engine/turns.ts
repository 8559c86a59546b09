/** Work that holds everybody else while it runs: after so much of it, the others get a turn. */
export const LONGEST_TURN_MS = 20

/** Milliseconds since some moment: how long something took, never what time it is. */
export const stopwatch = (): number => Number(process.hrtime.bigint()) / 1e6

export class Turns {
  /** How long was worked since others had a turn. */
  #heldMs = 0
  #next: Promise<void> | undefined

  async work<T>(work: () => T): Promise<T> {
    // looked at once more after waiting: whoever waited as well may have been first
    while (this.#heldMs > LONGEST_TURN_MS) await this.#others()
    const began = stopwatch()
    try {
      return work()
    } finally {
      this.#heldMs += stopwatch() - began
    }
  }

  #others(): Promise<void> {
    this.#next ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#heldMs = 0
        this.#next = undefined
        resolve()
      })
    })
    return this.#next
  }
}
