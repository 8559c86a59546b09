/** What the linter takes from the figures of reports, and how it compares them: what is not known is compared with nothing. */
import { expect, test } from 'vitest'
import { heldIn } from '../../src/domain/report/lint/held-figures.ts'
import { lintReport } from '../../src/domain/report/lint/lint.ts'
import { sayLint } from '../../src/domain/report/lint/lint-words.ts'
import type { ReportFacts } from '../../src/domain/report/report-facts.ts'
import { aFund, anEvent, aWork } from '../ledger-entries.ts'
import { aVillage } from '../make.ts'

const target = (indicator: string, kind: string, done: number) => ({
  code: `${indicator}-${kind}`,
  indicator,
  scope: { kind },
  name: `${indicator} ${kind}`,
  unit: '场',
  startsOn: '2017-01-01',
  accepted: null,
  held: null,
  amount: 5472,
  done,
  remaining: 5472 - done,
  completionPercent: null,
  season: null,
  bases: ['2017-11-30', '2017-12-31'].map((deadline) => ({
    deadline,
    verdict: 'behind',
    timeProgressPercent: 50,
    gapPoints: 0,
    neededPerDay: 1,
    pacePerDay: 1,
    daysLeft: 1,
    projected: null,
    shortBy: null,
    chance: null,
  })),
})
const NO_TEST = { villages: 25, pass: 9, low: 11, severe: 4, stale: 0, untested: 1 }
const NO_TV = { households: null, connected: null, notConnected: null, noSignal: null, noSet: null }
const facts = (overview: object, ledger: object = {}): ReportFacts =>
  ({
    asOf: '2017-06-30',
    overview: {
      targets: [],
      attendance: 0,
      months: [],
      cumulative: [],
      below: [],
      passing: [],
      audibility: NO_TEST,
      tvCoverage: NO_TV,
      ...overview,
    },
    villages: [{ ...aVillage(), townshipName: '云溪镇' }],
    teams: [{ code: 'team-01', name: '一队' }],
    checklists: [],
    duties: [],
    ledger: { event: [], work: [], fund: [], tender: [], problem: [], ...ledger },
  }) as unknown as ReportFacts
const said = (overview: object, ledger?: object): string[] =>
  heldIn(facts(overview, ledger)).figures.map(
    ({ subject, value, atLeast }) => `${subject} ${value}${atLeast ? '+' : ''}`,
  )

test('shows, audibility, households and the register are held, deadlines by their work', () => {
  const audibility = { villages: 25, pass: 9, low: 12, severe: 4, stale: 0, untested: 0 }
  const tvCoverage = { households: 1748, connected: 1418, notConnected: 330, noSignal: 0, noSet: null }
  const overview = { targets: [target('screenings', 'county', 2854)], attendance: 213_456, audibility, tvCoverage }
  expect(said(overview)).toEqual([
    'film.county.target 5472',
    'film.county.done 2854',
    'film.county.left 2618',
    'attendance.county 213456',
    'audible.have 9',
    'audible.lack 16',
    'audible.severe 4',
    'tv.total 1748',
    'tv.connected 1418',
    'tv.missing 330',
    'tv.no_signal 0',
    'villages.total 1',
    'townships.total 1',
    'teams.total 1',
  ])
  expect(heldIn(facts(overview)).deadlines).toEqual([
    { work: 'film', what: 'finish', name: 'screenings county', days: ['2017-11-30', '2017-12-31'] },
  ])
})

test('no log, no test that counts, no snapshot and no entry are not zero', () => {
  const overview = { targets: [target('screenings', 'designated', 0), target('manual', 'county', 3)] }
  expect(said(overview).filter((one) => !one.includes('total'))).toEqual(['film.designated.target 5472'])
})

const LEDGER = {
  event: [
    anEvent({ times: 2 }),
    anEvent({ kind: 'books', copies: 2000, atLeast: ['copies'] }),
    anEvent({ kind: 'training', classes: 3, people: 135 }),
    anEvent({ kind: 'lecture', times: 3, people: 357 }),
    anEvent({ kind: 'creation' }),
  ],
  work: [aWork({ kind: 'culture_centre' }), aWork({ stages: [{ stage: 'completion', plannedOn: '2017-09-30' }] })],
  fund: [aFund()],
}

test('so are performances, books, classes, works made, projects and money', () => {
  expect(said({}, LEDGER).filter((one) => !one.includes('.total'))).toEqual([
    'centre.target 1',
    'centre.done 0',
    'upgrade.target 1',
    'upgrade.done 0',
    'performances.times 2',
    'books.copies 2000+',
    'training.classes 3',
    'training.people 135',
    'lectures.times 3',
    'lectures.people 357',
    'creations.count 1',
    'funds.allotted 1721200',
    'funds.received 1000000',
    'funds.paid 500000',
  ])
})

const held = heldIn(facts({}, LEDGER))
const found = (text: string): string[] =>
  lintReport(`截至2017年6月30日，情况如下。\n${text}`, { held }).findings.map(
    (one) => `${sayLint('zh', one.said)}${one.holds ? sayLint('zh', one.holds) : ''}`,
  )

test.each([
  '县文化馆向折弓乡、金鸡镇送去文艺专场演出2场。图书馆向折弓乡送去图书2000余册。',
  '送去图书2150册。开办舞蹈、书法培训班，培训次数3班（次），培训人数135人次。举办文艺辅导培训等活动，共计3场，培训人数达357人次。',
  '计划演出36场，向25个村各配送图书150册，每期培训45人。去年送图书900册，培训80人次。',
  '举办培训班3期，其中舞蹈培训班1期；到折弓乡演出1场。',
  '川财教〔2017〕137号下达172.12万元，已到位100万元，已支付50万元。',
  '预计广播系统9月底全面完工。',
])('nothing is said about %s', (text) => {
  expect(found(text)).toEqual([])
})

test.each([
  ['送文艺演出5场。', /文艺演出场次与系统不符.*系统：截至2017年6月30日，文艺演出场次为2/],
  ['向折弓乡送去文艺专场演出5场。', /文艺演出场次超过系统中的总数/],
  ['送去图书1800册。', /送图书册数与系统不符.*为2000/],
  ['举办培训班6期。', /培训班次与系统不符.*为3/],
  ['培训人数153人次。', /培训人次与系统不符.*为135/],
  ['创作文艺作品17件。', /文艺创作数与系统不符.*为1/],
  ['综合文化服务中心已完工18个。', /已完工的文化中心数与系统不符.*为0/],
  ['累计下达资金200万元。', /下达资金合计（元）与系统不符/],
  ['川财教〔2017〕137号下达172.12万元，已到位110万元，已支付50万元。', /137号的到位金额与系统不符.*到位100万元/],
  ['川财教〔2017〕137号下达172.12万元，已到位100万元，已支付60万元。', /137号的支付金额与系统不符.*支付50万元/],
  ['预计广播系统8月底全面完工。', /与系统中的时限不符.*2017-09-30/],
])('%s is compared with what is held', (text, expected) => {
  expect(found(text)).toEqual([expect.stringMatching(expected)])
})
