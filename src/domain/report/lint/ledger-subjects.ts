/** What a report's numbers say of the ledger: performances, books, classes, works made, projects finished, money in all. */
import { isGoal, isOfAll, OTHER_TIME } from './number-scope.ts'
import type { Quantity } from './quantities.ts'

export const LEDGER_SUBJECTS = [
  'performances.times',
  'books.copies',
  'training.classes',
  'training.people',
  'lectures.times',
  'lectures.people',
  'creations.count',
  'centre.done',
  'upgrade.done',
  'funds.allotted',
  'funds.received',
  'funds.paid',
] as const
export type LedgerSubject = (typeof LEDGER_SUBJECTS)[number]

/** Of a part (one village, 其中), or meant for later. */
const NOT_NOW = /每|各|分别|计划|拟|将|预计|力争|确保|不少于|其中|馆藏|藏书|年初|应|差|需|剩|余下|目标|任务/
const NOT_YET = /下一?步|打算|存在的?问题|目标任务|任务目标/

interface Told {
  subject: LedgerSubject
  unit: RegExp
  /** Right before the number, in its clause. */
  before: RegExp
  clause: RegExp
}
const PEOPLE = /^(?:人次|人|名)$/
const TRAINING = /培训|学员|参训/
const LECTURE = /讲座|讲学|辅导/
const TOLD: Told[] = [
  {
    subject: 'performances.times',
    unit: /^场$/,
    before: /(?:演出|送戏|展演|送文化)\p{Script=Han}{0,6}$/u,
    clause: /演出|送戏|展演/,
  },
  {
    subject: 'books.copies',
    unit: /^册$/,
    before: /(?:送|配送|赠|增配|更新|补充)\p{Script=Han}{0,8}$/u,
    clause: /图书|新书|送书|农家书屋/,
  },
  { subject: 'lectures.times', unit: /^场$/, before: /(?:讲座|讲学|辅导|共计)\p{Script=Han}{0,4}$/u, clause: LECTURE },
  {
    subject: 'lectures.people',
    unit: PEOPLE,
    before: /(?:人数|参加|参与|听众|听课|辅导|培训)\p{Script=Han}{0,2}$|^$/u,
    clause: LECTURE,
  },
  { subject: 'training.classes', unit: /^(?:期|班|班次|次)$/, before: /培训\p{Script=Han}{0,8}$/u, clause: TRAINING },
  {
    subject: 'training.people',
    unit: PEOPLE,
    before: /(?:培训|学员|参训|期|班次?|）)\p{Script=Han}{0,8}$/u,
    clause: TRAINING,
  },
  {
    subject: 'creations.count',
    unit: /^(?:件|部|个)$/,
    before: /(?:创作|创编|新创)\p{Script=Han}{0,8}$/u,
    clause: /作品|节目|小品|歌曲/,
  },
  { subject: 'centre.done', unit: /^(?:个|村)$/, before: /(?:完工|竣工|建成)的?$/, clause: /./ },
  { subject: 'upgrade.done', unit: /^(?:个|村)$/, before: /(?:完工|竣工|建成)的?$/, clause: /./ },
  { subject: 'funds.allotted', unit: /^元$/, before: /(?:累计|共)下达\p{Script=Han}{0,6}$/u, clause: /资金/ },
  { subject: 'funds.received', unit: /^元$/, before: /到位\p{Script=Han}{0,3}$/u, clause: /./ },
  { subject: 'funds.paid', unit: /^元$/, before: /(?:支付|支出)\p{Script=Han}{0,3}$/u, clause: /./ },
]
/** What the sentence has to speak of where the clause need not. */
const SPEAKS_OF: Partial<Record<LedgerSubject, RegExp>> = {
  'centre.done': /文化服务中心|文化活动室|文化室/,
  'upgrade.done': /广播系统|村村响|应急广播/,
  'funds.received': /(?:累计|共)下达\p{Script=Han}{0,6}\d/u,
  'funds.paid': /(?:累计|共)下达\p{Script=Han}{0,6}\d/u,
}

/** People are told right after what they came to. */
const NEAR = 24

/** A part of it where a place is named, or it is told of several: then it may be less than all, and never more. */
export function ledgerSubject(quantity: Quantity): { subject: LedgerSubject; isPart: boolean } | undefined {
  const { clause, unit, before, sentence } = quantity
  if (OTHER_TIME.test(clause.text) || NOT_NOW.test(before) || NOT_YET.test(sentence.topic) || isGoal(quantity))
    return undefined
  const lead = sentence.text.slice(0, clause.from - sentence.from)
  if (/去年|上年|同期|往年/.test(lead)) return undefined
  const told = TOLD.find(
    (one) =>
      one.unit.test(unit) &&
      one.before.test(before === '' ? lead : before) &&
      one.clause.test(clause.text + (PEOPLE === one.unit ? lead.slice(-NEAR) : '')) &&
      (SPEAKS_OF[one.subject]?.test(sentence.text + sentence.topic) ?? true),
  )
  return told && { subject: told.subject, isPart: !isOfAll(quantity) }
}
