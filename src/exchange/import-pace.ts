/** How many things are stored at once: as many as hold everybody else for a moment only, whatever they cost. */
import { stopwatch } from '../store/engine/turns.ts'

const FIRST = 100
/** Of an engine to which what is stored goes over a wire, in pieces that it limits. */
const MOST_SENT = 100
const MOST = 1000
const LEAST = 20
const MOMENT_MS = 40

export class Pace {
  size = FIRST
  private readonly most: number

  constructor(isNear: boolean) {
    this.most = isNear ? MOST : MOST_SENT
  }

  /** More at once after what was quick, fewer after what was not. Where no clock runs while one works, as on Workers, it stays as it is. */
  async timed<T>(work: () => Promise<T>): Promise<T> {
    const began = stopwatch()
    const done = await work()
    const took = stopwatch() - began
    if (took > 0) {
      const wanted = Math.round((this.size * MOMENT_MS) / took)
      this.size = Math.min(this.most, Math.max(LEAST, Math.min(wanted, 2 * this.size)))
    }
    return done
  }
}
