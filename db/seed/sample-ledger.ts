/**
 * The sample's ledger (示例): what the half-year report says was done, is being built, was granted, tendered and stands in
 * the way. Its amounts are the report's; days that it does not name, and how sums were made up, are invented.
 */
import type { Stage } from '../../src/domain/ledger/kinds.ts'
import type { NewEvent } from '../../src/domain/ledger/event.ts'
import type { NewFund } from '../../src/domain/ledger/fund.ts'
import type { LedgerNoun } from '../../src/domain/ledger/ledger.ts'
import type { NewProblem } from '../../src/domain/ledger/problem.ts'
import type { NewTender } from '../../src/domain/ledger/tender.ts'
import type { NewWork } from '../../src/domain/ledger/work.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { randomFrom } from './random.ts'
import { FUND_EVALUATION } from './sample-evaluation.ts'

const [ZHEGONG, JINJI] = ['510723201', '510723110']
const EXI = '510723111205'
const MADE_UP = '示例：日期为虚构'
const YUAN = 100

type Made<T> = Omit<T, 'id'>
export interface SampleEntry {
  noun: LedgerNoun
  content: NewEvent | NewWork | NewFund | NewTender | NewProblem
  /** The day on which it is entered. */
  enteredOn: string
}

/** Two trips to townships, 2000余 books, three classes with 135 people, three lectures with 357: the parts are invented. */
const EVENTS: Made<NewEvent>[] = [
  { kind: 'meeting', on: '2017-02-20', title: '局脱贫攻坚工作领导小组专题工作会', times: 1, note: MADE_UP },
  {
    kind: 'visit',
    on: '2017-03-24',
    title: '25个贫困村文化广电摸底调查',
    times: 1,
    note: '分管副局长带队（示例：日期为虚构）',
  },
  {
    kind: 'performance',
    on: '2017-04-21',
    title: '文艺专场演出',
    unit: '县文化馆',
    townshipCode: ZHEGONG,
    times: 1,
    note: MADE_UP,
  },
  {
    kind: 'performance',
    on: '2017-05-12',
    title: '文艺专场演出',
    unit: '县文化馆',
    townshipCode: JINJI,
    times: 1,
    note: MADE_UP,
  },
  {
    kind: 'books',
    on: '2017-05-18',
    title: '送图书到折弓乡',
    unit: '县图书馆',
    townshipCode: ZHEGONG,
    copies: 2000,
    atLeast: ['copies'],
    note: '2000余册（示例：日期为虚构）',
  },
  { kind: 'training', on: '2017-03-17', title: '舞蹈培训班', unit: '县文化馆', classes: 1, people: 42, note: MADE_UP },
  { kind: 'training', on: '2017-03-31', title: '书法培训班', unit: '县文化馆', classes: 1, people: 36, note: MADE_UP },
  {
    kind: 'training',
    on: '2017-05-26',
    title: '“空中大课堂”',
    unit: '县文化馆',
    classes: 1,
    people: 57,
    note: MADE_UP,
  },
  { kind: 'lecture', on: '2017-04-25', title: '义务讲学', unit: '县文化馆', times: 1, people: 118, note: MADE_UP },
  { kind: 'lecture', on: '2017-05-19', title: '文艺讲座', unit: '县文化馆', times: 1, people: 121, note: MADE_UP },
  { kind: 'lecture', on: '2017-06-16', title: '文艺辅导培训', unit: '县文化馆', times: 1, people: 118, note: MADE_UP },
  {
    kind: 'creation',
    on: '2017-06-08',
    title: '小品“第一书记”',
    unit: '县文化馆',
    // not finished: it counts from the day on which it is performed
    times: 0,
    note: '剧本编写、演员选拔、音乐制作已完成，正在排练，“七一”上演（示例：日期为虚构）',
  },
]

const stagesOf = (...stages: [stage: Stage, doneOn: string | undefined, plannedOn?: string][]): NewWork['stages'] =>
  stages.map(([stage, doneOn, plannedOn]) => ({
    stage,
    ...(plannedOn !== undefined && { plannedOn }),
    ...(doneOn !== undefined && { doneOn }),
  }))
/** The plan is approved, the tender runs; who wins is known in mid-July. */
const CENTRE = stagesOf(
  ['plan', '2017-05-12'],
  ['approval', '2017-05-26', '2017-05-31'],
  ['tender', '2017-06-20'],
  ['award', undefined, '2017-07-15'],
  ['completion', undefined, '2017-09-10'],
  ['acceptance', undefined, '2017-10-31'],
)
/** Bought, and being built. All 25 are upgraded, those that pass already, too: upgraded and passing are two facts. */
const BROADCAST = stagesOf(
  ['plan', '2017-04-14'],
  ['tender', '2017-05-05'],
  ['award', '2017-05-25'],
  ['building', '2017-06-12'],
  ['completion', undefined, '2017-09-30'],
  ['acceptance', undefined, '2017-10-31'],
)
const TV = stagesOf(
  ['plan', '2017-04-20'],
  ['building', '2017-05-15'],
  ['completion', undefined, '2017-09-30'],
  ['acceptance', undefined, '2017-10-10'],
)
const SIGNS = stagesOf(
  ['plan', '2017-06-09', '2017-05-31'],
  ['approval', '2017-06-22', '2017-06-30'],
  ['tender', undefined, '2017-07-31'],
  ['acceptance', undefined, '2017-10-31'],
)
const WORKS_SINCE = '2017-03-31'

