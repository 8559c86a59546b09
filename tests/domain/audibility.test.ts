import { describe, expect, test } from 'vitest'
import {
  audibilityOn,
  type AudibilityTest,
  bandOfTest,
  isBelow,
  isFull,
  NewAudibilityReport,
  rateOfTest,
  ratePercent,
  SpeakerCounts,
} from '../../src/domain/audibility/audibility.ts'
import { addDays } from '../../src/domain/period.ts'
import { aReport } from '../make.ts'

const TODAY = '2017-06-30'

/** A full test unless `tested` says otherwise. */
const aTest = (sounding: number, installed: number, tested = installed, testedOn = TODAY): AudibilityTest => ({
  speakersInstalled: installed,
  speakersTested: tested,
  speakersSounding: sounding,
  testedOn,
})
const bandOn = (asOf: string, full?: AudibilityTest, ...parts: AudibilityTest[]) => audibilityOn(asOf, full, parts).band

describe('the line of 95 %', () => {
  test('94.96 % is below, though it rounds to 95.0', () => {
    expect(isBelow(377, 397)).toBe(true) // 94.962 %
    expect(bandOn(TODAY, aTest(377, 397))).toBe('low')
    expect(ratePercent(377, 397)).toBe(94.9)
  })

  test('exactly 95 % passes, one speaker fewer does not', () => {
    expect(bandOn(TODAY, aTest(19, 20))).toBe('pass')
    expect(bandOn(TODAY, aTest(95, 100))).toBe('pass')
    expect(bandOn(TODAY, aTest(94, 100))).toBe('low')
    expect(bandOn(TODAY, aTest(18, 20))).toBe('low')
  })

  test('exactly 60 % is low, one speaker fewer severe', () => {
    expect(bandOn(TODAY, aTest(60, 100))).toBe('low')
    expect(bandOn(TODAY, aTest(59, 100))).toBe('severe')
    expect(bandOn(TODAY, aTest(0, 1))).toBe('severe')
    expect(bandOn(TODAY, aTest(1, 1))).toBe('pass')
  })

  test('the comparison is one of whole numbers, for every village up to 400 speakers and some of 100 000', () => {
    const check = (sounding: number, installed: number): boolean =>
      isBelow(sounding, installed) === 100n * BigInt(sounding) < 95n * BigInt(installed) &&
      ratePercent(sounding, installed) === Number((1000n * BigInt(sounding)) / BigInt(installed)) / 10
    const wrong: string[] = []
    for (let installed = 1; installed <= 400; installed++) {
      for (let s = 0; s <= installed; s++) if (!check(s, installed)) wrong.push(`${s}/${installed}`)
    }
    for (let installed = 99_500; installed <= 100_000; installed++) {
      const line = Math.floor((95 * installed) / 100)
      for (const s of [line - 1, line, line + 1, installed - 1])
        if (!check(s, installed)) wrong.push(`${s}/${installed}`)
    }
    expect(wrong).toEqual([])
  })

  test('the percentage is rounded down, never up to the line', () => {
    expect(ratePercent(37, 45)).toBe(82.2)
    expect(ratePercent(2, 3)).toBe(66.6)
    expect(ratePercent(99_999, 100_000)).toBe(99.9)
    expect(ratePercent(9, 25)).toBe(36)
    expect(ratePercent(0, 0)).toBeNull()
  })
})

describe('time', () => {
  test('a test of 30 days ago still counts, one of 31 days ago is stale', () => {
    const full = aTest(45, 45, 45, '2017-05-31')
    expect(bandOn('2017-06-30', full)).toBe('pass')
    expect(bandOn('2017-07-01', full)).toBe('stale')
    expect(audibilityOn('2017-06-30', full, []).staleOn).toBe('2017-07-01')
  })

  test('the first stale day is said, and is the first on which the band is stale', () => {
    const full = aTest(45, 45, 45, '2016-02-10')
    const { staleOn } = audibilityOn('2016-02-10', full, [])
    expect(bandOn(staleOn ?? '', full)).toBe('stale')
    expect(bandOn(addDays(staleOn ?? '', -1), full)).toBe('pass')
  })

  test('how long a test counts is a setting', () => {
    expect(audibilityOn(TODAY, aTest(45, 45, 45, '2017-06-22'), [], 7).band).toBe('stale')
    expect(audibilityOn(TODAY, aTest(45, 45, 45, '2017-06-23'), [], 7).band).toBe('pass')
  })

  test('a report that arrives late is as old as its test: only the day of the test is asked for', () => {
    const late = aTest(45, 45, 45, '2017-05-01')
    expect(bandOn('2017-07-20', late)).toBe('stale')
  })

  test('a bad village too is stale after a month, neither low nor severe', () => {
    expect(bandOn(TODAY, aTest(10, 45, 45, '2017-05-01'))).toBe('stale')
  })

  test('a village nobody tested is untested, without a rate', () => {
    expect(audibilityOn(TODAY, undefined, [])).toEqual({ band: 'untested' })
  })
})

