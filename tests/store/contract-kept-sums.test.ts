/** What is kept beside logs and tests says what the rows say, whoever writes them and however, on both engines. */
import { describe, expect, test } from 'vitest'
import { ScreeningStatus } from '../../src/domain/screening/screening.ts'
import { anew } from '../../src/store/engine/kept-readings.ts'
import { asKnown } from '../../src/store/engine/knowledge.ts'
import { assertSome, insertRows, type Sql, statement, type Statement, wroteFirst } from '../../src/store/engine/sql.ts'
import { testsBefore, testsOn } from '../../src/store/audibility/audibility-states.ts'
import { daysOf, teamCredits } from '../../src/store/screening/counts.ts'
import { teamsHeard } from '../../src/store/register/teams.ts'
import { creditsIn, keepYears } from '../../src/store/screening/day-credits.ts'
import { villagesSeen } from '../../src/store/screening/villages-seen.ts'
import { checkLasts } from '../../src/store/trail/lasts-check.ts'
import { checkSums } from '../../src/store/trail/sums-check.ts'
import { type Dice, seeded } from '../domain/dice.ts'
import { engines, managed } from '../engines.ts'
import { aVillage } from '../make.ts'
import { anEvening } from './places.ts'

/** Later than anything: then all of today is known, and counted from the rows. */
const LATER = 9e14
type Evening = Awaited<ReturnType<typeof anEvening>>

const dayOf = (dice: Dice): string => `${dice.oneOf([2015, 2016, 2017])}-0${dice.whole(1, 9)}-1${dice.whole(0, 3)}`

function aLogOf(evening: Evening, id: string, day: string) {
  return {
    ...evening,
    id,
    startedAt: `${day}T12:50:00.000Z`,
    endedAt: `${day}T14:35:00.000Z`,
    screenedOn: day,
    venue: 'outdoor',
    filmCodes: '[]',
    attendance: 75,
    recordedAt: day,
    receivedAt: day,
    status: 'accepted',
    credit: 60,
  }
}

function someLogs(dice: Dice, evenings: Evening[]): Statement {
  const rows = Array.from({ length: dice.whole(1, 5) }, () => ({
    ...aLogOf(dice.oneOf(evenings), dice.id(), dayOf(dice)),
    villageCode: dice.oneOf(evenings).villageCode,
    attendance: dice.whole(0, 200),
    status: dice.oneOf(ScreeningStatus.options),
    credit: dice.oneOf([0, 20, 40, 60, 60, 120]),
  }))
  return insertRows('screenings', rows)
}

function someTests(dice: Dice, evenings: Evening[]): Statement {
  const rows = Array.from({ length: dice.whole(1, 3) }, () => {
    const [installed, on] = [dice.whole(1, 9), dayOf(dice)]
    const tested = dice.happens(0.7) ? installed : dice.whole(0, installed)
    return {
      id: dice.id(),
      villageCode: dice.oneOf(evenings).villageCode,
      testedOn: on,
      speakersInstalled: installed,
      speakersTested: tested,
      speakersSounding: dice.happens(0.4) ? tested : 0,
      method: 'on_site',
      counted: dice.whole(0, 1),
      recordedAt: `${on} ${dice.id()}`,
      receivedAt: on,
      reportedBy: '技术员',
      sent: '',
    }
  })
  return insertRows('audibility_reports', rows)
}

const REFUSED = assertSome('SELECT 1 WHERE 0')
const SOME = 'rowid % 7 = ?'
/** One change of many kinds. */
function aChange(dice: Dice, evenings: Evening[]): Statement {
  const of = (sql: string, ...values: (string | number)[]) => statement(sql, [...values, dice.whole(0, 6)])
  return dice.oneOf([
    ...Array.from({ length: 3 }, () => () => someLogs(dice, evenings)),
    ...Array.from({ length: 6 }, () => () => dice.oneOf(keepYears('2018-05-01'))),
    () => someTests(dice, evenings),
    () => someTests(dice, evenings),
    () => of(`UPDATE screenings SET status = ? WHERE ${SOME}`, dice.oneOf(ScreeningStatus.options)),
    () => of(`UPDATE screenings SET credit = ?, attendance = attendance + 1 WHERE ${SOME}`, dice.oneOf([20, 60, 120])),
    () => of(`UPDATE screenings SET screened_on = ? WHERE ${SOME}`, dayOf(dice)),
    () => of(`UPDATE screenings SET team_code = ?, note = 'x' WHERE ${SOME}`, dice.oneOf(evenings).teamCode),
    () => of(`UPDATE screenings SET village_code = ? WHERE ${SOME}`, dice.oneOf(evenings).villageCode),
    () => of(`UPDATE audibility_reports SET counted = 1 - counted WHERE ${SOME}`),
    () => of(`UPDATE audibility_reports SET tested_on = ?, speakers_sounding = 0 WHERE ${SOME}`, dayOf(dice)),
    () => of(`UPDATE audibility_reports SET village_code = ? WHERE ${SOME}`, dice.oneOf(evenings).villageCode),
    () => statement('DELETE FROM screenings WHERE rowid % 29 = ?', [dice.whole(0, 28)]),
    () => statement('DELETE FROM audibility_reports WHERE rowid % 29 = ?', [dice.whole(0, 28)]),
  ])()
}

