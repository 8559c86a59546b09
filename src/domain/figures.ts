/** The figures of the managers' page that are sums over villages, teams, months and days. */
import { type Audibility, type Band, ratePercent } from './audibility.ts'
import { wholeScreenings } from './credit.ts'
import type { Overview, OverviewInput } from './overview.ts'
import { percentOf, weightBetween } from './pace.ts'
import { earlierOf, lastDayOf, monthOf, monthsOfYear, yearOf } from './period.ts'
import type { Village } from './place.ts'
import { periodOn, type Target } from './target.ts'

/** Stale and untested villages count as villages, never as passing, and add no speakers: unknown is not zero. */
export function audibilityFigures(
  villages: Village[],
  states: Map<string, Audibility>,
  asOf: string,
): Overview['audibility'] {
  const bands: Record<Band, number> = { pass: 0, low: 0, severe: 0, stale: 0, untested: 0 }
  let speakersInstalled = 0
  let speakersSounding = 0
  for (const village of villages) {
    const state = states.get(village.code) ?? { band: 'untested' as const }
    bands[state.band]++
    // asked of the full test itself: a part test may have made a stale village low
    if (!state.full || !state.staleOn || state.staleOn <= asOf) continue
    speakersInstalled += state.full.speakersInstalled
    speakersSounding += state.full.speakersSounding
  }
  const rates = {
    ratePercent: ratePercent(speakersSounding, speakersInstalled),
    villagesPercent: ratePercent(bands.pass, villages.length),
  }
  return { villages: villages.length, ...bands, speakersInstalled, speakersSounding, ...rates }
}

export function villagesBelow(villages: Village[], states: Map<string, Audibility>): Overview['below'] {
  const below = villages.flatMap((village) => {
    const state = states.get(village.code)
    if (!state || (state.band !== 'low' && state.band !== 'severe')) return []
    const test = state.partial ?? state.full
    if (!test) return []
    const { speakersInstalled, testedOn } = test
    const speakersSounding = state.partial
      ? speakersInstalled - (test.speakersTested - test.speakersSounding)
      : test.speakersSounding
    const { code, name, townshipName, designated } = village
    const rate = ratePercent(speakersSounding, speakersInstalled)
    return [
      {
        code,
        name,
        townshipName,
        designated,
        band: state.band,
        ratePercent: rate,
        speakersInstalled,
        speakersSounding,
        testedOn,
        partial: state.partial !== undefined,
      },
    ]
  })
  const share = (v: (typeof below)[number]): number => v.speakersSounding / v.speakersInstalled
  return below.sort((a, b) => share(a) - share(b) || a.code.localeCompare(b.code))
}

export function teamFigures({ teams, teamMonths, villages, asOf }: OverviewInput): Overview['teams'] {
  const quotas = new Map<string, number>()
  for (const { teamCode, annualQuota } of villages) {
    if (teamCode) quotas.set(teamCode, (quotas.get(teamCode) ?? 0) + annualQuota)
  }
  const byTeam = new Map(teamMonths.map((team) => [team.code, team]))
  const rows = teams.map(({ code, name }) => {
    const credits = byTeam.get(code)?.credits ?? new Map<string, number>()
    const done = wholeScreenings([...credits.values()].reduce((sum, credit) => sum + credit, 0))
    const quota = quotas.get(code) ?? 0
    const lastScreenedOn = byTeam.get(code)?.lastOn ?? null
    const thisMonth = wholeScreenings(credits.get(monthOf(asOf)) ?? 0)
    return {
      code,
      name,
      quota,
      done,
      completionPercent: quota === 0 ? null : percentOf(done, quota),
      lastScreenedOn,
      thisMonth,
    }
  })
  const share = (row: (typeof rows)[number]): number => (row.quota === 0 ? -1 : row.done / row.quota)
  return rows
    .map((row) => ({ ...row, rank: 1 + rows.filter((other) => share(other) > share(row)).length }))
    .sort((a, b) => a.rank - b.rank || a.code.localeCompare(b.code))
}

export function monthFigures({ asOf, villageMonths }: OverviewInput, county: Target | undefined): Overview['months'] {
  const period = county && periodOn(county, asOf)
  const deadline = period?.deadlines[0]
  const total = county && period && deadline ? weightBetween(period.startsOn, deadline, county.monthShares) : 0
  const credits = new Map<string, number>()
  for (const village of villageMonths) {
    for (const [month, credit] of village.credits) credits.set(month, (credits.get(month) ?? 0) + credit)
  }
  return monthsOfYear(yearOf(asOf)).map((month) => {
    const from = period && period.startsOn > `${month}-01` ? period.startsOn : `${month}-01`
    const weight =
      total && deadline ? weightBetween(from, earlierOf(lastDayOf(month), deadline), county?.monthShares) : 0
    const planned = county && total ? Math.round((10 * county.amount * weight) / total) / 10 : 0
    return { month, done: wholeScreenings(credits.get(month) ?? 0), planned }
  })
}

export function runningTotal(days: OverviewInput['days']): Overview['cumulative'] {
  let credit = 0
  return days.map((row) => ({ day: row.day, done: wholeScreenings((credit += row.credit)) }))
}
