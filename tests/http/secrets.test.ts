import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, newEnrolmentCode, verifyPassword } from '../../src/http/secrets.ts'

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

test('enrolment codes use every readable sign and differ', () => {
  const codes = Array.from({ length: 500 }, newEnrolmentCode)
  expect(new Set(codes).size).toBe(500)
  expect([...new Set(codes.join(''))].sort().join('')).toBe('-23456789ABCDEFGHJKLMNPQRSTUVWXYZ')
})
