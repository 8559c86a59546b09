/** Chances that are the same with the same seed. */

export function seeded(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number): number => from + next() * (to - from)
  const whole = (from: number, to: number): number => Math.floor(between(from, to + 1))
  const oneOf = <T>(things: readonly T[]): T => things[whole(0, things.length - 1)] as T
  /** About normal: the sum of a few. */
  const around = (mean: number, spread: number): number =>
    mean + spread * (next() + next() + next() + next() + next() + next() - 3) * 1.41
  const digits = (count: number): string => Array.from({ length: count }, () => whole(0, 15).toString(16)).join('')
  const id = (): string => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`
  return { next, between, whole, oneOf, around, digits, id, happens: (share: number) => next() < share }
}
export type Dice = ReturnType<typeof seeded>
