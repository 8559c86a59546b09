/** How much a few answers prove: between which shares the true one lies, at 95 % (Clopper and Pearson’s exact interval). */

const TAIL = 0.025

/** The chance of at most `count` of `of` at a share, added up from logarithms: no power is too small to be told from 0. */
function atMost(count: number, of: number, share: number): number {
  if (share <= 0) return 1
  if (share >= 1) return count >= of ? 1 : 0
  let log = of * Math.log1p(-share)
  let sum = Math.exp(log)
  for (let k = 1; k <= count; k++) {
    log += Math.log((of - k + 1) / k) + Math.log(share) - Math.log1p(-share)
    sum += Math.exp(log)
  }
  return Math.min(1, sum)
}

/** Where a chance that falls with the share crosses the tail. */
function crossing(chanceAt: (share: number) => number, tail: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (chanceAt(middle) > tail) low = middle
    else high = middle
  }
  return low
}

/** Null where nobody was asked: then anything may be true. */
export function shareBetween(count: number, of: number): { low: number; high: number } | null {
  if (of === 0) return null
  return {
    low: count === 0 ? 0 : crossing((share) => atMost(count - 1, of, share), 1 - TAIL),
    high: count === of ? 1 : crossing((share) => atMost(count, of, share), TAIL),
  }
}
