/** 项目支出绩效自评表 as 财预〔2020〕10号 has it: one grid, drawn by Word and by Excel alike. */
import {
  ALL_POINTS,
  type Evaluation,
  EXECUTION_POINTS,
  type Indicator,
  type IndicatorGroup,
  type IndicatorKind,
  type MoneyPart,
} from '../domain/ledger/evaluation.ts'

export interface EvaluationPaper {
  evaluation: Evaluation
  office: string
  knownAt: string
  isSample: boolean
}

export interface FormCell {
  text: string
  /** How many columns and rows it takes; one where nothing is said. */
  across?: number
  down?: number
  look?: 'head' | 'number' | 'text'
}
/** Only the cells that begin in it. */
export type FormRow = FormCell[]
/** Of its nine columns, in parts of the whole. */
export const FORM_WIDTHS = [8, 11, 11, 19, 13, 13, 7, 11, 19]

const GROUPS: Record<IndicatorGroup, string> = { output: '产出指标', benefit: '效益指标', satisfaction: '满意度指标' }
const KINDS: Record<IndicatorKind, string> = {
  quantity: '数量指标',
  quality: '质量指标',
  timeliness: '时效指标',
  cost: '成本指标',
  economic: '经济效益指标',
  social: '社会效益指标',
  ecological: '生态效益指标',
  lasting: '可持续影响指标',
  satisfaction: '服务对象满意度指标',
}
const PARTS: Record<MoneyPart, string> = {
  appropriated: '其中：当年财政拨款',
  carried: '上年结转资金',
  other: '其他资金',
}
const IN_ORDER = Object.keys(KINDS) as IndicatorKind[]

const head = (text: string, more: Partial<FormCell> = {}): FormCell => ({ text, look: 'head', ...more })
const number = (text: string, more: Partial<FormCell> = {}): FormCell => ({ text, look: 'number', ...more })

const UNKNOWN = '未填'
/** 万元, to the fen where there are any. */
const money = (fen: number | null): string => (fen === null ? UNKNOWN : String(fen / 1_000_000))
const scoreSaid = (score: number | null): string => (score === null ? '未评分' : score.toFixed(2))
const valueSaid = (value: number | null, unit = ''): string => (value === null ? UNKNOWN : `${value}${unit}`)
const aimSaid = ({ aim, unit, atMost }: Indicator): string =>
  aim === null ? UNKNOWN : `${atMost ? '≤' : '≥'}${valueSaid(aim, unit)}`

export function evaluationForm(evaluation: Evaluation, office: string): FormRow[] {
  const { title, department = '', unit = office, goal = '', reached = '' } = evaluation
  const { executionScore, parts } = evaluation
  return [
    [head('项目名称'), { text: title, across: 8 }],
    [head('主管部门'), { text: department, across: 4 }, head('实施单位'), { text: unit, across: 3 }],
    [
      head('项目资金（万元）', { down: 2 + parts.length }),
      head('', { across: 2 }),
      ...['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'].map((text) => head(text)),
    ],
    moneyRow('年度资金总额', evaluation, [String(EXECUTION_POINTS), scoreSaid(executionScore)]),
    ...parts.map((part) => moneyRow(PARTS[part.part], part, ['—', '—'])),
    [head('年度总体目标', { down: 2 }), head('预期目标', { across: 4 }), head('实际完成情况', { across: 4 })],
    [
      { text: goal, across: 4 },
      { text: reached, across: 4 },
    ],
    ...indicatorRows(evaluation),
    sumRow(evaluation),
  ]
}

type Money = Pick<Evaluation, 'budgetAtStartFen' | 'budgetFen' | 'executionPercent'> & { paidFen: number | null }
const moneyRow = (name: string, of: Money, [points, score]: [points: string, score: string]): FormRow => [
  head(name, { across: 2 }),
  ...[of.budgetAtStartFen, of.budgetFen, of.paidFen].map((fen) => number(money(fen))),
  number(points),
  number(of.executionPercent === null ? rateUnknown(of) : `${of.executionPercent.toFixed(2)}%`),
  number(score),
]
/** Of no budget there is no rate. */
const rateUnknown = ({ budgetFen }: Money): string => (budgetFen === 0 ? '—' : UNKNOWN)

const HEADS = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施']

function indicatorRows({ indicators }: Evaluation): FormRow[] {
  const sorted = indicators.toSorted((a, b) => IN_ORDER.indexOf(a.kind) - IN_ORDER.indexOf(b.kind))
  const heads = [head('绩效指标', { down: sorted.length + 1 }), ...HEADS.map((text) => head(text))]
  const many = (is: (one: Indicator) => boolean): number => sorted.filter(is).length
  const rows = sorted.map((one, i): FormRow => {
    const before = sorted[i - 1]
    const ofGroup = sorted.filter(({ group }) => group === one.group)
    const points = ofGroup.reduce((sum, each) => sum + each.points, 0)
    const isFirst = before?.group !== one.group
    const isFirstOfKind = before?.kind !== one.kind
    return [
      ...(isFirst ? [head(`${GROUPS[one.group]}（${points}分）`, { down: ofGroup.length })] : []),
      ...(isFirstOfKind ? [head(KINDS[one.kind], { down: many(({ kind }) => kind === one.kind) })] : []),
      { text: one.name },
      number(aimSaid(one)),
      number(valueSaid(one.done, one.unit)),
      number(String(one.points)),
      number(scoreSaid(one.score)),
      { text: one.reason ?? '' },
    ]
  })
  return [heads, ...rows]
}

/** What has no score is not in the sum, and the sum says so. */
function sumRow({ points, score, unscored }: Evaluation): FormRow {
  const said = [
    ...(unscored > 0 ? [`${unscored}项未评分，未计入总分`] : []),
    ...(points === ALL_POINTS ? [] : [`分值合计${points}分，应为${ALL_POINTS}分`]),
  ]
  return [head('总分', { across: 6 }), number(String(points)), number(score.toFixed(2)), { text: said.join('；') }]
}

export interface PlacedCell extends FormCell {
  row: number
  column: number
}
/** Where each cell begins: those from rows above that reach down are stepped over. */
export function placed(rows: FormRow[]): PlacedCell[] {
  const taken = new Set<string>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken.has(`${row} ${column}`)) column++
      const at = { ...cell, row, column }
      for (let r = 0; r < (cell.down ?? 1); r++)
        for (let c = 0; c < (cell.across ?? 1); c++) taken.add(`${row + r} ${column + c}`)
      return at
    })
  })
}
