/** SHA-256 of our own is the one that everybody else computes. */
import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Digest, digestOf } from '../../src/domain/trail/sha256.ts'

const theirs = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('of every length around its blocks, and of texts in Chinese', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = randomBytes(length)
    expect([length, digestOf(bytes)]).toEqual([length, theirs(bytes)])
  }
  expect(digestOf('盐亭县🎬')).toBe(theirs(new TextEncoder().encode('盐亭县🎬')))
})

test('of a megabyte that comes in pieces', () => {
  const bytes = randomBytes(2 ** 20)
  const digest = new Digest()
  for (let at = 0; at < bytes.length; at += 777) digest.add(bytes.subarray(at, at + 777))
  expect(digest.hex()).toBe(theirs(bytes))
})
