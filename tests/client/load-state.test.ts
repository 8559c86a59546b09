import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/client/shared/api.ts'
import {
  isDue,
  isEarlier,
  type LoadEvent,
  loadReducer,
  type LoadState,
  nothingYet,
} from '../../src/client/shared/load.ts'

type Event = LoadEvent<number[]>
const after = (...events: Event[]): LoadState<number[]> => events.reduce<LoadState<number[]>>(loadReducer, nothingYet)
const asked = (key: string): Event => ({ kind: 'asked', key })
const arrived = (key: string, data: number[], at = 1): Event => ({ kind: 'arrived', key, data, at })
const failed = (key: string): Event => ({ kind: 'failed', key, problem: new Problem('offline', '连不上') })

describe('data for a view', () => {
  test('arrive', () => {
    expect(after(asked('a'), arrived('a', [1]))).toMatchObject({ data: [1], at: 1, isLoading: false })
  })

  test('of a failed refresh stay, and the problem is known', () => {
    const state = after(asked('a'), arrived('a', [1]), asked('a'), failed('a'))
    expect(state).toMatchObject({ data: [1], problem: { code: 'offline' }, isLoading: false })
  })

  test('that arrive after a failure take the problem away', () => {
    expect(after(asked('a'), failed('a'), asked('a'), arrived('a', [2])).problem).toBeUndefined()
  })

  test('of an earlier question are shown while the next is asked, and known to be so', () => {
    const state = after(asked('a'), arrived('a', [1]), asked('b'))
    expect(state.data).toEqual([1])
    expect(isEarlier(state)).toBe(true)
  })

  test('of an earlier question never stand for an answer that failed', () => {
    const state = after(asked('a'), arrived('a', [1]), asked('b'), failed('b'))
    expect(state.data).toBeUndefined()
    expect(state.problem?.code).toBe('offline')
  })

  test('that come late for an earlier question change nothing', () => {
    const before = after(asked('a'), asked('b'), arrived('b', [2]))
    expect(loadReducer(before, arrived('a', [1]))).toBe(before)
    expect(loadReducer(before, failed('a'))).toBe(before)
  })

  test('that are the same again stay the same object, so that nothing is drawn anew', () => {
    const first = after(asked('a'), arrived('a', [1]))
    const second = [asked('a'), arrived('a', [1], 9)].reduce<LoadState<number[]>>(loadReducer, first)
    expect(second.data).toBe(first.data)
    expect(second.at).toBe(9)
  })

  test('known from before are shown at once', () => {
    const state = after({ kind: 'asked', key: 'a', known: { data: [7], at: 3 } })
    expect(state).toMatchObject({ data: [7], at: 3, isLoading: true })
    expect(isEarlier(state)).toBe(false)
  })
})

test('asking again is due after a minute, and only while somebody looks', () => {
  expect(isDue(0, 60_000, 60_000, true)).toBe(true)
  expect(isDue(0, 59_000, 60_000, true)).toBe(false)
  expect(isDue(0, 90_000, 60_000, false)).toBe(false)
  expect(isDue(undefined, 0, 60_000, true)).toBe(true)
  // the clock was set back since
  expect(isDue(86_400_000, 0, 60_000, true)).toBe(true)
})
