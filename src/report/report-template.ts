/** Templates of reports: the office's sections, and in them the sentences whose figures are known on the day. */
import { WorkKind } from '../domain/ledger/kinds.ts'
import { unknownFields } from '../domain/report/filled-report.ts'
import type { NewReport, ReportBlock, ReportFigure } from '../domain/report/report.ts'
import type { ReportKind } from '../domain/report/report-kind.ts'
import type { ReportFacts } from '../domain/report/report-facts.ts'
import { reportFigures } from '../domain/report/report-figures.ts'
import { problemOn } from '../domain/ledger/problem.ts'
import { tableWords } from '../domain/words-tables.ts'

type Template = Pick<NewReport, 'title' | 'blocks'>
type Target = ReportFacts['overview']['targets'][number]

const heading = (level: 1 | 2 | 3, text: string): ReportBlock => ({ kind: 'heading', level, text })
const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })
const table = (name: 'targets' | 'works' | 'funds', title: string): ReportBlock => ({
  kind: 'table',
  table: name,
  title,
})

/** Sentences one after the other, those alone whose figures are all known; a paragraph of none is none. */
type Known = (...sentences: string[]) => ReportBlock[]
function knowing(figures: readonly ReportFigure[]): Known {
  const known = figures.filter(({ value }) => value !== null)
  const isKnown = (text: string): boolean => unknownFields([paragraph(text)], known).length === 0
  return (...sentences) => {
    const text = sentences.filter(isKnown).join('')
    // where the last of them is not known, the one before it ends the sentence
    return text === '' ? [] : [paragraph(`${text.replace(/[，。]$/, '')}。`)]
  }
}

interface Room {
  facts: ReportFacts
  known: Known
}

const goals = ({ facts, known }: Room): ReportBlock[] => [
  heading(1, '一、任务目标'),
  ...known(
    ...facts.overview.targets.map(
      ({ code, name, unit }) => `${name}{{${code}.amount}}${unit}，{{${code}.deadline|month_part}}前完成。`,
    ),
  ),
]

const measures = ({ facts, known }: Room): ReportBlock[] => [
  heading(1, '二、工作举措'),
  heading(2, '（一）明确任务，压实责任。'),
  paragraph('我局对照工作任务清单，逐项明确责任领导和责任人，按时间节点有序推进。'),
  heading(2, '（二）摸清家底，抓实精准。'),
  ...facts.checklists.flatMap(({ target: { code, checklist = [] } }) =>
    known(
      `{{${code}.surveyed|month}}，对照标准对{{designated.count}}个贫困村逐村摸底。`,
      ...checklist.map(({ code: item, name }) => {
        const at = `${code}.${item}`
        return `${name}达标{{${at}.having}}个村，有而不达标{{${at}.short}}个村，没有{{${at}.lacking}}个村。`
      }),
    ),
  ),
  ...broadcast({ facts, known }),
  ...known(
    '{{tv.households}}户建档立卡贫困户中，{{tv.connected}}户已实现电视户户通',
    '（有线{{tv.cable}}户、IPTV {{tv.iptv}}户、移动{{tv.mobile}}户、直播卫星{{tv.satellite}}户、地面数字{{tv.terrestrial}}户）',
    '，还有{{tv.not-connected}}户未看上电视，其中无信号{{tv.no-signal}}户、无电视机{{tv.no-set}}户、返盲{{tv.lost}}户。',
  ),
  heading(2, '（三）对症下药，保障有力。'),
  ...known(
    '全年共下达专项资金{{funds.allotted}}万元，',
    '已到位{{funds.received}}万元，',
    '已支付{{funds.paid}}万元，执行率{{funds.execution}}。',
  ),
]

/** A village without a test that counts neither passes nor is below: it is told, or the numbers do not add up. */
const broadcast = ({ facts: { overview }, known }: Room): ReportBlock[] =>
  known(
    '{{designated.count}}个贫困村中，{{broadcast.passing}}个村农村广播通响率达{{broadcast.line}}以上；{{broadcast.below}}个村通响率偏低，',
    '其中{{broadcast.severe-names}}等{{broadcast.severe}}个村问题突出，通响率不到{{broadcast.severe-line}}。',
    ...(overview.audibility.untested + overview.audibility.stale > 0
      ? ['另有{{broadcast.untested}}个村未检测、{{broadcast.stale}}个村检测已过期。']
      : []),
  )

/** Of the county and of the designated villages, each against its own deadline. */
const screenings = ({ facts, known }: Room): ReportBlock[] =>
  known(
    '全县共组织{{teams.count}}支农村公益电影放映队，深入各乡（镇）行政村放映。',
    AS_OF,
    ...facts.overview.targets.filter(isOfScreenings).map(progressOf),
    '受益群众达{{screenings.attendance}}人次。',
  )

const isOfScreenings = ({ indicator }: Target): boolean => indicator === 'screenings'
const AS_OF = '截至{{report.as-of|month_part}}，'
const progressOf = ({ code, name, unit }: Target): string =>
  `${name}已完成{{${code}.done}}${unit}，占目标{{${code}.amount}}${unit}的{{${code}.completion}}，比序时{{${code}.gap}}。`

