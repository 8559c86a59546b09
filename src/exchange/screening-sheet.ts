/** The columns of a screening sheet: which headers are known, and which of them a sheet has. */
import type { Language } from '../domain/sentence.ts'
import type { Sentence } from '../domain/language.ts'
import { finderOf, type Names, lookalikes, type NotFound } from './similar.ts'

const COLUMNS = {
  date: ['放映日期', 'date', '日期'],
  started: ['开始时间', 'started'],
  ended: ['结束时间', 'ended'],
  team: ['放映队', 'team'],
  township: ['乡镇', 'township'],
  village: ['村', 'village', '行政村', '放映地点'],
  film: ['影片', 'film', '片名', '影片名称'],
  attendance: ['观众人次', 'attendance', '观众人数'],
  venue: ['放映方式', 'venue', '室内/室外', '场地'],
  receipt: ['回执单编号', 'receipt'],
  operator: ['放映员', 'operator'],
  witness: ['村级证明人', 'witness', '见证人'],
  phone: ['见证人电话', 'phone'],
  note: ['备注', 'note'],
  id: ['编号', 'id'],
} as const satisfies Record<string, Names>

export type Field = keyof typeof COLUMNS
const FIELDS = Object.keys(COLUMNS) as Field[]
const NEEDED: Field[] = ['date', 'started', 'ended', 'team', 'village', 'film', 'attendance', 'venue']

/** One thing wrong with a sheet, at a column's header or in a cell. */
export interface CellProblem {
  /** The header as it is written. */
  column: string
  value: string
  sentence: Sentence
  suggest?: NotFound['suggest']
}

/** Where each field stands, and under which header. */
export type Header = Partial<Record<Field, { index: number; name: string }>>

const fieldOf = finderOf<Field>(COLUMNS)
export const columnName = (field: Field, language: Language): string => COLUMNS[field][language === 'zh' ? 0 : 1]

/** Every header must be known, none twice, and none of the needed ones missing. */
export function readHeader(cells: string[], language: Language): { header: Header; problems: CellProblem[] } {
  const header: Header = {}
  const problems: CellProblem[] = []
  const known = FIELDS.map((field) => columnName(field, language)).join(language === 'zh' ? '、' : ', ')
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim()
    const field = fieldOf(name)
    const earlier = field && header[field]
    if (name === '') continue
    if (!field) {
      const sentence: Sentence = { key: 'column_unknown', facts: { column: name, known } }
      problems.push({ ...headerProblem(name, sentence), suggest: () => similarColumns[language](name) })
    } else if (earlier) {
      problems.push(headerProblem(name, { key: 'column_twice', facts: { column: name, other: earlier.name } }))
    } else header[field] = { index, name }
  }
  for (const field of NEEDED.filter((needed) => !header[needed])) {
    const column = columnName(field, language)
    problems.push({ column, value: '', sentence: { key: 'column_missing', facts: { column, known } } })
  }
  return { header, problems }
}

const columnsLike = (language: Language) =>
  lookalikes(FIELDS.map((field) => ({ label: columnName(field, language), spellings: [...COLUMNS[field]] })))
const similarColumns: Record<Language, (typed: string) => string[]> = { zh: columnsLike('zh'), en: columnsLike('en') }
const headerProblem = (name: string, sentence: Sentence): CellProblem => ({ column: name, value: name, sentence })
