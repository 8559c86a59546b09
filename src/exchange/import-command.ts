/** `npm run import -- FILE.csv|xlsx`: brings a file of logs in from the command line and says what became of it. */
import { AppError } from '../domain/errors.ts'
import { localDay } from '../domain/period.ts'
import { line, type Point } from '../domain/register/place.ts'
import type { Language } from '../domain/sentence.ts'
import { say, type Sentence } from '../domain/language.ts'
import { SYSTEM } from '../store/people/audit.ts'
import { settingsOn } from '../store/people/settings.ts'
import type { Sql } from '../store/engine/sql.ts'
import type { RowError } from './import-errors.ts'
import type { ImportResult } from './import-result.ts'
import { importSheet } from './import-sheet.ts'
import { LOGS } from './log-import.ts'
import type { SheetKind, Source } from './sheet.ts'

const OK = 0
const NOT_ALL_STORED = 1
const USAGE = 2
const OPTIONS = ['--dry-run', '--partial', '--english']
const REASON = '--reason='
const PROGRESS_ROWS = 5000

/** Those of the county's settings that logs are taken in by. */
interface Settings {
  TIME_ZONE: string
  COUNTY_POSITION: Point
  SHOW_PROOF: string
}

interface CommandDeps {
  /** Opened, and made where there is none, only once the command is understood. */
  open: () => Promise<Sql>
  config: Settings
  now: () => Date
  print: (line: string) => void
  openFile: (path: string) => Source
}

/** Answers the exit code: 0 all is well, 1 something was not stored or cannot be read, 2 the command is wrong. */
export async function runImport(args: string[], deps: CommandDeps): Promise<number> {
  const language: Language = args.includes('--english') ? 'en' : 'zh'
  const tell = (sentence: Sentence): void => deps.print(say(language, sentence))
  const [file, ...more] = args.filter((arg) => !arg.startsWith('--'))
  const kind = /\.(csv|xlsx)$/i.exec(file ?? '')?.[1]?.toLowerCase() as SheetKind | undefined
  const reason = reasonIn(args)
  const isKnown = (arg: string): boolean => OPTIONS.includes(arg) || (arg.startsWith(REASON) && reason !== undefined)
  const isUnderstood = args.every((arg) => !arg.startsWith('--') || isKnown(arg))
  if (!file || !kind || more.length > 0 || !isUnderstood) {
    tell({ key: 'import_usage' })
    return USAGE
  }
  try {
    const sql = await deps.open()
    const today = localDay(deps.now(), deps.config.TIME_ZONE)
    const settings = { ...settingsOf(await settingsOn(sql, deps.config, today)), showProof: deps.config.SHOW_PROOF }
    const result = await importSheet(LOGS, deps.openFile(file), {
      sql,
      kind,
      language,
      dryRun: args.includes('--dry-run'),
      partial: args.includes('--partial'),
      desk: { now: deps.now(), settings, actor: SYSTEM, reason },
      onProgress: progress(tell),
    })
    for (const error of result.errors) deps.print(lineOf(error, language))
    for (const sentence of summaryOf(result, args.includes('--partial'))) tell(sentence)
    return result.errorsTotal === 0 ? OK : NOT_ALL_STORED
  } catch (error) {
    tell(failure(error, file))
    return NOT_ALL_STORED
  }
}

/** What a line takes; undefined of one that is too long or says nothing. */
const reasonIn = (args: string[]): string | undefined => {
  const said = args.find((arg) => arg.startsWith(REASON))?.slice(REASON.length)
  return line(500).safeParse(said).data
}

const settingsOf = ({ TIME_ZONE, COUNTY_POSITION }: Settings) => ({
  timeZone: TIME_ZONE,
  countyPosition: COUNTY_POSITION,
})

function progress(tell: (sentence: Sentence) => void) {
  let told = ''
  return (rows: number, pass: 1 | 2): void => {
    const step = `${pass}:${Math.floor(rows / PROGRESS_ROWS)}`
    const key = pass === 1 ? 'import_checking' : 'import_storing'
    if (step !== told && rows >= PROGRESS_ROWS) tell({ key, facts: { rows } })
    told = step
  }
}

/** A file that is not there is the reader's affair; anything else unexpected is ours, and goes on its way. */
function failure(error: unknown, file: string): Sentence {
  if (error instanceof AppError) return error.issues[0]?.sentence ?? error.sentence
  if (error instanceof Error && 'syscall' in error) {
    return { key: 'import_unreadable', facts: { file, why: error.message } }
  }
  throw error
}

function summaryOf(
  { rows, stored, unchanged, errorsTotal, errors, dryRun, closedMonths }: ImportResult,
  isPartial: boolean,
): Sentence[] {
  const facts = { rows, stored, unchanged, errors: errorsTotal }
  const isRefused = errorsTotal > 0 && !dryRun && !isPartial
  return [
    ...(errorsTotal > errors.length
      ? [{ key: 'import_more' as const, facts: { count: errorsTotal - errors.length } }]
      : []),
    { key: dryRun ? 'import_checked' : 'import_done', facts },
    ...(dryRun ? closedMonths.map((month) => ({ key: 'import_closed' as const, facts: { month } })) : []),
    ...(isRefused ? [{ key: 'import_refused' as const }] : []),
  ]
}

function lineOf({ row, column, value, message, suggestions }: RowError, language: Language): string {
  // a cell may hold line breaks; a bad row stays one line
  const shown = value.replace(/\s+/g, ' ')
  const key = column === '' ? 'import_row_whole' : value === '' ? 'import_row_empty' : 'import_row'
  const told = say(language, { key, facts: { row, column, value: shown, message } })
  if (suggestions.length === 0) return told
  const names = suggestions.join(language === 'zh' ? '、' : ', ')
  return say(language, { key: 'import_suggestions', facts: { line: told, names } })
}
