import { describe, expect, test } from 'vitest'
import type { RepairTest } from '../../src/domain/fault/fault-repairs.ts'
import { aLife, figuresOf, repaired } from './fault-lives.ts'

describe('before and after', () => {
  const aTest = (id: string, testedOn: string, speakersSounding: number, time = '08:00'): RepairTest => ({
    id,
    villageCode: 'v-1',
    testedOn,
    recordedAt: `${testedOn}T${time}:00.000Z`,
    speakersInstalled: 100,
    speakersSounding,
  })
  const life = aLife({}, ...repaired(20))
  const seen = (tests: RepairTest[]) => figuresOf([life], { tests }).repairs[0]
  // reported on 10 June at 04:00 UTC, repaired on 11 June at 00:00 UTC, which is 08:00 in the county

  test('a repair shows the last full test before it and the one that proved it', () => {
    const tests = [
      aTest('old', '2017-06-01', 90),
      aTest('proof', '2017-06-11', 96, '00:00'),
      aTest('new', '2017-06-09', 60),
    ]
    expect(seen(tests)).toEqual({
      faultId: life.id,
      villageCode: 'v-1',
      villageName: '1号村',
      category: 'amplifier',
      closedOn: '2017-06-11',
      workedHours: 20,
      staysBelow: false,
      before: { testedOn: '2017-06-09', speakersSounding: 60, speakersInstalled: 100, ratePercent: 60 },
      after: { testedOn: '2017-06-11', speakersSounding: 96, speakersInstalled: 100, ratePercent: 96 },
    })
  })

  test('that leaves the village below the line says so', () => {
    expect(seen([aTest('proof', '2017-06-11', 94)])).toMatchObject({ before: null, staysBelow: true })
  })

  test('a test on the day of the repair is before it only when it was made earlier', () => {
    expect(
      seen([aTest('proof', '2017-06-11', 96), aTest('x', '2017-06-10', 55, '23:00')])?.before?.speakersSounding,
    ).toBe(55)
    const thatDay = (time: string) => seen([{ ...aTest('x', '2017-06-11', 55), recordedAt: `2017-06-${time}:00.000Z` }])
    expect(thatDay('10T23:59')?.before?.speakersSounding).toBe(55)
    expect(thatDay('11T00:01')?.before).toBeNull()
  })

  test('a test stale at the report says nothing of before, and a proof that no longer counts nothing of after', () => {
    expect(seen([aTest('x', '2017-05-11', 55)])?.before).toMatchObject({ speakersSounding: 55 })
    expect(seen([aTest('x', '2017-05-10', 55)])).toMatchObject({ before: null, after: null, staysBelow: null })
  })

  test('whether it was stale is judged by what was in force on the day of the report', () => {
    const staleDaysOn = (day: string): number => (day < '2017-06-11' ? 60 : 5)
    const { repairs } = figuresOf([aLife({}, ...repaired(5))], { tests: [aTest('x', '2017-04-12', 55)], staleDaysOn })
    expect(repairs[0]?.before).toMatchObject({ testedOn: '2017-04-12' })
  })

  test('newest closing first', () => {
    const lives = [
      aLife({ category: 'power' }, ...repaired(5)),
      aLife({}, ...repaired(9)),
      aLife({ category: 'line' }, ...repaired(7)),
    ]
    expect(figuresOf(lives).repairs.map(({ category }) => category)).toEqual(['amplifier', 'line', 'power'])
  })
})
