/** Figures of a report about the county as a whole: its register, who saw films, its speakers and its televisions. */
import { PASS_PERCENT, SEVERE_PERCENT } from '../audibility/audibility.ts'
import { MEANS } from '../audibility/tv-figures.ts'
import { monthOf } from '../period.ts'
import { type ReportFacts, spokenName, yearStart } from './report-facts.ts'
import { counted, day, type FigureRoom, figuresIn, names, type NamedFigure, share, words } from './report-figure.ts'

/** 旬: from the 1st, the 11th or the 21st. */
const tenDaysFrom = (asOf: string): string => {
  const date = Number(asOf.slice(8))
  return `${asOf.slice(0, 8)}${date > 20 ? '21' : date > 10 ? '11' : '01'}`
}

const dayTold = ({ asOf }: ReportFacts): NamedFigure[] => {
  const room: FigureRoom = { prefix: 'report', group: 'register', basis: 'day', facts: { asOf } }
  return figuresIn(room, { as_of: day(asOf), year: words(asOf.slice(0, 4)) })
}

export function registerTold(facts: ReportFacts): NamedFigure[] {
  const { asOf, villages, teams } = facts
  const designated = villages.filter((village) => village.designated)
  const townshipsOf = (some: typeof villages): string[] => [...new Set(some.map(({ townshipName }) => townshipName))]
  const of = (prefix: string, zh: string, en: string): FigureRoom => ({
    prefix,
    group: 'register',
    of: [zh, en],
    basis: 'register',
    facts: { asOf },
  })
  return [
    ...dayTold(facts),
    ...figuresIn(of('teams', '放映队', 'Teams'), { count: counted(teams.length, '支') }),
    ...figuresIn(of('villages', '行政村', 'Villages'), { count: counted(villages.length, '个') }),
    ...figuresIn(of('townships', '乡镇', 'Townships'), { count: counted(townshipsOf(villages).length, '个') }),
    ...figuresIn(of('designated', '贫困村', 'Designated villages'), {
      count: counted(designated.length, '个'),
      names: names(designated.map(spokenName)),
    }),
    ...figuresIn(of('designated-townships', '有贫困村的乡镇', 'Townships with designated villages'), {
      count: counted(townshipsOf(designated).length, '个'),
      names: names(townshipsOf(designated)),
    }),
  ]
}

export function screeningsTold({ asOf, overview }: ReportFacts): NamedFigure[] {
  const { attendance, months, cumulative } = overview
  const month = months.find((one) => one.month === monthOf(asOf))
  const before = cumulative.findLast((one) => one.day < tenDaysFrom(asOf))?.done ?? 0
  const facts = { asOf, from: yearStart(asOf) }
  const room: FigureRoom = { prefix: 'screenings', group: 'screenings', basis: 'counted', facts, path: '/logs' }
  return figuresIn(room, {
    attendance: { ...counted(attendance, '人次'), wordings: ['over_wan', 'plain', 'over'] },
    month_done: { ...counted(month?.done, '场'), facts: { from: `${monthOf(asOf)}-01` } },
    month_planned: { ...counted(month && Math.round(month.planned), '场'), basis: 'day' },
    ten_days_done: { ...counted((cumulative.at(-1)?.done ?? 0) - before, '场'), facts: { from: tenDaysFrom(asOf) } },
  })
}

export function broadcastTold({ asOf, overview, villages }: ReportFacts): NamedFigure[] {
  const { audibility, below, passing } = overview
  const known = new Map(villages.map((village) => [village.code, village]))
  const ours = below.filter((village) => village.designated)
  const named = (band: string) => names(ours.filter((village) => village.band === band).map(spokenName))
  const room: FigureRoom = {
    prefix: 'broadcast',
    group: 'broadcast',
    basis: 'audibility',
    facts: { asOf },
    path: `/broadcast?asOf=${asOf}`,
  }
  return figuresIn(room, {
    villages: counted(audibility.villages, '个'),
    passing: counted(audibility.pass, '个'),
    passing_names: names(
      passing.map((village) => spokenName({ townshipName: '', ...known.get(village.code), ...village })),
    ),
    passing_share: share(audibility.villagesPercent),
    below: counted(audibility.low + audibility.severe, '个'),
    below_names: names(ours.map(spokenName)),
    low: counted(audibility.low, '个'),
    low_names: named('low'),
    severe: counted(audibility.severe, '个'),
    severe_names: named('severe'),
    stale: counted(audibility.stale, '个'),
    untested: counted(audibility.untested, '个'),
    speakers: counted(audibility.speakersInstalled, '只'),
    sounding: counted(audibility.speakersSounding, '只'),
    rate: share(audibility.ratePercent),
    line: { ...share(PASS_PERCENT), basis: 'line' },
    severe_line: { ...share(SEVERE_PERCENT), basis: 'line' },
  })
}

export function tvTold({ asOf, overview: { tvCoverage: tv } }: ReportFacts): NamedFigure[] {
  const room: FigureRoom = { prefix: 'tv', group: 'tv', basis: 'tv', facts: { asOf }, path: `/tv?asOf=${asOf}` }
  return figuresIn(room, {
    villages: counted(tv.villages, '个'),
    households: counted(tv.households, '户'),
    connected: counted(tv.connected, '户'),
    not_connected: counted(tv.notConnected, '户'),
    verified: counted(tv.verified, '户'),
    lost: counted(tv.lost, '户'),
    no_signal: counted(tv.noSignal, '户'),
    no_set: counted(tv.noSet, '户'),
    connected_share: share(tv.connectedPercent),
    ...Object.fromEntries(MEANS.map((name) => [name, counted(tv.means?.[name], '户')])),
  })
}
