/** SHA-256 in plain arithmetic: the same on a server, a Worker and a page that was opened from a file, where browsers offer none. */

const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
)
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
const ROUNDS = Int32Array.from(PRIMES.slice(0, 64), (prime) => fraction(Math.cbrt(prime)))
const BEGIN = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const encoder = new TextEncoder()
/** Where a block says how long all was. */
const LENGTH_AT = 56
/** What is short is encoded in one place, and taken in before the next: there are some of each log. */
const SHORT = 4096
const room = new Uint8Array(3 * SHORT)
const encoded = (text: string): Uint8Array =>
  text.length > SHORT ? encoder.encode(text) : room.subarray(0, encoder.encodeInto(text, room).written)
/** Of the block that is taken in just now. */
const words = new Int32Array(64)

/** Takes texts (as UTF-8) and bytes piece by piece. */
export class Digest {
  readonly #state = BEGIN.slice()
  readonly #block = new Uint8Array(64)
  #filled = 0
  #bytes = 0

  add(piece: string | Uint8Array): this {
    const bytes = typeof piece === 'string' ? encoded(piece) : piece
    this.#bytes += bytes.length
    for (let at = 0; at < bytes.length;) {
      if (this.#filled === 0 && bytes.length - at >= 64) {
        this.#take(bytes, at)
        at += 64
        continue
      }
      const taken = Math.min(64 - this.#filled, bytes.length - at)
      for (let i = 0; i < taken; i++) this.#block[this.#filled + i] = nth(bytes, at + i)
      this.#filled += taken
      at += taken
      if (this.#filled === 64) this.#takeBlock()
    }
    return this
  }

  /** The end: nothing can be added afterwards. */
  hex(): string {
    const bits = this.#bytes * 8
    const block = this.#block
    block[this.#filled] = 0x80
    block.fill(0, this.#filled + 1)
    if (this.#filled >= LENGTH_AT) {
      this.#takeBlock()
      block.fill(0)
    }
    const high = Math.floor(bits / 2 ** 32)
    for (let i = 0; i < 4; i++) {
      block[LENGTH_AT + i] = high >>> (24 - 8 * i)
      block[LENGTH_AT + 4 + i] = bits >>> (24 - 8 * i)
    }
    this.#takeBlock()
    let text = ''
    for (let i = 0; i < 8; i++) text += (nth(this.#state, i) >>> 0).toString(16).padStart(8, '0')
    return text
  }

  #takeBlock(): void {
    this.#take(this.#block, 0)
    this.#filled = 0
  }

  /** Of a block's 16 words, 64. */
  #spread(block: Uint8Array, from: number): void {
    for (let i = 0; i < 16; i++) {
      const at = from + i * 4
      words[i] = (nth(block, at) << 24) | (nth(block, at + 1) << 16) | (nth(block, at + 2) << 8) | nth(block, at + 3)
    }
    for (let i = 16; i < 64; i++) {
      const [early, late] = [nth(words, i - 15), nth(words, i - 2)]
      const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
      const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
      words[i] = (nth(words, i - 16) + small + nth(words, i - 7) + large) | 0
    }
  }

  #take(bytes: Uint8Array, from: number): void {
    this.#spread(bytes, from)
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

let builtIn: typeof digestOf | undefined
/** Where there is one, as on a server and on Workers: it says the same in a fourth of the time. */
export function digestBy(digest: typeof digestOf): void {
  builtIn = digest
}
export const digestOf = (content: string | Uint8Array): string =>
  builtIn ? builtIn(content) : new Digest().add(content).hex()
