/** Checks of villages for checklists, by sheets: a row a village and item, or a row a village and a column each item (核查表). */
import { type ChecklistItem, NewCheck, Prospect } from '../domain/target/task.ts'
import type { Target } from '../domain/target/target.ts'
import type { Sentence } from '../domain/language.ts'
import { localDay } from '../domain/period.ts'
import { targetsOn } from '../store/target/targets.ts'
import { addCheck, compareCheck } from '../store/target/tasks.ts'
import { dayUntil } from './broadcast-imports.ts'
import { derivedId } from './derived-id.ts'
import { finder } from './names.ts'
import type { ImportOptions } from './import-sheet.ts'
import type { FieldRow } from './field-row.ts'
import { type ImportNoun, keptOrRefused, PLACE_COLUMNS, PLACE_NOTES } from './import-noun.ts'
import { villageOf } from './screening-draft.ts'
import { tidy } from './sheet-cells.ts'
import type { Names } from './similar.ts'

const COLUMNS = {
  target: ['目标', 'target', '目标任务', '任务'],
  ...PLACE_COLUMNS,
  item: ['检查项', 'item', '检查项目', '核查项目', '项目', '内容'],
  date: ['检查日期', 'date', '日期', '核查日期', '检查时间'],
  value: ['数值', 'value', '实有', '结果', '数量', '面积'],
  note: ['说明', 'note', '备注', '依据', '检查人'],
} as const satisfies Record<string, Names>
/** A column that is an item: then a row is a village, as in a 核查表. */
type ItemColumn = `item:${string}`
type Column = keyof typeof COLUMNS | ItemColumn
const itemColumn = (code: string): ItemColumn => `item:${code}`

interface Checks {
  targetCode: string
  checks: NewCheck[]
}
type Row = FieldRow<Column>
const FIELDS: Record<string, Column> = { item: 'item', checkedOn: 'date', value: 'value', note: 'note' }

export const CHECKS: ImportNoun<Column, Checks> = {
  kind: 'checklists',
  columns: COLUMNS,
  needed: ['village', 'item', 'date', 'value', 'note'],
  day: 'date',
  mayBreakLines: [],
  reader: async ({ sql, names, today }) => {
    const targets = (await targetsOn(sql, today)).filter(({ checklist }) => checklist)
    const findTarget = finder(targets, 'noun_target', ({ name, nameEn }) => [name, ...(nameEn ? [nameEn] : [])])
    const only = targets.length === 1 ? targets[0] : undefined
    const all = targets.flatMap(itemsOf)
    return (row) => {
      const target = row.text('target') === '' ? (only ?? whichOf(row, targets)) : row.named('target', findTarget)
      const checkedOn = dayUntil(row, today, 'day_in_future')
      const village = villageOf(row, names.on(checkedOn))
      const note = row.text('note')
      if (note === '') row.refuse('note', { key: 'field_missing' })
      if (!target) return undefined
      const found = row.columnOf('item') === undefined ? foundIn(row, target, all) : foundOne(row, target)
      if (row.problems.length > 0 || !village || !checkedOn) return undefined
      return entryOf(row, target, found, { villageCode: village.code, checkedOn, note })
    }
  },
  compare: (sql, rows) =>
    Promise.all(
      rows.map(async ({ targetCode, checks }) => {
        const compared = await Promise.all(checks.map((check) => compareCheck(sql, targetCode, check)))
        const wrong = compared.find((one) => typeof one === 'object')
        return wrong ?? (['other', 'new'] as const).find((one) => compared.includes(one)) ?? 'same'
      }),
    ),
  keep: (sql, rows, { actor, now, reason }) =>
    Promise.all(
      rows.map(async ({ targetCode, checks }) => {
        const kept = await Promise.all(
          checks.map((check) => keptOrRefused(addCheck(sql, targetCode, check, actor, now, reason))),
        )
        return kept.find((one) => typeof one === 'object') ?? (kept.includes('stored') ? 'stored' : 'same')
      }),
    ),
  form: {
    target: {
      note: [
        '目标名称或代码；只有一个目标有检查项时可以空着',
        'Name or code of the target; may be empty where only one has a checklist',
      ],
      example: '',
    },
    ...PLACE_NOTES,
    item: { note: ['检查项的名称或代码', 'Name or code of the item'], example: '文化广场' },
    date: { note: ['看的那天，如 2017-06-20', 'The day somebody looked, such as 2017-06-20'], example: '2017-06-20' },
    value: {
      note: [
        '按检查项的单位写数；没有写 无，正在建写 在建，打算建写 规划',
        'In the item’s unit; none, building or planned if it is not there yet',
      ],
      example: '240',
    },
    note: { note: ['谁看见的，或凭什么文件', 'Who saw it, or by what paper it is known'], example: '驻村干部现场查看' },
  },
}

