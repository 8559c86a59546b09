/** Villages and townships that merge, split, are renamed and move: what the form says becomes what is asked. */
import { describe, expect, test } from 'vitest'
import { changesIn, draftOf, issuesIn, valueIn } from '../../src/client/desk/kit/form-draft.ts'
import { namedChoices } from '../../src/client/desk/kit/filters.tsx'
import {
  type ChangeDraft,
  changeIssues,
  changeOf,
  chosenIn,
  NEW_CODE,
  NO_CHANGE,
  partsIn,
} from '../../src/client/desk/register/change-rules.ts'
import { datedIssues } from '../../src/client/desk/register/dated-fields.ts'
import { villageFields } from '../../src/client/desk/register/villages.tsx'
import { villages } from '../../src/contract/register.ts'
import { RegisterChange } from '../../src/domain/register/register-change.ts'

const THINGS = [
  { code: 'a', name: '甲村', townshipCode: 'east' },
  { code: 'b', name: '乙村', townshipCode: 'east' },
  { code: 'c', name: '丙村', townshipCode: 'west' },
]
const TODAY = '2017-06-30'
const draft = (changes: Partial<ChangeDraft>): ChangeDraft => ({ ...NO_CHANGE, on: TODAY, ...changes })
const asked = (changes: Partial<ChangeDraft>) => RegisterChange.parse(changeOf(draft(changes), THINGS))
const missing = (changes: Partial<ChangeDraft>) => changeIssues(draft(changes), THINGS, TODAY).map(({ path }) => path)

describe('what is asked of the service', () => {
  test('a merge goes on under the first of them, under another, or under a new code with a name of its own', () => {
    expect(asked({ from: 'b a' })).toEqual({ kind: 'merge', from: ['a', 'b'], to: [{ code: 'a' }], on: TODAY })
    expect(asked({ from: 'a b', heir: 'b', name: '合村', township: 'west' }).to).toEqual([
      { code: 'b', name: '合村', townshipCode: 'west' },
    ])
    expect(asked({ from: 'a b', heir: NEW_CODE, code: ' d ', name: '合心 社区' }).to).toEqual([
      { code: 'd', name: '合心 社区' },
    ])
    // who is no longer among them carries nothing on
    expect(asked({ from: 'a b', heir: 'c' }).to).toEqual([{ code: 'a' }])
  })

  test('a split begins with the village itself and a part without a name yet', () => {
    expect(partsIn(draft({}), THINGS[0])).toEqual([
      { code: 'a', name: '甲村', townshipCode: 'east' },
      { code: '', name: '', townshipCode: 'east' },
    ])
    expect(chosenIn(draft({ kind: 'split', from: 'a b' }), THINGS).map(({ code }) => code)).toEqual(['a'])
  })

  test('names and townships are those of each, with document and reason', () => {
    const names = JSON.stringify({ a: '新甲村', c: '新丙村', gone: 'x' })
    expect(asked({ kind: 'rename', from: 'a c', names, document: ' 盐民〔2017〕3号 ', reason: '撤村改社区' })).toEqual({
      kind: 'rename',
      from: ['a', 'c'],
      to: [
        { code: 'a', name: '新甲村' },
        { code: 'c', name: '新丙村' },
      ],
      on: TODAY,
      document: '盐民〔2017〕3号',
      reason: '撤村改社区',
    })
    expect(asked({ kind: 'move', from: 'a b', township: 'west' }).to).toEqual([
      { code: 'a', townshipCode: 'west' },
      { code: 'b', townshipCode: 'west' },
    ])
  })
})

describe('what is missing is said at its field', () => {
  test('villages first, then what they become, then the day', () => {
    expect(missing({})).toEqual(['from'])
    expect(missing({ from: 'a' })).toEqual(['from'])
    expect(missing({ from: 'a b', heir: NEW_CODE, on: '' })).toEqual(['to.0.code', 'to.0.name', 'on'])
    expect(missing({ kind: 'rename', from: 'a b', names: '{"a":"新"}' })).toEqual(['to.1.name'])
    expect(missing({ kind: 'move', from: 'a' })).toEqual(['to'])
    const part = { code: 'a', name: '甲', townshipCode: 'east' }
    expect(missing({ kind: 'split', from: 'a' })).toEqual(['to.1.code', 'to.1.name'])
    expect(missing({ kind: 'split', from: 'a', parts: JSON.stringify([part, part]) })).toEqual(['to.1.code'])
  })

  test('a day that is past asks for a reason', () => {
    expect(missing({ from: 'a b', on: '2017-06-29' })).toEqual(['reason'])
    expect(missing({ from: 'a b', on: '2017-06-29', reason: '片区调整' })).toEqual([])
    expect(missing({ from: 'a b', on: '2017-07-15' })).toEqual([])
  })
})

describe('a village changed from a day on', () => {
  const dated = (changes: { effectiveOn?: string; endsOn?: string; reason?: string }, endedOn?: string) =>
    datedIssues({ effectiveOn: TODAY, endsOn: '', reason: '', ...changes }, TODAY, endedOn).map(({ path }) => path)

  test('says why where the day is past, and ends no earlier than that is said', () => {
    expect(dated({})).toEqual([])
    expect(dated({ effectiveOn: '' })).toEqual([])
    expect(dated({ effectiveOn: '2017-06-20' })).toEqual(['reason'])
    expect(dated({ endsOn: '2017-06-29' })).toEqual([])
    expect(dated({ endsOn: '2017-06-14' })).toEqual(['effectiveOn'])
    expect(dated({ endsOn: '2017-06-14', effectiveOn: '2017-06-15', reason: '撤村' })).toEqual([])
    // what ended long ago may still be put right
    expect(dated({ endsOn: '2017-06-14' }, '2017-06-14')).toEqual([])
  })

  test('the day and the reason are by themselves no change', () => {
    const fields = villageFields([], [])
    const start = { code: 'a', name: '甲村', townshipCode: 'east', designated: false, annualQuota: 12, aliases: [] }
    const typed = { ...draftOf(fields, start), effectiveOn: '2017-06-20', reason: '更正' }
    expect(issuesIn(villages.put.body, fields, typed)).toEqual([])
    expect(changesIn(fields, draftOf(fields, start), typed)).toEqual([])
    expect(valueIn(villages.put.body, fields, start, typed)).toEqual({
      ...start,
      effectiveOn: '2017-06-20',
      reason: '更正',
    })
  })
})

test('what ended says so wherever it can be chosen', () => {
  expect(namedChoices([{ code: 'east', name: '东镇', endsOn: '2017-06-14' }])).toEqual([
    ['east', '东镇（到2017-06-14为止）'],
  ])
})
