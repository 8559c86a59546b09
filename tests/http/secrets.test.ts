import { scryptSync } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { hashPassword, newEnrolmentCode, verifyPassword } from '../../src/http/secrets.ts'
import { quickHash } from '../ways-in.ts'

test('the same password is hashed differently each time, and each hash knows it', async () => {
  const [one, other] = await Promise.all([hashPassword('映响2017'), hashPassword('映响2017')])
  expect(one).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(other)
  // full-width digits, as a Chinese keyboard gives them
  expect(await verifyPassword('映响２０１７', other)).toBe(true)
  expect(await verifyPassword('映响2018', one)).toBe(false)
})

test('a hash made at another cost is still verified', async () => {
  const salt = Buffer.alloc(16, 7)
  const key = scryptSync('映响', salt, 32, { N: 1024, r: 4, p: 2 }).toString('base64url')
  expect(await verifyPassword('映响', `scrypt$1024$4$2$${salt.toString('base64url')}$${key}`)).toBe(true)
})

test('nobody has no password, not even an empty one', async () => {
  expect(await verifyPassword('', null)).toBe(false)
})

test('a hundred passwords at once are all checked, and leave threads to whoever reads a file', async () => {
  const hash = quickHash('映响2017', 16_384)
  let checked = 0
  const checks = Array.from({ length: 100 }, async (_, i) => {
    const isRight = await verifyPassword(i % 2 === 0 ? '映响2017' : '映响2018', hash)
    checked++
    return isRight
  })
  // its threads were all taken, it would wait for dozens of them
  await stat('package.json')
  expect(checked).toBeLessThan(20)
  expect(await Promise.all(checks)).toEqual(Array.from({ length: 100 }, (_, i) => i % 2 === 0))
})

test('of more than can wait the last are told to come again, and the others are checked', async () => {
  const hash = quickHash('映响', 64)
  const settled = await Promise.allSettled(Array.from({ length: 510 }, () => verifyPassword('映响', hash)))
  const told = settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as { code: string }).code))
  expect(told).toEqual([...Array<boolean>(502).fill(true), ...Array<string>(8).fill('too_many')])
})

test('enrolment codes use every readable sign and differ', () => {
  const codes = Array.from({ length: 500 }, newEnrolmentCode)
  expect(new Set(codes).size).toBe(500)
  expect([...new Set(codes.join(''))].sort().join('')).toBe('-23456789ABCDEFGHJKLMNPQRSTUVWXYZ')
})
