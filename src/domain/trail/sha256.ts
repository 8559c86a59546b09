/** SHA-256 in plain arithmetic: the same on a server, a Worker and a page that was opened from a file, where browsers offer none. */

const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
)
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
const ROUNDS = Int32Array.from(PRIMES.slice(0, 64), (prime) => fraction(Math.cbrt(prime)))
const BEGIN = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const encoder = new TextEncoder()
/** Of the block that is taken in just now. */
const words = new Int32Array(64)

/** Takes texts (as UTF-8) and bytes piece by piece. */
export class Digest {
  readonly #state = BEGIN.slice()
  readonly #block = new Uint8Array(64)
  #filled = 0
  #bytes = 0

  add(piece: string | Uint8Array): this {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
    this.#bytes += bytes.length
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(64 - this.#filled, bytes.length - at)
      this.#block.set(bytes.subarray(at, at + taken), this.#filled)
      this.#filled += taken
      at += taken
      if (this.#filled === 64) this.#take()
    }
    return this
  }

  /** The end: nothing can be added afterwards. */
  hex(): string {
    const bits = this.#bytes * 8
    const padding = new Uint8Array(((119 - (this.#bytes % 64)) % 64) + 9)
    padding[0] = 0x80
    const view = new DataView(padding.buffer)
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(padding.length - 4, bits >>> 0)
    this.add(padding)
    return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }

  /** Of a block's 16 words, 64. */
  #spread(): void {
    const block = this.#block
    for (let i = 0; i < 16; i++) {
      const at = i * 4
      words[i] = (nth(block, at) << 24) | (nth(block, at + 1) << 16) | (nth(block, at + 2) << 8) | nth(block, at + 3)
    }
    for (let i = 16; i < 64; i++) {
      const [early, late] = [nth(words, i - 15), nth(words, i - 2)]
      const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
      const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
      words[i] = (nth(words, i - 16) + small + nth(words, i - 7) + large) | 0
    }
  }

  #take(): void {
    this.#spread()
    const state = this.#state
    let a = nth(state, 0)
    let b = nth(state, 1)
    let c = nth(state, 2)
    let d = nth(state, 3)
    let e = nth(state, 4)
    let f = nth(state, 5)
    let g = nth(state, 6)
    let h = nth(state, 7)
    for (let i = 0; i < 64; i++) {
      const sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      const one = (h + sum + ((e & f) ^ (~e & g)) + nth(ROUNDS, i) + nth(words, i)) | 0
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    state[0] = nth(state, 0) + a
    state[1] = nth(state, 1) + b
    state[2] = nth(state, 2) + c
    state[3] = nth(state, 3) + d
    state[4] = nth(state, 4) + e
    state[5] = nth(state, 5) + f
    state[6] = nth(state, 6) + g
    state[7] = nth(state, 7) + h
    this.#filled = 0
  }
}

const nth = (list: Int32Array | Uint8Array, i: number): number => list[i] ?? 0
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

export const digestOf = (content: string | Uint8Array): string => new Digest().add(content).hex()
