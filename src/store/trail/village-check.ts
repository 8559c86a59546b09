/** Whether each village, and what held of it on each day, is what the trail says. */
import { DATED, type VillageVersion } from '../../domain/register/village-facts.ts'
import { everyVersion } from '../register/village-versions.ts'
import { everyVillage } from '../register/villages.ts'
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

/** What is said beside a village: from which day on, by which document, and what its township is called. */
const BESIDE = ['effectiveOn', 'document', 'townshipName']
const only = (thing: object | null, isWanted: (name: string) => boolean): Thing =>
  Object.fromEntries(Object.entries(thing ?? {}).filter(([name]) => isWanted(name)))
const isDated = (name: string): boolean => DATED.some((one) => one === name)
const datedOf = (thing: object | null): Thing => only(thing, (name) => isDated(name))
const othersOf = (thing: object | null): Thing => only(thing, (name) => !isDated(name) && !BESIDE.includes(name))
/** Who serves it is said by itself, too. */
const withoutTeam = (thing: object | null): Thing => only(datedOf(thing), (name) => name !== 'teamCode')

export async function checkVillages({ sql }: Place): Promise<Stretch> {
  const { villages, versions, lines, load } = await sql.read({
    villages: everyVillage,
    versions: everyVersion,
    lines: linesOf('village'),
    load: loaded,
  })
  const marks = load?.marks['villages']
  const byCode = Map.groupBy(since(load, lines), ({ id }) => id)
  const codes = new Set(villages.map(({ code }) => code))
  for (const { townshipName: _, ...village } of villages) {
    const { code } = village
    const mark = marks && { mark: marks[code], row: load.row }
    const fault = villageFault(village, versions.get(code) ?? [], byCode.get(code) ?? [], mark)
    if (fault === 'unknown') return { looked: 0, fault: unknownThing('noun_village', code) }
    if (fault !== undefined) return { looked: 0, fault: differing('noun_village', code, fault) }
  }
  const gone = [...byCode.keys(), ...Object.keys(marks ?? {})].find((code) => !codes.has(code))
  if (gone === undefined) return { looked: villages.length }
  return { looked: 0, fault: missingThing('noun_village', gone, byCode.get(gone)?.at(-1)?.row ?? load?.row ?? 0) }
}

function villageFault(
  village: object,
  versions: VillageVersion[],
  lines: Line[],
  load: Mark | undefined,
): number | 'unknown' | undefined {
  const last = lines.findLast(isWhole)
  const row = lines.at(-1)?.row ?? load?.row ?? 0
  const said = last ? parsed(last.after) : null
  if (last && !isSame(othersOf(village), othersOf(said))) return last.row
  if (versions.length === 0) {
    if (!last) return servedFault(village, lines, load)
    const isServed = teamsIn(lines).has(teamOf(village)) && isSame(withoutTeam(village), withoutTeam(said))
    return isServed || isSame(datedOf(village), datedOf(said)) ? undefined : row
  }
  // the table follows from day to day
  if (!versions.some((version) => isSame(datedOf(version), datedOf(village)))) return row
  const wrong = versions.some((version, i) => !isSaid(version, versions[i - 1], lines))
  const kept = new Set(versions.map(({ effectiveOn }) => effectiveOn))
  const days = lines.map(({ after }) => parsed(after)?.['effectiveOn'])
  const isGone = days.some((day) => typeof day === 'string' && !kept.has(day))
  if (wrong || isGone) return row
  return last ? undefined : markFault({ ...village, ...NOTHING, ...datedOf(versions[0] ?? null) }, load)
}

const NOTHING = Object.fromEntries(DATED.map((name) => [name, undefined]))
const teamOf = (thing: object | null): unknown => (thing as Thing | null)?.['teamCode'] ?? null
/** Of all lines those who served it before and after. */
const teamsIn = (lines: Line[]): Set<unknown> =>
  new Set(lines.flatMap(({ before, after }) => [teamOf(parsed(before)), teamOf(parsed(after))]))

/** Older trails: another team came to serve it, and nothing else was said since it was loaded. */
function servedFault(village: object, lines: Line[], load: Mark | undefined): number | 'unknown' | undefined {
  const [first] = lines
  if (!first) return markFault(village, load)
  if (teamOf(village) !== teamOf(parsed(lines.at(-1)?.after ?? null))) return lines.at(-1)?.row
  return markFault({ ...village, teamCode: teamOf(parsed(first.before)) }, load)
}

/** A line says so of its day; or only who serves it changed, which leaves all else as it was before. */
function isSaid(version: VillageVersion, before: VillageVersion | undefined, lines: Line[]): boolean {
  const wholes = lines.filter(isWhole)
  const { effectiveOn: on } = version
  const ofDay = wholes.map(({ after }) => parsed(after)).filter((said) => said?.['effectiveOn'] === on)
  const any = wholes.flatMap((line) => [parsed(line.before), parsed(line.after)])
  // who came to serve it on a day left all else as it was known then; what was decided later for a day between is not that
  const leftAsItWas = before ? [before, ...any] : any
  const candidates = on === '' ? any : ofDay.length === 0 ? leftAsItWas : ofDay.slice(-1)
  // what it was at first is known by its mark
  if (candidates.length === 0) return on === ''
  const isServed = lines.some(({ action }) => action === 'serve')
  return candidates.some(
    (said) =>
      isSame(withoutTeam(version), withoutTeam(said)) &&
      (teamOf(version) === teamOf(said) || (isServed && teamsIn(lines).has(teamOf(version)))),
  )
}
