/** A settlement in words. */
import { expect, test } from 'vitest'
import { logsOf, periodSaid, periodsToSettle, yuan } from '../../src/client/desk/settlements/rules.ts'
import { deductionsOf } from '../../src/domain/money/deduction.ts'
import { speak } from '../../src/client/shared/words.ts'

test('a half-year is called as people call it, and money is said in yuan', () => {
  expect([periodSaid('2017-H1'), periodSaid('2017-H2')]).toEqual(['2017年上半年', '2017年下半年'])
  speak('en')
  expect(periodSaid('2017-H2')).toBe('July to December 2017')
  speak('zh')
  expect([yuan(2_666_701), yuan(-13_333)]).toEqual(['26\u202F667.01', '−133.33'])
})

test('what is due is the last half-year that is over, on its last day too', () => {
  expect(periodsToSettle('2017-06-29')).toEqual({
    periods: ['2017-H1', '2016-H2', '2016-H1', '2015-H2'],
    due: '2016-H2',
  })
  expect(periodsToSettle('2017-06-30').due).toBe('2017-H1')
  expect(periodsToSettle('2018-02-01').due).toBe('2017-H2')
})

test('what is deducted is told by where it stands, and why where somebody decided', () => {
  const log = { id: 'a', on: '2017-03-01', credit: 60 }
  const deducted = [
    { ...log, status: 'submitted' as const, reason: '已提交' },
    { ...log, status: 'voided' as const, reason: '选错了村' },
    { ...log, status: 'voided' as const, reason: '选错了村', credit: 20 },
    { ...log, status: 'voided' as const, reason: '重复' },
  ]
  expect(deductionsOf({ deducted })).toEqual([
    { status: 'submitted', credit: 60, reasons: [] },
    {
      status: 'voided',
      credit: 140,
      reasons: [
        ['选错了村', 2],
        ['重复', 1],
      ],
    },
  ])
})

test('each number opens its logs: of a locked one as they were known then', () => {
  const days = { from: '2017-01-01', to: '2017-06-30' }
  const team = { teamCode: 'team-01' }
  expect(logsOf(days, team, 'accepted')).toBe('/logs?from=2017-01-01&to=2017-06-30&team=team-01&status=accepted')
  expect(logsOf({ ...days, confirmedAt: '2017-08-01T01:00:00.000Z' }, {})).toContain('knownAt=2017-08-01T01')
})
