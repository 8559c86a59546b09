/** Who answers for what by sheets: a row a village, or a target where one is named; one upload for all villages. */
import { subjectOf } from '../domain/ledger/duty.ts'
import { compareDuties, type DutyPut, putDuty } from '../store/ledger/duties.ts'
import { targetsOn } from '../store/target/targets.ts'
import { type ImportNoun, keptOrRefused, PLACE_COLUMNS, PLACE_NOTES } from './import-noun.ts'
import { finder } from './names.ts'
import { villageOf } from './screening-draft.ts'
import type { Names } from './similar.ts'

const COLUMNS = {
  ...PLACE_COLUMNS,
  target: ['目标', 'target', '目标任务', '任务'],
  leader: ['责任领导', 'leader', '分管领导', '联系领导', '包村领导'],
  responsible: ['责任人', 'answers for it', '负责人', '具体责任人', '联系人'],
  date: ['起始日期', 'from', '生效日期', '日期', '从哪天起'],
} as const satisfies Record<string, Names>
type Column = keyof typeof COLUMNS

const OPTIONAL = ['可以空着', 'May be empty'] as const

export const DUTIES: ImportNoun<Column, DutyPut> = {
  kind: 'duties',
  columns: COLUMNS,
  needed: ['responsible'],
  day: 'date',
  mayBreakLines: [],
  reader: async ({ sql, names, today }) => {
    const find = finder(await targetsOn(sql, today), 'noun_target', ({ name }) => [name])
    return (row) => {
      const isOfTarget = row.text('target') !== ''
      const effectiveOn = row.text('date') === '' ? today : row.day('date')
      const found = isOfTarget ? row.named('target', find) : villageOf(row, names.on(effectiveOn))
      const [leader, responsible] = [row.text('leader') || undefined, row.text('responsible') || undefined]
      if (!leader && !responsible) row.refuse('responsible', { key: 'field_missing' })
      if (row.problems.length > 0 || !found || effectiveOn === undefined) return undefined
      const subject = subjectOf(isOfTarget ? 'target' : 'village', found.code)
      return { id: subject, thing: { subject, leader, responsible, effectiveOn }, day: effectiveOn }
    }
  },
  compare: compareDuties,
  keep: (sql, duties, { actor, now, reason }) =>
    Promise.all(
      duties.map((duty) =>
        keptOrRefused(putDuty(sql, { ...duty, reason }, actor, now).then(() => ({ outcome: 'stored' }))),
      ),
    ),
  form: {
    ...PLACE_NOTES,
    target: { note: ['目标的名称或代码；写了目标就不看村', 'A target, instead of a village'], example: '' },
    leader: { note: OPTIONAL, example: '张副局长' },
    responsible: { note: ['谁负责', 'Who answers for it'], example: '赵师傅' },
    date: { note: ['从哪天起；空着就是今天', 'From this day on; today where it is empty'], example: '2017-03-31' },
  },
}
