/** The empty form of a kind of sheet: its headings, an example that is not read, and what to write in each column. */
import type { Language } from '../domain/sentence.ts'
import { type SheetToWrite, writeWorkbook } from './form-workbook.ts'
import type { Choices, ImportNoun } from './import-noun.ts'
import { columnName, fieldsOf, NUMBER_HEADING } from './sheet-head.ts'
import { EXAMPLE_MARK } from './skipped-rows.ts'

const WORDS = {
  notes: ['说明', 'Notes'],
  column: ['列', 'Column'],
  needed: ['必填', 'Needed'],
  what: ['怎么填', 'What to write'],
  yes: ['是', 'yes'],
  number: ['随便编号；写着“示例”的行不读入', 'Any number; a row that says “example” here is not read'],
} as const
const NAMES = {
  screenings: ['放映记录', 'Logs'],
  plans: ['放映计划', 'Plan'],
  'audibility-reports': ['通响率检测', 'Speaker tests'],
  'tv-coverage': ['户户通', 'TV coverage'],
  checklists: ['核查记录', 'Checks'],
  speakers: ['喇叭登记', 'Speakers'],
  events: ['活动', 'Events'],
  works: ['村级项目', 'Works'],
  funds: ['资金', 'Funds'],
  tenders: ['招标', 'Tenders'],
  problems: ['问题', 'Problems'],
  duties: ['责任清单', 'Who answers'],
} as const satisfies Record<ImportNoun<string, unknown>['kind'], readonly [string, string]>

export interface Form {
  name: string
  bytes: Uint8Array
}

export async function importForm<F extends string, T>(noun: ImportNoun<F, T>, language: Language): Promise<Form> {
  const say = ([zh, en]: readonly [zh: string, en: string, ...more: string[]]): string => (language === 'zh' ? zh : en)
  // a log's id is no affair of whoever fills in a form
  const fields = fieldsOf(noun).filter((field) => field !== 'id')
  const nameOf = (field: F): string => columnName(noun, field, language)
  const choices = fields.flatMap((field, i) => {
    const { choices: of } = noun.form[field]
    return of ? [[i + 1, namesIn(of, say)] as const] : []
  })
  const table: SheetToWrite = {
    name: say(NAMES[noun.kind]),
    header: [say(NUMBER_HEADING), ...fields.map(nameOf)],
    rows: [[say(EXAMPLE_MARK), ...fields.map((field) => noun.form[field].example)]],
    widths: [8, ...fields.map(() => 14)],
    choices: new Map(choices),
  }
  const notes: SheetToWrite = {
    name: say(WORDS.notes),
    header: [say(WORDS.column), say(WORDS.needed), say(WORDS.what)],
    widths: [18, 8, 80],
    rows: [
      [say(NUMBER_HEADING), '', say(WORDS.number)],
      ...fields.map((field) => [
        nameOf(field),
        noun.needed.includes(field) ? say(WORDS.yes) : '',
        say(noun.form[field].note),
      ]),
    ],
  }
  return { name: `${say(NAMES[noun.kind])}.xlsx`, bytes: await writeWorkbook([table, notes]) }
}

const namesIn = (choices: Choices, say: (names: Choices[string]) => string): string[] =>
  Object.values(choices).map((names) => say(names))
