/** `npm run check-report -- FILE`: what contradicts itself in a report's text; read-only, beside a running server or without one. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { AppError } from '../domain/errors.ts'
import { say } from '../domain/language.ts'
import { lineAndColumn, sentenceAround, type ToldFinding } from '../domain/report/lint/told-finding.ts'
import type { Language } from '../domain/sentence.ts'
import { checkedFile } from '../http/report-check.ts'
import { openSqlite } from '../store/engine/node-sqlite.ts'
import { CannotStart, databaseOf } from './data-folder.ts'

const NOTHING_FOUND = 0
const FOUND = 1
const UNREADABLE = 2
const MOST_BYTES = 5 * 1_048_576
const USAGE =
  'npm run check-report -- FILE.txt|FILE.docx [--db DATABASE] [--as-of=YYYY-MM-DD] [--bulletin=YYYY-N] [--english]'

interface Asked {
  file: string
  kind: 'txt' | 'docx'
  database: string | undefined
  figures: { asOf?: string; bulletin?: string }
  language: Language
}

/** Answers the exit code: 0 nothing is wrong, 1 something is, 2 the file cannot be read. */
export async function checkReport(
  args: string[],
  config: Config,
  now: () => Date,
  print: (line: string) => void,
): Promise<number> {
  const asked = askedFor(args, config)
  const sql = asked.database === undefined ? undefined : openSqlite(asked.database, { isReadOnly: true })
  try {
    const deps = sql && { sql, config, now }
    const bytes = new Uint8Array(readFileSync(asked.file))
    const { text, findings, confirmed } = await checkedFile(deps, bytes, asked.kind, asked.figures, asked.language)
    for (const finding of findings) for (const line of linesOf(asked.file, text, finding)) print(line)
    if (!sql) print(WORDS.alone[asked.language])
    print(WORDS.count[asked.language](findings.length, confirmed.length))
    return findings.length === 0 ? NOTHING_FOUND : FOUND
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    print(
      [error.sentence, ...error.issues.map(({ sentence }) => sentence)]
        .map((one) => say(asked.language, one))
        .join(' '),
    )
    return UNREADABLE
  } finally {
    sql?.close()
  }
}

const WORDS = {
  alone: {
    zh: '没有数据库，未与名册和系统数据核对。用 --db 指定数据库文件。',
    en: 'There is no database, so nothing was compared with the register or its figures. Name one with --db.',
  },
  count: {
    zh: (found: number, fits: number) => `发现 ${found} 处问题，核对无误 ${fits} 处。`,
    en: (found: number, fits: number) => `${found} found, ${fits} confirmed.`,
  },
}

/** The office's own database where there is one, or the one that is named. */
function askedFor(args: string[], config: Config): Asked {
  const at = args.indexOf('--db')
  const named = at === -1 ? undefined : args[at + 1]
  const rest = args.filter((_, i) => at === -1 || (i !== at && i !== at + 1))
  const [file, ...more] = rest.filter((arg) => !arg.startsWith('--'))
  const kind = /\.(txt|docx)$/i.exec(file ?? '')?.[1]?.toLowerCase() as Asked['kind'] | undefined
  const valueOf = (option: string): string | undefined =>
    rest.find((arg) => arg.startsWith(`${option}=`))?.slice(option.length + 1)
  const [asOf, bulletin] = [valueOf('--as-of'), valueOf('--bulletin')]
  const isKnown = (arg: string): boolean =>
    !arg.startsWith('--') || arg === '--english' || /^--(as-of=\d{4}-\d\d-\d\d|bulletin=\d{4}-\d{1,4})$/.test(arg)
  if (file === undefined || !kind || more.length > 0 || !rest.every(isKnown) || (at !== -1 && named === undefined)) {
    throw new CannotStart(USAGE)
  }
  if (!existsSync(file) || statSync(file).size > MOST_BYTES)
    throw new CannotStart(`${file} is not there, or over 5 MB.`)
  return {
    file,
    kind,
    database: databaseIn(named, config),
    figures: { ...(asOf !== undefined && { asOf }), ...(bulletin !== undefined && { bulletin }) },
    language: rest.includes('--english') ? 'en' : 'zh',
  }
}

function databaseIn(named: string | undefined, config: Config): string | undefined {
  const path =
    named !== undefined && existsSync(named) && statSync(named).isDirectory() ? join(named, 'yingxiang.sqlite') : named
  if (path !== undefined && !existsSync(path)) throw new CannotStart(`There is no database at ${path}.`)
  if (path !== undefined) return path
  return existsSync(databaseOf(config)) ? databaseOf(config) : undefined
}

function linesOf(file: string, text: string, { message, places, holds }: ToldFinding): string[] {
  const [first] = places
  const { line, column } = lineAndColumn(text, first?.from ?? 0)
  const others = places
    .slice(1)
    .map((place) => `${lineAndColumn(text, place.from).line}:${lineAndColumn(text, place.from).column}`)
  return [
    `${file}:${line}:${column}  ${message}${holds === undefined ? '' : ` ${holds}。`}`,
    `    ${first ? sentenceAround(text, first) : ''}${others.length > 0 ? `  (${others.slice(0, 8).join(', ')})` : ''}`,
  ]
}
