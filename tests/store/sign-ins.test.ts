import { describe, expect, test } from 'vitest'
import type { Guesser } from '../../src/domain/people/password.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { beginSignIn, signInWasRight, signInWasWrong } from '../../src/store/people/sign-ins.ts'
import { anEmptyDatabase } from '../in-memory.ts'
import { NOW } from '../make.ts'

const after = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const stranger = (account = 'a', network = '1', isUsualNetwork = false): Guesser => ({
  account,
  network,
  isUsualNetwork,
})

async function wrong(sql: Sql, guesser: Guesser, now = NOW): Promise<boolean> {
  const beginning = await beginSignIn(sql, guesser, now)
  if (beginning.admitted) await signInWasWrong(sql, beginning.attempt)
  return beginning.admitted
}
/** Guesses until it must wait; answers how often it was judged. */
async function guessOn(sql: Sql, guesser: Guesser, now = NOW): Promise<number> {
  for (let n = 0; ; n++) if (!(await wrong(sql, guesser, now))) return n
}

test('of fifty attempts begun at the same moment ten are admitted', async () => {
  const sql = await anEmptyDatabase()
  const begun = await Promise.all(Array.from({ length: 50 }, () => beginSignIn(sql, stranger(), NOW)))
  expect(begun.filter(({ admitted }) => admitted)).toHaveLength(10)
  expect(begun.at(-1)).toEqual({ admitted: false, freeAt: after(15), someAreOpen: true })
})

test('an account is full from whatever networks the attempts came', async () => {
  const sql = await anEmptyDatabase()
  for (let i = 0; i < 10; i++) expect(await wrong(sql, stranger('a', `${i}`))).toBe(true)
  expect(await wrong(sql, stranger('a', 'new'))).toBe(false)
  expect(await wrong(sql, stranger('b', 'new'))).toBe(true)
})

test('a network is full whatever accounts it tried', async () => {
  const sql = await anEmptyDatabase()
  for (let i = 0; i < 10; i++) expect(await wrong(sql, stranger(`${i}`, '1'))).toBe(true)
  expect(await wrong(sql, stranger('new', '1'))).toBe(false)
})

test('a network whose guesses are about one or two accounts: one shuts out nobody else, two do', async () => {
  const sql = await anEmptyDatabase()
  expect(await guessOn(sql, stranger('a'))).toBe(10)
  expect(await wrong(sql, stranger('b'))).toBe(true)
  const other = await anEmptyDatabase()
  for (let i = 0; i < 5; i++) for (const account of ['a', 'b']) await wrong(other, stranger(account))
  expect(await wrong(other, stranger('c'))).toBe(false)
})

test('one guesser alone shuts the account for nobody elsewhere', async () => {
  const sql = await anEmptyDatabase()
  expect(await guessOn(sql, stranger('a', '1'))).toBe(10)
  expect(await wrong(sql, stranger('a', '2'))).toBe(true)
})

test('refused attempts do not lengthen the pause: it ends fifteen minutes after the first wrong one', async () => {
  const sql = await anEmptyDatabase()
  for (let i = 0; i < 10; i++) await wrong(sql, stranger(), after(i))
  expect(await beginSignIn(sql, stranger(), after(14))).toEqual({
    admitted: false,
    freeAt: after(15),
    someAreOpen: false,
  })
  expect(await wrong(sql, stranger(), after(15))).toBe(true)
  expect(await wrong(sql, stranger(), after(15.5))).toBe(false)
})

test('who goes on guessing waits longer and longer: ten, five more in two hours, five more in the day', async () => {
  const sql = await anEmptyDatabase()
  const judged: number[] = []
  for (let minute = 0; minute < 1440; minute += 5) judged.push(await guessOn(sql, stranger(), after(minute)))
  expect(judged.reduce((sum, n) => sum + n)).toBe(20)
  expect([judged[0], judged[3], judged[24]]).toEqual([10, 5, 5])
  // a day after the first ten
  expect(await guessOn(sql, stranger(), after(1440))).toBe(10)
})

test('a right one clears its own marks, and nobody else’s', async () => {
  const sql = await anEmptyDatabase()
  for (let i = 0; i < 9; i++) await wrong(sql, stranger())
  await wrong(sql, stranger('b'))
  await wrong(sql, stranger('a', '2'))
  const last = await beginSignIn(sql, stranger(), NOW)
  if (last.admitted) await signInWasRight(sql, last.attempt, stranger())
  expect(
    await sql.all('SELECT account, network, count(*) AS n FROM sign_in_attempts GROUP BY 1, 2 ORDER BY 1'),
  ).toEqual([
    { account: 'a', network: '2', n: 1 },
    { account: 'b', network: '1', n: 1 },
  ])
})

test('attempts older than a day are forgotten, and so are those of a clock that was set back since', async () => {
  const sql = await anEmptyDatabase()
  await wrong(sql, stranger('old'), NOW)
  await wrong(sql, stranger(), after(1440))
  expect(await sql.first('SELECT count(*) AS n FROM sign_in_attempts')).toEqual({ n: 1 })
  // an hour ahead for a while: what was wrong then shuts nobody out now
  expect(await guessOn(sql, stranger('ahead'), after(1500))).toBe(10)
  expect(await guessOn(sql, stranger('ahead'), after(1440))).toBe(10)
})

describe('an attacker with ten thousand addresses', () => {
  test('is judged four hundred times a day about one account at most, from twenty of them', async () => {
    const sql = await anEmptyDatabase()
    let judged = 0
    const networks = Array.from({ length: 24 }, (_, i) => `${i}`)
    for (let minute = 0; minute < 1440; minute += 30) {
      for (const network of networks) judged += await guessOn(sql, stranger('a', network), after(minute))
    }
    expect(judged).toBeGreaterThan(300)
    expect(judged).toBeLessThanOrEqual(400)
    expect(await sql.first('SELECT count(DISTINCT network) AS n FROM sign_in_attempts')).toEqual({ n: 20 })
  })

  test('shuts out neither a device that is known nor an open session, nor a network from which one signs in', async () => {
    const sql = await anEmptyDatabase()
    for (let i = 0; i < 100; i++) await wrong(sql, stranger('a', `${i}`))
    expect(await wrong(sql, stranger('a', 'elsewhere'))).toBe(false)
    expect(await wrong(sql, { own: 'device:1 a' })).toBe(true)
    expect(await wrong(sql, { own: 'session:1' })).toBe(true)
    expect(await wrong(sql, stranger('a', 'office', true))).toBe(true)
  })

  test('keeps no more than a bounded number of marks', async () => {
    const sql = await anEmptyDatabase()
    await sql.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)
       INSERT INTO sign_in_attempts (account, network, at, is_open) SELECT 'x' || i, 'y' || i, ?, 0 FROM n`,
      NOW.toISOString(),
    )
    await wrong(sql, stranger())
    expect(await sql.first('SELECT count(*) AS n FROM sign_in_attempts')).toEqual({ n: 100_001 })
  })
})

test('a device that is known has an allowance like everybody’s, of its own', async () => {
  const sql = await anEmptyDatabase()
  expect(await guessOn(sql, { own: 'device:1 a' })).toBe(10)
  expect(await wrong(sql, { own: 'device:2 a' })).toBe(true)
  expect(await wrong(sql, stranger())).toBe(true)
})
