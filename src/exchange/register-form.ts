/** The form of a register for an office to fill in with Excel: five sheets with their columns, and notes on each. */
import type { Language } from '../domain/language.ts'
import type { Names } from './headings.ts'
import { FILMS, TARGETS, TEAMS, TOWNSHIPS, VILLAGES } from './register-columns.ts'
import { type RegisterFile, TABLE_NAMES } from './register-headings.ts'
import type { TableKind } from './register-table.ts'
import { registerFormWords } from './register-form-words.ts'
import { writeWorkbook, type SheetToWrite } from './workbook.ts'

type Columns = Pick<TableKind<never>, 'columns' | 'needed' | 'byName' | 'choices'>
const TABLES: [RegisterFile, Columns][] = [
  ['townships.csv', TOWNSHIPS],
  ['villages.csv', VILLAGES],
  ['teams.csv', TEAMS],
  ['films.csv', FILMS],
  ['targets.csv', TARGETS],
]
type FormWord = keyof typeof registerFormWords
const DAY_COLUMNS = ['starts_on', 'deadline', 'statutory_deadline']

export const registerFormName = (language: Language): string => registerFormWords.form_file[language === 'zh' ? 0 : 1]

/** An xlsx workbook in one language, which readRegister takes when it is filled in. */
export function registerForm(language: Language): Promise<Uint8Array> {
  const name = ([zh, en]: Names): string => (language === 'zh' ? zh : en)
  const word = (key: FormWord): string => name(registerFormWords[key])
  const notes: SheetToWrite = {
    name: word('form_notes'),
    header: [word('form_table'), word('form_column'), word('form_needed'), word('form_what')],
    widths: [12, 20, 8, 90],
    rows: [
      ['', '', '', word('form_lead')],
      ...TABLES.flatMap(([file, table]) =>
        formColumns(table).map((column) => [
          name(TABLE_NAMES[file]),
          name(table.columns[column] ?? [column, column]),
          isNeeded(table, column) ? word('form_yes') : '',
          word(`form_${stem(file)}_${column}` as FormWord),
        ]),
      ),
    ],
  }
  const sheets = TABLES.map(([file, table]): SheetToWrite => {
    const columns = formColumns(table)
    const choices = columns.flatMap((column, i) => {
      const values = table.choices[column]
      return values ? [[i, Object.values(values).map(name)] as const] : []
    })
    return {
      ...{ name: name(TABLE_NAMES[file]), rows: [], choices: new Map(choices) },
      header: columns.map((column) => name(table.columns[column] ?? [column, column])),
      widths: columns.map(() => 16),
      texts: columns.flatMap((column, i) => (DAY_COLUMNS.includes(column) ? [i] : [])),
    }
  })
  return writeWorkbook([notes, ...sheets])
}

const stem = (file: RegisterFile): string => file.replace('.csv', '')
/** Where a name or a code may stand, people are asked for the name. */
const formColumns = ({ columns, byName }: Columns): string[] =>
  Object.keys(columns).filter((column) => !Object.values(byName).includes(column))
const isNeeded = ({ needed, byName }: Columns, column: string): boolean => needed.includes(byName[column] ?? column)
