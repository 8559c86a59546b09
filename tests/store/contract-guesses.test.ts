/** Where wrong passwords are counted, on both engines; the rule itself is in sign-ins.test.ts. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Guesser } from '../../src/domain/people/password.ts'
import { beginSignIn, signInWasRight, signInWasWrong } from '../../src/store/people/sign-ins.ts'
import { engines, managed } from '../engines.ts'
import { NOW } from '../make.ts'

const stranger = (account: string, network: string, isUsualNetwork = false): Guesser => ({
  account,
  network,
  isUsualNetwork,
})

describe.each(engines)('guesses on $name', ({ start }) => {
  const { running } = managed(start)
  beforeEach(() => running.sql.run('DELETE FROM sign_in_attempts'))

  const wrong = async (guesser: Guesser, now = NOW): Promise<boolean> => {
    const beginning = await beginSignIn(running.sql, guesser, now)
    if (beginning.admitted) await signInWasWrong(running.sql, beginning.attempt)
    return beginning.admitted
  }
  const times = async (count: number, guesser: (i: number) => Guesser): Promise<boolean[]> => {
    const all: boolean[] = []
    for (let i = 0; i < count; i++) all.push(await wrong(guesser(i)))
    return all
  }
  const TEN = Array<boolean>(10).fill(true)

  test('ten of one account from one network, of one account from ten networks, of ten accounts from one', async () => {
    expect(await times(11, () => stranger('a', '1'))).toEqual([...TEN, false])
    expect(await times(11, (i) => stranger('b', `b${i}`))).toEqual([...TEN, false])
    expect(await wrong(stranger('b', 'office', true))).toBe(true)
    expect(await times(11, (i) => stranger(`c${i}`, 'c'))).toEqual([...TEN, false])
    expect(await times(11, () => ({ own: 'device:1 a' }))).toEqual([...TEN, false])
    expect(await times(11, () => ({ network: 'code 1' }))).toEqual([...TEN, false])
  })

  test('of twenty at the same moment ten are judged; a right one makes room again', async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, () => beginSignIn(running.sql, stranger('a', '1'), NOW)))
    const admitted = begun.flatMap((one) => (one.admitted ? [one.attempt] : []))
    expect(admitted).toHaveLength(10)
    expect(begun.find((one) => !one.admitted)).toMatchObject({ someAreOpen: true })
    for (const attempt of admitted) await signInWasRight(running.sql, attempt, stranger('a', '1'))
    expect(await running.sql.all('SELECT id FROM sign_in_attempts')).toEqual([])
  })

  test('those of a clock that was set back, and of the day before yesterday, count no more', async () => {
    const hour = 3_600_000
    await wrong(stranger('a', '1'), new Date(NOW.getTime() - 25 * hour))
    await wrong(stranger('a', '1'), new Date(NOW.getTime() + hour))
    await wrong(stranger('a', '1'))
    expect(await running.sql.all('SELECT at FROM sign_in_attempts')).toEqual([{ at: NOW.toISOString() }])
  })
})
