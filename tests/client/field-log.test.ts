import { describe, expect, test } from 'vitest'
import {
  dayOfStart,
  draftOf,
  earlierLogs,
  filmChoices,
  inVillage,
  isNextDay,
  type LogDraft,
  newDraft,
  seenOn,
  spanOf,
  speakersKnown,
  timeAfter,
} from '../../src/client/field/log/log-draft.ts'
import { LOG_FIELDS } from '../../src/domain/screening/log-fields.ts'
import { fillIn, isSame } from '../../src/client/field/log/log-entry.ts'
import { numberIn, stepped } from '../../src/client/field/kit/inputs.tsx'
import { issuesAt, saidIssue } from '../../src/client/field/kit/remarks.tsx'
import { aScreening, ZONE } from '../make.ts'
import { anEntry, fieldCopy, fieldFilm, fieldLog, fieldTeam, fieldVillage, TODAY } from './field-copy.ts'

const ID = '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e3f'
const FILMS = [
  fieldFilm({ code: 'film-001' }),
  fieldFilm({ code: 'film-002', title: '地道战' }),
  fieldFilm({ code: 'film-003', title: '花木兰' }),
]
const last = aScreening({
  villageCode: 'v-2',
  startedAt: '2017-06-29T20:50:00+08:00',
  endedAt: '2017-06-29T22:30:00+08:00',
  filmCodes: ['film-002'],
  venue: 'indoor',
  operatorName: '赵明',
  attendance: 64,
})
const show = (filmCode: string, screenedOn: string, villageCode = '510723100211') => ({
  id: `s-${screenedOn}`,
  teamCode: 'team-01',
  teamName: '放映一队',
  villageCode,
  screenedOn,
  startedAt: `${screenedOn}T12:00:00Z`,
  endedAt: `${screenedOn}T14:00:00Z`,
  filmCodes: [filmCode],
})
const copyWith = (shows: ReturnType<typeof show>[] = []) =>
  fieldCopy({ films: FILMS, team: fieldTeam({ shows, logs: [fieldLog({ content: last })] }) })

const start = (copy = copyWith(), villageCode: string | undefined = '510723100211') =>
  newDraft({ id: ID, teamCode: 'team-01', villageCode, copy, entries: [], today: TODAY })
const filled = (changes: Partial<LogDraft> = {}): LogDraft => ({
  ...start(),
  startTime: '20:50',
  endTime: '22:30',
  attendance: 85,
  venue: 'outdoor',
  ...changes,
})
const STAMP = { timeZone: ZONE, recordedAt: '2017-06-30T14:35:00.000Z' }

describe('a new log', () => {
  test('begins with the film, venue and operator of the last one, but never with its people or its receipt', () => {
    expect(start()).toMatchObject({ filmCodes: ['film-002'], venue: 'indoor', operatorName: '赵明', receiptNo: '' })
    expect(start().attendance).toBeUndefined()
  })

  test('leaves the film open where the village saw it within 12 months, even this evening, not where that was longer ago', () => {
    expect(start(copyWith([show('film-002', '2016-09-01')])).filmCodes).toEqual([])
    expect(start(copyWith([show('film-002', '2016-06-29')])).filmCodes).toEqual(['film-002'])
    const tonights = fieldLog({ content: { ...last, startedAt: `${TODAY}T20:00:00+08:00` } })
    const copy = fieldCopy({ films: FILMS, team: fieldTeam({ logs: [tonights] }) })
    expect([start(copy, 'v-2').filmCodes, start(copy).filmCodes]).toEqual([[], ['film-002']])
  })

  test('moved to another village takes that village’s venue, and keeps a film that was chosen by hand', () => {
    const draft = { ...start(), filmCodes: ['film-003'] }
    const moved = inVillage(draft, 'v-2', copyWith(), earlierLogs(copyWith(), []))
    expect(moved).toMatchObject({ villageCode: 'v-2', venue: 'indoor', filmCodes: ['film-003'] })
  })

  test('knows the village’s speakers by the register, else by the last check that came with a show', () => {
    const checked = aScreening({ audibility: { speakersInstalled: 12, speakersTested: 12, speakersSounding: 11 } })
    const registered = fieldCopy({ villages: [fieldVillage({ speakersInstalled: 45 })] })
    expect(speakersKnown(registered, '510723100211', [checked])).toBe(45)
    expect(speakersKnown(fieldCopy(), '510723100211', [checked])).toBe(12)
    expect(speakersKnown(fieldCopy(), 'v-9', [checked])).toBeUndefined()
  })

  test('reads what was sent from this phone since, newest first, and each log once', () => {
    const mine = aScreening({ startedAt: '2017-06-30T20:00:00+08:00', filmCodes: ['film-003'] })
    const entries = [
      anEntry({ kind: 'screening', about: mine.id, body: mine }),
      anEntry({ kind: 'screening', about: last.id, state: 'received', body: last }),
      anEntry({ kind: 'screening', about: 'draft', state: 'draft', body: { filmCodes: ['film-001'] } }),
    ]
    expect(earlierLogs(copyWith(), entries).map(({ filmCodes }) => filmCodes[0])).toEqual(['film-003', 'film-002'])
  })
})

test('films: the last shown first, the others as the register has them; what the village has seen is said', () => {
  const copy = copyWith([show('film-003', '2017-02-01'), show('film-001', '2017-03-01', 'v-2')])
  const choices = filmChoices(copy, [last], '510723100211', TODAY)
  expect(choices.map(({ film }) => film.code)).toEqual(['film-002', 'film-001', 'film-003'])
  expect(choices.map(({ seenOn: on }) => on)).toEqual([undefined, undefined, '2017-02-01'])
  expect(seenOn(copy, 'film-003', '510723100211', '2017-02-01')).toBeUndefined()
})

