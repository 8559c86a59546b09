import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import {
  assigneeIn,
  changesTo,
  flagId,
  flagKey,
  handedOn,
  isLate,
  isNewlyAcknowledged,
  keptSentence,
  NewAcknowledgement,
  type OpenFlag,
} from '../../src/domain/flag/flag-life.ts'
import { type FlagFact, FlagKind, FlagSeverity } from '../../src/domain/flag/flags.ts'
import { say } from '../../src/domain/language.ts'
import { aFlagFact } from '../make.ts'

const opened = (fact: FlagFact, changes: Partial<OpenFlag> = {}): OpenFlag => ({
  id: flagId(fact, 1),
  kind: fact.kind,
  subject: fact.subject,
  severity: fact.severity,
  since: fact.since,
  said: JSON.stringify(fact.sentence),
  events: 1,
  ...changes,
})
const NOTHING = { opening: [], moved: [], restated: [], cleared: [] }

describe('the facts of a day', () => {
  const fact = aFlagFact()

  test('open what is not open, and leave alone what they say as before', () => {
    expect(changesTo([], [fact])).toEqual({ ...NOTHING, opening: [fact] })
    expect(changesTo([opened(fact)], [fact])).toEqual(NOTHING)
    expect(changesTo([], [])).toEqual(NOTHING)
  })

  test('clear what they no longer say: the village was mended, got another code, left the register', () => {
    expect(changesTo([opened(fact)], [])).toEqual({ ...NOTHING, cleared: [opened(fact)] })
    const other = aFlagFact({ subject: { ...fact.subject, code: 'another' } })
    expect(changesTo([opened(fact)], [other])).toEqual({ ...NOTHING, opening: [other], cleared: [opened(fact)] })
  })

  test('make an open flag worse or ease it, whoever has it', () => {
    const graver = aFlagFact({ severity: 'critical' })
    const milder = aFlagFact({ severity: 'info' })
    expect(changesTo([opened(fact)], [graver]).moved).toMatchObject([{ action: 'worsened', fact: graver }])
    expect(changesTo([opened(fact)], [milder]).moved).toMatchObject([{ action: 'eased', fact: milder }])
  })

  test('are said anew when a day, a number or a name in them changed, and that is no event', () => {
    const renamed = aFlagFact({ subject: { ...fact.subject, name: '新三清村' } })
    const later = aFlagFact({ since: '2017-06-02' })
    const longer = aFlagFact({ sentence: { key: 'flag_team_never', facts: { team: '放映九队' } } })
    for (const changed of [renamed, later, longer])
      expect(changesTo([opened(fact)], [changed])).toEqual({
        ...NOTHING,
        restated: [{ flag: opened(fact), fact: changed }],
      })
  })

  test('that name one thing twice open one flag, the graver', () => {
    const graver = aFlagFact({ severity: 'critical' })
    expect(changesTo([], [fact, graver, fact]).opening).toEqual([graver])
    expect(changesTo([opened(fact)], [graver, fact]).moved).toHaveLength(1)
  })

  test('of a village and a team with one code are two', () => {
    const team = aFlagFact({ subject: { ...fact.subject, kind: 'team' } })
    expect(changesTo([opened(fact)], [fact, team]).opening).toEqual([team])
  })
})

