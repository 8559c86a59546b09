/** What Chrome 90 lacks and the field app's parts use; imported before all else, for what it does. */

type Fits = (value: unknown, index: number, all: unknown[]) => unknown

function at(this: ArrayLike<unknown>, index = 0): unknown {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}
function findLastIndex(this: unknown[], fits: Fits): number {
  let index = this.length - 1
  while (index >= 0 && !fits(this[index], index, this)) index -= 1
  return index
}
function findLast(this: unknown[], fits: Fits): unknown {
  return this[findLastIndex.call(this, fits)]
}
const hasOwn = (thing: object, name: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(thing, name)

const bytes = Object.getPrototypeOf(Uint8Array.prototype) as object
/** Where each belongs, its name, and how it is done. */
export const SKILLS: [home: object, name: string, skill: (...given: never[]) => unknown][] = [
  [Array.prototype, 'at', at],
  [String.prototype, 'at', at],
  [bytes, 'at', at],
  [Array.prototype, 'findLast', findLast],
  [Array.prototype, 'findLastIndex', findLastIndex],
  [Object, 'hasOwn', hasOwn],
]

for (const [home, name, value] of SKILLS) {
  if (!(name in home)) Object.defineProperty(home, name, { value, configurable: true, writable: true })
}
