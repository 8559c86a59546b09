/** How far a check has come: parts done, the one that is looked at, those to come, and where something was found. */
import { expect, test } from 'vitest'
import { BEGIN, partState, stepped } from '../../src/client/desk/verify/rules.ts'

test('a check goes through its parts and adds up what was looked at', () => {
  const first = stepped(BEGIN, { part: 'seals', looked: 2500, next: 'seals 5' })
  expect([first.looked.seals, partState(first, 'seals'), partState(first, 'logs')]).toEqual([
    2500,
    'running',
    'to_come',
  ])
  const second = stepped(first, { part: 'seals', looked: 100, next: 'tail' })
  expect([second.looked.seals, partState(second, 'seals'), partState(second, 'tail')]).toEqual([
    2600,
    'fits',
    'running',
  ])
})

test('it ends where something was altered, or with everything as it was', () => {
  const altered = stepped(BEGIN, { part: 'logs', looked: 7, fault: '放映记录 … 不符' })
  expect([altered.next, partState(altered, 'tail'), partState(altered, 'logs')]).toEqual([undefined, 'fits', 'differs'])
  const good = stepped(BEGIN, { part: 'reports', looked: 0 })
  expect([good.next, good.fault, partState(good, 'reports')]).toEqual([undefined, undefined, 'fits'])
})
