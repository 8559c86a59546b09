/** With what chance a target will be met: Gamma–Poisson, the rate unknown, the days independent. */

/**
 * The chance (0 to 1) that at least `remaining` more events happen in `left` days after `done` in `elapsed` days.
 * What is to come is negative binomial with mean done/elapsed·left and variance mean·(1 + left/elapsed);
 * its upper tail is the regularized incomplete beta function. Days may be weighted by a season.
 */
export function chanceOf(done: number, elapsed: number, remaining: number, left: number): number {
  if (remaining <= 0) return 1
  if (left <= 0 || elapsed <= 0 || done <= 0) return 0
  return incompleteBeta(left / (elapsed + left), Math.ceil(remaining), done)
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
