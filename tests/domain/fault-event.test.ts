/** Every step of a fault: from where, by whom, with what, and what is said when it cannot be. */
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/people/account.ts'
import type { AppError } from '../../src/domain/errors.ts'
import { FaultAction, type FaultEvent, FaultStatus, type FaultStep, faultAfter } from '../../src/domain/fault/fault.ts'
import { eventMadeBy, STEPS } from '../../src/domain/fault/fault-event.ts'
import { say } from '../../src/domain/language.ts'
import { aManager, aTeam, aTechnician } from '../make.ts'
import { aColleague, aProof, at, closed, refusal, reopened, repaired, reported, started, taken } from './fault-walk.ts'

/** The office’s rule: 待派单 → 已派单 → 处理中 ⇄ 挂起 → 待验收 → 已办结, given up, joined, reopened. */
const ALLOWED: Record<FaultStatus, Partial<Record<FaultAction, FaultStatus>>> = {
  open: { assign: 'assigned', start: 'in_progress', cancel: 'cancelled', mark_duplicate: 'duplicate' },
  assigned: { assign: 'assigned', start: 'in_progress', cancel: 'cancelled', mark_duplicate: 'duplicate' },
  in_progress: {
    assign: 'assigned',
    pause: 'paused',
    repaired: 'awaiting_retest',
    cancel: 'cancelled',
    mark_duplicate: 'duplicate',
  },
  paused: { resume: 'in_progress', cancel: 'cancelled', mark_duplicate: 'duplicate' },
  awaiting_retest: { close: 'closed', reopen: 'reopened' },
  reopened: { assign: 'assigned', start: 'in_progress', cancel: 'cancelled' },
  closed: { reopen: 'reopened' },
  cancelled: {},
  duplicate: {},
}
/** What each action needs, so that only the state decides. */
const ENOUGH: Record<FaultAction, Partial<FaultStep>> = {
  assign: { assignee: '李师傅' },
  start: {},
  pause: { reason: '等配件' },
  resume: {},
  repaired: {},
  close: { audibilityReportId: 'test-40' },
  cancel: { reason: '误报' },
  mark_duplicate: { duplicateOf: '7d6f1f8a-2b1a-4b1e-8a53-1f0c5d7e9a11' },
  reopen: { reason: '又不响了' },
}
const ORIGINAL = { id: '7d6f1f8a-2b1a-4b1e-8a53-1f0c5d7e9a11', villageCode: '510723100211', lastAt: at(0) }

const inState: Record<FaultStatus, () => FaultEvent[]> = {
  open: reported,
  assigned: () => taken(reported(), 1, { action: 'assign' }),
  in_progress: started,
  paused: () => taken(started(), 2, { action: 'pause', reason: '等配件' }),
  awaiting_retest: repaired,
  reopened,
  closed: () => closed(repaired(), 6),
  cancelled: () => taken(reported(), 1, { action: 'cancel', reason: '误报' }, aManager),
  duplicate: () =>
    taken(reported(), 1, { action: 'mark_duplicate', duplicateOf: ORIGINAL.id }, aTechnician, {
      original: { ...ORIGINAL, status: 'open' },
    }),
}

describe('the machine', () => {
  test.each(FaultStatus.options)('from “%s” each action leads where the table says, or nowhere', (status) => {
    const events = inState[status]()
    expect(faultAfter(events).status).toBe(status)
    const around = { report: aProof(40), original: { ...ORIGINAL, status: 'open' as const } }
    const leadsTo = (action: FaultAction): string => {
      let after = events
      const said = refusal(() => (after = taken(events, 40, { action, ...ENOUGH[action] }, aManager, around)))
      return said === 'taken' ? faultAfter(after).status : said
    }
    const led = FaultAction.options.map((action) => [action, leadsTo(action)])
    const nowhere = FaultAction.options.map((action) => [action, 'conflict error_step_from'])
    expect(Object.fromEntries(led)).toEqual({ ...Object.fromEntries(nowhere), ...ALLOWED[status] })
  })

  test('a team takes no step, a technician all but giving a fault up', () => {
    const may = (role: Role) => FaultAction.options.filter((action) => STEPS[action].by.includes(role))
    expect(may('team')).toEqual([])
    expect(FaultAction.options.filter((action) => !may('technician').includes(action))).toEqual(['cancel'])
    expect(may('manager')).toEqual(FaultAction.options)
    expect(refusal(() => taken(reported(), 1, { action: 'cancel', reason: '误报' }))).toBe('forbidden error_step_role')
    expect(refusal(() => taken(reported(), 1, { action: 'start' }, aTeam()))).toBe('forbidden error_step_role')
  })

  test('every step says who, when and why, and changes nothing that was there', () => {
    const before = started()
    const copy = structuredClone(before)
    const [event] = taken(before, 2, { action: 'pause', reason: '等配件' }).slice(-1)
    expect(event).toEqual({
      number: 3,
      action: 'pause',
      at: at(2),
      receivedAt: at(2),
      status: 'paused',
      reason: '等配件',
      byId: aTechnician.id,
      by: '李师傅',
      role: 'technician',
    })
    expect(before).toEqual(copy)
  })
})