describe('who sees to a trouble', () => {
  const hand = {
    owner: '赵师傅',
    dueOn: '2017-07-05',
    acknowledgedAt: '2017-06-20T02:00:00.000Z',
    acknowledgedBy: '王局',
  }
  const low = aFlagFact({ kind: 'audibility_low' })

  test('sees to it still when it has another name, not to another trouble or another village', () => {
    const cleared = [opened(low, { hand })]
    const opens = (changes: Partial<FlagFact>) => handedOn(aFlagFact(changes), cleared)
    expect(opens({ kind: 'audibility_stale' })).toEqual(hand)
    expect(opens({ kind: 'audibility_severe' })).toEqual(hand)
    expect(opens({ kind: 'month_without_screening' })).toBeUndefined()
    expect(opens({ kind: 'speakers_fewer' })).toBeUndefined()
    expect(opens({ kind: 'audibility_stale', subject: { ...low.subject, code: 'another' } })).toBeUndefined()
    // it passed meanwhile: what began later is another trouble
    expect(opens({ kind: 'audibility_severe', since: '2017-06-20' })).toBeUndefined()
    expect(handedOn(aFlagFact({ kind: 'audibility_stale' }), [opened(low)])).toBeUndefined()
  })

  test('is who has the fault, where a flag is about one', () => {
    const overdue = (who: string | { key: 'nobody_yet' }) =>
      assigneeIn({ kind: 'fault_overdue', sentence: { key: 'flag_fault_overdue', facts: { who } } })
    expect(overdue('李师傅')).toBe('李师傅')
    expect(overdue({ key: 'nobody_yet' })).toBeUndefined()
    expect(
      assigneeIn({ kind: 'team_silent', sentence: { key: 'flag_team_never', facts: { who: 'x' } } }),
    ).toBeUndefined()
  })
})

/** What a store makes of the changes, in memory: every flag ever opened, with its events. */
interface Life {
  flag: OpenFlag
  number: number
  events: string[]
  isOpen: boolean
}

function apply(lives: Life[], facts: FlagFact[]): void {
  const open = lives.filter(({ isOpen }) => isOpen)
  const { opening, moved, restated, cleared } = changesTo(
    open.map(({ flag }) => flag),
    facts,
  )
  const lifeOf = (flag: OpenFlag): Life => {
    const life = open.find(({ flag: { id } }) => id === flag.id)
    if (!life) throw new Error(`${flag.id} is not open`)
    return life
  }
  for (const { flag, fact, action } of moved) {
    const life = lifeOf(flag)
    life.events.push(action)
    life.flag = opened(fact, { id: flag.id, events: life.events.length })
  }
  for (const { flag, fact } of restated) lifeOf(flag).flag = opened(fact, { id: flag.id, events: flag.events })
  for (const flag of cleared) Object.assign(lifeOf(flag), { isOpen: false }).events.push('cleared')
  for (const fact of opening) {
    const number = lives.filter(({ flag }) => flagKey(flag) === flagKey(fact)).length + 1
    const flag = opened(fact, { id: flagId(fact, number) })
    lives.push({ flag, number, events: [number > 1 ? 'returned' : 'opened'], isOpen: true })
  }
}

test('whatever facts come and go: nothing is lost, nothing is open twice, and numbers count the returns', () => {
  const random = randomFrom(9)
  const kinds = FlagKind.options.slice(0, 3)
  const someFact = (): FlagFact =>
    aFlagFact({
      kind: random.pick(kinds),
      severity: random.pick(FlagSeverity.options),
      since: random.pick(['2017-06-01', '2017-06-02']),
      subject: { kind: 'village', code: random.pick(['a', 'b']), name: random.pick(['甲村', '乙村']) },
    })
  for (let run = 0; run < 300; run++) {
    const lives: Life[] = []
    for (let day = 0; day < 20; day++) {
      const facts = Array.from({ length: random.whole(0, 6) }, someFact)
      const before = lives.map(({ flag: { id }, events }) => ({ id, events: [...events] }))
      apply(lives, facts)
      // every flag is still there, and its history only grew at its end
      for (const [i, { id, events }] of before.entries()) {
        expect(lives[i]?.flag.id).toBe(id)
        expect(lives[i]?.events.slice(0, events.length)).toEqual(events)
      }
      const open = lives.filter(({ isOpen }) => isOpen)
      // exactly what the facts say is open, each once
      expect(open.map(({ flag }) => flagKey(flag)).sort()).toEqual([...new Set(facts.map(flagKey))].sort())
      for (const { flag } of open) {
        const said = facts.filter((fact) => flagKey(fact) === flagKey(flag)).map(({ severity }) => severity)
        expect(flag.severity).toBe(FlagSeverity.options.find((severity) => said.includes(severity)))
      }
      expect(new Set(lives.map(({ flag }) => flag.id)).size).toBe(lives.length)
      const again = JSON.stringify(lives)
      apply(lives, facts)
      expect(JSON.stringify(lives)).toBe(again)
    }
    for (const { number, events, isOpen } of lives) {
      expect(events[0]).toBe(number > 1 ? 'returned' : 'opened')
      // cleared is the last that becomes of a flag
      expect(events.indexOf('cleared')).toBe(isOpen ? -1 : events.length - 1)
    }
  }
})