const worksOf = (villages: NewVillage[]): Made<NewWork>[] => [
  ...villages.flatMap(({ code, name }): Made<NewWork>[] => [
    {
      kind: 'culture_centre',
      on: WORKS_SINCE,
      title: `${name}综合文化服务中心`,
      villageCode: code,
      stages: CENTRE,
      note: MADE_UP,
    },
    {
      kind: 'broadcast',
      on: WORKS_SINCE,
      title: `${name}广播村村响系统整改提升`,
      villageCode: code,
      stages: BROADCAST,
      note: MADE_UP,
    },
  ]),
  { kind: 'other', on: WORKS_SINCE, title: '贫困户广播电视户户通接入', stages: TV, note: MADE_UP },
  {
    kind: 'signs',
    on: WORKS_SINCE,
    title: '鹅溪村旅游标识标牌和旅游文化景观',
    villageCode: EXI,
    stages: SIGNS,
    note: `已确定标识标牌的安放点（${MADE_UP}）`,
  },
]

const FUNDS: Made<NewFund>[] = [
  {
    on: '2017-06-05',
    title: '2017年中央补助地方公共文化服务体系建设专项资金',
    source: '中央补助',
    document: '川财教〔2017〕137号',
    rulesNo: '川财教〔2016〕134号',
    moves: [
      { move: 'allotted', on: '2017-06-05', amountFen: 1_721_200 * YUAN, moneyFrom: 'central' },
      {
        move: 'applied',
        on: '2017-06-20',
        amountFen: 1_721_200 * YUAN,
        moneyFrom: 'central',
        note: '已向财政局申请划拨，正在办理',
      },
    ],
    evaluation: FUND_EVALUATION,
    note: MADE_UP,
  },
  {
    on: '2017-05-22',
    title: '旅游专项扶贫资金',
    source: '对上争取',
    villageCode: EXI,
    moves: [{ move: 'allotted', on: '2017-05-22', amountFen: 500_000 * YUAN }],
    note: `用于标识标牌设计、制作、安装与旅游景观打造（${MADE_UP}）`,
  },
]
const TENDERS: Made<NewTender>[] = [
  {
    on: '2017-06-20',
    title: '贫困村综合文化服务中心',
    opensOn: '2017-07-12',
    note: `预计7月中旬确定中标单位（${MADE_UP}）`,
  },
  {
    on: '2017-05-05',
    title: '贫困村广播村村响系统整改提升',
    opensOn: '2017-05-25',
    winner: '示例广电工程公司',
    contractOn: '2017-06-02',
    note: `中标单位和日期为虚构（示例）`,
  },
]
const PROBLEMS: Made<NewProblem>[] = [
  {
    on: '2017-03-24',
    title: '部分建档立卡贫困户没有电视机',
    unit: '乡镇',
    measure: '我局负责电视信号接入用户，请乡镇在困难户电视机问题上给予支持',
    dueOn: '2017-09-30',
    note: MADE_UP,
  },
  {
    on: '2017-03-24',
    title: '文化广场的建设、硬化和文化活动室的建设、装修',
    unit: '乡镇',
    measure: '我局负责设备配置，乡镇负责文化广场面积规划及场地硬化，文化活动室建设及室内装饰装修',
    dueOn: '2017-09-10',
    note: MADE_UP,
  },
]

const latestOf = (days: (string | undefined)[]): string =>
  days.reduce<string>((last, day) => (day !== undefined && day > last ? day : last), '')

/** Each is entered once, when all that it says was known. */
export function sampleLedger(villages: NewVillage[]): SampleEntry[] {
  const random = randomFrom(20172017)
  const made = <T extends Made<SampleEntry['content']>>(
    noun: LedgerNoun,
    contents: T[],
    ...days: ((one: T) => string[])[]
  ) =>
    contents.map((one): SampleEntry => ({
      noun,
      content: { ...one, id: random.uuid() } as SampleEntry['content'],
      enteredOn: latestOf([one.on, ...days.flatMap((of) => of(one))]),
    }))
  const works = worksOf(villages.filter(({ designated }) => designated))
  return [
    ...made('event', EVENTS),
    ...made('work', works, ({ stages }) => stages.flatMap(({ doneOn }) => doneOn ?? [])),
    ...made('fund', FUNDS, ({ moves }) => moves.map(({ on }) => on)),
    ...made('tender', TENDERS, ({ contractOn }) => (contractOn === undefined ? [] : [contractOn])),
    ...made('problem', PROBLEMS),
  ]
}