describe('what a step needs', () => {
  test('an assignee, a reason, an original, a test: the field is named', () => {
    const without = (events: FaultEvent[], action: FaultAction) => refusal(() => taken(events, 9, { action }, aManager))
    expect(without(reported(), 'assign')).toBe('invalid assignee step_needs_assignee')
    expect(without(started(), 'pause')).toBe('invalid reason step_needs_reason')
    expect(without(reported(), 'cancel')).toBe('invalid reason step_needs_reason')
    expect(without(repaired(), 'reopen')).toBe('invalid reason step_needs_reason')
    expect(without(reported(), 'mark_duplicate')).toBe('invalid duplicateOf step_needs_duplicateOf')
    expect(without(repaired(), 'close')).toBe('invalid audibilityReportId step_needs_audibilityReportId')
  })

  test('and nothing that says nothing: a pause replaces no parts', () => {
    const pause = { reason: '等配件', parts: ['功放'] }
    expect(refusal(() => taken(started(), 2, { action: 'pause', ...pause }))).toBe('invalid parts step_takes_no')
    expect(refusal(() => taken(started(), 2, { action: 'repaired', duplicateOf: ORIGINAL.id }))).toBe(
      'invalid duplicateOf step_takes_no',
    )
  })
})

describe('who has it', () => {
  const holder = (events: FaultEvent[]) => faultAfter(events).assignee

  test('the technician who takes or starts it; the one a manager names; not the manager who starts for another', () => {
    expect(holder(taken(reported(), 1, { action: 'assign' }))).toBe('李师傅')
    expect(holder(started())).toBe('李师傅')
    const named = taken(reported(), 1, { action: 'assign', assignee: '赵师傅' }, aManager)
    expect(holder(taken(named, 2, { action: 'start' }, aManager))).toBe('赵师傅')
    expect(holder(taken(named, 2, { action: 'start' }))).toBe('李师傅')
  })

  test('what is in progress is always in somebody’s hands', () => {
    expect(holder(taken(reported(), 1, { action: 'start' }, aManager))).toBe('王局')
  })

  test('of two who start at once the second hears who has it', () => {
    const first = taken(reported(), 1, { action: 'start' }, aColleague)
    const second = () => taken(first, 1, { action: 'start', revision: 1 })
    expect(refusal(second)).toBe('conflict error_fault_moved_on')
    const facts = { status: { key: 'fault_in_progress' }, who: '赵师傅', revision: 2 }
    expect(second).toThrow(expect.objectContaining({ sentence: { key: 'error_fault_moved_on', facts } }) as AppError)
    expect(say('zh', { key: 'error_fault_moved_on', facts: { ...facts, status: { key: 'fault_in_progress' } } })).toBe(
      '这张报修单已有新进展：现为“处理中”，由赵师傅经手（第 2 版）。请刷新后再操作。',
    )
  })

  test('a step that overtook the one it builds on is told to wait', () => {
    expect(refusal(() => taken(reported(), 4, { action: 'repaired', revision: 2 }))).toBe(
      'conflict error_step_too_early',
    )
  })
})

describe('when it happened', () => {
  const pausedAt = (told: string | undefined, sentHour = 2) =>
    taken(started(), sentHour, { action: 'pause', reason: '下雨', at: told }).at(-1)?.at

  test('as the phone says, when it sends late', () => {
    expect(pausedAt('2017-06-10T11:00:00+08:00', 50)).toBe(at(2))
    expect(pausedAt(undefined, 50)).toBe(at(50))
  })

  test('never after it came in: a clock ten minutes ahead is put right, one farther ahead is told', () => {
    expect(pausedAt(at(2 + 9 / 60))).toBe(at(2))
    expect(refusal(() => pausedAt(at(2 + 11 / 60)))).toBe('invalid at step_in_future')
  })

  test('never before the step before it, however far the clock is behind', () => {
    expect(pausedAt('1999-12-31T16:00:00Z')).toBe(at(1))
  })
})

describe('the same step again', () => {
  const pause: FaultStep = { revision: 2, action: 'pause', reason: '等配件' }
  const paused = taken(started(), 2, pause)

  test('is known, also when others went on meanwhile', () => {
    const resumed = taken(paused, 3, { action: 'resume' }, aColleague)
    expect(eventMadeBy(paused, pause, aTechnician)?.number).toBe(3)
    expect(eventMadeBy(resumed, pause, aTechnician)?.number).toBe(3)
    expect(eventMadeBy(started(), pause, aTechnician)).toBeUndefined()
  })

  test('is not somebody else’s, nor one with another reason, time or revision', () => {
    expect(eventMadeBy(paused, pause, aColleague)).toBeUndefined()
    expect(eventMadeBy(paused, { ...pause, reason: '下雨' }, aTechnician)).toBeUndefined()
    expect(eventMadeBy(paused, { ...pause, at: at(1.5) }, aTechnician)).toBeUndefined()
    expect(eventMadeBy(paused, { ...pause, revision: 1 }, aTechnician)).toBeUndefined()
  })

  test('is known with the time a phone gave it, in whatever zone, and when the clock was put right', () => {
    for (const told of ['2017-06-10T10:30:00+08:00', at(2 + 5 / 60), '1999-12-31T16:00:00Z']) {
      const made = taken(started(), 2, { ...pause, at: told })
      expect(eventMadeBy(made, { ...pause, at: told }, aTechnician)?.number).toBe(3)
    }
  })

  test('is known when somebody took it by name or without saying so', () => {
    const start: FaultStep = { revision: 1, action: 'start' }
    expect(eventMadeBy(started(), start, aTechnician)?.number).toBe(2)
    expect(eventMadeBy(started(), { ...start, assignee: '赵师傅' }, aTechnician)).toBeUndefined()
  })
})
