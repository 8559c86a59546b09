/** Checks of villages for checklists, by sheets: a row a village and item. */
import { NewCheck } from '../domain/target/task.ts'
import type { Target } from '../domain/target/target.ts'
import type { Sentence } from '../domain/language.ts'
import { targetsOn } from '../store/target/targets.ts'
import { addCheck, compareCheck } from '../store/target/tasks.ts'
import { dayUntil } from './broadcast-imports.ts'
import { derivedId } from './derived-id.ts'
import { finder } from './names.ts'
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
type Column = keyof typeof COLUMNS

interface Check {
  targetCode: string
  check: NewCheck
}
const FIELDS: Record<string, Column> = { item: 'item', checkedOn: 'date', value: 'value', note: 'note' }

export const CHECKS: ImportNoun<Column, Check> = {
  kind: 'checklists',
  columns: COLUMNS,
  needed: ['village', 'item', 'date', 'value', 'note'],
  day: 'date',
  mayBreakLines: [],
  reader: async ({ sql, names, today }) => {
    const targets = (await targetsOn(sql, today)).filter(({ checklist }) => checklist)
    const findTarget = finder(targets, 'noun_target', ({ name, nameEn }) => [name, ...(nameEn ? [nameEn] : [])])
    const items = new Map(
      targets.map((target) => [target.code, finder(target.checklist ?? [], 'noun_check_item', ({ name }) => [name])]),
    )
    const only = targets.length === 1 ? targets[0] : undefined
    return (row) => {
      const target = row.text('target') === '' ? (only ?? whichOf(row, targets)) : row.named('target', findTarget)
      const [village, checkedOn] = [villageOf(row, names), dayUntil(row, today, 'day_in_future')]
      const findItem = target && items.get(target.code)
      // the sheet that leaves the house says what is asked for, too: 文化广场 ≥ 200 ㎡
      const item = findItem && row.named('item', (text) => findItem(text.replace(/≥.*$/u, '')))
      const value = row.understood('value', amountOf)
      const note = row.text('note')
      if (note === '') row.refuse('note', { key: 'field_missing' })
      if (row.problems.length > 0 || !target || !village || !item || !checkedOn) return undefined
      return entryOf(row, target, { villageCode: village.code, item: item.code, checkedOn, value, note })
    }
  },
  compare: (sql, checks) => Promise.all(checks.map(({ targetCode, check }) => compareCheck(sql, targetCode, check))),
  keep: (sql, checks, { actor, now, reason }) =>
    Promise.all(
      checks.map(({ targetCode, check }) => keptOrRefused(addCheck(sql, targetCode, check, actor, now, reason))),
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
    value: { note: ['按检查项的单位写数；没有就写 0', 'In the item’s unit; 0 if there is none'], example: '240' },
    note: { note: ['谁看见的，或凭什么文件', 'Who saw it, or by what paper it is known'], example: '驻村干部现场查看' },
  },
}

function whichOf(row: FieldRow<Column>, targets: Target[]): undefined {
  row.refuse('target', { key: 'field_missing' }, { suggest: () => targets.map(({ name }) => name) })
}

function entryOf(
  row: FieldRow<Column>,
  { code }: Target,
  content: Omit<NewCheck, 'id' | 'value'> & { value: unknown },
) {
  const { villageCode, item, checkedOn } = content
  const id = derivedId(['check', code, villageCode, item, checkedOn].join('|'))
  const check = row.parsed(NewCheck, { id, ...content }, ([first]) => FIELDS[String(first)] ?? null)
  return check && { id, thing: { targetCode: code, check }, day: checkedOn }
}

const NONE = ['无', '没有', '否', 'no', 'none']
/** A number with its unit, or that there is none. */
function amountOf(cell: string): number | Sentence {
  const text = tidy(cell).toLowerCase().replaceAll(',', '')
  if (NONE.includes(text)) return 0
  const [, number] = /^(\d+(?:\.\d+)?)\s*(?:m2|\p{L}{0,6})$/u.exec(text) ?? []
  return number === undefined ? { key: 'field_format', facts: { expected: { key: 'expects_number' } } } : Number(number)
}
