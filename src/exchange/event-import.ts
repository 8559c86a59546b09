/** Events of the ledger by sheets: a row an event, with what is counted of it. */
import { type EventKind, type Measure, MEASURES } from '../domain/ledger/kinds.ts'
import { eventMisfits, NewEvent } from '../domain/ledger/event.ts'
import { addEntry, compareEntries } from '../store/ledger/ledger.ts'
import { dayUntil } from './broadcast-imports.ts'
import { derivedId } from './derived-id.ts'
import type { FieldRow } from './field-row.ts'
import {
  choicesIn,
  chosenFrom,
  type Entry,
  type ImportNoun,
  keptOrRefused,
  PLACE_COLUMNS,
  PLACE_NOTES,
} from './import-noun.ts'
import type { Names as Register } from './names.ts'
import { villageOf } from './screening-draft.ts'
import { countOf, isSentence, tidy } from './sheet-cells.ts'
import type { Names } from './similar.ts'

const KINDS = {
  performance: ['演出', 'performance', '文艺演出', '送演出', '送戏'],
  books: ['送书', 'books', '送图书', '图书'],
  training: ['培训班', 'training class', '培训', '办班'],
  lecture: ['讲座辅导', 'lecture', '讲座', '辅导', '讲学'],
  creation: ['创作', 'new work', '文艺创作', '作品'],
  contest: ['比赛', 'contest', '竞赛'],
  visit: ['走访', 'visit', '慰问'],
  meeting: ['会议', 'meeting'],
  other: ['其他活动', 'other event', '其他'],
} as const satisfies Record<EventKind, Names>
const kindOf = chosenFrom<EventKind>(KINDS)

const COLUMNS = {
  date: ['日期', 'date', '活动日期', '活动时间', '时间'],
  kind: ['种类', 'kind', '活动种类', '类别', '类型'],
  title: ['内容', 'title', '活动内容', '活动名称', '名称', '主题'],
  ...PLACE_COLUMNS,
  unit: ['主办单位', 'held by', '单位', '承办单位'],
  responsible: ['责任人', 'answers for it', '负责人'],
  times: ['场次', 'times', '场数', '次数'],
  people: ['人次', 'people', '人数', '参加人数', '观众'],
  copies: ['册（件）', 'copies', '册数', '册', '图书册数'],
  classes: ['班（次）', 'classes', '班数', '班次'],
  hours: ['学时', 'hours', '课时'],
  note: ['备注', 'note', '说明'],
  id: ['编号', 'id'],
} as const satisfies Record<string, Names>
type Column = keyof typeof COLUMNS
const FIELDS: Record<string, Column> = {
  on: 'date',
  ...Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, name])),
}

const OPTIONAL = { note: ['可以空着', 'May be empty'], example: '' } as const
const AMOUNT = {
  note: ['写数；只知下限的写“2000余”', 'A number; 2000+ where only that much is known'],
  example: '',
} as const

export const EVENTS: ImportNoun<Column, NewEvent> = {
  kind: 'events',
  columns: COLUMNS,
  needed: ['date', 'kind', 'title'],
  day: 'date',
  mayBreakLines: ['title'],
  reader:
    async ({ names, today }) =>
    (row) => {
      const on = dayUntil(row, today, 'day_in_future')
      const kind = row.understood('kind', kindOf, () => choicesIn(KINDS))
      const place = placeOf(row, names.on(on))
      const amounts = amountsOf(row)
      if (row.text('title') === '') row.refuse('title', { key: 'field_missing' })
      if (row.problems.length > 0 || !on || !kind) return undefined
      return entryOf(row, { on, kind, ...place, ...amounts })
    },
  compare: (sql, events) => compareEntries(sql, 'event', events),
  keep: (sql, events, { actor, now, reason }) =>
    Promise.all(
      events.map((event) =>
        keptOrRefused(
          addEntry(sql, event, { noun: 'event', actor, now, reason }).then(({ isNew }) => ({
            outcome: isNew ? 'stored' : 'same',
          })),
        ),
      ),
    ),
  form: {
    date: { note: ['如 2017-06-20', 'Such as 2017-06-20'], example: '2017-06-20' },
    kind: { note: ['从列出的里选', 'One of those listed'], example: '演出', choices: KINDS },
    title: { note: ['做了什么', 'What was done'], example: '送文艺演出到村' },
    ...PLACE_NOTES,
    unit: OPTIONAL,
    responsible: OPTIONAL,
    times: AMOUNT,
    people: AMOUNT,
    copies: AMOUNT,
    classes: AMOUNT,
    hours: AMOUNT,
    note: OPTIONAL,
    id: { note: ['系统的编号，一般空着', 'An id of this system; mostly empty'], example: '' },
  },
}

/** Of a village, else of a township, else of the county: both may be empty. */
export function placeOf<F extends string>(
  row: FieldRow<F | 'township' | 'village'>,
  names: Register,
): Pick<NewEvent, 'villageCode' | 'townshipCode'> {
  if (row.text('village') !== '') {
    const village = villageOf(row, names)
    return village ? { villageCode: village.code } : {}
  }
  if (row.text('township') === '') return {}
  const township = row.named('township', (text) => names.township(text))
  return township ? { townshipCode: township.code } : {}
}

const AT_LEAST = /(余|多|以上|\+)/u

/** 2000余册 is at least 2000. */
function amountsOf(row: FieldRow<Column>): Partial<Record<Measure, number>> & Pick<NewEvent, 'atLeast'> {
  const amounts: Partial<Record<Measure, number>> = {}
  const atLeast: Measure[] = []
  for (const measure of MEASURES) {
    const text = tidy(row.text(measure))
    if (text === '') continue
    // 册, 人次, 场: its column says what is counted
    const count = countOf(text.replace(AT_LEAST, '').replace(/\p{Script=Han}{1,2}$/u, ''))
    if (isSentence(count)) row.refuse(measure, count)
    else amounts[measure] = count
    if (AT_LEAST.test(text)) atLeast.push(measure)
  }
  return { ...amounts, ...(atLeast.length > 0 && { atLeast }) }
}

/** The same event of the same day is the same row again. */
function entryOf(row: FieldRow<Column>, content: object): Entry<NewEvent> | undefined {
  const title = row.text('title').replace(/\s*\n\s*/g, ' ')
  const texts = (['unit', 'responsible', 'note'] as const).flatMap((name) =>
    row.text(name) === '' ? [] : [[name, row.text(name)] as const],
  )
  const { on, kind, villageCode, townshipCode } = content as NewEvent
  const id =
    row.text('id').toLowerCase() || derivedId(['event', on, kind, title, villageCode ?? townshipCode ?? ''].join('|'))
  const event = row.parsed(
    NewEvent,
    { id, title, ...content, ...Object.fromEntries(texts) },
    ([first]) => FIELDS[String(first)] ?? null,
  )
  if (!event || eventMisfits(event).length > 0) return undefined
  return { id, thing: event, day: on }
}
