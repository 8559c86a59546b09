/** Reports as offices write them, of facts drawn by lot that are all true. */
import type { Random } from '../db/seed/random.ts'
import type { Held, LintRegister } from '../src/domain/report/lint/finding.ts'
import { type Facts, factsFrom, heldOf, valuesOf } from './lint-facts.ts'

export interface Site {
  slot: string
  from: number
  to: number
  text: string
}
export interface MadeReport {
  text: string
  sites: Site[]
  facts: Facts
  held: Held
}

/** Paragraphs, each in the ways that offices put it; what stands in braces is a place for a fact. */
const OPENING = [
  '根据《{year}年脱贫攻坚工作任务清单》要求，现将截至{asOfYear}工作情况汇报如下。',
  '{year}年以来，我局对照工作任务清单，逐一梳理工作目标任务，截至{asOf}各项工作有序推进，现汇报如下。',
  '按照县委、县政府部署，我局坚持“紧盯目标、对照标准、突出重点”，现将截至{asOfYear}的进展报告如下。',
]
const TASKS = [
  '{year}年，上级下达我局任务{count}个村。完善提升贫困村综合文化服务中心{count}个；全年完成全县农村放映公益电影{target}场次，贫困村不少于{designatedTarget}场次；安排基层文化人才进行技能培训。',
  '全年计划放映公益电影{target}场，其中贫困村{designatedTarget}场，按一村一月一场安排；完善提升贫困村综合文化服务中心{count}个，每个中心文化广场不小于200平方米、活动室不小于90平方米。',
]
const SURVEY = [
  '今年3月，由分管副局长带队，深入{village0}、{village1}等{count}个贫困村，对照标准，进行摸底调查，走访群众。经排查，{squaresGood}个贫困村文化广场面积达标，{squaresBad}个贫困村文化广场面积不达标。{village2}等{pass}个贫困村农村广播通响率达95%以上，符合验收标准，{village3}等{low}个贫困村农村广播系统因年久失修等原因，通响率偏低，尤其{village4}、{village5}问题较为突出，广播通响率不到60%；{households}户建档立卡贫困户中，有{connected}户贫困户已通过广电网、电信、移动等接收手段实现了电视户户通，还有{missing}户贫困户未看上电视。',
  '对全县{count}个贫困村逐村检测，通响率达标的{pass}个，偏低的{low}个，其中低于60%的{severe}个，分别是{village4}、{village6}等。{village3}通响率{speakerRate}%（{sounding}/{speakers}）。文化广场面积达标{squaresGood}个村，不达标{squaresBad}个村。',
  '{count}个贫困村中，{pass}个村通响率达标，{low}个村未达标，达标率{passRate}%。{village5}因线路老化，在装喇叭{speakers}只中{sounding}只在响。',
]
const SHOWS = [
  '{year}年来，全县共组织{teams}支农村公益电影放映队，深入各乡镇行政村进行放映。截至{asOf}，全县共放映公益电影{done}场，完成全年目标任务{target}场的{completion}%。按{deadline}的期限计，序时进度为{time}%，比序时进度{gap}个百分点。贫困村共放映电影{designatedDone}场，完成全年任务{designatedTarget}场的{designatedCompletion}%。全县受益群众达{people}人次。',
  '截至{asOf}，全县放映公益电影{done}场，占全年任务的{completion1}%，尚需放映{left}场，距{deadline}还有{daysLeft}天。去年同期放映{lastDone}场，{thisMonthName}放映{thisMonth}场。以{deadline}为期限计算，完成率{completion}%，序时进度{time}%，{verdict}{gapOnly}个百分点。',
  '全县{teams}支放映队累计放映{done}场，完成率{completion}%；贫困村已放映{designatedDone}场，完成率{designatedCompletion}%，全县观众{people}人次。放映一队{teamA}场、放映二队{teamB}场、放映三队{teamC}场，合计{teamSum}场，居前三位。按照{deadline}期限推算，序时进度{time}%。',
  '全年完成全县农村放映公益电影{target}场次，贫困村不少于{designatedTarget}场次。截至{asOf}，共放映公益电影{done}场，其中涉及全县{townships}个乡镇的{count}个贫困村共放映电影{designatedDone}场，全县受益群众达{people}人次。',
]
const TV = [
  '针对{count}个贫困村{households}户贫困户的电视户户通问题，逐村逐户进行了调查摸底。目前，已完成{connected}户贫困户电视户户通，户户通率{connectedRate}%，未接通{missing}户，其中无信号{noSignal}户、无电视机{noSet}户。',
  '涉及贫困户{households}户，已接通{connected}户，尚有{missing}户未通，通户率{connectedRate}%。',
]
const MONEY = [
  '根据《财政厅关于下达补助资金预算的通知》（{document}），下达我局专项资金{granted}万元，已支付{spent}万元，执行率{spentRate}%。',
  '{document}下达专项资金{granted}万元，目前支付{spent}万元，执行率为{spentRate}%，其余资金按进度拨付。',
]
const OTHERS = [
  '县文化馆向{village7}送去文艺专场演出{shows}场。图书馆送去图书{books}册。开办舞蹈、书法培训班{classes}班次，培训{trained}人次。',
  '组织专业艺术人员深入乡镇、贫困村开展义务讲学、讲座，共计{shows}场，培训人数达{trained}人次；每场补助200元，上午9:30开始，咨询电话0816-7123456。',
  '上年全县放映{lastYear}场，完成率98.20%，同比增长4.4%；选派25名第一书记驻村帮扶，“七一”举办文艺演出1场。',
]
const NEXT = [
  '抓住7、8、9、10月公益电影放映的最佳时间，以室内和室外相结合的方式，力争在{deadlinePart}前全面完成我县农村公益电影的放映任务（包括{count}个贫困村的电影放映任务）。提升改造工程预计{soon}前完工。',
  '完善提升贫困村综合文化服务中心{count}个。加快推进招投标流程，制作标识标牌。放映工作按{deadline}的期限计，确保{deadlinePart}前完成全年{target}场的放映任务。',
]
const HEADS = ['一、任务目标', '二、工作举措', '三、工作开展情况', '四、存在的问题', '五、下一步打算']

