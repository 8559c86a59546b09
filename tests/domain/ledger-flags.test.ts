/** Flags of the ledger: when works are late, and when a problem's day is near or has passed. */
import { expect, test } from 'vitest'
import { ledgerFlags } from '../../src/domain/flag/ledger-flags.ts'
import { say } from '../../src/domain/language.ts'
import type { NewProblem } from '../../src/domain/ledger/problem.ts'
import type { NewWork } from '../../src/domain/ledger/work.ts'
import { aProblem, aWork } from '../ledger-entries.ts'
import { aVillage } from '../make.ts'

const village = aVillage({ name: '华龙村' })
const flagsOn = (asOf: string, works: NewWork[], problems: NewProblem[] = []) =>
  ledgerFlags({ works, problems }, [{ ...village, townshipName: '金安乡' }], asOf).map(
    ({ kind, severity, since, sentence, subject }) => [kind, severity, since, say('zh', sentence), subject.name],
  )

test('a work is late from the day after its next stage was planned for, and critical after thirty days', () => {
  const work = aWork({
    title: '广播改造',
    villageCode: village.code,
    stages: [
      { stage: 'plan', doneOn: '2017-04-10' },
      { stage: 'approval', plannedOn: '2017-05-20' },
    ],
  })
  expect(flagsOn('2017-05-20', [work])).toEqual([])
  const name = '华龙村：广播改造'
  const said = (days: number) => `“${name}”有一步计划2017年5月20日完成，已晚 ${days} 天。请抓紧推进，并在台账记进展。`
  expect(flagsOn('2017-05-21', [work])).toEqual([['work_late', 'warning', '2017-05-21', said(1), name]])
  expect(flagsOn('2017-06-20', [work])[0]?.[1]).toBe('critical')
  const unplanned = [{ stage: 'completion', plannedOn: '2017-05-20' }] as const
  expect(flagsOn('2017-05-21', [{ ...work, stages: [...unplanned] }])).toHaveLength(1)
  const done = [{ stage: 'approval', plannedOn: '2017-05-20', doneOn: '2017-06-01' }] as const
  expect(flagsOn('2017-06-20', [{ ...work, stages: [...done] }])).toEqual([])
})

test('a problem is watched from a week before its day, late after it, and silent once it is solved', () => {
  const problem = aProblem({
    title: '没有电视机',
    on: '2017-06-17',
    dueOn: '2017-06-20',
    townshipCode: village.townshipCode,
  })
  const on = (day: string) => flagsOn(day, [], [problem])
  const name = '金安乡：没有电视机'
  const [near, past] = [
    '限2017年6月20日解决，还剩 2 天。请抓紧解决，并在台账登记解决日期。',
    '限2017年6月20日解决，已逾期 1 天。请说明原因并尽快解决。',
  ]
  expect(on('2017-06-12')).toEqual([])
  expect(on('2017-06-18')).toEqual([['problem_due', 'info', '2017-06-17', `问题“${name}”${near}`, name]])
  const today = `问题“${name}”今天到期（2017年6月20日）。请今天解决，并在台账登记解决日期。`
  expect(on('2017-06-20')).toEqual([['problem_due', 'info', '2017-06-17', today, name]])
  expect(on('2017-06-21')).toEqual([['problem_due', 'warning', '2017-06-17', `问题“${name}”${past}`, name]])
  expect(on('2017-07-21')[0]?.[1]).toBe('critical')
  expect(flagsOn('2017-06-21', [], [{ ...problem, solvedOn: '2017-06-21' }])).toEqual([])
  expect(flagsOn('2017-06-20', [], [{ ...problem, dueOn: undefined }])).toEqual([])
})
