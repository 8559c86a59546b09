/**
 * The sample's task list (示例): what the half-year report says of the culture centres, performances, books, training and
 * the tourism village. What it does not say (amounts of training, who has what) is invented and says so. What was done of
 * them stands in the ledger (sample-ledger.ts), which feeds them; one is entered by hand.
 */
import type { Feed } from '../../src/domain/target/feed.ts'
import type { NewTargetEntry, Target } from '../../src/domain/target/target.ts'
import type { NewCheck, NewMilestone } from '../../src/domain/target/task.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { randomFrom } from './random.ts'

type Invented = [code: string, name: string, amount: number, unit: string, deadline: string, fedBy?: Target['fedBy']]
/** The report names what was done, not what was asked: these amounts are ours. */
const ofTraining = ([code, name, amount, unit, deadline, fedBy]: Invented): Target => ({
  code,
  name,
  amount,
  unit,
  deadline,
  indicator: 'manual',
  scope: { kind: 'county' },
  startsOn: '2017-01-01',
  ...(deadline === '2017-11-30' && { statutoryDeadline: '2017-12-31' }),
  document: '示例：报告未写目标数，此数为虚构',
  ...(fedBy && { fedBy }),
})
type EventFeed = Extract<Feed, { noun: 'event' }>
const eventsOf = (counts: EventFeed['counts'], ...kinds: EventFeed['kinds']): Feed => ({ noun: 'event', kinds, counts })
export const SAMPLE_TARGETS: Target[] = [
  ofTraining(['training-classes', '文艺骨干培训（示例）', 12, '班次', '2017-11-30', eventsOf('classes', 'training')]),
  ofTraining([
    'training-people',
    '文艺骨干培训人次（示例）',
    900,
    '人次',
    '2017-11-30',
    eventsOf('people', 'training', 'lecture'),
  ]),
  // of what can become of a target: reached, more than reached, not reached in time
  ofTraining(['art-teachers', '选派文艺辅导员（示例）', 10, '人', '2017-06-30']),
  ofTraining(['lectures', '下乡讲座（示例）', 2, '场', '2017-06-30', eventsOf('times', 'lecture')]),
  ofTraining(['new-works', '文艺创作（示例）', 3, '件', '2017-06-15', eventsOf('times', 'creation')]),
]

interface SampleTasks {
  entries: { target: string; entry: NewTargetEntry }[]
  milestones: { target: string; milestone: NewMilestone }[]
  checks: NewCheck[]
}

const ENTRIES: [target: string, on: string, amount: number, note: string][] = [
  ['art-teachers', '2017-04-10', 11, '县文化馆选派'],
  ['art-teachers', '2017-04-18', -1, '更正：多录 1 人'],
]

const MILESTONES: [target: string, name: string, plannedOn: string, doneOn?: string][] = [
  ['culture-centres', '实施方案审定', '2017-05-31', '2017-05-26'],
  ['culture-centres', '招标确定中标单位', '2017-07-15'],
  ['culture-centres', '实施完毕', '2017-09-10'],
  ['culture-centres', '上级验收', '2017-10-31'],
  ['performances-designated', '专项资金到位', '2017-06-15'],
  ['books-designated', '采购图书', '2017-08-31'],
  ['new-works', '小品“第一书记”剧本编写', '2017-05-15', '2017-05-10'],
  ['new-works', '小品“第一书记”演员选拔', '2017-05-31', '2017-05-25'],
  ['new-works', '小品“第一书记”音乐制作', '2017-06-10', '2017-06-08'],
  ['new-works', '小品“第一书记”上演', '2017-07-01'],
  ['tourism-village', '标识标牌与景观创意方案', '2017-05-31', '2017-06-09'],
  ['tourism-village', '立项', '2017-06-30', '2017-06-22'],
  ['tourism-village', '招投标', '2017-07-31'],
  ['tourism-village', '完工验收', '2017-10-31'],
  ['tv-designated', '完成接入', '2017-09-30'],
]

export function sampleTasks(villages: NewVillage[]): SampleTasks {
  const random = randomFrom(25150)
  const designated = villages.filter((village) => village.designated)
  const uuid = (): string => random.uuid()
  return {
    entries: ENTRIES.map(([target, on, amount, note]) => ({
      target,
      entry: { id: uuid(), on, amount, note: `${note}（示例）` },
    })),
    milestones: MILESTONES.map(([target, name, plannedOn, doneOn]) => ({
      target,
      milestone: { id: uuid(), name: `${name}（示例）`, plannedOn, ...(doneOn !== undefined && { doneOn }) },
    })),
    checks: surveyOf(designated).map(([villageCode, [item, value, state]]) => ({
      id: uuid(),
      villageCode,
      item,
      checkedOn: '2017-03-24',
      value,
      ...(state && { state }),
      note: '三月摸底（示例）',
    })),
  }
}

type Surveyed = [item: string, value: number, state?: 'building' | 'planned']
/** 茶亭燕来村, 石牛庙红联村: their rooms are being built. */
const BUILDING_ROOMS = ['510723205204', '510723210208']
/** 云溪石牌村, 金安华龙村: their squares are planned. */
const PLANNED_SQUARES = ['510723100210', '510723206203']
const LARGE_SQUARES = 16

/**
 * The survey of March. Of the 25 squares the report counts 16 that are large enough, 7 that are not, and “four, among them
 * 石牌 and 华龙” that are planned or to be made larger; 16 + 7 + 4 is more than 25. Here 石牌 and 华龙 have none and plan
 * one, and two of the 7 are to be made larger: 16 + 7 + 2 = 25, and four are planned. 23 have a room, which of none is
 * large enough; two are being built. Nobody has a stage or a court. The rest is invented, unknown in every fifth village.
 */
function surveyOf(designated: NewVillage[]): [villageCode: string, found: Surveyed][] {
  const withSquare = designated.filter(({ code }) => !PLANNED_SQUARES.includes(code)).map(({ code }) => code)
  return designated.flatMap(({ code }, i) => {
    const found: Surveyed[] = [
      squareOf(withSquare.indexOf(code), withSquare.length),
      BUILDING_ROOMS.includes(code) ? ['room', 0, 'building'] : ['room', 40 + (i % 5) * 6],
      ['stage', 0],
      ['court', 0],
      ...(i % 5 === 4 ? [] : equipmentOf(i)),
    ]
    return found.map((one): [string, Surveyed] => [code, one])
  })
}

/** The last two that have one make it larger. */
function squareOf(at: number, all: number): Surveyed {
  if (at === -1) return ['square', 0, 'planned']
  if (at < LARGE_SQUARES) return ['square', 200 + at * 12]
  return at >= all - 2 ? ['square', 90 + at * 3, 'planned'] : ['square', 90 + at * 3]
}

const equipmentOf = (i: number): Surveyed[] => [
  ['tables', i % 3],
  ['fitness', i % 2],
  ['computer', i % 2],
  ['television', 1],
  ['microphone', i % 4 === 0 ? 0 : 1],
]
