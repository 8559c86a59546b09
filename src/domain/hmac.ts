/** HMAC-SHA256 (RFC 2104) in plain arithmetic: a phone makes the same as the server, without signal and at once. */
import { digestOf } from './trail/sha256.ts'

const BLOCK = 64
const encoder = new TextEncoder()

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

/** In hex; a key is hex of at most 64 bytes. */
export function hmac(key: string, message: string | Uint8Array): string {
  const padded = new Uint8Array(BLOCK)
  padded.set(bytesOf(key).subarray(0, BLOCK))
  const inner = joined(masked(padded, 0x36), typeof message === 'string' ? encoder.encode(message) : message)
  return digestOf(joined(masked(padded, 0x5c), bytesOf(digestOf(inner))))
}

const masked = (bytes: Uint8Array, mask: number): Uint8Array => bytes.map((byte) => byte ^ mask)

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