describe('a test of a part of the speakers', () => {
  test('proves the village below when even all the others sounding would not do', () => {
    expect(bandOfTest(aTest(7, 100, 13))).toBe('low') // 6 silent: 94 of 100 at most
    expect(bandOfTest(aTest(7, 100, 12))).toBe('untested') // 5 silent: 95 of 100 is possible
    expect(bandOfTest(aTest(0, 100, 41))).toBe('severe')
    expect(bandOfTest(aTest(0, 100, 40))).toBe('low')
  })

  test('raises a flag over a passing test, and says the most that is possible', () => {
    const state = audibilityOn(TODAY, aTest(100, 100, 100, '2017-06-10'), [aTest(7, 100, 13)])
    expect(state).toMatchObject({ band: 'low', partial: { atMostPercent: 94 }, full: { speakersSounding: 100 } })
  })

  test('never clears one, however well it sounds', () => {
    expect(bandOn(TODAY, aTest(80, 100, 100, '2017-06-10'), aTest(99, 100, 99))).toBe('low')
    expect(bandOn(TODAY, aTest(10, 100, 100, '2017-06-10'), aTest(99, 100, 99))).toBe('severe')
    expect(bandOn(TODAY, undefined, aTest(99, 100, 99))).toBe('untested')
    expect(bandOn('2017-08-30', aTest(100, 100), aTest(99, 100, 99, '2017-08-29'))).toBe('stale')
  })

  test('does not make a severe village merely low', () => {
    expect(bandOn(TODAY, aTest(10, 100, 100, '2017-06-10'), aTest(7, 100, 13))).toBe('severe')
  })

  test('adds nothing to a village that a full test found low already', () => {
    const state = audibilityOn(TODAY, aTest(80, 100, 100, '2017-06-10'), [aTest(7, 100, 13)])
    expect(state).toMatchObject({ band: 'low', full: { speakersSounding: 80 } })
    expect(state).not.toHaveProperty('partial')
  })

  test('raises a flag over a stale test and over none', () => {
    expect(bandOn('2017-08-30', aTest(100, 100), aTest(7, 100, 13, '2017-08-29'))).toBe('low')
    expect(audibilityOn(TODAY, undefined, [aTest(0, 100, 41)])).toMatchObject({ band: 'severe' })
    expect(audibilityOn(TODAY, undefined, [aTest(0, 100, 41)])).not.toHaveProperty('full')
  })

  test('the worst of several is the one that counts, in any order', () => {
    const parts = [aTest(7, 100, 13), aTest(0, 100, 41), aTest(50, 100, 50)]
    for (const order of [parts, [...parts].reverse()]) {
      expect(audibilityOn(TODAY, undefined, order)).toMatchObject({ band: 'severe', partial: { speakersTested: 41 } })
    }
  })

  test('says nothing any more after 30 days', () => {
    const part = aTest(7, 100, 13, '2017-05-31')
    expect(bandOn('2017-06-30', undefined, part)).toBe('low')
    expect(bandOn('2017-07-01', undefined, part)).toBe('untested')
  })

  test('states no rate, and a full one states its own', () => {
    expect(rateOfTest(aTest(99, 100, 99))).toBeNull()
    expect(rateOfTest(aTest(377, 397))).toBe(94.9)
  })

  test('all tested is a full test, not a part', () => {
    expect(isFull(aTest(3, 5))).toBe(true)
    expect(isFull(aTest(3, 5, 4))).toBe(false)
    expect(bandOfTest(aTest(5, 5))).toBe('pass')
  })
})

describe('what may be sent', () => {
  const refused: [Partial<NewAudibilityReport>, string][] = [
    [{ speakersSounding: 46 }, 'more sound than were tested'],
    [{ speakersTested: 46 }, 'more were tested than stand there'],
    [{ speakersInstalled: 0, speakersTested: 0, speakersSounding: 0 }, 'there are none'],
    [{ speakersSounding: -1 }, 'fewer than none sound'],
    [{ speakersSounding: 36.5 }, 'half a speaker sounds'],
    [{ testedOn: '2017-06-31' }, 'the day does not exist'],
  ]

  test.each(refused)('%j is refused: %s', (changes) => {
    expect(NewAudibilityReport.safeParse(aReport(changes)).success).toBe(false)
  })

  test('counts may be equal, and none need sound', () => {
    expect(SpeakerCounts.safeParse({ speakersInstalled: 1, speakersTested: 0, speakersSounding: 0 }).success).toBe(true)
    expect(SpeakerCounts.safeParse({ speakersInstalled: 5, speakersTested: 5, speakersSounding: 5 }).success).toBe(true)
    expect(
      SpeakerCounts.safeParse({ speakersInstalled: 5, speakersTested: 5, speakersSounding: 5, rate: 1 }).success,
    ).toBe(false)
  })
})
