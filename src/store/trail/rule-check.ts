/** Whether the register, the targets and the settings are what was last put, as the trail says it; each of them a county's worth. */
import type { Sentence, WordKey } from '../../domain/language.ts'
import { type Reading, rowsOf } from '../engine/sql.ts'
import { entryMark, everyCreditRule, everyFilm } from '../register/register.ts'
import { everyTeam } from '../register/teams.ts'
import { everyTownship } from '../register/villages.ts'
import { targetRows } from '../target/targets.ts'
import type { Place, Stretch } from './chain-check.ts'
import {
  differing,
  isSame,
  isWhole,
  type Line,
  linesOf,
  loaded,
  type Mark,
  markFault,
  missingThing,
  parsed,
  since,
  type Thing,
  unknownThing,
} from './said-lines.ts'
import { checkVillages } from './village-check.ts'

interface Noun {
  what: WordKey
  loadedAs?: string
  things: Reading<unknown[]>
  key: string
  /** What it is called by; it and its last day hold from a day on. */
  name?: 'name' | 'title'
}
const NOUNS: Record<string, Noun> = {
  township: { what: 'noun_township', loadedAs: 'townships', things: everyTownship, key: 'code', name: 'name' },
  team: { what: 'noun_team', loadedAs: 'teams', things: everyTeam, key: 'code', name: 'name' },
  film: { what: 'noun_film', loadedAs: 'films', things: everyFilm, key: 'code', name: 'title' },
  credit_rule: { what: 'noun_credit_rule', things: everyCreditRule, key: 'effectiveOn' },
}

/** One kind after the other. */
export async function checkRegister(place: Place, after: string): Promise<Stretch> {
  const kinds = Object.keys(NOUNS)
  const at = kinds.indexOf(after) + 1
  const kind = kinds[at] ?? ''
  const noun = NOUNS[kind]
  if (!noun) return checkVillages(place)
  const { things, versions, lines, load } = await place.sql.read({
    things: noun.things,
    versions: versionsIn('name_versions', 'code', "json_object('name', name, 'endsOn', ends_on)", `kind = '${kind}'`),
    lines: linesOf(kind),
    load: loaded,
  })
  const versionsOf = Map.groupBy(versions, ({ code }) => code)
  const marks = load?.marks[noun.loadedAs ?? '']
  const byId = Map.groupBy(since(load, lines), ({ id }) => id)
  const codes = new Set<string>()
  for (const thing of things as Thing[]) {
    const code = String(thing[noun.key])
    codes.add(code)
    const mark = marks && { mark: marks[code], row: load.row }
    const own = byId.get(code) ?? []
    const kept = versionsOf.get(code) ?? []
    const fault = isNamedByDays(noun, kept, own) ? namedFault(noun, thing, kept, own) : entryFault(thing, own, mark)
    if (fault === 'unknown') return { looked: 0, fault: unknownThing(noun.what, code) }
    if (fault !== undefined) return { looked: 0, fault: differing(noun.what, code, fault) }
  }
  const gone = [...byId.keys(), ...Object.keys(marks ?? {})].find((code) => !codes.has(code))
  if (gone !== undefined) {
    const row = byId.get(gone)?.at(-1)?.row ?? load?.row ?? 0
    return { looked: 0, fault: missingThing(noun.what, gone, row) }
  }
  return { looked: things.length, after: kind }
}

/** The line that says something else; undefined where none does. */
function entryFault(thing: Thing, lines: Line[], load: Mark | undefined): number | 'unknown' | undefined {
  const put = lines.findLast(isWhole)
  if (!put) return markFault(thing, load)
  // from which day on is said beside it
  const { effectiveOn, ...said } = parsed(put.after) ?? {}
  const whole = 'effectiveOn' in thing ? { ...said, effectiveOn } : said
  return isSame(thing, whole) ? undefined : put.row
}

/** Its name or its last day was changed, and these hold from a day on. */
const isNamedByDays = ({ name }: Noun, kept: Version[], lines: Line[]): boolean =>
  name !== undefined && (kept.length > 0 || lines.some(({ after }) => parsed(after)?.['effectiveOn'] !== undefined))

const namedOf = ({ name = 'name' }: Noun, thing: Thing | null): Thing => ({
  name: thing?.[name],
  endsOn: thing?.['endsOn'],
})

/** Of one whose name or last day was changed: the table says what holds today, its versions what was said of their days. */
function namedFault(noun: Noun, thing: Thing, kept: Version[], lines: Line[]): number | 'unknown' | undefined {
  const wholes = lines.filter(isWhole)
  const last = wholes.at(-1)
  if (!last) return 'unknown'
  const others = ({ [noun.name ?? 'name']: _, endsOn: __, effectiveOn: ___, document: ____, ...rest }: Thing) => rest
  if (!isSame(others(thing), others(parsed(last.after) ?? {}))) return last.row
  if (!kept.some(({ content }) => isSame(JSON.parse(content), namedOf(noun, thing)))) return last.row
  const said = saidOf(lines, (line) => namedOf(noun, line))
  const first = wholes.find(({ after }) => parsed(after)?.['effectiveOn'] !== undefined)
  // what it was before anybody changed it
  if (first?.before) said.set('', { row: first.row, content: namedOf(noun, parsed(first.before)) })
  return versionFault(noun.what, '', said, kept) ? last.row : undefined
}

