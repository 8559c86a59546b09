/** Thousands of lives of random steps: none reaches an undefined state, loses an event or closes without a test. */
import { describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '../../db/seed/random.ts'
import { AppError } from '../../src/domain/errors.ts'
import { FaultAction, faultAfter, type FaultEvent, FaultStatus, isUnsettled } from '../../src/domain/fault/fault.ts'
import {
  FAULT_LIMITS,
  madeAt,
  type Original,
  type ProofReport,
  reportedTestId,
  workedHours,
} from '../../src/domain/fault/fault-clock.ts'
import { eventMadeBy, eventOf, STEPS } from '../../src/domain/fault/fault-event.ts'
import { say, wordKeys } from '../../src/domain/language.ts'
import { ZONE } from '../make.ts'
import { anActor, aStep } from './fault-random.ts'
import { aProof, at, FAULT_ID, hour, reported, VILLAGE } from './fault-walk.ts'

const LIVES = 2000
const STEPS_EACH = 15

/** Full or not, counted or not, made before or after anything. */
function someReport(random: Random, hours: number): ProofReport {
  const made = hours - random.pick([0, 0.1, 0.5, 1, 5, 40])
  return aProof(made, {
    id: random.pick([`test-${random.whole(1, 5)}`, `test-${made}`, reportedTestId(FAULT_ID)]),
    receivedAt: at(Math.min(hours, made + random.pick([0, 0.2, 3]))),
    speakersTested: random.pick([45, 45, 45, 44]),
    counted: random.next() < 0.9,
    villageCode: random.pick([VILLAGE, VILLAGE, VILLAGE, VILLAGE, 'elsewhere']),
  })
}

const someOriginal = (random: Random): Original => ({
  id: random.pick(['7d6f1f8a-2b1a-4b1e-8a53-1f0c5d7e9a11', FAULT_ID]),
  villageCode: random.pick([VILLAGE, VILLAGE, 'elsewhere']),
  status: random.pick(FaultStatus.options),
  lastAt: at(random.whole(-100, 100)),
})

interface Tried {
  before: FaultEvent[]
  after: FaultEvent[]
  report: ProofReport
  refused?: AppError
}

/** A life step by step: what there was, what there is, and why not. */
function aLife(seed: number): Tried[] {
  const random = randomFrom(seed)
  let events = reported()
  let hours = 0
  return Array.from({ length: STEPS_EACH }, () => {
    hours += random.pick([0, 0, 0.1, 0.1, 1, 1, 1, 5, 5, 30, 30, 800])
    const report = someReport(random, hours)
    const original = someOriginal(random)
    const now = hour(hours)
    const step = aStep(random, faultAfter(events), now, { reportId: report.id.toUpperCase(), originalId: original.id })
    const actor = anActor(random)
    const before = events
    const copy = JSON.stringify(before)
    const around = { now, timeZone: ZONE, limits: FAULT_LIMITS, villageCode: VILLAGE, report, original }
    try {
      events = [...before, eventOf(FAULT_ID, before, step, actor, around)]
      if (eventMadeBy(events, step, actor, report)?.number !== events.length) throw new Error('not known again')
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (JSON.stringify(before) !== copy) throw new Error('a refused step changed something', { cause: error })
      return { before, after: before, report, refused: error }
    }
    return { before, after: events, report }
  })
}

const lives = Array.from({ length: LIVES }, (_, seed) => aLife(seed + 1))
const tried = lives.flat()
const taken = tried.filter(({ refused }) => !refused)
const last = (events: FaultEvent[]): FaultEvent => {
  const event = events.at(-1)
  if (!event) throw new Error('a fault has at least its report')
  return event
}

describe('thousands of lives', () => {
  test('go everywhere: every state is reached, every action is taken, every reason to refuse one is heard', () => {
    expect(new Set(tried.map(({ after }) => last(after).status)).size).toBe(FaultStatus.options.length)
    expect(new Set(taken.map(({ after }) => last(after).action)).size).toBe(FaultAction.options.length)
    const reasons = tried.flatMap(({ refused }) => refused?.issues[0]?.sentence.key ?? refused?.sentence.key ?? [])
    const refusing =
      /^(step_needs_|step_takes_|step_in_future|proof_|original_|error_step_|error_fault_moved|error_reopen)/
    const heard = new Set<string>(reasons)
    const unheard = wordKeys.filter((key) => refusing.test(key) && !heard.has(key))
    expect(unheard).toEqual(['proof_unknown', 'original_unknown'])
    expect(taken.length).toBeGreaterThan(LIVES * 4)
  })

  test('every accepted step is one event more, and none before it is touched', () => {
    const wrong = taken.filter(
      ({ before, after }) =>
        after.length !== before.length + 1 ||
        before.some((event, i) => after[i] !== event) ||
        last(after).number !== after.length ||
        faultAfter(after).revision !== after.length,
    )
    expect(wrong).toEqual([])
  })

  test('every event leads where the machine says, from where it may, by whom it may', () => {
    const wrong = taken.filter(({ before, after }) => {
      const { action, status, role } = last(after)
      if (action === 'report') return true
      const rule = STEPS[action]
      return rule.to !== status || !rule.from.includes(last(before).status) || !rule.by.includes(role)
    })
    expect(wrong).toEqual([])
  })

  test('events stand in the order of their times, none after it came in', () => {
    const wrong = taken.filter(({ before, after }) => {
      const event = last(after)
      return event.at < last(before).at || event.at > event.receivedAt
    })
    expect(wrong).toEqual([])
  })

  test('nothing closes without a full counted test of the village, made after the last repair and used for no other', () => {
    const closings = taken.filter(({ after }) => last(after).status === 'closed')
    const wrong = closings.filter(({ before, after, report }) => {
      const repaired = before.findLast(({ action }) => action === 'repaired')
      const isFull = report.speakersTested === report.speakersInstalled
      const isItsOwn = last(after).audibilityReportId === report.id && report.id !== reportedTestId(FAULT_ID)
      const isUsed = before.some(({ audibilityReportId }) => audibilityReportId === report.id)
      const isSound = isFull && report.counted && report.villageCode === VILLAGE && isItsOwn && !isUsed
      return !isSound || !repaired || madeAt(report) < repaired.at || last(after).at < madeAt(report)
    })
    expect(wrong).toEqual([])
    expect(closings.length).toBeGreaterThan(200)
    expect(closings.filter(({ after }) => faultAfter(after).failedRepairs > 0).length).toBeGreaterThan(20)
  })

  test('pausing, giving up and reopening say why; what is in progress is in somebody’s hands', () => {
    const wrong = taken.filter(({ after }) => {
      const { action, reason } = last(after)
      const isSilent = ['pause', 'cancel', 'reopen'].includes(action) && !reason
      return isSilent || (last(after).status === 'in_progress' && faultAfter(after).assignee === undefined)
    })
    expect(wrong).toEqual([])
  })

  test('every refusal has a sentence in both languages, with its facts filled in', () => {
    const sentences = tried.flatMap(({ refused }) =>
      refused ? [refused.sentence, ...refused.issues.map((i) => i.sentence)] : [],
    )
    const wrong = sentences.filter((sentence) => /[{}]/.test(say('zh', sentence) + say('en', sentence)))
    expect(wrong).toEqual([])
  })
})

describe('the clock of every life', () => {
  /** Added up anew: between two events the clock runs unless the first of them paused or settled the fault. */
  const worked = (events: FaultEvent[], until: number): number =>
    events.reduce((sum, { at: from, status }, i) => {
      const to = Math.min(until, Date.parse(events[i + 1]?.at ?? '9999-12-31T00:00:00Z'))
      const isRunning = !['paused', 'closed', 'cancelled', 'duplicate'].includes(status)
      return sum + (isRunning ? Math.max(0, to - Date.parse(from)) : 0)
    }, 0) / 3_600_000

  const whole = lives.map((life) => life.at(-1)?.after ?? [])
  const moments = (events: FaultEvent[]): number[] =>
    [...events.map((event) => Date.parse(event.at)), Date.parse(last(events).at) + 7_200_000].sort((a, b) => a - b)

  test('never shrinks, never runs faster than time, and counts no pause', () => {
    const wrong = whole.filter((events) => {
      const read = moments(events).map((moment) => ({ moment, hours: workedHours(events, new Date(moment)) }))
      return read.some(({ moment, hours }, i) => {
        const next = read[i + 1]
        const grown = (next?.hours ?? hours) - hours
        const passed = ((next?.moment ?? moment) - moment) / 3_600_000
        return grown < 0 || grown > passed + 1e-9 || Math.abs(hours - worked(events, moment)) > 1e-9
      })
    })
    expect(wrong).toEqual([])
  })

  test('stands once a fault is settled, and a reopened one goes on from there', () => {
    const reopenings = taken.filter(({ after }) => last(after).action === 'reopen')
    const wrong = reopenings.filter(({ before, after }) => {
      const hours = workedHours(after, new Date(last(after).at))
      if (last(before).status !== 'closed') return false
      return Math.abs(hours - workedHours(before, new Date(last(before).at))) > 1e-9
    })
    expect(wrong).toEqual([])
    const settled = whole.filter((events) => !isUnsettled(last(events).status))
    const years = new Date('2030-01-01T00:00:00Z')
    expect(
      settled.filter((events) => workedHours(events, years) !== workedHours(events, new Date(last(events).at))),
    ).toEqual([])
  })
})
