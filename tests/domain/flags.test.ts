import { describe, expect, test } from 'vitest'
import { audibilityOn, type AudibilityTest } from '../../src/domain/audibility/audibility.ts'
import { audibilityFlag } from '../../src/domain/flag/broadcast-flags.ts'
import { type FlagFact, flagIn, silentFlag, targetFlag, unseenFlag } from '../../src/domain/flag/flags.ts'
import { paceOf, percentOf } from '../../src/domain/target/pace.ts'
import { monthsOfYear } from '../../src/domain/period.ts'
import { say } from '../../src/domain/language.ts'
import { aVillage } from '../make.ts'
import { county, HALF_YEAR } from './half-year.ts'

const SETTINGS = { staleDays: 30, teamSilentDays: 7 }
const aTest = (speakersSounding: number, testedOn: string, speakersTested = 100): AudibilityTest => ({
  speakersInstalled: 100,
  speakersTested,
  speakersSounding,
  testedOn,
})

/** The sentence in both languages, with nothing left unfilled. */
function said(flag: FlagFact | undefined): string {
  const both = (['zh', 'en'] as const).map((language) => (flag ? say(language, flag.sentence) : ''))
  for (const sentence of both) expect(sentence).not.toMatch(/[{}]|undefined|NaN/)
  return both.join(' | ')
}

