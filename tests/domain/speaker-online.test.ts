import { describe, expect, test } from 'vitest'
import type { SpeakerGroup } from '../../src/domain/audibility/speaker.ts'
import {
  canReport,
  type MachineCounts,
  onlineOn,
  onlineTotal,
  sumsOf,
} from '../../src/domain/audibility/speaker-online.ts'

/** Machines of a village by the newest state of the day: `{ 1: 6, 3: 1 }` is six running and one at fault. */
const counts = (states: Record<number, number>, changes: Partial<MachineCounts> = {}): MachineCounts => ({
  withReturnChannel: null,
  machines: 10,
  known: 10,
  newest: new Map(Object.entries(states).map(([state, machines]) => [Number(state), machines])),
  ...changes,
})
const online = (states: Record<number, number>, changes: Partial<MachineCounts> = {}) =>
  onlineOn(counts(states, changes), true)

describe('a village’s machines on a day', () => {
  test('running, recovered and playing are online; off and at fault are not', () => {
    expect(online({ 1: 3, 2: 1, 3: 2, 4: 1, 5: 2 })).toMatchObject({
      heard: 9,
      online: 6,
      off: 1,
      fault: 2,
      basis: 'heard',
      outOf: 10,
      onlineRatePercent: 60,
    })
  })

  test('are out of those with a return channel where the register says how many there are', () => {
    expect(online({ 1: 9 }, { withReturnChannel: 12 })).toMatchObject({
      basis: 'register',
      outOf: 12,
      onlineRatePercent: 75,
    })
  })

  test('are out of those heard of lately where the register names none that can report', () => {
    expect(online({ 1: 9 }, { withReturnChannel: 0 })).toMatchObject({ basis: 'heard', outOf: 10 })
    expect(online({ 1: 9 }, { withReturnChannel: null })).toMatchObject({ basis: 'heard', outOf: 10 })
  })

  test('are never more than all of them, though the register lags behind', () => {
    expect(online({ 1: 9, 3: 1 }, { withReturnChannel: 5 })).toMatchObject({ outOf: 10, onlineRatePercent: 90 })
  })

  test('the rate is rounded down: 94.96 % never reads as 95', () => {
    expect(online({ 1: 377 }, { withReturnChannel: 397 }).onlineRatePercent).toBe(94.9)
    expect(online({ 1: 2 }, { known: 3 }).onlineRatePercent).toBe(66.6)
  })

  test('silent ones are not online: none heard on a day on which others were is 0 %', () => {
    expect(online({})).toMatchObject({ heard: 0, online: 0, outOf: 10, onlineRatePercent: 0 })
  })

  test('unknown is not zero: on a day without any message of the county nothing is stated', () => {
    expect(onlineOn(counts({}, { withReturnChannel: 12 }), false)).toMatchObject({
      heard: 0,
      basis: null,
      outOf: null,
      onlineRatePercent: null,
    })
  })

  test('unknown is not zero: nor of a village of which no machine was heard for long, whatever its register says', () => {
    expect(online({}, { known: 0, withReturnChannel: 12 })).toMatchObject({ outOf: null, onlineRatePercent: null })
  })

  test('a village has something to say when a machine is registered or the register names some that can report', () => {
    expect(canReport(counts({}, { machines: 0, withReturnChannel: 0 }))).toBe(false)
    expect(canReport(counts({}, { machines: 0, withReturnChannel: null }))).toBe(false)
    expect(canReport(counts({}, { machines: 0, withReturnChannel: 3 }))).toBe(true)
    expect(canReport(counts({}, { machines: 1, withReturnChannel: 0 }))).toBe(true)
  })
})

describe('the county’s machines', () => {
  test('are summed, and the rate is that of the villages of which something is known', () => {
    const total = onlineTotal([
      online({ 1: 6, 3: 2 }, { withReturnChannel: 10 }),
      online({ 5: 5 }, { known: 5 }),
      online({}, { known: 0, withReturnChannel: 40 }),
    ])
    expect(total).toMatchObject({
      villages: 3,
      villagesKnown: 2,
      withReturnChannel: 50,
      known: 15,
      heard: 13,
      online: 11,
      fault: 2,
      outOf: 15,
      onlineRatePercent: 73.3,
    })
  })

  test('without any there is no rate, and no number of return channels', () => {
    expect(onlineTotal([])).toMatchObject({
      villages: 0,
      withReturnChannel: null,
      outOf: null,
      onlineRatePercent: null,
    })
  })
})

describe('a village’s register of speakers', () => {
  const groups: SpeakerGroup[] = [
    { kind: 'horn', transmission: 'wired', returnChannel: false, speakers: 33 },
    { kind: 'amplifier_receiver', transmission: 'ip', returnChannel: true, speakers: 12 },
  ]

  test('says how many there are, how many can report, and whether the village’s own number agrees', () => {
    expect(sumsOf(groups, 45)).toEqual({ total: 45, withReturnChannel: 12, agreesWithRegister: true })
    expect(sumsOf(groups, 44).agreesWithRegister).toBe(false)
    expect(sumsOf(groups, undefined).agreesWithRegister).toBeNull()
    expect(sumsOf(groups.slice(0, 1), 45).withReturnChannel).toBe(0)
  })

  test('that is empty says nothing, not even none', () => {
    expect(sumsOf([], 45)).toEqual({ total: null, withReturnChannel: null, agreesWithRegister: null })
    expect(sumsOf([], 0).total).toBeNull()
  })
})
