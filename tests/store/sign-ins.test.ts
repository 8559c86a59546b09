import { expect, test } from 'vitest'
import type { Sql } from '../../src/store/sql.ts'
import { beginSignIn, signInWasRight, signInWasWrong } from '../../src/store/sign-ins.ts'
import { openSqlite } from '../../src/store/node-sqlite.ts'
import { NOW } from '../make.ts'

const after = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const ABOUT = ['account:a', 'address:1']

function aDatabase(): Sql {
  const sql = openSqlite(':memory:')
  sql.migrate('db/migrations')
  return sql
}

async function wrong(sql: Sql, about: string[], now: Date): Promise<boolean> {
  const beginning = await beginSignIn(sql, about, now)
  if (beginning.admitted) await signInWasWrong(sql, beginning.attempt)
  return beginning.admitted
}

test('of fifty attempts begun at the same moment ten are admitted', async () => {
  const sql = aDatabase()
  const begun = await Promise.all(Array.from({ length: 50 }, () => beginSignIn(sql, ABOUT, NOW)))
  expect(begun.filter(({ admitted }) => admitted)).toHaveLength(10)
  expect(begun.at(-1)).toEqual({ admitted: false, freeAt: after(15), someAreOpen: true })
})

test('an account is full from whatever address the attempts came', async () => {
  const sql = aDatabase()
  for (let i = 0; i < 10; i++) expect(await wrong(sql, ['account:a', `address:${i}`], NOW)).toBe(true)
  expect(await wrong(sql, ['account:a', 'address:new'], NOW)).toBe(false)
  expect(await wrong(sql, ['account:b', 'address:new'], NOW)).toBe(true)
})

test('an address is full whatever accounts it tried', async () => {
  const sql = aDatabase()
  for (let i = 0; i < 10; i++) expect(await wrong(sql, [`account:${i}`, 'address:1'], NOW)).toBe(true)
  expect(await wrong(sql, ['account:new', 'address:1'], NOW)).toBe(false)
})

test('refused attempts do not lengthen the pause: it ends fifteen minutes after the first wrong one', async () => {
  const sql = aDatabase()
  for (let i = 0; i < 10; i++) await wrong(sql, ABOUT, after(i))
  expect(await beginSignIn(sql, ABOUT, after(14))).toEqual({ admitted: false, freeAt: after(15), someAreOpen: false })
  expect(await wrong(sql, ABOUT, after(15))).toBe(true)
  expect(await wrong(sql, ABOUT, after(15.5))).toBe(false)
})

test('a right one clears its account, and only its own mark on the address', async () => {
  const sql = aDatabase()
  for (let i = 0; i < 9; i++) await wrong(sql, ABOUT, NOW)
  const last = await beginSignIn(sql, ABOUT, NOW)
  if (last.admitted) await signInWasRight(sql, last.attempt, 'account:a')
  expect(await sql.all('SELECT about, count(*) AS n FROM sign_in_attempts GROUP BY about')).toEqual([
    { about: 'address:1', n: 9 },
  ])
})

test('attempts older than the window are forgotten', async () => {
  const sql = aDatabase()
  await wrong(sql, ['account:old', 'address:old'], NOW)
  await wrong(sql, ABOUT, after(16))
  expect(await sql.first('SELECT count(*) AS n FROM sign_in_attempts')).toEqual({ n: 2 })
})
