/** A team's month in money, out of what its phone carries. */
import { expect, test } from 'vitest'
import { monthPay } from '../../src/client/field/home/month-pay.ts'
import type { FieldLog } from '../../src/domain/screening/field-copy.ts'
import { fieldCopy, fieldLog, fieldTeam } from './field-copy.ts'

const aLog = (changes: Partial<FieldLog>): FieldLog =>
  fieldLog({ status: 'accepted', screenedOn: '2017-06-10', ...changes })
const copy = fieldCopy({
  today: '2017-06-30',
  rateFen: 20_000,
  team: fieldTeam({
    logs: [
      aLog({}),
      aLog({ credit: 20 }),
      aLog({ status: 'submitted' }),
      aLog({ status: 'voided' }),
      aLog({ screenedOn: '2017-05-31' }),
      aLog({ status: 'returned', reason: '回执单看不清' }),
      aLog({
        status: 'held',
        findings: [
          { code: 'short_run', blocking: false, message: '放映时间短' },
          { code: 'overlap', blocking: true, message: '与另一场重叠' },
        ],
      }),
    ],
  }),
})

test('what counts and what is accepted is said, in shows and in money at today’s rate', () => {
  expect(monthPay(copy)).toMatchObject({ shows: 3, credit: 140, accepted: 80, acceptedFen: 26_667, awaitedFen: 20_000 })
})

test('what is held or came back is named with its reason; what its own team took out is not', () => {
  expect(monthPay(copy).open.map(({ status, why }) => [status, why])).toEqual([
    ['returned', '回执单看不清'],
    ['held', '与另一场重叠'],
  ])
})

test('a copy of an older server tells no rate, and no money is said', () => {
  const { rateFen: _, ...older } = copy
  expect(monthPay(older)).not.toHaveProperty('acceptedFen')
})
