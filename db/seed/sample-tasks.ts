/**
 * The sample's task list (示例): what the half-year report says of the culture centres, performances, books, training and
 * the tourism village. What it does not say (amounts of training, who has what) is invented and says so.
 */
import type { NewTargetEntry, Target } from '../../src/domain/target/target.ts'
import type { NewCheck, NewMilestone } from '../../src/domain/target/task.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { randomFrom } from './random.ts'

type Invented = [code: string, name: string, amount: number, unit: string, deadline: string]
/** The report names what was done, not what was asked: these amounts are ours. */
const ofTraining = ([code, name, amount, unit, deadline]: Invented): Target => ({
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
})
export const SAMPLE_TARGETS: Target[] = [
  ofTraining(['training-classes', '文艺骨干培训（示例）', 12, '班次', '2017-11-30']),
  ofTraining(['training-people', '文艺骨干培训人次（示例）', 900, '人次', '2017-11-30']),
  // of what can become of a target: reached, more than reached, not reached in time
  ofTraining(['art-teachers', '选派文艺辅导员（示例）', 10, '人', '2017-06-30']),
  ofTraining(['lectures', '下乡讲座（示例）', 2, '场', '2017-06-30']),
  ofTraining(['new-works', '文艺创作（示例）', 3, '件', '2017-06-15']),
]

interface SampleTasks {
  entries: { target: string; entry: NewTargetEntry }[]
  milestones: { target: string; milestone: NewMilestone }[]
  checks: NewCheck[]
}

const ENTRIES: [target: string, on: string, amount: number, note: string][] = [
  ['performances-designated', '2017-04-21', 1, '县文化馆赴折弓乡文艺专场演出'],
  ['performances-designated', '2017-05-12', 1, '县文化馆赴金鸡镇文艺专场演出'],
  ['books-designated', '2017-05-18', 2000, '县图书馆向折弓乡送书'],
  ['training-classes', '2017-03-31', 2, '舞蹈、书法培训班'],
  ['training-classes', '2017-05-26', 1, '“空中大课堂”'],
  ['training-classes', '2017-06-16', 3, '下乡讲学、讲座、辅导'],
  ['training-people', '2017-05-26', 135, '三班培训人次'],
  ['training-people', '2017-06-16', 375, '下乡辅导人次'],
  ['art-teachers', '2017-04-10', 10, '县文化馆选派'],
  ['lectures', '2017-06-16', 3, '下乡讲学、讲座、辅导'],
  ['new-works', '2017-06-08', 1, '小品“第一书记”完成剧本'],
  ['training-people', '2017-06-19', -18, '更正：报告为 357 人次，多录 18'],
]

const MILESTONES: [target: string, name: string, plannedOn: string, doneOn?: string][] = [
  ['culture-centres', '实施方案审定', '2017-05-31', '2017-05-26'],
  ['culture-centres', '招标确定中标单位', '2017-07-15'],
  ['culture-centres', '实施完毕', '2017-09-10'],
  ['culture-centres', '上级验收', '2017-10-31'],
  ['performances-designated', '专项资金到位', '2017-06-15'],
  ['books-designated', '采购图书', '2017-08-31'],
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
    checks: designated.flatMap(({ code }, i) =>
      surveyOf(i).map(([item, value]) => ({
        id: uuid(),
        villageCode: code,
        item,
        checkedOn: '2017-03-24',
        value,
        note: '三月摸底（示例）',
      })),
    ),
  }
}

/**
 * The survey of March: 16 squares are large enough, 7 are not, 2 were not measured; two rooms are being built and none is
 * large enough; nobody has a stage or a court. The rest is invented, unknown in every fifth village.
 */
function surveyOf(i: number): [item: string, value: number][] {
  const square: [string, number][] = i < 16 ? [['square', 200 + i * 12]] : i < 23 ? [['square', 90 + i * 3]] : []
  const room: [string, number][] = i < 23 ? [['room', 40 + (i % 5) * 6]] : [['room', 0]]
  const rest: [string, number][] = [
    ['tables', i % 3],
    ['fitness', i % 2],
    ['computer', i % 2],
    ['television', 1],
    ['microphone', i % 4 === 0 ? 0 : 1],
  ]
  return [...square, ...room, ['stage', 0], ['court', 0], ...(i % 5 === 4 ? [] : rest)]
}