describe('audibility', () => {
  const flags = (full?: AudibilityTest, parts: AudibilityTest[] = [], designated = true, asOf = HALF_YEAR) =>
    audibilityFlag(aVillage({ designated }), audibilityOn(asOf, full, parts), '2017-01-01', SETTINGS)

  test('a passing village has no flag', () => {
    expect(flags(aTest(95, '2017-06-20'))).toEqual([])
  })

  test('low is a warning and severe critical, since the test, in any village', () => {
    for (const designated of [true, false]) {
      const [low] = flags(aTest(94, '2017-06-20'), [], designated)
      expect(low).toMatchObject({ kind: 'audibility_low', severity: 'warning', since: '2017-06-20' })
      expect(low?.subject).toEqual({ kind: 'village', code: '510723100211', name: '三清村' })
      const [severe] = flags(aTest(59, '2017-06-20'), [], designated)
      expect(severe).toMatchObject({ kind: 'audibility_severe', severity: 'critical', since: '2017-06-20' })
      for (const part of ['三清村', '59', '100', '2017年6月20日']) expect(said(severe)).toContain(part)
      expect(said(low)).toContain('94/100')
    }
  })

  test('a part test that proves a village below says how many were silent and the most that is possible', () => {
    const [flag] = flags(aTest(100, '2017-06-01'), [aTest(7, '2017-06-25', 13)], false)
    expect(flag).toMatchObject({
      kind: 'audibility_low',
      since: '2017-06-25',
      sentence: { key: 'flag_audibility_partial' },
    })
    expect(said(flag)).toMatch(/6 只.*94%.*6 silent.*94 %/s)
    expect(flags(undefined, [aTest(0, '2017-06-25', 41)], false)).toMatchObject([
      { kind: 'audibility_severe', severity: 'critical' },
    ])
  })

  test('the rate is rounded down in its sentence too: 94.96 % is not said to be 95', () => {
    const nearly = { speakersInstalled: 397, speakersTested: 397, speakersSounding: 377, testedOn: '2017-06-20' }
    expect(said(flags(nearly)[0])).toMatch(/ 94\.9%（377\/397.* 94\.9 % \(377\/397/s)
  })

  test('stale is a warning from the first stale day, only under special watch', () => {
    const [flag] = flags(aTest(100, '2017-05-30'))
    expect(flag).toMatchObject({ kind: 'audibility_stale', severity: 'warning', since: '2017-06-30' })
    expect(said(flag)).toContain('2017年5月30日')
    expect(flags(aTest(100, '2017-05-31'))).toEqual([])
    expect(flags(aTest(10, '2017-05-30'), [], false)).toEqual([])
  })

  test('untested is a warning from the start of the year, only under special watch', () => {
    expect(flags()).toMatchObject([{ kind: 'audibility_untested', severity: 'warning', since: '2017-01-01' }])
    expect(flags(undefined, [], false)).toEqual([])
    expect(said(flags()[0])).toContain('三清村')
  })
})

describe('a target', () => {
  const flags = (changes: Parameters<typeof county>[0], asOf: string) => {
    const question = county(changes)
    const figures = {
      remaining: question.amount - question.done,
      completionPercent: percentOf(question.done, question.amount),
    }
    return targetFlag({ code: 'screenings-county', name: '公益电影', unit: '场', ...figures }, paceOf(question, asOf))
  }

  test('behind is a warning that says how far, by when, and what is needed a day', () => {
    const [flag] = flags({}, HALF_YEAR)
    expect(flag).toMatchObject({
      kind: 'target_behind',
      severity: 'warning',
      subject: { kind: 'target', code: 'screenings-county' },
    })
    for (const part of ['公益电影', '52.16', '2.03', '17.11', '2017年11月30日', '30 November 2017'])
      expect(said(flag)).toContain(part)
    expect(flag?.since).toBe(HALF_YEAR)
  })

  test('is called in English what the register calls it in English, its unit too; without a name as it is', () => {
    const question = county({})
    const figures = { remaining: 2618, completionPercent: 52.16 }
    const named = { code: 'screenings-county', name: '公益电影', unit: '场', ...figures }
    const flagOf = (target: Parameters<typeof targetFlag>[0]): FlagFact => {
      const [flag] = targetFlag(target, paceOf(question, HALF_YEAR))
      if (!flag) throw new Error('it is behind')
      return flag
    }
    const english = flagIn('en', flagOf({ ...named, nameEn: 'Free film shows' }))
    expect([english.subject.name, english.message]).toEqual([
      'Free film shows',
      'Free film shows: 52.16 % done, 2.03 points behind schedule for 30 November 2017. From now on 17.11 shows a day are needed.',
    ])
    const chinese = flagIn('zh', flagOf({ ...named, nameEn: 'Free film shows' }))
    expect([chinese.subject.name, chinese.message.slice(0, 4)]).toEqual(['公益电影', '公益电影'])
    expect(flagIn('en', flagOf(named)).subject.name).toBe('公益电影')
  })

  test('behind on its last day, everything missing is needed', () => {
    expect(said(flags({}, '2017-11-30')[0])).toContain('2618')
  })

  test('overdue is critical from the day after the deadline', () => {
    const [flag] = flags({}, '2018-01-15')
    expect(flag).toMatchObject({ kind: 'target_overdue', severity: 'critical', since: '2017-12-01' })
    expect(said(flag)).toContain('2618')
  })

  test('ahead, done or exceeded has none', () => {
    expect(flags({ deadline: '2017-12-31' }, HALF_YEAR)).toEqual([])
    expect(flags({ done: 5472 }, '2018-01-15')).toEqual([])
    expect(flags({ done: 5473 }, '2018-01-15')).toEqual([])
  })
})

describe('a village without a film this month', () => {
  const unseen = (seen: string[], asOf: string, annualQuota = 12, parts: Record<string, number> = {}) => {
    const through = { last: seen.at(-1) ?? null, months: monthsOfYear(2017), parts: new Map(Object.entries(parts)) }
    return unseenFlag(aVillage({ annualQuota }), through, asOf)
  }
  const until = (month: number) => monthsOfYear(2017).slice(0, month)

  test('that has seen one has no flag, on the first and on the last day', () => {
    expect(unseen(until(6), '2017-06-01')).toEqual([])
    expect(unseen(['2017-06'], '2017-06-30')).toEqual([])
  })

  test('has time until the 20th, then it is a warning', () => {
    expect(unseen(until(5), '2017-06-20')).toMatchObject([
      { kind: 'month_without_screening', severity: 'info', since: '2017-06-01' },
    ])
    expect(unseen(until(5), '2017-06-21')).toMatchObject([{ severity: 'warning', since: '2017-06-01' }])
    expect(unseen(until(1), '2017-02-28')).toMatchObject([{ severity: 'warning' }])
    expect(said(unseen(until(5), '2017-06-20')[0])).toContain('三清村')
  })

  test('two months long is a warning from the first day, and says since when', () => {
    const [flag] = unseen(['2017-01', '2017-03'], '2017-06-02')
    expect(flag).toMatchObject({ severity: 'warning', since: '2017-04-01', sentence: { facts: { months: 3 } } })
    expect(said(flag)).toMatch(/3 个月.*2017年4月1日.*3 months.*1 April 2017/)
  })

  test('is a warning on its first days already in the second month', () => {
    const [flag] = unseen(until(4), '2017-06-01')
    expect(flag).toMatchObject({ severity: 'warning', since: '2017-05-01', sentence: { facts: { months: 2 } } })
    expect(said(flag)).toMatch(/2 个月.*2 months/)
    expect(said(unseen(until(5), '2017-06-01')[0])).toMatch(/（6 月）.*month 6/)
  })

  test('never seen this year counts from January', () => {
    expect(unseen([], '2017-03-10')).toMatchObject([
      { severity: 'warning', since: '2017-01-01', sentence: { facts: { months: 3 } } },
    ])
  })

  test('is not helped by films of later months', () => {
    expect(unseen(['2017-08'], '2017-06-30')).toMatchObject([{ since: '2017-01-01' }])
  })

  test('to which nothing is owed has no flag', () => {
    expect(unseen([], '2017-06-30', 0)).toEqual([])
  })

  test('but shorts only is called less than a screening, never none', () => {
    const [flag] = unseen(until(5), '2017-06-25', 12, { '2017-06': 40 })
    expect(flag).toMatchObject({ kind: 'month_without_screening', severity: 'warning', since: '2017-06-01' })
    expect(said(flag)).toMatch(/只放了短片，折合 0.67 场，不足一场.*0.67 of a screening, less than one/)
    expect(said(flag)).not.toMatch(/无放映|尚无|no screening/)
  })

  test('for months of which some had shorts says so of those', () => {
    const shorts = unseen(until(3), '2017-06-25', 12, { '2017-03': 20, '2017-05': 40, '2017-06': 0 })
    expect(shorts).toMatchObject([{ since: '2017-04-01', sentence: { facts: { months: 3, shorts: 1 } } }])
    expect(said(shorts[0])).toMatch(/3 个月不足一场.*其中 1 个月只放了短片.*3 months.*in 1 of them only shorts/)
    expect(said(unseen(until(3), '2017-06-25', 12, { '2017-03': 20 })[0])).toMatch(/3 个月无放映/)
  })
})

describe('a silent team', () => {
  const team = { code: 'team-07', name: '放映七队' }
  const silent = (lastOn: string | null, asOf = HALF_YEAR) => silentFlag(team, lastOn, '2017-01-01', asOf, SETTINGS)

  test('is one without a log for more than seven days, since the day after its last', () => {
    expect(silent('2017-06-23')).toEqual([])
    const [flag] = silent('2017-06-22')
    expect(flag).toMatchObject({
      kind: 'team_silent',
      severity: 'warning',
      since: '2017-06-23',
      subject: { kind: 'team', code: 'team-07' },
    })
    expect(said(flag)).toMatch(/放映七队.*2017年6月22日.*8 天.*8 days ago/)
  })

  test('that never logged this year is silent from New Year, after a week', () => {
    expect(silent(null, '2017-01-07')).toEqual([])
    const [flag] = silent(null, '2017-01-08')
    expect(flag).toMatchObject({ since: '2017-01-01', sentence: { key: 'flag_team_never' } })
    expect(said(flag)).toContain('放映七队')
  })

  test('that is awaited from a later day is silent from that day, and not at all while nothing is awaited', () => {
    const awaited = (from: string | null, asOf: string) => silentFlag(team, null, from, asOf, SETTINGS)
    expect(awaited('2017-06-20', '2017-06-26')).toEqual([])
    expect(awaited('2017-06-20', '2017-06-27')).toMatchObject([{ since: '2017-06-20' }])
    expect(awaited('2017-06-20', '2017-05-31')).toEqual([])
    expect(awaited(null, HALF_YEAR)).toEqual([])
  })

  test('how long is too long is a setting', () => {
    expect(silentFlag(team, '2017-06-22', '2017-01-01', HALF_YEAR, { ...SETTINGS, teamSilentDays: 8 })).toEqual([])
  })
})
