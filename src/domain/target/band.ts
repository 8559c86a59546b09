/** Between which figures a target will probably end: the 10 % and 90 % points of what is still to come (chance.ts). */
import * as z from 'zod'
import { chanceOf } from './chance.ts'

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
export function quantileOf(share: number, done: number, elapsed: number, left: number): number {
  const reaches = (events: number): boolean => 1 - chanceOf(done, elapsed, events + 1, left) >= share - CRUMB
  let [low, high] = around(reaches, guessOf(share, done, elapsed, left))
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reaches(middle)) high = middle
    else low = middle
  }
  return high
}

/** The normal curve's point, bent by the skewness (Cornish and Fisher): nearly always at most one away. */
function guessOf(share: number, done: number, elapsed: number, left: number): number {
  const mean = (done * left) / elapsed
  const p = left / (elapsed + left)
  const point = share < 0.5 ? -1.2816 : 1.2816
  const bend = p > 0 ? ((point * point - 1) * (1 + p)) / (6 * Math.sqrt(done * p)) : 0
  return Math.max(0, Math.round(mean + Math.sqrt(mean * (1 + left / elapsed)) * (point + bend) - 0.5))
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

export const bandOf = (done: number, elapsed: number, left: number): Band => ({
  low: done + quantileOf(LOW_SHARE, done, elapsed, left),
  high: done + quantileOf(HIGH_SHARE, done, elapsed, left),
})
