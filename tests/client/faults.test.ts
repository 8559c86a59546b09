import { afterEach, describe, expect, test } from 'vitest'
import {
  FAULTS_LIST,
  fieldsOf,
  isPlain,
  missingIn,
  proofChoices,
  standingOf,
  stepFields,
  stepsInOrder,
  withStanding,
} from '../../src/client/desk/faults/rules.ts'
import { byUrgency, cameLate, clockOf } from '../../src/client/desk/kit/faults.tsx'
import { valueIn } from '../../src/client/desk/kit/form-draft.ts'
import { readList, requestOf } from '../../src/client/desk/kit/list.tsx'
import { routeOf } from '../../src/client/desk/pages.ts'
import { type FaultQuery, faultsPath } from '../../src/client/desk/routes.ts'
import { speak } from '../../src/client/shared/words.ts'
import { faults } from '../../src/contract/faults.ts'
import { type FaultAction, type FaultEvent, FaultStatus, FaultStep, STANDING } from '../../src/domain/fault/fault.ts'
import { stepsFrom } from '../../src/domain/fault/fault-event.ts'

afterEach(() => speak('zh'))

const listOf = (query: FaultQuery | string) =>
  readList(faults.list, typeof query === 'string' ? query : faultsPath(query).slice('/faults'.length), FAULTS_LIST)

describe('the addresses of faults', () => {
  test('are pages', () => {
    expect(routeOf('/broadcast')).toEqual({ page: 'broadcast' })
    expect(routeOf('/faults')).toEqual({ page: 'faults' })
    expect(routeOf('/faults/0b9f')).toEqual({ page: 'fault', id: '0b9f' })
    expect(routeOf('/broadcast/0b9f')).toEqual({ page: 'missing' })
  })

  test('say in the server’s words which faults are listed', () => {
    const list = listOf('?open=1&severity=major&village=510723100211&asOf=2017-06-30&nonsense=1')
    const filter = 'village=510723100211&severity=major&open=true&asOf=2017-06-30'
    expect(list.href({})).toBe(`/faults?${filter}`)
    expect(requestOf(faults.list, list, 'abc')).toBe(`/api/faults?${filter}&limit=50&cursor=abc`)
  })

  test('of the figures leave out those taken back and those that repeat another', () => {
    expect(STANDING).toBe('open,assigned,in_progress,paused,awaiting_retest,reopened,closed')
    expect(faultsPath({ status: STANDING })).toBe(`/faults?status=${STANDING}`)
  })

  test('count what is filtered; the day is no filter', () => {
    expect(listOf({ asOf: '2017-06-30' }).count).toBe(0)
    expect(listOf({ asOf: '2017-06-30', overdue: 'true', q: '三清' }).count).toBe(2)
  })

  test('have one choice for what is unsettled, overdue or settled', () => {
    const query = { q: '三清' }
    const stood = (before: FaultQuery, standing: string) =>
      listOf(listOf(before).href(withStanding(standing)).slice('/faults'.length)).query
    for (const standing of ['', 'open', 'overdue', 'settled']) {
      expect(standingOf(stood(query, standing))).toBe(standing)
    }
    expect(stood({ ...query, overdue: 'true' }, 'open')).toEqual({ ...query, open: 'true' })
    expect(listOf({ assignee: '李师傅' }).href({ assignee: '' })).toBe('/faults')
  })
})

describe('the clock of a fault', () => {
  const since = '2017-06-29T02:00:00.000Z'

  test('runs to its limit, stands, is past it, or stopped in time or late', () => {
    expect(clockOf({ status: 'open', dueAt: since, isOverdue: false })).toEqual({ kind: 'running', at: since })
    expect(clockOf({ status: 'paused', isOverdue: false })).toEqual({ kind: 'standing' })
    expect(clockOf({ status: 'paused', overdueSince: since, isOverdue: true })).toEqual({ kind: 'overdue', at: since })
    expect(clockOf({ status: 'closed', isOverdue: false }).kind).toBe('kept')
    expect(clockOf({ status: 'closed', overdueSince: since, isOverdue: false }).kind).toBe('late')
    expect(clockOf({ status: 'cancelled', overdueSince: since, isOverdue: false }).kind).toBe('given_up')
  })

  test('puts the longest overdue first, then what is due soonest, then what stands', () => {
    const fault = (name: string, more: object) => ({
      name,
      status: 'open' as const,
      isOverdue: false,
      reportedAt: '2017-06-01T00:00:00.000Z',
      ...more,
    })
    const mixed = [
      fault('stands', { status: 'paused' }),
      fault('due later', { dueAt: '2017-07-02T00:00:00.000Z' }),
      fault('overdue', { overdueSince: '2017-06-28T00:00:00.000Z' }),
      fault('due soon', { dueAt: '2017-07-01T00:00:00.000Z' }),
      fault('long overdue', { overdueSince: '2017-06-20T00:00:00.000Z' }),
    ]
    const order = ['long overdue', 'overdue', 'due soon', 'due later', 'stands']
    expect(byUrgency(mixed).map(({ name }) => name)).toEqual(order)
  })

  test('what came in more than ten minutes later came late', () => {
    expect(cameLate('2017-06-30T10:00:00.000Z', '2017-06-30T10:10:00.000Z')).toBe(false)
    expect(cameLate('2017-06-30T10:00:00.000Z', '2017-06-30T10:10:01.000Z')).toBe(true)
    expect(cameLate('2017-06-30T10:10:00.000Z', '2017-06-30T10:00:00.000Z')).toBe(false)
  })
})

