/** 项目支出绩效自评 (财预〔2020〕10号): what a year's money was to bring, what it brought, and how many of a hundred points that is. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { Code, line, passage } from '../register/place.ts'
import { Fen } from './ledger.ts'

/** 产出 数量、质量、时效、成本 · 效益 经济、社会、生态、可持续影响 · 满意度. */
export const INDICATOR_KINDS = [
  'quantity',
  'quality',
  'timeliness',
  'cost',
  'economic',
  'social',
  'ecological',
  'lasting',
  'satisfaction',
] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]
export const INDICATOR_GROUPS = ['output', 'benefit', 'satisfaction'] as const
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number]
export const GROUP_OF: Record<IndicatorKind, IndicatorGroup> = {
  quantity: 'output',
  quality: 'output',
  timeliness: 'output',
  cost: 'output',
  economic: 'benefit',
  social: 'benefit',
  ecological: 'benefit',
  lasting: 'benefit',
  satisfaction: 'satisfaction',
}
/** As the form has them: 当年财政拨款 · 上年结转资金 · 其他资金. */
export const MONEY_PARTS = ['appropriated', 'carried', 'other'] as const
export type MoneyPart = (typeof MONEY_PARTS)[number]
/** 预算执行率 has ten; 产出, 效益 and 满意度 have 50, 30 and 10 as a rule, which an office may divide otherwise. */
export const EXECUTION_POINTS = 10
export const ALL_POINTS = 100

const figure = z.number().min(0).max(1_000_000_000)
export const NewIndicator = z.strictObject({
  kind: z.enum(INDICATOR_KINDS),
  name: line(60),
  targetCode: Code.optional().meta({
    description: 'The target that says how much was aimed at and done; without it `aim` and `done` do',
  }),
  aim: figure.optional().meta({ description: '年度指标值' }),
  atMost: z.boolean().optional().meta({ description: 'The less the better, as costs: `aim` is the most it may be' }),
  done: figure.optional().meta({ description: '全年完成值' }),
  unit: line(12).optional(),
  points: z
    .number()
    .min(0)
    .max(ALL_POINTS - EXECUTION_POINTS)
    .multipleOf(0.5)
    .meta({ description: '分值' }),
  reason: line(300).optional().meta({ description: '未完成原因: why it fell short, and what is done about it' }),
})
export type NewIndicator = z.infer<typeof NewIndicator>

const ofWhich = (sum: string, part: string) => Fen.optional().meta({ description: `Of ${sum}, 其中：${part}` })
const ofParts = {
  appropriatedAtStartFen: ofWhich('年初预算数', '当年财政拨款'),
  carriedAtStartFen: ofWhich('年初预算数', '上年结转资金'),
  otherAtStartFen: ofWhich('年初预算数', '其他资金'),
  appropriatedFen: ofWhich('全年预算数', '当年财政拨款'),
  carriedFen: ofWhich('全年预算数', '上年结转资金'),
  otherFen: ofWhich('全年预算数', '其他资金'),
}

export const NewEvaluation = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    department: line(60).optional().meta({ description: '主管部门' }),
    unit: line(60).optional().meta({ description: '实施单位; the office without it' }),
    budgetAtStartFen: Fen.optional().meta({ description: '年初预算数' }),
    budgetFen: Fen.optional().meta({ description: '全年预算数; what was allotted in the year without it' }),
    ...ofParts,
    goal: passage(1000).optional().meta({ description: '年度总体目标: as it was expected' }),
    reached: passage(1000).optional().meta({ description: 'And as it came' }),
    indicators: z.array(NewIndicator).max(60).default([]),
  })
  .meta({ id: 'NewEvaluation' })
export type NewEvaluation = z.infer<typeof NewEvaluation>

const score = z.number().nullable().meta({ description: 'Rounded down to 0.01; null while something is not known' })

export const Indicator = NewIndicator.omit({ aim: true, done: true }).extend({
  group: z.enum(INDICATOR_GROUPS),
  aim: z.number().nullable(),
  done: z.number().nullable(),
  score,
})
export type Indicator = z.infer<typeof Indicator>

/** What is left to do before it can be handed in. */
export const EVALUATION_GAPS = [
  'budget_unknown',
  'parts_unknown',
  'parts_differ',
  'points_not_100',
  'value_unknown',
  'reason_missing',
] as const
const money = {
  budgetAtStartFen: Fen.nullable(),
  budgetFen: Fen.nullable().meta({ description: 'Null where nothing was allotted and none was written down' }),
  paidFen: Fen.nullable().meta({ description: '全年执行数: paid in the year, up to the day' }),
  executionPercent: z.number().nullable().meta({ description: '执行率, rounded down to 0.01' }),
}
export const EvaluationPart = z.object({ part: z.enum(MONEY_PARTS), ...money })
export type EvaluationPart = z.infer<typeof EvaluationPart>
export const Evaluation = NewEvaluation.pick({ year: true, department: true, unit: true, goal: true, reached: true })
  .extend({
    title: z.string().meta({ description: '项目名称' }),
    asOf: Day.meta({ description: 'Its year’s last day, or the day asked for where that is earlier' }),
    ...money,
    paidFen: Fen.meta({ description: '全年执行数: paid in the year, up to the day' }),
    parts: z
      .array(EvaluationPart)
      .meta({ description: 'Whose money it is, each of the form’s three; null where a movement does not say' }),
    executionScore: score,
    indicators: z.array(Indicator),
    points: z.number().meta({ description: 'Of all parts: 100 once they are divided' }),
    score: z.number().meta({ description: 'Of the parts that have one' }),
    unscored: z.int().meta({ description: 'Parts without a score: what they are worth is not in it' }),
    gaps: z.array(z.object({ gap: z.enum(EVALUATION_GAPS), names: z.array(z.string()) })),
  })
  .meta({ id: 'Evaluation' })
export type Evaluation = z.infer<typeof Evaluation>