/** What an overview of a day makes of them; without what says nothing. */
async function figuresOn(sql: Sql, asOf: string): Promise<unknown> {
  const { days, teams, seen, tests, before, ...same } = await sql.read({
    days: daysOf(`${asOf.slice(0, 4)}-01-01`, asOf),
    teams: teamCredits(asOf),
    past: creditsIn({ kind: 'county' }, '2015-01-01', asOf, (credits) => credits),
    designated: creditsIn({ kind: 'designated' }, '2015-01-01', asOf, (credits) => credits),
    township: creditsIn({ kind: 'township', code: aVillage().townshipCode }, '2015-01-01', asOf, (credits) => credits),
    heard: teamsHeard(asOf, 'Asia/Shanghai'),
    seen: villagesSeen(asOf),
    tests: testsOn(asOf, 30),
    before: testsBefore(asOf),
  })
  const isSeen = ([, { wholeOn, parts }]: [string, { wholeOn: string | null; parts: ReadonlyMap<string, number> }]) =>
    wholeOn !== null || parts.size > 0
  return {
    days: days.filter(({ day: _, ...sums }) => Object.values(sums).some((sum) => sum > 0)),
    teams: teams.filter(({ credit }) => credit > 0).sort((a, b) => (a.code < b.code ? -1 : 1)),
    ...same,
    now: new Map([...seen.villagesSeen].filter(isSeen)),
    // of one seen this year, the year before is not asked
    before: new Map(
      [...seen.villagesSeenBefore].filter((one) => isSeen(one) && !seen.villagesSeen.get(one[0])?.wholeOn),
    ),
    states: tests.states,
    lastFull: tests.lastFull.map(({ id }) => id).sort(),
    mostTested: tests.mostTested,
    testsBefore: before,
  }
}

async function faultOf(sql: Sql) {
  for (let after: string | undefined = ''; after !== undefined;) {
    const step = await checkSums({ sql: anew(sql) }, after)
    if (step.fault) return step.fault
    after = step.after
  }
  return undefined
}

/** How many rows a check looked at, which finds nothing. */
async function lookedAt(sql: Sql, check: typeof checkSums): Promise<number> {
  let looked = 0
  for (let after: string | undefined = ''; after !== undefined;) {
    const step = await check({ sql: anew(sql) }, after)
    expect(step.fault).toBeUndefined()
    looked += step.looked
    after = step.after
  }
  return looked
}

describe.each(engines)('what is kept beside logs on $name', ({ name, start }) => {
  const { sql } = managed(start)

  test('whatever is written, moved, taken back or refused, it is what they add up to', async () => {
    const dice = seeded(18)
    const evenings = [await anEvening(sql), await anEvening(sql), await anEvening(sql)]
    await sql.run('UPDATE villages SET designated = 1')
    let refused = 0
    for (let i = 0; i < (name === 'D1' ? 50 : 300); i++) {
      await sql.batch([aChange(dice, evenings), ...(dice.happens(0.3) ? [aChange(dice, evenings)] : [])])
      const isWritten = dice.happens(0.9) || (await wroteFirst(sql, [aChange(dice, evenings), REFUSED]))
      if (!isWritten) refused++
      const asOf = dice.oneOf([dayOf(dice), '2017-09-13', '2018-05-01'])
      expect([i, await figuresOn(anew(sql), asOf)]).toEqual([i, await figuresOn(asKnown(sql, LATER), asOf)])
    }
    expect(refused).toBeGreaterThan(1)
    expect(await lookedAt(sql, checkSums)).toBeGreaterThan(40)
    expect(await lookedAt(sql, checkLasts)).toBeGreaterThan(3)

    await sql.batch(keepYears('2018-05-01'))
    const years = await sql.all<{ year: string; scope: string }>('SELECT year, scope FROM years_shown')
    expect(years).toHaveLength(6)
    for (const { year, scope } of years) {
      const put = (days: string) =>
        sql.run(`UPDATE years_shown SET days = ${days} WHERE year = ? AND scope = ?`, year, scope)
      await put("days || ',2016-12-3160'")
      expect(await faultOf(sql)).toEqual({ key: 'sums_differ', facts: { of: year } })
      await put('substr(days, 1, length(days) - 13)')
    }
    expect(await faultOf(sql)).toBeUndefined()
  })

  test('a year that is over is counted anew once other villages were designated', async () => {
    const one = await anEvening(sql)
    await sql.batch([insertRows('screenings', [aLogOf(one, 'a-log-of-that-year', '2016-06-10')])])
    const version = (how: string, ...values: string[]) => statement(how, [...values, one.villageCode])
    for (const change of [
      version('UPDATE villages SET designated = 1 WHERE code = ?'),
      version(
        `INSERT INTO village_versions (village_code, effective_on, name, township_code, designated, annual_quota, made_at,
           made_by) SELECT code, ?, name, township_code, 0, 12, '2015-01-01', 'admin' FROM villages WHERE code = ?`,
        '2016-02-01',
      ),
      version('UPDATE village_versions SET designated = 1 WHERE village_code = ?'),
      version('UPDATE village_versions SET effective_on = ? WHERE village_code = ?', '2016-08-01'),
      version('DELETE FROM village_versions WHERE village_code = ?'),
    ]) {
      await sql.batch(keepYears('2018-05-01'))
      const before = await figuresOn(anew(sql), '2018-05-01')
      await sql.batch([change])
      const now = await figuresOn(anew(sql), '2018-05-01')
      expect(now).toEqual(await figuresOn(asKnown(sql, LATER), '2018-05-01'))
      expect(now).not.toEqual(before)
    }
  })
})
