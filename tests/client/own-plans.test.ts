/** A team's plan as its phone knows it: what was done without signal stands at once, and goes out in its order. */
import { describe, expect, test } from 'vitest'
import { findingsAtEntry } from '../../src/client/field/log/log-entry.ts'
import { ownPlans, planQueued, stepQueued } from '../../src/client/field/plan/own-plans.ts'
import type { Entry, OutboxEvent } from '../../src/client/shared/phone/outbox-entry.ts'
import { emptyOutbox, outboxReducer } from '../../src/client/shared/phone/outbox.ts'
import { planOf } from '../../src/client/shared/phone/outbox-request.ts'
import type { FieldPlan, PlanStep } from '../../src/domain/plan/plan.ts'
import { aPlan, aScreening, NOW } from '../make.ts'
import { fieldCopy, fieldTeam } from './field-copy.ts'

const kept = (changes: Partial<FieldPlan> = {}): FieldPlan => ({
  ...aPlan({ id: 'one' }),
  state: 'planned',
  revision: 1,
  ...changes,
})
const copyOf = (plans: FieldPlan[], plannedMonths = ['2017-06', '2017-07']) =>
  fieldCopy({ team: fieldTeam({ plans, plannedMonths }) })
const entriesOf = (events: OutboxEvent[]): Entry[] => [...events.reduce(outboxReducer, emptyOutbox).entries.values()]
const move: PlanStep = { kind: 'move', id: 'one', revision: 2, to: '2017-07-06', newId: 'two', reason: 'rain' }

describe('without signal', () => {
  const confirmed = stepQueued({ kind: 'confirm', id: 'one', revision: 1 }, 'a', {
    person: 'p',
    madeAt: 1,
    entries: [],
  })
  const both = [...confirmed, ...stepQueued(move, 'b', { person: 'p', madeAt: 2, entries: entriesOf(confirmed) })]

  test('a confirmed evening that rain moved stands on its new day at once', () => {
    const plans = ownPlans(copyOf([kept()]), entriesOf(both))
    expect(
      plans.map(({ on, state, movedToOn, movedFromOn, isUnsent }) => [on, state, movedToOn ?? movedFromOn, isUnsent]),
    ).toEqual([
      ['2017-07-05', 'moved', '2017-07-06', true],
      ['2017-07-06', 'confirmed', '2017-07-05', true],
    ])
  })

  test('the move goes out after the confirmation it was made upon', () => {
    const plan = planOf(both.reduce(outboxReducer, emptyOutbox), 10)
    expect(plan).toMatchObject({ kind: 'send', job: { kind: 'plan_step', entries: [{ body: { kind: 'confirm' } }] } })
  })

  test('what the bureau has already is not done twice, and what it changed meanwhile stays as it is', () => {
    const sent = ownPlans(copyOf([kept({ state: 'confirmed', revision: 2 })]), entriesOf(confirmed))
    expect(sent).toMatchObject([{ state: 'confirmed', revision: 2, isUnsent: false }])
    const changed = ownPlans(copyOf([kept({ on: '2017-07-09', revision: 3 })]), entriesOf(both))
    expect(changed).toMatchObject([{ on: '2017-07-09', state: 'planned' }])
  })

  test('an evening the team plans itself is agreed', () => {
    const added = entriesOf(planQueued(aPlan({ id: 'new', on: '2017-07-02' }), { person: 'p', madeAt: 1 }))
    expect(ownPlans(copyOf([kept()]), added).map(({ id, state }) => [id, state])).toEqual([
      ['new', 'confirmed'],
      ['one', 'planned'],
    ])
  })
})

describe('a log is remarked on before it is sent', () => {
  const log = aScreening({ filmCodes: ['film-001'] })
  const codes = (copy: ReturnType<typeof copyOf>, entries: Entry[] = []) =>
    findingsAtEntry(log, copy, entries, NOW).map(({ code }) => code)

  test('where the office keeps a plan, and this village is not in it that evening', () => {
    expect(codes(copyOf([kept()]))).toContain('unplanned')
    expect(codes(copyOf([kept({ on: '2017-06-30' })]))).not.toContain('unplanned')
    expect(codes(copyOf([kept({ on: '2017-06-30', state: 'cancelled', reason: 'rain' })]))).toContain('unplanned')
    const added = entriesOf(planQueued(aPlan({ on: '2017-06-30' }), { person: 'p', madeAt: 1 }))
    expect(codes(copyOf([kept()]), added)).not.toContain('unplanned')
  })

  test('and never where there is no plan of that month', () => {
    expect(codes(copyOf([kept()], ['2017-07']))).not.toContain('unplanned')
    expect(codes(fieldCopy({ team: fieldTeam() }))).not.toContain('unplanned')
  })
})
