/** What of the ledger comes in by sheets: works with their stages, funds with their moves, tenders and problems. */
import { fundMisfits, type MoneyFrom, MOVES, NewFund } from '../domain/ledger/fund.ts'
import { NewProblem, problemMisfits } from '../domain/ledger/problem.ts'
import { NewTender, tenderMisfits } from '../domain/ledger/tender.ts'
import { NewWork, workMisfits } from '../domain/ledger/work.ts'
import { STAGES, type WorkKind } from '../domain/ledger/kinds.ts'
import { type Cell, nounOf, present, RESPONSIBLE, said } from './ledger-import.ts'
import type { Names } from './similar.ts'

const WORK_KINDS = {
  culture_centre: ['文化中心', 'culture centre', '综合文化服务中心', '文化服务中心'],
  broadcast: ['广播改造', 'broadcast upgrade', '广播', '村村响'],
  signs: ['标识标牌', 'signs', '标牌'],
  other: ['其他项目', 'other work', '其他'],
} as const satisfies Record<WorkKind, Names>
const STAGE_NAMES = {
  plan: ['方案', 'plan'],
  approval: ['审定', 'approval'],
  tender: ['招标', 'tender'],
  award: ['中标', 'award'],
  building: ['施工', 'building'],
  completion: ['完工', 'completion'],
  acceptance: ['验收', 'acceptance'],
} as const satisfies Record<(typeof STAGES)[number], Names>

export const WORKS = nounOf<NewWork>({
  kind: 'works',
  noun: 'work',
  schema: NewWork,
  misfits: workMisfits,
  cells: {
    kind: { names: ['种类', 'kind', '项目种类', '类别', '类型'], example: '广播改造', choices: WORK_KINDS },
    responsible: RESPONSIBLE,
    contractor: { names: ['施工单位', 'contractor', '中标单位', '承建单位'] },
    budgetFen: { names: ['预算', 'budget', '预算（元）', '投资额'], is: 'yuan', example: '50000' },
  },
  parts: {
    cells: Object.fromEntries(
      STAGES.flatMap((stage): [string, Cell][] => {
        const [zh, en] = STAGE_NAMES[stage]
        return [
          [`${stage}_planned`, { names: [`${zh}计划`, `${en} planned`, `${zh}计划日期`, `计划${zh}`], is: 'day' }],
          [`${stage}_done`, { names: [`${zh}完成`, `${en} done`, `${zh}完成日期`, zh, `${zh}日期`], is: 'day' }],
        ]
      }),
    ),
    read: (row) => ({
      stages: STAGES.flatMap((stage) => {
        const days = present([
          ['plannedOn', said(row, `${stage}_planned`, { is: 'day' })],
          ['doneOn', said(row, `${stage}_done`, { is: 'day' })],
        ])
        return Object.keys(days).length > 0 ? [{ stage, ...days }] : []
      }),
    }),
  },
})

const MOVE_NAMES = {
  allotted: ['下达', 'allotted'],
  applied: ['申请', 'applied'],
  received: ['到位', 'received'],
  paid: ['支付', 'paid'],
} as const satisfies Record<(typeof MOVES)[number], Names>

const MONEY_NAMES = {
  central: ['中央补助', 'central grant', '中央', '中央资金'],
  province: ['省级', 'province', '省', '省级资金'],
  city: ['市级', 'city', '市', '市级资金'],
  county: ['县级', 'county', '县', '县级资金', '县财政'],
  carried: ['上年结转', 'carried over', '结转', '上年结转资金'],
  other: ['其他', 'other', '其他资金'],
} as const satisfies Record<MoneyFrom, Names>
/** Of all that moved in a row. */
const FROM: Cell = { names: ['资金性质', 'whose money', '资金级次'], choices: MONEY_NAMES }

export const FUNDS = nounOf<NewFund>({
  kind: 'funds',
  noun: 'fund',
  schema: NewFund,
  misfits: fundMisfits,
  cells: {
    source: { names: ['资金来源', 'source', '来源'] },
    document: { names: ['文号', 'document', '文件号'], example: '川财教〔2017〕137号' },
    rulesNo: { names: ['管理办法文号', 'rules no.', '管理办法'] },
    responsible: RESPONSIBLE,
  },
  parts: {
    cells: Object.fromEntries([
      ...MOVES.flatMap((move): [string, Cell][] => {
        const [zh, en] = MOVE_NAMES[move]
        return [
          [`${move}_fen`, { names: [`${zh}金额`, `${en} amount`, `${zh}（元）`, `${zh}资金`], is: 'yuan' }],
          [`${move}_on`, { names: [`${zh}日期`, `${en} on`, `${zh}时间`], is: 'day' }],
        ]
      }),
      ['money_from', FROM],
    ]),
    read: (row) => ({
      moves: MOVES.flatMap((move) => {
        const amountFen = said(row, `${move}_fen`, { is: 'yuan' })
        const on = said(row, `${move}_on`, { is: 'day' })
        if (amountFen === undefined && on === undefined) return []
        // an amount has its day, and a day its amount
        for (const [name, value] of [
          [`${move}_fen`, amountFen],
          [`${move}_on`, on],
        ] as const) {
          if (value === undefined && row.text(name) === '') row.refuse(name, { key: 'field_missing' })
        }
        return [{ move, on, amountFen, ...present([['moneyFrom', said(row, 'money_from', FROM)]]) }]
      }),
    }),
  },
})

export const TENDERS = nounOf<NewTender>({
  kind: 'tenders',
  noun: 'tender',
  schema: NewTender,
  misfits: tenderMisfits,
  cells: {
    number: { names: ['招标编号', 'tender number', '项目编号', '公告编号'] },
    responsible: RESPONSIBLE,
    opensOn: { names: ['开标日期', 'bids opened on', '开标时间', '开标'], is: 'day' },
    winner: { names: ['中标单位', 'winner', '中标人', '成交单位'] },
    priceFen: { names: ['中标价', 'price', '中标金额', '成交价'], is: 'yuan' },
    contract: { names: ['合同编号', 'contract', '合同号', '合同'] },
    contractOn: { names: ['签约日期', 'contract of', '合同日期', '签订日期'], is: 'day' },
  },
})

export const PROBLEMS = nounOf<NewProblem>({
  kind: 'problems',
  noun: 'problem',
  schema: NewProblem,
  misfits: problemMisfits,
  cells: {
    unit: { names: ['责任单位', 'whose it is', '单位', '牵头单位'], example: '各乡镇' },
    responsible: RESPONSIBLE,
    measure: { names: ['措施', 'measure', '整改措施', '解决措施'] },
    dueOn: { names: ['限期', 'due', '整改时限', '完成时限', '到期日'], is: 'day' },
    solvedOn: { names: ['解决日期', 'solved on', '办结日期', '销号日期'], is: 'day' },
  },
})
