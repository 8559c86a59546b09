/** A reform of the register from a sheet: rows become changes of one day, one after the other, or all that is wrong with them. */
import * as z from 'zod'
import { AppError, type Issue } from '../domain/errors.ts'
import type { Sentence } from '../domain/language.ts'
import { Day } from '../domain/period.ts'
import { Code, line } from '../domain/register/place.ts'
import { planOf, type Register, RegisterChange } from '../domain/register/register-change.ts'
import { afterPlan } from '../domain/register/register-reform.ts'
import { livesOn } from '../domain/register/village-facts.ts'
import { registerOn, type Step } from '../store/register/register-changes.ts'
import type { Sql } from '../store/engine/sql.ts'
import { parseCsv } from './csv.ts'
import { readTable, type RawTable, type RegisterProblem, type TableKind } from './register-table.ts'
import { dayOf } from './sheet-cells.ts'
import { workbookSheets } from './sheet.ts'
import { plain } from './similar.ts'

const ReformRow = z.object({
  kind: RegisterChange.shape.kind,
  from: line(60),
  toCode: Code.optional(),
  toName: line(60).optional(),
  toTownship: line(60).optional(),
  on: Day,
  document: RegisterChange.shape.document,
  reason: RegisterChange.shape.reason,
})
type ReformRow = z.infer<typeof ReformRow>

const REFORM: TableKind<ReformRow> = {
  columns: {
    kind: ['变更方式', 'kind', '方式'],
    from: ['原村镇', 'from', '原编号'],
    to_code: ['新编号', 'to_code', '新代码'],
    to_name: ['新名称', 'to_name'],
    to_township: ['新乡镇', 'to_township'],
    on: ['执行日期', 'on', '从哪天起'],
    document: ['依据文件', 'document', '文号'],
    reason: ['理由', 'reason'],
  },
  needed: ['kind', 'from', 'on'],
  byName: {},
  choices: {
    kind: {
      merge: ['合并', 'merge'],
      split: ['拆分', 'split'],
      rename: ['更名', 'rename'],
      move: ['调整乡镇', 'move'],
    },
  },
  schema: ReformRow,
  read: (cells) => ({
    kind: cells['kind'],
    from: cells['from'],
    toCode: cells['to_code'],
    toName: cells['to_name'],
    toTownship: cells['to_township'],
    on: dayIn(cells['on']),
    document: cells['document'],
    reason: cells['reason'],
  }),
}

function dayIn(cell: string | undefined): string | undefined {
  const day = cell === undefined ? undefined : dayOf(cell)
  return typeof day === 'string' ? day : cell
}

const MOST = { rows: 5000, megabytes: 8 }

/** The first sheet with something in it. */
export async function reformTable(name: string, sent: { csv: string } | { bytes: Uint8Array }): Promise<RawTable> {
  if ('csv' in sent) return { label: name, rows: parseCsv(sent.csv) }
  const sheets = await workbookSheets(sent.bytes, MOST)
  return { label: name, rows: sheets.find(({ rows }) => rows.length > 1)?.rows ?? [] }
}

interface Line extends ReformRow {
  line: number
}
type Refuse = (line: number, column: string, sentence: Sentence) => void
/** What cannot be done of a change beside its rows: a reason that is missing. */
type Allowed = (change: RegisterChange) => Promise<void>

export type Reform =
  | { problems: RegisterProblem[] }
  | { on: string; steps: Step[]; read: Awaited<ReturnType<typeof registerOn>> }

export async function readReform(sql: Sql, table: RawTable, allowed: Allowed): Promise<Reform> {
  const problems: RegisterProblem[] = []
  if (table.rows.length === 0) {
    return {
      problems: [{ file: table.label, line: 1, column: '', value: '', sentence: { key: 'register_file_empty' } }],
    }
  }
  const { rows, headerOf } = readTable(REFORM, table, problems)
  const lines = rows.flatMap(({ line: number, item }) => (item ? [{ ...item, line: number }] : []))
  const cellsOf = new Map(rows.map(({ line: number, cells }) => [number, cells]))
  const refuse: Refuse = (number, column, sentence) => {
    const value = cellsOf.get(number)?.[column] ?? ''
    problems.push({ file: table.label, line: number, column: headerOf(column), value, sentence })
  }
  const [first] = lines
  for (const { line: number, on } of lines) {
    if (first && on !== first.on) refuse(number, 'on', { key: 'reform_one_day', facts: { day: first.on } })
  }
  if (!first && problems.length === 0) refuse(2, '', { key: 'register_file_empty' })
  if (!first || problems.length > 0) return { problems }
  const read = await registerOn(sql, first.on)
  const steps = await stepsOf(grouped(lines, refuse), read.register, allowed, refuse)
  return problems.length > 0 ? { problems } : { on: first.on, steps, read }
}