/** With a column for each item of the office's checklists. */
export async function checksNow({ sql, desk }: ImportOptions): Promise<typeof CHECKS> {
  const items = (await targetsOn(sql, localDay(desk.now, desk.settings.timeZone))).flatMap(itemsOf)
  const columns = Map.groupBy(items, ({ code }) => itemColumn(code))
  return {
    ...CHECKS,
    columns: { ...COLUMNS, ...Object.fromEntries([...columns].map(([column, some]) => [column, namesOf(some)])) },
    instead: { any: [...columns.keys()], of: ['item', 'value'] },
  }
}

const itemsOf = ({ checklist = [] }: Target): ChecklistItem[] => checklist
/** Also as the sheet that leaves the house has it: 文化广场 ≥ 200 ㎡. */
const namesOf = (items: ChecklistItem[]): Names => {
  const [first] = items
  return [
    first?.name ?? '',
    first?.code ?? '',
    ...items.flatMap((one) => [one.name, `${one.name} ≥ ${one.minimum} ${one.unit}`, `${one.name}(${one.unit})`]),
  ]
}

function whichOf(row: Row, targets: Target[]): undefined {
  row.refuse('target', { key: 'field_missing' }, { suggest: () => targets.map(({ name }) => name) })
}

interface Found extends Pick<NewCheck, 'item' | 'value' | 'state'> {
  column: Column
}
/** Of a row that is a village and an item. */
function foundOne(row: Row, { checklist = [] }: Target): Found[] {
  const findItem = finder(checklist, 'noun_check_item', ({ name }) => [name])
  const item = row.named('item', (text) => findItem(text.replace(/≥.*$/u, '')))
  const found = item && row.understood('value', amountOf(item))
  return found ? [{ item: item.code, column: 'value', ...found }] : []
}

/** Of a row that is a village: an empty cell is one that nobody looked at. */
function foundIn(row: Row, { checklist = [] }: Target, all: ChecklistItem[]): Found[] {
  return [...new Set(all.map(({ code }) => code))].flatMap((code) => {
    const column = itemColumn(code)
    if (row.text(column) === '') return []
    const item = checklist.find((one) => one.code === code)
    if (!item) {
      const known = checklist.map((one) => one.code).join(', ')
      row.refuse(column, { key: 'unknown_item', facts: { code, known } })
      return []
    }
    const found = row.understood(column, amountOf(item))
    return found ? [{ item: code, column, ...found }] : []
  })
}

function entryOf(
  row: Row,
  { code: targetCode }: Target,
  found: Found[],
  content: Pick<NewCheck, 'villageCode' | 'checkedOn' | 'note'>,
) {
  const { villageCode, checkedOn: day } = content
  const checks = found.flatMap(({ column, ...one }) => {
    const id = derivedId(['check', targetCode, villageCode, one.item, day].join('|'))
    const fieldAt = ([first]: PropertyKey[]) => (first === 'value' ? column : (FIELDS[String(first)] ?? null))
    return row.parsed(NewCheck, { id, ...content, ...one }, fieldAt) ?? []
  })
  const [only] = checks
  const id =
    row.columnOf('item') === undefined ? derivedId(['checks', targetCode, villageCode, day].join('|')) : only?.id
  return row.problems.length > 0 || id === undefined ? undefined : { id, thing: { targetCode, checks }, day }
}

const NONE = ['无', '没有', '否', 'no', 'none', '×', 'x']
const THERE = ['有', '是', 'yes', '√', '✓']
const STATES = { building: /在建|修建|building/u, planned: /规划|拟建|计划|planned/u }
type Amount = Pick<NewCheck, 'value' | 'state'>
/** A number with its unit, that there is none, that it is there, or that it is being built or planned: 120㎡（规划扩建）. */
const amountOf =
  ({ minimum }: ChecklistItem) =>
  (cell: string): Amount | Sentence => {
    const text = tidy(cell).toLowerCase().replaceAll(',', '')
    if (NONE.includes(text)) return { value: 0 }
    // of what is measured, that it is there does not say how much of it
    if (THERE.includes(text) && minimum <= 1) return { value: 1 }
    const state = Prospect.options.find((one) => STATES[one].test(text))
    const [, number] = /^(\d+(?:\.\d+)?)\s*(?:m2|\p{L}{0,6})(?:\(.{1,12}\))?$/u.exec(text) ?? []
    if (number !== undefined) return { value: Number(number), ...(state && { state }) }
    return state && !/\d/.test(text)
      ? { value: 0, state }
      : { key: 'field_format', facts: { expected: { key: 'expects_found' } } }
  }