describe('an acknowledgement', () => {
  const wanted = { owner: '李师傅', dueOn: '2017-07-05' }
  const TODAY = '2017-06-30'

  test('is new when it names another owner, another day or another note; the same again is not', () => {
    expect(isNewlyAcknowledged({}, wanted, TODAY)).toBe(true)
    expect(isNewlyAcknowledged(wanted, wanted, TODAY)).toBe(false)
    expect(isNewlyAcknowledged({ ...wanted, note: '先换功放' }, wanted, TODAY)).toBe(false)
    expect(isNewlyAcknowledged(wanted, { ...wanted, note: '先换功放' }, TODAY)).toBe(true)
    expect(isNewlyAcknowledged(wanted, { ...wanted, owner: '王师傅' }, TODAY)).toBe(true)
    expect(isNewlyAcknowledged(wanted, { ...wanted, dueOn: '2017-07-06' }, TODAY)).toBe(true)
  })

  test('may be due today, not yesterday; sent again after its due day it is still the same', () => {
    expect(isNewlyAcknowledged({}, { ...wanted, dueOn: TODAY }, TODAY)).toBe(true)
    const late = () => isNewlyAcknowledged({}, { ...wanted, dueOn: '2017-06-29' }, TODAY)
    expect(late).toThrow(
      expect.objectContaining({ code: 'invalid', issues: [expect.objectContaining({ path: 'dueOn' })] }),
    )
    expect(isNewlyAcknowledged(wanted, wanted, '2017-08-01')).toBe(false)
  })

  test('of a flag that the facts cleared is refused with the day', () => {
    const cleared = () => isNewlyAcknowledged({ ...wanted, clearedOn: '2017-06-29' }, wanted, TODAY)
    const sentence = { key: 'error_flag_cleared', facts: { on: '2017-06-29' } }
    expect(cleared).toThrow(expect.objectContaining({ code: 'conflict', sentence }))
  })

  test('cannot carry a clearing, an empty owner or no day', () => {
    const isTaken = (body: object) => NewAcknowledgement.safeParse(body).success
    expect(isTaken(wanted)).toBe(true)
    for (const clearing of [{ clearedAt: '2017-06-30' }, { cleared: true }, { severity: 'info' }])
      expect(isTaken({ ...wanted, ...clearing })).toBe(false)
    expect(isTaken({ ...wanted, owner: '  ' })).toBe(false)
    expect(isTaken({ owner: '李师傅' })).toBe(false)
    expect(isTaken({ ...wanted, dueOn: '2017-02-30' })).toBe(false)
  })
})

test('a flag is late from the day after its due day, while it is open', () => {
  expect(isLate({ dueOn: '2017-06-30' }, '2017-06-30')).toBe(false)
  expect(isLate({ dueOn: '2017-06-30' }, '2017-07-01')).toBe(true)
  expect(isLate({ dueOn: '2017-06-30', clearedAt: '2017-07-01T00:00:00.000Z' }, '2017-07-02')).toBe(false)
  expect(isLate({}, '2017-07-01')).toBe(false)
})

describe('a sentence kept long ago', () => {
  test('is said as it was kept', () => {
    const { sentence } = aFlagFact()
    expect(keptSentence(JSON.stringify(sentence), '放映七队')).toEqual(sentence)
  })

  test('whose words are gone, also within it, names what it was about', () => {
    const retired = { key: 'flag_of_2015', facts: { village: '三清村', why: { key: 'gone_too' } } }
    expect(keptSentence(JSON.stringify(retired), '三清村')).toEqual({
      key: 'flag_without_words',
      facts: { village: '三清村', name: '三清村' },
    })
    const within = { key: 'flag_team_never', facts: { team: { key: 'gone_too' } } }
    expect(say('en', keptSentence(JSON.stringify(within), '放映七队'))).toContain('放映七队')
  })
})
