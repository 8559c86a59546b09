/** Figures of a report about the ledger: events, works, funds, tenders and problems, each kind as a whole and what is told one by one. */
import { EventKind, type Measure, MEASURES, STAGES, WorkKind } from '../ledger/kinds.ts'
import { type NewEvent } from '../ledger/event.ts'
import { fundOn, type NewFund } from '../ledger/fund.ts'
import { type NewProblem, problemOn } from '../ledger/problem.ts'
import { type NewTender, tenderOn } from '../ledger/tender.ts'
import { type NewWork, workOn } from '../ledger/work.ts'
import { STAGES_SAID } from './report-words.ts'
import { tableWords } from '../words-tables.ts'
import { type Entered, type ReportFacts, spokenPlace, yearStart } from './report-facts.ts'
import {
  counted,
  day,
  type FigureFact,
  type FigureRoom,
  figuresIn,
  money,
  names,
  type NamedFigure,
  share,
  summed,
  words,
} from './report-figure.ts'

const distinct = (texts: (string | undefined)[]): string[] => [...new Set(texts.flatMap((text) => text ?? []))]
const inYear = <C extends { on: string }>(entries: C[], asOf: string): C[] =>
  entries.filter(({ on }) => on >= yearStart(asOf) && on <= asOf)
const byDay = <C extends { on: string }>(entries: C[]): C[] => entries.toSorted((a, b) => (a.on < b.on ? -1 : 1))

type Told = Pick<FigureRoom, 'group' | 'of'>
/** Of all of a kind in the year. */
const kindRoom = (prefix: string, asOf: string, told: Told, path: string): FigureRoom => ({
  ...told,
  prefix,
  basis: 'ledger',
  facts: { asOf, from: yearStart(asOf) },
  path,
})
/** Of one entry. */
const entryRoom = (
  noun: string,
  { id, title }: { id: string; title: string },
  asOf: string,
  told: Told,
): FigureRoom => ({
  ...told,
  prefix: `${noun}.${id}`,
  of: title,
  basis: 'entry',
  facts: { title, asOf },
  path: `/ledger/${noun}s/${id}`,
})

const UNITS: Record<Measure, string> = { times: '场', people: '人次', copies: '册', classes: '班次', hours: '学时' }

/** What some of them say of a measure, added up; null where none does. */
function sumOf(events: NewEvent[], measure: Measure): FigureFact {
  const saying = events.filter((event) => event[measure] !== undefined)
  const sum = saying.reduce((so, event) => so + (event[measure] ?? 0), 0)
  const isAtLeast = saying.some(({ atLeast = [] }) => atLeast.includes(measure))
  return summed(saying.length === 0 ? null : sum, UNITS[measure], isAtLeast)
}

export function eventsTold({ asOf, ledger }: ReportFacts): NamedFigure[] {
  const all = byDay(inYear(ledger.event, asOf))
  return EventKind.options.flatMap((kind) => {
    const events = all.filter((event) => event.kind === kind)
    const of = kindRoom(
      `events.${kind}`,
      asOf,
      { group: 'events', of: tableWords[`event_${kind}`] },
      `/ledger/events?kind=${kind}`,
    )
    return figuresIn(of, {
      count: counted(events.length, '项'),
      ...Object.fromEntries(MEASURES.map((measure) => [measure, sumOf(events, measure)])),
      places: names(distinct(events.map(spokenPlace))),
      units: names(distinct(events.map(({ unit }) => unit))),
      titles: names(distinct(events.map(({ title }) => title))),
      last_on: day(events.at(-1)?.on),
    })
  })
}

const stageWord = (stage: keyof typeof STAGES_SAID | undefined) => words(stage && STAGES_SAID[stage])
const latest = (days: (string | undefined)[]): string | undefined =>
  days.reduce((last, one) => (one !== undefined && (last === undefined || one > last) ? one : last), undefined)

/** Those of the year, and older ones that had not passed their inspection when it began. */
const worksOn = (works: Entered<NewWork>[], asOf: string): Entered<NewWork>[] =>
  works.filter(
    (work) => work.on <= asOf && (work.on >= yearStart(asOf) || workOn(work, yearStart(asOf)).stage !== 'acceptance'),
  )