export function linesFor(random: Random, isWhole = false): string[] {
  const any = (ways: string[]): string[] => (isWhole || random.next() < 0.8 ? [random.pick(ways)] : [])
  // a task that names two deadlines says somewhere by which it is judged
  const isJudged = '按{deadline}的期限计，全年任务以此为准。'
  const survey = isWhole ? SURVEY[0] : random.pick(SURVEY)
  return [
    '关于脱贫攻坚工作的汇报',
    random.pick(OPENING),
    HEADS[0],
    random.pick(TASKS),
    HEADS[1],
    survey ?? '',
    HEADS[2],
    `（一）公益电影放映。${random.pick(SHOWS)}`,
    ...any(TV).map((line) => `（二）广播电视户户通。${line}`),
    ...any(MONEY),
    ...any(OTHERS),
    HEADS[3],
    isJudged,
    HEADS[4],
    ...any(NEXT),
  ].filter((line) => line !== undefined)
}

/** Fills the places in; `instead` is what one of them says in place of the truth. */
export function written(
  lines: string[],
  values: Record<string, string>,
  instead?: { slot: string; nth: number; text: string },
) {
  const sites: Site[] = []
  const times = new Map<string, number>()
  let text = ''
  for (const piece of lines.join('\n').split(/(\{\w+\})/)) {
    const slot = /^\{(\w+)\}$/.exec(piece)?.[1]
    const nth = slot === undefined ? 0 : (times.get(slot) ?? 0)
    if (slot !== undefined) times.set(slot, nth + 1)
    const said =
      slot === undefined
        ? piece
        : instead?.slot === slot && instead.nth === nth
          ? instead.text
          : (values[slot] ?? piece)
    if (slot !== undefined) sites.push({ slot, from: text.length, to: text.length + said.length, text: said })
    text += said
  }
  return { text, sites }
}

export function madeReport(random: Random, register: LintRegister): MadeReport {
  const facts = factsFrom(random, register)
  return { ...written(linesFor(random), valuesOf(facts)), facts, held: heldOf(facts) }
}
