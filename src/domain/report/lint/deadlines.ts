/** Days against the calendar, against each other and against the deadlines of the targets. */
import { daysInMonth } from '../../period.ts'
import { type Checked, type Finding, type Held, type Read, together, type Work } from './finding.ts'
import { isNoDay, lastDayMeant, type NamedDay } from './report-days.ts'
import { type Clause, type ReportSentence, sentenceAt } from './report-text.ts'

export function deadlines(read: Read, held: Held | undefined): Checked {
  const due = deadlinesIn(read)
  return together([
    { findings: read.days.filter(isNoDay).map(noSuchDay), confirmed: [] },
    { findings: pastDays(read, due), confirmed: [] },
    { findings: differing(due), confirmed: [] },
    { findings: held ? due.flatMap((one) => againstHeld(one, held)) : [], confirmed: [] },
  ])
}

function noSuchDay(named: NamedDay): Finding {
  const { text, month, year } = named
  const isMonth = month >= 1 && month <= 12
  const days = isMonth ? daysInMonth(`${year ?? 2016}-${String(month).padStart(2, '0')}`) : 0
  return {
    kind: 'calendar',
    said: isMonth ? { key: 'no_such_day', facts: { text, month, days } } : { key: 'no_such_month', facts: { text } },
    places: [named],
  }
}

export interface Due {
  named: NamedDay
  /** With the words around it that say what is due. */
  text: string
  day: string
  work: Work | undefined
  what: 'finish' | 'inspection'
  isToCome: boolean
}

const WORK_WORDS: [Work, RegExp][] = [
  ['tourism', /旅游|标识标牌|导视牌/],
  ['tv', /户户通|收看到?电视|数字电视/],
  ['film', /放映(?![员队机]|设备)|公益电影/],
  ['centre', /文化服务中心|文化活动室|文化广场/],
  ['upgrade', /广播系统|村村响|通响率|广播/],
  ['training', /培训/],
  ['culture', /送演出|送图书|文化下乡|图书|演出/],
  ['art', /文艺创作|创编/],
]
/** The words nearest to it first: of its clause, its sentence, the headings above. */
export function workOf(...texts: string[]): Work | undefined {
  for (const text of texts) {
    const found = WORK_WORDS.find(([, words]) => words.test(text))
    if (found) return found[0]
  }
  return undefined
}

const FINISH = /(?:完工|竣工|完成|实施完毕|建成|交付|投入使用)/
const NOT_ALL = /\d(?:\.\d{1,2})?%|\d场|\d户|\d个|阶段性|一半|过半|部分/
const isOfAPart = (clause: string): boolean => NOT_ALL.test(clause) && !/全年|全部|全面/.test(clause)
const TO_COME = /预计|确保|力争|计划|将于?|务必|争取|拟|要求/

const SOME_YEAR = 2000

/** Days by which a work is to be finished, or looked at by those above. */
export function deadlinesIn(read: Read): Due[] {
  return read.days.flatMap((named): Due[] => {
    const sentence = sentenceAt(read.report.sentences, named.from)
    const clause = sentence?.clauses.find(({ from, to }) => from <= named.from && named.to <= to)
    // without any year, days are compared within one
    const day = lastDayMeant(named, read.year ?? SOME_YEAR)
    if (!sentence || !clause || day === undefined) return []
    const before = clause.text.slice(0, named.from - clause.from)
    const after = clause.text.slice(named.to - clause.from)
    if (/截[至止]到?$|去年|上年/.test(before) || /已|了/.test(after.slice(0, 8)) || isOfAPart(clause.text)) return []
    // a step of a work has a day of its own
    if (/下一步/.test(sentence.text.slice(0, named.from - sentence.from))) return []
    const finish = FINISH.exec(after)
    const isInspected = /验收|检查|检验/.test(after)
    if (!finish && !isInspected) return []
    const work = workOf(
      clause.text,
      sentence.text.slice(0, named.from - sentence.from),
      ...sentence.topic
        .split(' ')
        .filter((one) => /^(?:[一二三四五六七八九十]{1,3}、|（|\d{1,2}[.、])/.test(one))
        .reverse(),
    )
    const isToCome =
      TO_COME.test(before) ||
      /^[前底之以内]{0,3}(?:将|全面|全部|必须)/.test(after) ||
      sentenceIsToCome(sentence, clause)
    return [{ named, text: around(clause, named), day, work, what: isInspected ? 'inspection' : 'finish', isToCome }]
  })
}

const sentenceIsToCome = ({ text, from }: ReportSentence, clause: Clause): boolean =>
  TO_COME.test(text.slice(0, clause.from - from)) && !/已/.test(clause.text)
const around = (clause: Clause, named: NamedDay): string =>
  clause.text
    .slice(Math.max(0, named.from - clause.from - 6), named.to - clause.from + 10)
    .replace(/[，。；]/g, '')
    .trim()

/** What is to come: in a section of plans, or where a limit is set. */
const PLANS =
  /打算|下一?步|下半年|下个?[月旬周]|要点|整改(?:意见|要求|措施)|(?:^|[、）])要求|建议|20\d\d年(?:工作)?(?:计划|安排)/
const BEFORE_IT = /^[^，。；\d]{0,2}(?:以|之)?前/

/** A day by which something is still to be done, before the day that the text tells of. */
function pastDays({ days, report, year, ...read }: Read, due: Due[]): Finding[] {
  const asOf = read.asOf ?? read.signed
  if (asOf === undefined) return []
  return days.flatMap((named): Finding[] => {
    const day = lastDayMeant(named, year)
    if (day === undefined || day >= asOf) return []
    const known = due.find((one) => one.named === named)
    const sentence = sentenceAt(report.sentences, named.from)
    const clause = sentence?.clauses.find(({ from, to }) => from <= named.from && named.to <= to)
    if (!sentence || !clause) return []
    const [before, after] = [clause.text.slice(0, named.from - clause.from), clause.text.slice(named.to - clause.from)]
    const isPlanned =
      BEFORE_IT.test(after) &&
      !/已|了/.test(clause.text) &&
      (PLANS.test(sentence.topic.split(' ').slice(1).join(' ')) ||
        PLANS.test(sentence.text.slice(0, 12)) ||
        /限(?:于|期|在)?$/.test(before))
    if (!isPlanned && known?.isToCome !== true) return []
    return [
      {
        kind: 'deadline',
        said: { key: 'deadline_past', facts: { text: around(clause, named), asOf } },
        places: [named],
      },
    ]
  })
}

/** One work, finished on two days. */
function differing(due: Due[]): Finding[] {
  const first = new Map<string, Due>()
  return due.flatMap((one): Finding[] => {
    if (one.work === undefined) return []
    const key = `${one.work} ${one.what}`
    const known = first.get(key)
    if (!known) first.set(key, one)
    if (!known || known.day === one.day) return []
    return [
      {
        kind: 'deadline',
        said: { key: 'deadline_differs', facts: { a: known.text, b: one.text } },
        places: [known.named, one.named],
      },
    ]
  })
}

function againstHeld({ named, text, day, work, what }: Due, { deadlines: kept }: Held): Finding[] {
  const own = kept.filter((one) => one.work === work && one.what === what)
  if (own.length === 0 || own.some(({ days }) => days.includes(day))) return []
  const [first] = own
  return [
    {
      kind: 'held',
      said: { key: 'deadline_held', facts: { text } },
      places: [named],
      holds: { key: 'holds_deadline', facts: { name: first?.name ?? '', days: first?.days.join('、') ?? '' } },
    },
  ]
}