const EVENTS = [
  '面向{{events.performance.places}}开展文艺演出{{events.performance.times}}场。',
  '向{{events.books.places}}送去图书{{events.books.copies}}册。',
  '举办培训班{{events.training.classes}}班（次），培训{{events.training.people}}人次。',
  '开展讲座、辅导{{events.lecture.times}}场，{{events.lecture.people}}人次参加。',
  '文艺创作：{{events.creation.titles}}。',
]

const worksTold = (known: Known): ReportBlock[] =>
  WorkKind.options.flatMap((kind) => {
    const at = `works.${kind}`
    return known(
      `${tableWords[`work_${kind}`][0]}{{${at}.count}}项，已到“{{${at}.stage}}”阶段，`,
      `下一步“{{${at}.next}}”，`,
      `预计{{${at}.next-on|month_part}}完成，`,
    )
  })

const done = (room: Room): ReportBlock[] => [
  heading(1, '三、工作开展情况'),
  heading(2, '（一）文化扶贫工作。'),
  ...room.known(...EVENTS),
  ...worksTold(room.known),
  heading(2, '（二）广电扶贫工作。'),
  ...screenings(room),
  ...room.known(...room.facts.overview.targets.filter((target) => !isOfScreenings(target)).map(progressOf)),
  ...(room.facts.overview.targets.length > 0 ? [table('targets', '目标任务进度表')] : []),
]

function problems({ facts: { asOf, ledger }, known }: Room): ReportBlock[] {
  const left = ledger.problem.filter((one) => one.on <= asOf && problemOn(one, asOf).state !== 'solved')
  const told = left.flatMap(({ id }, at) => {
    const one = `problem.${id}`
    return known(
      `${at + 1}.{{${one}.text}}。`,
      `由{{${one}.unit}}负责。`,
      `{{${one}.measure}}。`,
      `限{{${one}.due-on}}前解决。`,
    )
  })
  return [heading(1, '四、存在的问题'), ...(told.length > 0 ? told : [paragraph('暂无。')])]
}

/** By when; of one whose day is past, that it is. */
const dueSaid = ({ code, bases: [first] }: Target, asOf: string): string =>
  first && first.deadline < asOf
    ? `已过{{${code}.deadline|month_part}}的期限，抓紧补齐。`
    : `确保{{${code}.deadline|month_part}}前全面完成。`

const next = ({ facts, known }: Room): ReportBlock[] => [
  heading(1, '五、下一步打算'),
  ...facts.overview.targets
    .filter(({ remaining }) => remaining > 0)
    .flatMap((target) => {
      const { code, name, unit } = target
      const { asOf } = facts
      return known(
        `${name}还差{{${code}.remaining}}${unit}，`,
        ...(isOfScreenings(target) ? [`今后每天需{{${code}.needed}}${unit}，`] : []),
        dueSaid(target, asOf),
      )
    }),
]

const SHORT: Record<'month' | 'ten_days', string> = {
  month: '{{report.as-of|month}}共放映公益电影{{screenings.month-done}}场。',
  ten_days: '本旬共放映公益电影{{screenings.ten-days-done}}场。',
}
const short = (kind: 'month' | 'ten_days', room: Room): ReportBlock[] => [
  heading(1, '一、工作开展情况'),
  ...room.known(SHORT[kind]),
  ...screenings(room),
  ...broadcast(room),
  ...(kind === 'month' ? [...room.known(...EVENTS), ...worksTold(room.known)] : []),
  table('targets', '目标任务进度表'),
  ...problems(room).map(renumbered('四、', '二、')),
  ...next(room).map(renumbered('五、', '三、')),
]
const renumbered =
  (from: string, to: string) =>
  (block: ReportBlock): ReportBlock =>
    block.kind === 'heading' ? { ...block, text: block.text.replace(from, to) } : block

const whole = (room: Room): ReportBlock[] => [
  ...goals(room),
  ...measures(room),
  ...done(room),
  ...problems(room),
  ...next(room),
]

const TITLES: Record<ReportKind, (year: string, month: string) => string> = {
  half_year: (year) => `${year}年上半年工作总结`,
  year: (year) => `${year}年工作总结`,
  month: (year, month) => `${year}年${month}月工作情况汇报`,
  ten_days: (year, month) => `${year}年${month}月工作旬报`,
  free: () => '工作汇报',
}

export function reportTemplate(kind: ReportKind, facts: ReportFacts): Template {
  const room = { facts, known: knowing(reportFigures(facts, 'zh')) }
  const title = TITLES[kind](facts.asOf.slice(0, 4), String(Number(facts.asOf.slice(5, 7))))
  if (kind === 'free') return { title, blocks: [paragraph('截至{{report.as-of}}，')] }
  return { title, blocks: kind === 'half_year' || kind === 'year' ? whole(room) : short(kind, room) }
}
