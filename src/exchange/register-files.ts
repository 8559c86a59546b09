/** The county's register from its five CSV files: all of it, or everything that is wrong with it, line by line. */
import type { Sentence } from '../domain/words.ts'
import type { Register } from '../store/register.ts'
import { FILMS, TARGETS, TEAMS, TOWNSHIPS, VILLAGES } from './register-columns.ts'
import { type RegisterProblem, readTable, type TableKind, type TableRow } from './register-table.ts'

/** Files by their names; others beside the five are left alone. Townships and villages must be there. */
export function readRegister(files: Map<string, string>): { register: Register } | { problems: RegisterProblem[] } {
  const problems: RegisterProblem[] = []
  for (const { file } of [TOWNSHIPS, VILLAGES]) {
    const sentence: Sentence = { key: 'register_file_missing' }
    if (!files.has(file)) problems.push({ file, line: 1, column: '', value: '', sentence })
  }
  const read = <T>(kind: TableKind<T>): TableRow<T>[] => readTable(kind, files.get(kind.file), problems)
  const rows = {
    townships: read(TOWNSHIPS),
    villages: read(VILLAGES),
    teams: read(TEAMS),
    films: read(FILMS),
    targets: read(TARGETS),
  }
  checkCodes(rows, problems)
  if (problems.length > 0) return { problems }
  return {
    register: {
      townships: itemsOf(rows.townships),
      villages: itemsOf(rows.villages),
      teams: itemsOf(rows.teams),
      films: itemsOf(rows.films),
      targets: itemsOf(rows.targets),
    },
  }
}

type Rows = { [Noun in keyof Register]: TableRow<Register[Noun][number]>[] }

const itemsOf = <T>(rows: TableRow<T>[]): T[] => rows.flatMap(({ item }) => (item === undefined ? [] : [item]))
/** Also of bad rows: whoever names them is not to blame. */
const codesOf = (rows: TableRow<unknown>[]): Set<string> => new Set(rows.map(({ cells }) => cells['code'] ?? ''))

function checkCodes(rows: Rows, problems: RegisterProblem[]): void {
  for (const [noun, table] of Object.entries(rows)) checkTwice(`${noun}.csv`, table, problems)
  const townships = codesOf(rows.townships)
  const teams = codesOf(rows.teams)
  const scopes = new Map<string | undefined, { codes: Set<string>; what: Sentence['key']; from: { file: string } }>([
    ['township', { codes: townships, what: 'noun_township', from: TOWNSHIPS }],
    ['team', { codes: teams, what: 'noun_team', from: TEAMS }],
    ['village', { codes: codesOf(rows.villages), what: 'noun_village', from: VILLAGES }],
  ])
  const refuse = (file: string, line: number, column: string, code: string, sentence: Sentence): void => {
    problems.push({ file, line, column, value: code, sentence })
  }
  // a file that is missing or has a wrong header is said once, not for every row that leans on it
  const isRead = ({ file }: { file: string }): boolean => !problems.some((one) => one.file === file && one.line === 1)
  for (const { line, cells } of rows.villages) {
    const { township_code: township, team_code: team } = cells
    if (township !== undefined && !townships.has(township) && isRead(TOWNSHIPS)) {
      refuse(VILLAGES.file, line, 'township_code', township, { key: 'unknown_township', facts: { code: township } })
    }
    if (team !== undefined && !teams.has(team) && isRead(TEAMS)) {
      refuse(VILLAGES.file, line, 'team_code', team, { key: 'unknown_team', facts: { code: team } })
    }
  }
  for (const { line, cells } of rows.targets) {
    const code = cells['scope_code']
    const scope = scopes.get(cells['scope_kind'])
    if (code !== undefined && scope && !scope.codes.has(code) && isRead(scope.from)) {
      refuse(TARGETS.file, line, 'scope_code', code, {
        key: 'unknown_scope',
        facts: { what: { key: scope.what }, code },
      })
    }
  }
}

function checkTwice(file: string, rows: TableRow<unknown>[], problems: RegisterProblem[]): void {
  const lines = new Map<string, number>()
  for (const { line, cells } of rows) {
    const code = cells['code']
    const first = code === undefined ? undefined : lines.get(code)
    if (code !== undefined && first === undefined) lines.set(code, line)
    if (code !== undefined && first !== undefined) {
      problems.push({
        file,
        line,
        column: 'code',
        value: code,
        sentence: { key: 'register_code_twice', facts: { code, line: first } },
      })
    }
  }
}