const NOTHING = { assignee: '', reason: '', duplicateOf: '', audibilityReportId: '', parts: '' }

describe('a step', () => {
  test('that says everything by itself is a press', () => {
    expect(isPlain('start') && isPlain('resume')).toBe(true)
    expect(isPlain('pause') || isPlain('close')).toBe(false)
  })

  test('asks for what it needs, what it may take, and a reason', () => {
    expect(fieldsOf('pause')).toEqual(['reason'])
    expect(fieldsOf('assign')).toEqual(['assignee', 'reason'])
    expect(fieldsOf('close')).toEqual(['audibilityReportId', 'parts', 'reason'])
  })

  test('is a request of what was filled in, each on one line', () => {
    const fields = { parts: '保险管、功放模块\n 喇叭线 ', reason: ' 雨停\n再修 ', assignee: '李师傅' }
    const bodyOf = (action: FaultAction, revision: number) =>
      valueIn(FaultStep, stepFields(action), { revision, action }, { ...NOTHING, ...fields })
    const body = bodyOf('repaired', 3)
    expect(body).toEqual({
      revision: 3,
      action: 'repaired',
      reason: '雨停 再修',
      parts: ['保险管', '功放模块', '喇叭线'],
    })
    expect(FaultStep.parse(body)).toEqual(body)
    expect(valueIn(FaultStep, stepFields('start'), { revision: 2, action: 'start' }, NOTHING)).toEqual({
      revision: 2,
      action: 'start',
    })
  })

  test('is not sent while what it needs is empty', () => {
    const pathOf = (action: FaultAction, fields: object) => missingIn(action, fields)[0]?.path
    expect(pathOf('pause', {})).toBe('reason')
    expect(pathOf('pause', { reason: ' ' })).toBe('reason')
    expect(pathOf('pause', { reason: '等配件' })).toBeUndefined()
    expect(pathOf('repaired', {})).toBeUndefined()
  })
})

test('a fault is closed with a full test of its village made after the repair, and with no other', () => {
  const at = '2017-06-20T08:00:00.000Z'
  const event = (number: number, action: FaultEvent['action']): FaultEvent => ({
    number,
    action,
    at,
    receivedAt: at,
    byId: 't',
    by: '李师傅',
    role: 'technician',
    status: 'open',
  })
  const fault = { id: 'f', villageCode: 'v', events: [event(1, 'report'), event(2, 'repaired')] }
  const made = {
    id: 'after',
    villageCode: 'v',
    testedOn: '2017-06-20',
    counted: true,
    recordedAt: '2017-06-20T09:00:00.000Z',
    receivedAt: '2017-06-20T09:00:00.000Z',
    speakersInstalled: 40,
    speakersTested: 40,
    speakersSounding: 30,
  }
  const tests = [
    made,
    { ...made, id: 'part', speakersTested: 39 },
    { ...made, id: 'before', recordedAt: '2017-06-20T07:00:00.000Z' },
    { ...made, id: 'uncounted', counted: false },
    { ...made, id: 'elsewhere', villageCode: 'w' },
  ]
  expect(proofChoices(fault, tests, 'Asia/Shanghai').map(({ id }) => id)).toEqual(['after'])
})

describe('the step that stands out', () => {
  const steps = (status: FaultStatus, role: 'manager' | 'technician') =>
    stepsInOrder(status, role, stepsFrom(status, role))

  test('is what a technician does next, from taking a fault to closing it', () => {
    const statuses = ['open', 'assigned', 'in_progress', 'paused', 'reopened', 'awaiting_retest'] as const
    expect(statuses.map((status) => steps(status, 'technician').inOrder[0])).toEqual([
      'start',
      'start',
      'repaired',
      'resume',
      'start',
      'close',
    ])
  })

  test('is giving it to somebody for a manager, and nothing where somebody has it', () => {
    expect(steps('open', 'manager').usual).toBe('assign')
    expect(steps('assigned', 'manager').usual).toBeUndefined()
  })

  test('is never opening again what is closed', () => {
    for (const role of ['manager', 'technician'] as const) expect(steps('closed', role).usual).toBeUndefined()
  })

  test('loses and adds none of the steps that may be taken', () => {
    for (const status of FaultStatus.options)
      expect([...steps(status, 'manager').inOrder].sort()).toEqual([...stepsFrom(status, 'manager')].sort())
  })
})
