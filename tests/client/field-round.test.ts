import { expect, test } from 'vitest'
import { isOfBefore, MOST_STOPS, type Round, roundReducer, withDone } from '../../src/client/field/broadcast/round.ts'
import { hereIn } from '../../src/client/field/broadcast/here.ts'

const DAY = '2017-06-30'
const codesOf = (round: Round | null): string[] => round?.stops.map(({ code }) => code) ?? []
const planned = roundReducer(null, { kind: 'planned', day: DAY, codes: ['天水', '高观', '华龙'] })

test('a village is moved to another’s place, and never out of the list', () => {
  const moved = (code: string, to: number) => codesOf(roundReducer(planned, { kind: 'moved', code, to }))
  expect(moved('华龙', 0)).toEqual(['华龙', '天水', '高观'])
  expect(moved('天水', 1)).toEqual(['高观', '天水', '华龙'])
  expect([moved('天水', 99), moved('华龙', -1)]).toEqual([
    ['高观', '华龙', '天水'],
    ['华龙', '天水', '高观'],
  ])
  expect(moved('三清', 0)).toEqual(['天水', '高观', '华龙'])
})

test('a village is in it once, at most thirty are, and one that is taken out is gone', () => {
  const twice = roundReducer(planned, { kind: 'added', day: DAY, code: '高观' })
  expect(codesOf(twice)).toEqual(['天水', '高观', '华龙'])
  expect(codesOf(roundReducer(null, { kind: 'added', day: DAY, code: '高观' }))).toEqual(['高观'])
  const codes = Array.from({ length: 50 }, (_, i) => String(i))
  const full = roundReducer(null, { kind: 'planned', day: DAY, codes })
  expect(codesOf(roundReducer(full, { kind: 'added', day: DAY, code: '高观' }))).toHaveLength(MOST_STOPS)
  expect(codesOf(roundReducer(planned, { kind: 'removed', code: '高观' }))).toEqual(['天水', '华龙'])
})

test('the next morning asks; carried on are those not reached, in their order, and dropped is dropped', () => {
  const ticked = roundReducer(planned, { kind: 'ticked', code: '天水', isDone: true })
  expect([isOfBefore(ticked, DAY), isOfBefore(ticked, '2017-07-01'), isOfBefore(null, DAY)]).toEqual([
    false,
    true,
    false,
  ])
  const next = roundReducer(ticked, { kind: 'carried_on', day: '2017-07-01' })
  expect([next?.day, codesOf(next)]).toEqual(['2017-07-01', ['高观', '华龙']])
  expect(roundReducer(ticked, { kind: 'dropped' })).toBeNull()
})

test('where a test was made today one has been, whatever is ticked', () => {
  const done = planned && withDone(planned, new Set(['高观']))
  expect(done?.stops.map(({ isDone }) => isDone)).toEqual([false, true, false])
})

test('a place is remembered for half an hour, and one that cannot be read is none', () => {
  const now = Date.parse('2017-06-30T13:00:00Z')
  const kept = (at: number) => JSON.stringify({ latitude: 31.2, longitude: 105.3, at })
  expect(hereIn(kept(now - 29 * 60_000), now)).toEqual({ latitude: 31.2, longitude: 105.3 })
  expect([hereIn(kept(now - 31 * 60_000), now), hereIn(kept(now + 60_000), now)]).toEqual([undefined, undefined])
  expect([hereIn(null, now), hereIn('{', now)]).toEqual([undefined, undefined])
})