/** What was said of each day it holds from; taken back is not said. */
function saidOf(lines: Line[], contentOf: (said: Thing) => unknown): Map<string, { row: number; content: unknown }> {
  const said = new Map<string, { row: number; content: unknown }>()
  for (const line of lines) {
    const { row, action, before, after } = line
    const [was, is] = [parsed(before), parsed(after)]
    const day = is?.['effectiveOn']
    // before there were versions, a target was put without a day
    if (isWhole(line) && is && typeof day === 'string') said.set(day, { row, content: contentOf(is) })
    if (action === 'take_back' && was) said.delete(String(was['effectiveOn']))
  }
  return said
}

interface Version {
  code: string
  on: string
  content: string
}

/** The first version that is not what was said of its day, or the first day whose version is gone. */
function versionFault(
  what: WordKey,
  code: string,
  said: ReturnType<typeof saidOf>,
  kept: Version[],
): Sentence | undefined {
  for (const { on, content } of kept) {
    const meant = said.get(on)
    if (!meant) return unknownThing(what, `${code} ${on}`)
    if (!isSame(JSON.parse(content), meant.content)) return differing(what, code, meant.row)
  }
  const days = new Set(kept.map(({ on }) => on))
  const gone = [...said].find(([on]) => !days.has(on))
  return gone && missingThing(what, `${code} ${gone[0]}`, gone[1].row)
}

const versionsIn = (table: string, code: string, content: string, where = '1'): Reading<Version[]> =>
  rowsOf(
    `SELECT ${code} AS code, effective_on AS "on", ${content} AS content FROM ${table} WHERE ${where} ORDER BY 1, 2`,
  )

/** What is decided from a day on, and nothing else is said of it. */
const DECIDED = [
  { kind: 'setting', kept: versionsIn('setting_versions', 'name', 'value'), contentOf: ({ value }: Thing) => value },
  {
    kind: 'duty',
    kept: versionsIn('duties', 'subject', "json_object('leader', leader, 'responsible', responsible)"),
    contentOf: ({ leader, responsible }: Thing) => ({ leader, responsible }),
  },
] as const
/** One kind after the other. */
export async function checkSettings({ sql }: Place, after: string): Promise<Stretch> {
  const at = DECIDED.findIndex(({ kind }) => kind === after) + 1
  const decided = DECIDED[at]
  if (!decided) return { looked: 0 }
  const { kind, contentOf } = decided
  const { kept, lines } = await sql.read({ kept: decided.kept, lines: linesOf(kind) })
  const byName = Map.groupBy(lines, ({ id }) => id)
  const versions = Map.groupBy(kept, ({ code }) => code)
  for (const name of new Set([...byName.keys(), ...versions.keys()])) {
    const said = saidOf(byName.get(name) ?? [], contentOf)
    const fault = versionFault(`noun_${kind}`, name, said, versions.get(name) ?? [])
    if (fault) return { looked: 0, fault }
  }
  return { looked: kept.length, after: at + 1 < DECIDED.length ? kind : undefined }
}

export async function checkTargets({ sql }: Place): Promise<Stretch> {
  const { targets, kept, lines, load } = await sql.read({
    targets: targetRows,
    kept: versionsIn('target_versions', 'target_code', 'content'),
    lines: linesOf('target'),
    load: loaded,
  })
  const byCode = Map.groupBy(since(load, lines), ({ id }) => id)
  const versions = Map.groupBy(kept, ({ code }) => code)
  const rows = new Map(targets.map((target) => [target.code, target]))
  const marks = load?.marks['targets']
  const codes = [...rows.keys(), ...byCode.keys(), ...Object.keys(marks ?? {})]
  for (const code of new Set(codes)) {
    const own = byCode.get(code) ?? []
    const fault = targetFault(
      code,
      rows.get(code),
      versions.get(code) ?? [],
      own,
      marks && { ...load, mark: marks[code] },
    )
    if (fault) return { looked: 0, fault }
  }
  return { looked: targets.length }
}

function targetFault(
  code: string,
  target: object | undefined,
  versions: Version[],
  lines: Line[],
  load: { mark: string | undefined; row?: number } | undefined,
): Sentence | undefined {
  const said = saidOf(lines, ({ effectiveOn: _, ...content }) => content)
  const isDated = ({ after }: Line): boolean => parsed(after)?.['effectiveOn'] !== undefined
  const first = lines.find((line) => line.action === 'put' && isDated(line))
  // what it was before anybody changed it
  const before = parsed(first?.before ?? null)
  if (first && before) said.set('', { row: first.row, content: before })
  const row = lines.at(-1)?.row ?? load?.row ?? 0
  if (!target) return said.size > 0 || lines.length === 0 ? missingThing('noun_target', code, row) : undefined
  const fault = versionFault('noun_target', code, said, versions)
  if (fault) return fault
  const newest = versions.at(-1)
  if (newest) return isSame(target, JSON.parse(newest.content)) ? undefined : differing('noun_target', code, row)
  const undated = lines.findLast((line) => line.action === 'put' && !isDated(line))
  if (undated) return isSame(target, parsed(undated.after)) ? undefined : differing('noun_target', code, undated.row)
  if (!load) return undefined
  if (load.mark === undefined) return unknownThing('noun_target', code)
  return entryMark(target) === load.mark ? undefined : differing('noun_target', code, row)
}
