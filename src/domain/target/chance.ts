/** With what chance a target will be met (Gamma–Poisson, widened by what weeks and years stray), and between which figures it will end. */
import * as z from 'zod'

/** How much further than days that are all alike what is to come may stray. */
export interface Spread {
  /** φ: how many times more the weeks scatter than chance alone would have it; at least 1. */
  dispersion: number
  /** τ: by which share of itself the rest of a year moves against its first part. */
  drift: number
}
/** The plain form: the rate unknown, the days independent. */
export const PLAIN: Spread = { dispersion: 1, drift: 0 }

/**
 * The chance (0 to 1) that at least `remaining` more events happen in `left` days after `done` in `elapsed` days. With
 * r = left/elapsed, what is to come is negative binomial with mean m = done·r and variance φ·m·(1 + r) + τ²·m²; its upper
 * tail is the regularized incomplete beta function. Days may be weighted by a season.
 */
export function chanceOf(done: number, elapsed: number, remaining: number, left: number, spread = PLAIN): number {
  if (remaining <= 0) return 1
  if (left <= 0 || elapsed <= 0 || done <= 0) return 0
  const { share, size } = comingOf(done, elapsed, left, spread)
  return incompleteBeta(share, Math.ceil(remaining), size)
}

/** By how many times its mean the variance is more than it, and the negative binomial that has both. */
function comingOf(done: number, elapsed: number, left: number, { dispersion, drift }: Spread) {
  const ratio = left / elapsed
  const mean = done * ratio
  const excess = dispersion - 1 + dispersion * ratio + drift * drift * mean
  return { mean, variance: mean * (1 + excess), share: excess / (1 + excess), size: mean / excess }
}

/** Regularized incomplete beta function I_x(a, b), by Lentz's continued fraction; a, b > 0, 0 < x < 1. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  const tiny = 1e-300
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny)
  let fraction = d
  for (let m = 1; m < 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let change = 1
    for (const term of [even, odd]) {
      d = 1 / (1 + term * d || tiny)
      c = 1 + term / c || tiny
      change = c * d
      fraction *= change
    }
    if (Math.abs(change - 1) < 1e-12) break
  }
  return Math.min(1, front * fraction)
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0 (Lanczos, g = 7), good to about 1e-13. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const base = shifted + 7.5
  const series = LANCZOS.reduce((sum, value, i) => sum + value / (shifted + i + 1), 0.9999999999998099)
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series)
}

const LOW_SHARE = 0.1
const HIGH_SHARE = 0.9
export const Band = z
  .object({ low: z.number(), high: z.number() })
  .meta({ description: 'What will be done in all: below `low` with a chance of 10 %, above `high` with one of 10 %' })
export type Band = z.infer<typeof Band>

/** A chance that is met exactly is met, whatever the last bits of it say. */
const CRUMB = 1e-12

/**
 * The smallest number of further events that is not exceeded with at least this chance, after `done` in `elapsed` days
 * and for `left` more; done and elapsed positive. Days may be weighted by a season.
 */
export function quantileOf(share: number, done: number, elapsed: number, left: number, spread = PLAIN): number {
  if (left <= 0) return 0
  const reaches = (events: number): boolean => 1 - chanceOf(done, elapsed, events + 1, left, spread) >= share - CRUMB
  let [low, high] = around(reaches, guessOf(share, comingOf(done, elapsed, left, spread)))
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reaches(middle)) high = middle
    else low = middle
  }
  return high
}

/** The normal curve's point, bent by the skewness (Cornish and Fisher): nearly always at most one away. */
function guessOf(wanted: number, { mean, variance, share, size }: ReturnType<typeof comingOf>): number {
  const point = wanted < 0.5 ? -1.2816 : 1.2816
  const bend = ((point * point - 1) * (1 + share)) / (6 * Math.sqrt(size * share))
  return Math.max(0, Math.round(mean + Math.sqrt(variance) * (point + bend) - 0.5))
}

/** By then the step is past every number there is. */
const MOST_DOUBLINGS = 60

/** A number that does not reach it (-1: none below) and one that does, by steps that double. */
function around(reaches: (events: number) => boolean, guess: number): [low: number, high: number] {
  let [at, step] = [guess, 1]
  if (reaches(guess)) {
    for (; at > 0; step *= 2) {
      const below = Math.max(0, at - step)
      if (!reaches(below)) return [below, at]
      at = below
    }
    return [-1, at]
  }
  for (let tries = 0; tries < MOST_DOUBLINGS && !reaches(at + step); tries++) {
    at += step
    step *= 2
  }
  return [at, at + step]
}

export const bandOf = (done: number, elapsed: number, left: number, spread = PLAIN): Band => ({
  low: done + quantileOf(LOW_SHARE, done, elapsed, left, spread),
  high: done + quantileOf(HIGH_SHARE, done, elapsed, left, spread),
})
