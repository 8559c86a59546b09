/** What is dear to make, kept while it is used: only so many, and the one used longest ago goes first. */
export class RecentlyUsed<T> {
  readonly #kept = new Map<string, T>()
  readonly #most: number
  readonly #make: (key: string) => T

  constructor(most: number, make: (key: string) => T) {
    this.#most = most
    this.#make = make
  }

  get size(): number {
    return this.#kept.size
  }

  get(key: string): T {
    const found = this.#kept.get(key) ?? this.#make(key)
    // a map keeps the order in which things were put in
    this.#kept.delete(key)
    this.#kept.set(key, found)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
    }
    return found
  }
}
