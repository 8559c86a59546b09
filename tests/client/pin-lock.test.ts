/** The PIN of a phone that several use. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropPin, hasPin, isPin, openPin, setPin } from '../../src/client/field/door/pin-lock.ts'

const WAY = { username: 'fangying-01', password: '青山-电影-2017' }

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2017-06-30T13:00:00Z') })
  await setPin('zhao', '2468', WAY)
})
afterEach(async () => {
  vi.useRealTimers()
  await dropPin('zhao')
})
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

test('four to six digits are one', () => {
  expect(['1234', '123456', '123', '1234567', '12a4', ''].map(isPin)).toEqual([true, true, false, false, false, false])
})

test('the right one opens its person’s way in, and nobody else’s', async () => {
  expect(await openPin('zhao', '2468')).toEqual({ is: 'open', way: WAY })
  expect(await openPin('qian', '2468')).toEqual({ is: 'gone' })
  expect([await hasPin('zhao'), await hasPin('qian')]).toEqual([true, false])
})

test('a wrong one makes the next wait, longer each time; the right one before that wait is over does not open', async () => {
  expect(await openPin('zhao', '1111')).toEqual({ is: 'wrong', left: 4 })
  expect(await openPin('zhao', '2468')).toEqual({ is: 'wait', seconds: 2 })
  later(2)
  expect(await openPin('zhao', '1111')).toEqual({ is: 'wrong', left: 3 })
  expect(await openPin('zhao', '2468')).toEqual({ is: 'wait', seconds: 4 })
  later(4)
  expect(await openPin('zhao', '2468')).toEqual({ is: 'open', way: WAY })
  // all tries are there again
  expect(await openPin('zhao', '1111')).toEqual({ is: 'wrong', left: 4 })
})

test('after five wrong ones it is gone with what it sealed, and only the password is left', async () => {
  for (let tries = 0; tries < 4; tries++) {
    await openPin('zhao', '1111')
    later(60)
  }
  expect(await openPin('zhao', '1111')).toEqual({ is: 'gone' })
  expect(await hasPin('zhao')).toBe(false)
  later(60)
  expect(await openPin('zhao', '2468')).toEqual({ is: 'gone' })
})
