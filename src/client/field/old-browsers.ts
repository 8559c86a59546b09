/** What the app's own code and the domain use beyond a browser of 2021 (Chrome 90); each only where it is missing. */

const add = (owner: object, name: string, value: unknown): void => {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

function findLast(
  this: readonly unknown[],
  holds: (item: unknown, index: number, list: readonly unknown[]) => unknown,
) {
  for (let i = this.length - 1; i >= 0; i--) if (holds(this[i], i, this)) return this[i]
  return undefined
}

add(Array.prototype, 'at', at)
add(String.prototype, 'at', function (this: string, index: number) {
  return at.call(this, index)
})
add(Array.prototype, 'findLast', findLast)
add(Object, 'hasOwn', (owner: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(owner, name))
