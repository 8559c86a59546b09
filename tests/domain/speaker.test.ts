import { describe, expect, test } from 'vitest'
import { bandOfTest, NewAudibilityReport, rateOfTest } from '../../src/domain/audibility/audibility.ts'
import { issuesOf } from '../../src/domain/issues.ts'
import {
  isAhead,
  type KindCounts,
  NewSpeakerResources,
  NewVillageSpeakers,
  placeOf,
  SpeakerMessage,
  villageInCode,
} from '../../src/domain/audibility/speaker.ts'
import { say } from '../../src/domain/language.ts'
import { aReport, NOW } from '../make.ts'

const horns: KindCounts = { kind: 'horn', installed: 30, tested: 30, sounding: 25 }
const columns: KindCounts = { kind: 'column', installed: 15, tested: 15, sounding: 12 }

/** What is wrong with a report of 45 speakers, all tested, 37 sounding, that says this of its kinds. */
function wrongWith(...byKind: KindCounts[]): [path: string, english: string][] {
  const parsed = NewAudibilityReport.safeParse(aReport({ byKind }))
  return parsed.success ? [] : issuesOf(parsed.error).map(({ path, sentence }) => [path, say('en', sentence)])
}

describe('a test that says what sounds of each kind', () => {
  test('is taken when its kinds add up, in any order, and one without kinds as ever', () => {
    expect(wrongWith(horns, columns)).toEqual([])
    expect(wrongWith(columns, horns)).toEqual([])
    expect(NewAudibilityReport.safeParse(aReport()).success).toBe(true)
  })

  test('is refused with the sum that fails and both its numbers', () => {
    expect(wrongWith(horns, { ...columns, sounding: 11 })).toEqual([
      ['byKind', expect.stringContaining('sounding add up to 36, and the total says 37')],
    ])
    expect(wrongWith(horns, { ...columns, installed: 16 })).toEqual([
      ['byKind', expect.stringContaining('installed add up to 46, and the total says 45')],
    ])
  })

  test('names every sum that fails, not only the first', () => {
    const words = wrongWith(horns).map(([, english]) => /(installed|tested|sounding) add up to \d+/.exec(english)?.[0])
    expect(words).toEqual(['installed add up to 30', 'tested add up to 30', 'sounding add up to 25'])
  })

  test('names no kind twice, and in no kind do more sound than were tested', () => {
    const half = { kind: 'horn', installed: 15, tested: 15, sounding: 12 } as const
    expect(wrongWith(horns, half)).toEqual([['byKind.1.kind', expect.stringContaining('named twice')]])
    const unsound = { ...columns, tested: 14, sounding: 15 }
    expect(wrongWith({ ...horns, tested: 31, sounding: 22 }, unsound).map(([path]) => path)).toEqual([
      'byKind.0.sounding',
      'byKind.1.sounding',
    ])
  })

  test('an empty list of kinds is refused: leaving it out says that nothing is known of them', () => {
    expect(wrongWith().map(([path]) => path)).toEqual(['byKind'])
  })

  test('a part test may be part in one kind only, and stays a part test', () => {
    const counts = { speakersInstalled: 45, speakersTested: 40, speakersSounding: 35 }
    const part = aReport({ ...counts, byKind: [{ ...columns, tested: 10, sounding: 10 }, horns] })
    expect(NewAudibilityReport.safeParse(part).success).toBe(true)
    expect([bandOfTest(part), rateOfTest(part)]).toEqual(['low', null])
  })
})

describe('the register of speakers', () => {
  const group = { kind: 'horn', transmission: 'wired', returnChannel: false, speakers: 30 } as const
  const pathsOf = (...groups: object[]): string[] => {
    const parsed = NewVillageSpeakers.safeParse({ groups })
    return parsed.success ? [] : issuesOf(parsed.error).map(({ path }) => path)
  }

  test('names a group once; another transmission or return channel is another group', () => {
    expect(pathsOf(group, { ...group, transmission: 'fm' }, { ...group, returnChannel: true })).toEqual([])
    expect(pathsOf(group, { ...group, speakers: 1 })).toEqual(['groups.1'])
  })

  test('has no group of nothing, and may be empty', () => {
    expect(pathsOf({ ...group, speakers: 0 })).toEqual(['groups.0.speakers'])
    expect(pathsOf()).toEqual([])
  })

  test('a machine is registered once in a request', () => {
    const resource = { resourceCode: 'a', villageCode: 'v' }
    const parsed = NewSpeakerResources.safeParse({ resources: [resource, { ...resource, villageCode: 'w' }] })
    expect(parsed.success ? [] : issuesOf(parsed.error).map(({ path }) => path)).toEqual(['resources.1.resourceCode'])
  })
})

describe('a message of a machine', () => {
  const message: SpeakerMessage = { resourceCode: 'a', state: 1, at: '2017-06-30T20:00:00+08:00' }

  test.each([0, 6, 1.5, '1'])('with the state %j is refused', (state) => {
    expect(SpeakerMessage.safeParse({ ...message, state }).success).toBe(false)
  })

  test('may be ten minutes ahead of our clock, and not a moment more', () => {
    expect(isAhead({ ...message, at: '2017-06-30T23:40:00.000+08:00' }, NOW)).toBe(false)
    expect(isAhead({ ...message, at: '2017-06-30T15:40:00.001Z' }, NOW)).toBe(true)
  })

  const isVillage = (code: string): boolean => ['510723100211', '510723101201'].includes(code)
  const inCode = '65107231002110314000001'

  test('is about the village its machine is registered in, whatever it says itself', () => {
    const told = { ...message, resourceCode: inCode, villageCode: '510723100211' }
    expect(placeOf(told, '510723101201', isVillage)).toEqual({ villageCode: '510723101201' })
  })

  test('is about the village it names, before the one in its code', () => {
    expect(placeOf({ ...message, resourceCode: inCode, villageCode: '510723101201' }, undefined, isVillage)).toEqual({
      villageCode: '510723101201',
    })
    expect(placeOf({ ...message, resourceCode: inCode }, undefined, isVillage)).toEqual({
      villageCode: '510723100211',
    })
  })

  test('names a village that does not exist: the code of its machine is not asked instead', () => {
    const astray = { ...message, resourceCode: inCode, villageCode: 'nowhere' }
    expect(placeOf(astray, undefined, isVillage)).toMatchObject({ path: 'villageCode' })
  })

  test('of a machine nobody knows is refused with what to do', () => {
    const issue = placeOf(message, undefined, isVillage)
    expect(issue).toMatchObject({ path: 'resourceCode' })
    expect('sentence' in issue && say('zh', issue.sentence)).toContain('请先登记')
  })

  test('a village is read out of 23 digits only', () => {
    expect(villageInCode(inCode)).toBe('510723100211')
    for (const code of [inCode.slice(1), `${inCode}0`, `x${inCode.slice(1)}`, '510723100211']) {
      expect(villageInCode(code)).toBeUndefined()
    }
  })
})
