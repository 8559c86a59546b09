/** The form of a register for an office to fill in with Excel: five sheets with their columns, and notes on each, written as xlsx. */
import type { Language } from '../domain/sentence.ts'
import type { Names } from './similar.ts'
import { FILMS, TARGETS, TEAMS, TOWNSHIPS, VILLAGES } from './register-columns.ts'
import { type RegisterFile, TABLE_NAMES } from '../domain/register/register-file.ts'
import { type SheetToWrite, writeWorkbook } from './form-workbook.ts'
import type { TableKind } from './register-table.ts'

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
      name: name(TABLE_NAMES[file]),
      rows: [],
      choices: new Map(choices),
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

export const registerFormWords = {
  form_file: ['登记册.xlsx', 'register.xlsx'],
  form_notes: ['说明', 'Notes'],
  form_table: ['工作表', 'Sheet'],
  form_column: ['列', 'Column'],
  form_needed: ['必填', 'Needed'],
  form_what: ['怎么填', 'What to write'],
  form_yes: ['是', 'yes'],
  form_lead: [
    '每张工作表第一行是列名，请从第二行填起；不用的列可以空着，不用的工作表也可以空着。这张“说明”不会读入。',
    'The first row of each sheet names its columns: write from the second row on. Columns and sheets you do not need may stay empty. These notes are not read.',
  ],

  form_townships_code: [
    '9 位统计用区划代码，如 510723100。村代码都是 12 位时，“乡镇”这张表可以整张空着。',
    'The statistical code of 9 digits, such as 510723100. If all villages have their 12 digits, this sheet may stay empty.',
  ],
  form_townships_name: ['如 云溪镇', 'such as 云溪镇'],
  form_villages_code: [
    '12 位统计用区划代码，如 510723100202',
    'The statistical code of 12 digits, such as 510723100202',
  ],
  form_villages_name: ['如 河溪村', 'such as 河溪村'],
  form_villages_township: ['乡镇名称或代码，如 云溪镇', 'The township’s name or code, such as 云溪镇'],
  form_villages_designated: ['是 或 否；空着算否', '1 or 0; empty is 0'],
  form_villages_team: [
    '负责的放映队，队名或代码；以后可以在“登记册”里分配',
    'The team that serves it, by name or code; teams can be given villages later',
  ],
  form_villages_annual_quota: ['空着算 12（一村一月一场）', 'Empty is 12: one show a month'],
  form_villages_aliases: ['别的叫法，用顿号隔开', 'What else it is called, with commas between'],
  form_villages_latitude: ['如 31.208', 'such as 31.208'],
  form_villages_longitude: ['如 105.389', 'such as 105.389'],
  form_villages_population: ['人数，整数', 'People, a whole number'],
  form_villages_speakers_installed: ['安装的喇叭只数，不知道就空着', 'Speakers installed; empty when not known'],
  form_teams_code: [
    '字母、数字、- 和 _，如 team-01；放映队登录用它',
    'Letters, digits, - and _, such as team-01; the team signs in with it',
  ],
  form_teams_name: ['如 放映一队', 'such as 放映一队'],
  form_films_code: ['字母、数字、- 和 _，如 film-001', 'Letters, digits, - and _, such as film-001'],
  form_films_title: ['如 太行山上', 'such as 太行山上'],
  form_films_kind: [
    '故事片、纪录片、科教长片 或 科教短片；决定算几场',
    'feature, documentary, science_feature or science_short; it decides what a show counts for',
  ],
  form_films_minutes: ['分钟，整数', 'Minutes, a whole number'],
  form_targets_code: [
    '字母、数字、- 和 _，如 screenings-county',
    'Letters, digits, - and _, such as screenings-county',
  ],
  form_targets_name: ['如 全县农村公益电影放映', 'such as Screenings of the county'],
  form_targets_indicator: [
    '放映场次、响达标的村、电视入户 或 手工登记',
    'screenings, villages_audible, tv_households or manual',
  ],
  form_targets_scope_kind: ['全县、贫困村、乡镇、放映队 或 村', 'county, designated, township, team or village'],
  form_targets_name_en: ['英文界面上的名称；没有就空着', 'What the screens in English say; may be empty'],
  form_targets_scope_code: [
    '范围是乡镇、放映队或村时，填它的代码',
    'The code of the township, team or village, if the scope is one',
  ],
  form_targets_amount: ['如 5472', 'such as 5472'],
  form_targets_unit: ['如 场', 'such as shows'],
  form_targets_starts_on: [
    '每年都算的只写月日，如 01-01；只算一年的写全，如 2026-01-01',
    'Month and day for every year, such as 01-01; the full day for one year, such as 2026-01-01',
  ],
  form_targets_deadline: ['写法同“开始日期”，如 11-30', 'Written as starts_on, such as 11-30'],
  form_targets_statutory_deadline: [
    '上级规定的期限，如 12-31；没有就空着',
    'The deadline set from above, such as 12-31; empty when there is none',
  ],
  form_targets_month_shares: [
    '一月到十二月十二个数，如 0.08，相加为 1，用顿号隔开；空着按天数平均',
    'Twelve numbers from January to December, such as 0.08, that add up to 1, with commas between; empty spreads it by days',
  ],
  form_targets_fed_by: [
    '手工登记的目标由台账计数时填：活动:种类:计什么，如 活动:培训班、讲座辅导:人次；村级项目:种类:完工或验收；资金:文号',
    'What of the ledger a manual target counts: event:kinds:what, such as event:training+lecture:people; work:kind:completion or acceptance; fund:document',
  ],
  form_targets_checklist: [
    '手工登记的目标要逐项检查时填，每项写 代码:名称:最低值:单位，用 | 隔开，如 square:文化广场:200:㎡',
    'What a manual target is checked by: code:name:minimum:unit with | between, such as square:文化广场:200:㎡',
  ],
} as const
