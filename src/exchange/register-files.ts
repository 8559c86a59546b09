/** The county's register from its five tables: all of it, or everything that is wrong with it, line by line. */
import { say, type Sentence } from '../domain/language.ts'
import { hasRegister, loadRegister, type Register } from '../store/register/register.ts'
import { CHOICES, FILMS, TARGETS, TEAMS, TOWNSHIPS, VILLAGES } from './register-columns.ts'
import { type Lookup, readTable, type ReadTable, type RegisterProblem } from './register-table.ts'
import { type BroughtTables, tablesOfTexts, withTownships } from './register-tables.ts'
import { finderOf, grouped, plain } from './similar.ts'
import { ConstraintError, type Sql } from '../store/engine/sql.ts'

/** Townships and villages must be there; of a village list with statistical codes the townships are its own. */
export function readRegister(brought: BroughtTables): { register: Register } | { problems: RegisterProblem[] } {
  const problems = [...brought.problems]
  const tables = withTownships(brought.tables)
  for (const file of ['townships.csv', 'villages.csv'] as const) {
    if (!tables.has(file)) problems.push(...brought.missing(file))
  }
  const townships = readTable(TOWNSHIPS, tables.get('townships.csv'), problems)
  const teams = readTable(TEAMS, tables.get('teams.csv'), problems)
  const lookups = {
    township: lookupIn(townships, !tables.has('townships.csv'), 'noun_township'),
    team: lookupIn(teams, false, 'noun_team'),
  }
  const read = {
    townships,
    teams,
    villages: readTable(VILLAGES, tables.get('villages.csv'), problems, lookups),
    films: readTable(FILMS, tables.get('films.csv'), problems),
    targets: readTable(TARGETS, tables.get('targets.csv'), problems),
  }
  checkCodes(read, tables.has('townships.csv'), problems)
  if (problems.length > 0) return { problems }
  return {
    register: {
      townships: itemsOf(read.townships),
      villages: itemsOf(read.villages),
      teams: itemsOf(read.teams),
      films: itemsOf(read.films),
      targets: itemsOf(read.targets),
    },
  }
}

type Read = { [Noun in keyof Register]: ReadTable<Register[Noun][number]> }
const itemsOf = <T>({ rows }: ReadTable<T>): T[] => rows.flatMap(({ item }) => (item === undefined ? [] : [item]))
/** Also of bad rows: whoever names them is not to blame. */
const codesOf = ({ rows }: ReadTable<unknown>): Set<string> => new Set(rows.map(({ cells }) => cells['code'] ?? ''))

/** By name, or by a code that stands where a name is asked for; of a bad row enough is said there. */
function lookupIn({ rows, isBroken }: ReadTable<unknown>, isMissing: boolean, what: Sentence['key']): Lookup {
  const named = rows.map(({ cells, item }) => ({
    code: cells['code'] ?? '',
    name: cells['name'] ?? '',
    isBad: item === undefined,
  }))
  const groups = grouped(named, ({ code, name }) => [code, name])
  return (name) => {
    if (isBroken || isMissing) return undefined
    const [first, ...others] = groups.get(plain(name)) ?? []
    if (first?.isBad) return undefined
    if (first && others.length === 0) return { code: first.code }
    return { sentence: { key: first ? 'name_ambiguous' : 'name_unknown', facts: { what: { key: what }, name } } }
  }
}

const scopeOf = finderOf(CHOICES.scope_kind)
const scopeKindOf = (written: string): 'township' | 'team' | 'village' | undefined => {
  const kind = scopeOf(written)
  return kind === 'county' || kind === 'designated' ? undefined : kind
}

function checkCodes(read: Read, hasTownships: boolean, problems: RegisterProblem[]): void {
  for (const table of Object.values(read)) checkTwice(table, problems)
  const { townships, villages, teams, targets } = read
  const refuse = (table: ReadTable<unknown>, line: number, column: string, code: string, sentence: Sentence): void => {
    problems.push({ file: table.label, line, column: table.headerOf(column), value: code, sentence })
  }
  // a table that is missing or has a wrong header is said once, not for every row that leans on it
  const leaned = {
    township: { codes: codesOf(townships), isKnown: hasTownships && !townships.isBroken, what: 'noun_township' },
    team: { codes: codesOf(teams), isKnown: !teams.isBroken, what: 'noun_team' },
    village: { codes: codesOf(villages), isKnown: !villages.isBroken, what: 'noun_village' },
  } as const
  const isUnknown = (kind: keyof typeof leaned, code: string | undefined): code is string =>
    code !== undefined && leaned[kind].isKnown && !leaned[kind].codes.has(code)
  for (const { line, cells } of villages.rows) {
    const { township_code: township, team_code: team } = cells
    if (isUnknown('township', township)) {
      refuse(villages, line, 'township_code', township, { key: 'unknown_township', facts: { code: township } })
    }
    if (isUnknown('team', team)) {
      refuse(villages, line, 'team_code', team, { key: 'unknown_team', facts: { code: team } })
    }
  }
  for (const { line, cells } of targets.rows) {
    const { scope_code: code, scope_kind: written } = cells
    const kind = scopeKindOf(written ?? '')
    if (kind === undefined || !isUnknown(kind, code)) continue
    const what = { key: leaned[kind].what }
    refuse(targets, line, 'scope_code', code, { key: 'unknown_scope', facts: { what, code } })
  }
}

function checkTwice(table: ReadTable<unknown>, problems: RegisterProblem[]): void {
  const lines = new Map<string, number>()
  for (const { line, cells } of table.rows) {
    const code = cells['code']
    const first = code === undefined ? undefined : lines.get(code)
    if (code !== undefined && first === undefined) lines.set(code, line)
    if (code !== undefined && first !== undefined) {
      problems.push({
        file: table.label,
        line,
        column: table.headerOf('code'),
        value: code,
        sentence: { key: 'register_code_twice', facts: { code, line: first } },
      })
    }
  }
}

export class BadRegister extends Error {}

/** True when it was loaded now. Throws BadRegister with one line for each bad row. */
export async function ensureRegister(sql: Sql, files: () => Map<string, string>, now: Date): Promise<boolean> {
  if (await hasRegister(sql)) return false
  const read = readRegister(tablesOfTexts(files()))
  if ('problems' in read) {
    const lines = read.problems.map(
      ({ file, line, column, value, sentence }) =>
        `${file}:${line} ${column}=${JSON.stringify(value)}: ${say('zh', sentence)} / ${say('en', sentence)}`,
    )
    throw new BadRegister(lines.join('\n'))
  }
  try {
    await loadRegister(sql, read.register, now)
    return true
  } catch (error) {
    // another process was faster
    if (error instanceof ConstraintError && error.constraint === 'nothing_changed_meanwhile') return false
    throw error
  }
}