/** Rows that are one change: of a merge what comes to one code, of a split what comes from one. */
function grouped(lines: Line[], refuse: Refuse): Line[][] {
  const lacking = lines.filter(({ kind, toCode }) => (kind === 'merge' || kind === 'split') && toCode === undefined)
  for (const { line: number } of lacking) refuse(number, 'to_code', { key: 'field_missing' })
  const keys = {
    merge: ({ toCode = '' }: Line) => toCode,
    split: ({ from }: Line) => plain(from),
    rename: ({ document = '', reason = '' }: Line) => `${document}\n${reason}`,
    move: ({ document = '', reason = '' }: Line) => `${document}\n${reason}`,
  }
  const groups = [...Map.groupBy(lines, (one) => `${one.kind}\n${keys[one.kind](one)}`).values()]
  // enough is said of them
  return groups.filter((group) => !group.some((one) => lacking.includes(one)))
}

/** One after the other; of one that cannot be done enough is said, and the others are looked at without it. */
async function stepsOf(groups: Line[][], register: Register, allowed: Allowed, refuse: Refuse): Promise<Step[]> {
  const steps: Step[] = []
  let before = register
  for (const group of groups) {
    try {
      const change = changeOf(group, before)
      await allowed(change)
      const plan = planOf(change, before)
      steps.push({ change, plan, before })
      before = afterPlan(before, plan)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const issues = error.issues.length > 0 ? error.issues : [{ path: '', sentence: error.sentence }]
      for (const issue of issues) refuse(...placeOf(issue, group), issue.sentence)
    }
  }
  return steps
}

const COLUMN_OF: Record<string, string> = { code: 'to_code', name: 'to_name', townshipCode: 'to_township' }

/** The row and the column of a change's path: from.1, to.0.code, reason. */
function placeOf({ path, sentence }: Issue, group: Line[]): [line: number, column: string] {
  const [side = '', index = '0', field = ''] = path.split('.')
  const number = (group[Number(index)] ?? group[0])?.line ?? 2
  if (side === 'to') return [number, COLUMN_OF[field] ?? 'to_code']
  if (sentence.key === 'change_name') return [number, 'to_name']
  if (sentence.key === 'change_township') return [number, 'to_township']
  return [number, side in REFORM.columns ? side : '']
}

function changeOf(group: Line[], { villages, townships }: Register): RegisterChange {
  const [first] = group as [Line]
  const { kind, on } = first
  const living = villages.filter((one) => livesOn(one, on))
  const find = (asked: string, path: string, isTownship = false): string => {
    const things = isTownship ? townships : [...townships, ...living]
    const known = things.find(({ code }) => code === asked)
    if (known) return asked
    const named = things.filter(({ name }) => plain(name) === plain(asked))
    if (named[0] && named.length === 1) return named[0].code
    const facts = { what: { key: isTownship ? 'noun_township' : 'noun_village' }, name: asked } as const
    const sentence: Sentence = { key: named.length > 1 ? 'name_ambiguous' : 'name_unknown', facts }
    throw new AppError('invalid', sentence, { issues: [{ path, sentence }] })
  }
  const from = group.map((one, i) => find(one.from, `from.${i}`))
  const toOf = ({ toCode, toName, toTownship }: Line, i: number) => ({
    code: toCode ?? from[i] ?? '',
    ...(toName !== undefined && { name: toName }),
    ...(toTownship !== undefined && { townshipCode: find(toTownship, `to.${i}.townshipCode`, true) }),
  })
  const told = (name: 'toName' | 'toTownship' | 'document' | 'reason') => group.map((one) => one[name]).find(Boolean)
  const merged = { ...first, toName: told('toName'), toTownship: told('toTownship') }
  const [document, reason] = [told('document'), told('reason')]
  return {
    kind,
    from: kind === 'split' ? from.slice(0, 1) : from,
    to: kind === 'merge' ? [toOf(merged, 0)] : group.map(toOf),
    on,
    ...(document !== undefined && { document }),
    ...(reason !== undefined && { reason }),
  }
}