describe('times', () => {
  test('an end before the start is after midnight', () => {
    expect(spanOf(filled({ startTime: '22:50', endTime: '00:40' }), ZONE)).toEqual({
      startedAt: '2017-06-30T14:50:00.000Z',
      endedAt: '2017-06-30T16:40:00.000Z',
    })
  })
  test('a start typed the morning after is of last night; one of some minutes ahead is still today', () => {
    const now = new Date('2017-06-30T09:00:00+08:00')
    expect(dayOfStart('20:50', now, ZONE)).toBe('2017-06-29')
    expect(dayOfStart('09:05', now, ZONE)).toBe('2017-06-30')
  })
  test('by the film’s length, over midnight and back', () => {
    expect(timeAfter('23:10', 95)).toBe('00:45')
    expect(timeAfter('00:45', -95)).toBe('23:10')
  })
})

describe('people', () => {
  test('are stepped from nobody, and never below', () => {
    expect(stepped(undefined, 10)).toBe(10)
    expect(stepped(4, -10)).toBe(0)
  })
  test('are typed as digits, full-width ones too; all else is no number', () => {
    expect(numberIn('８６')).toBe(86)
    expect(['', '8.5', '-3', '约80'].map(numberIn)).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('what goes out', () => {
  test('is a whole log in the domain’s own form, without what was left empty', () => {
    const read = fillIn(filled({ receiptNo: ' ', noPosition: 'indoors' }), STAMP)
    expect(read).toEqual({
      isComplete: true,
      body: {
        id: ID,
        teamCode: 'team-01',
        villageCode: '510723100211',
        venue: 'outdoor',
        filmCodes: ['film-002'],
        startedAt: '2017-06-30T12:50:00.000Z',
        endedAt: '2017-06-30T14:30:00.000Z',
        attendance: 85,
        operatorName: '赵明',
        recordedAt: STAMP.recordedAt,
        noPosition: 'indoors',
      },
    })
  })

  test('lacks nothing silently: each missing thing is said at its field, in words', () => {
    const read = fillIn(
      filled({ filmCodes: [], startTime: undefined, attendance: undefined, witnessPhone: '139' }),
      STAMP,
    )
    if (read.isComplete) throw new Error('it lacks four things')
    const said = read.issues.map(saidIssue)
    expect(issuesAt(said, 'attendance')).toEqual([{ path: 'attendance', message: '请填观众人次。' }])
    expect(issuesAt(said, 'filmCodes')).toEqual([{ path: 'filmCodes', message: '请选影片。' }])
    expect(issuesAt(said, 'startedAt')).toEqual([{ path: 'startedAt', message: '请填开始时间。' }])
    expect(issuesAt(said, 'witness').map(({ path }) => path)).toEqual(['witness.name'])
    expect(said.map(({ path }) => path).sort()).toEqual(['attendance', 'filmCodes', 'startedAt', 'witness.name'])
  })

  test('an end at the start is refused at the end', () => {
    const read = fillIn(filled({ endTime: '20:50' }), STAMP)
    expect(read.isComplete ? [] : read.issues.map(({ path }) => path)).toEqual(['endedAt'])
  })

  test('an end before the start that no show lasts until is one of the same day, and wrong', () => {
    expect(isNextDay({ startTime: '20:50', endTime: '00:30' })).toBe(true)
    expect(isNextDay({ startTime: '20:50', endTime: '18:30' })).toBe(false)
    const read = fillIn(filled({ endTime: '18:30' }), STAMP)
    expect(read.isComplete ? [] : read.issues).toEqual([{ path: 'endedAt', sentence: { key: 'ends_before_start' } }])
  })

  test('a film in no list goes out as it was written, beside or instead of those that are', () => {
    const written = fillIn(filled({ filmCodes: [], filmTitles: ['草原儿女'] }), STAMP)
    expect(written.isComplete && written.body).toMatchObject({ filmCodes: [], filmTitles: ['草原儿女'] })
    const neither = fillIn(filled({ filmCodes: [], filmTitles: [] }), STAMP)
    expect(neither.isComplete ? [] : neither.issues.map(saidIssue)).toEqual([
      { path: 'filmCodes', message: '请选影片。' },
    ])
  })

  test('a correction that says what the bureau has already is known as such, whatever its clock', () => {
    const read = fillIn(draftOf(last, 2, ZONE), STAMP)
    if (!read.isComplete) throw new Error('it is whole')
    expect(isSame(read.body, last)).toBe(true)
    expect(isSame({ ...read.body, attendance: 65 }, last)).toBe(false)
  })

  test('a check of the speakers goes along only when something was counted', () => {
    const opened = fillIn(filled({ audibility: { speakersInstalled: 45 } }), STAMP)
    expect(opened.isComplete && 'audibility' in opened.body).toBe(false)
    const half = fillIn(filled({ audibility: { speakersInstalled: 45, speakersTested: 45 } }), STAMP)
    expect(half.isComplete).toBe(false)
  })

  test('a correction names every field that its form knows', () => {
    const read = fillIn(draftOf(last, 2, ZONE), STAMP)
    expect(read.isComplete && read.body).toMatchObject({ knownFields: Object.keys(LOG_FIELDS) })
  })
  test('a correction is the same log again with the revision it corrects, and when it was first recorded', () => {
    const draft = draftOf(last, 2, ZONE)
    expect(draft).toMatchObject({ day: '2017-06-29', startTime: '20:50', endTime: '22:30', attendance: 64 })
    const read = fillIn({ ...draft, attendance: 46 }, STAMP)
    expect(read.isComplete && read.body).toMatchObject({
      id: last.id,
      revision: 2,
      attendance: 46,
      recordedAt: last.recordedAt,
    })
  })
})