/** Works of a kind stand where the last of them stands; what comes next is theirs. */
function worksOfKind(kind: WorkKind, { asOf, ledger }: ReportFacts): NamedFigure[] {
  const works = worksOn(ledger.work, asOf).filter((work) => work.kind === kind)
  const placed = works.map((work) => ({ work, ...workOn(work, asOf) }))
  const rank = ({ stage }: (typeof placed)[number]): number => STAGES.indexOf(stage as (typeof STAGES)[number])
  const behind = Math.min(...placed.map(rank))
  const last = placed.filter((one) => rank(one) === behind)
  const told = { group: 'works', of: tableWords[`work_${kind}`] } as const
  const path = `/ledger/works?kind=${kind}`
  const room = kindRoom(`works.${kind}`, asOf, told, path)
  const ofStage = (stage: (typeof STAGES)[number]): NamedFigure[] =>
    figuresIn(
      {
        ...room,
        prefix: `works.${kind}.${stage}`,
        of: [0, 1].map((at) => `${told.of[at]} · ${tableWords[`stage_${stage}`][at]}`) as [string, string],
      },
      {
        reached: counted(placed.filter((one) => rank(one) >= STAGES.indexOf(stage)).length, '项'),
        planned_on: day(latest(works.map(({ stages }) => stages.find((one) => one.stage === stage)?.plannedOn))),
      },
    )
  return [
    ...figuresIn(room, {
      count: counted(works.length, '项'),
      places: names(distinct(works.map(spokenPlace))),
      stage: stageWord(last[0]?.stage),
      next: stageWord(last[0]?.nextStage),
      next_on: day(latest(last.map(({ nextOn }) => nextOn))),
      late: counted(placed.filter(({ isLate }) => isLate).length, '项'),
    }),
    ...STAGES.flatMap(ofStage),
  ]
}
export const worksTold = (facts: ReportFacts): NamedFigure[] =>
  WorkKind.options.flatMap((kind) => worksOfKind(kind, facts))

const SUMS = ['allotted', 'applied', 'received', 'paid'] as const
function moneyFigures(moves: Pick<NewFund, 'moves'>, asOf: string) {
  const on = fundOn(moves, asOf)
  const has = (move: (typeof SUMS)[number]): boolean => moves.moves.some((one) => one.move === move && one.on <= asOf)
  return {
    ...Object.fromEntries(SUMS.map((move) => [move, money(has(move) ? on[`${move}Fen`] : null)])),
    execution: share(on.executionPercent),
  }
}

export function fundsTold({ asOf, ledger }: ReportFacts): NamedFigure[] {
  const funds = byDay(inYear(ledger.fund, asOf))
  const all = { moves: funds.flatMap(({ moves }) => moves) }
  return [
    ...figuresIn(kindRoom('funds', asOf, { group: 'funds', of: ['资金合计', 'All funds'] }, '/ledger/funds'), {
      count: counted(funds.length, '笔'),
      ...moneyFigures(all, asOf),
    }),
    ...funds.flatMap((fund) =>
      figuresIn(entryRoom('fund', fund, asOf, { group: 'funds' }), {
        title: words(fund.title),
        on: day(fund.on),
        source: words(fund.source),
        document: words(fund.document),
        rules: words(fund.rulesNo),
        ...moneyFigures(fund, asOf),
      }),
    ),
  ]
}

export function tendersTold({ asOf, ledger }: ReportFacts): NamedFigure[] {
  const tenders = byDay(inYear(ledger.tender, asOf))
  const placed = tenders.map((tender: NewTender) => ({ tender, ...tenderOn(tender, asOf) }))
  const inState = (state: string) => counted(placed.filter((one) => one.state === state).length, '项')
  return [
    ...figuresIn(kindRoom('tenders', asOf, { group: 'tenders', of: ['招标', 'Tenders'] }, '/ledger/tenders'), {
      count: counted(tenders.length, '项'),
      announced: inState('announced'),
      opened: inState('opened'),
      awarded: inState('awarded'),
      contracted: inState('contracted'),
    }),
    ...placed.flatMap(({ tender, state }) =>
      figuresIn(entryRoom('tender', tender, asOf, { group: 'tenders' }), {
        title: words(tender.title),
        stage: words(tableWords[`tender_${state}`][0]),
        opens_on: day(tender.opensOn),
        ...((state === 'awarded' || state === 'contracted') && {
          winner: words(tender.winner),
          price: money(tender.priceFen),
        }),
      }),
    ),
  ]
}

export function problemsTold({ asOf, ledger }: ReportFacts): NamedFigure[] {
  const placed = byDay(ledger.problem.filter(({ on }) => on <= asOf)).map((problem: Entered<NewProblem>) => ({
    problem,
    ...problemOn(problem, asOf),
  }))
  const left = placed.filter(({ state }) => state !== 'solved')
  const ofYear = placed.filter(
    ({ state, problem }) => state === 'solved' && (problem.solvedOn ?? '') >= yearStart(asOf),
  )
  return [
    ...figuresIn(kindRoom('problems', asOf, { group: 'problems', of: ['问题', 'Problems'] }, '/ledger/problems'), {
      open: counted(left.length, '项'),
      overdue: counted(left.filter(({ state }) => state === 'overdue').length, '项'),
      solved: counted(ofYear.length, '项'),
    }),
    ...left.flatMap(({ problem }) =>
      figuresIn(entryRoom('problem', problem, asOf, { group: 'problems' }), {
        text: words(problem.title),
        unit: words(problem.unit),
        measure: words(problem.measure),
        due_on: day(problem.dueOn),
      }),
    ),
  ]
}
