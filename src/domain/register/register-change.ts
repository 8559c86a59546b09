/** Villages and townships merge, split, are renamed and move, from a day on: what becomes of each, before it is done. */
import * as z from 'zod'
import { invalid, type Issue, unknownCode } from '../errors.ts'
import { addDays, Day, yearOf } from '../period.ts'
import { Code, line, type NewVillage, type Township, Village } from './place.ts'
import { livesOn, quotasOf, type VersionsOf, type VillageVersion } from './village-facts.ts'

const MOST = 500
export const RegisterChange = z
  .strictObject({
    kind: z.enum(['merge', 'split', 'rename', 'move']),
    from: z.array(Code).min(1).max(MOST).meta({ description: 'Villages; of a merge or a new name perhaps townships' }),
    to: z
      .array(z.strictObject({ code: Code, name: line(60).optional(), townshipCode: Code.optional() }))
      .min(1)
      .max(MOST),
    on: Day.meta({ description: 'The first day on which it is so' }),
    document: line(120).optional(),
    reason: line(500).optional().meta({ description: 'Why; a day that is past needs one' }),
    dryRun: z.boolean().optional().meta({ description: 'Only says what it would do' }),
  })
  .meta({ id: 'RegisterChange' })
export type RegisterChange = z.infer<typeof RegisterChange>

const Changed = Village.pick({
  code: true,
  name: true,
  townshipCode: true,
  teamCode: true,
  designated: true,
  annualQuota: true,
  endsOn: true,
}).extend({ becomes: z.enum(['new', 'changed', 'ended']), formerName: z.string().optional() })
const fromTo = z.object({ from: z.int(), to: z.int() })
export const RegisterChanged = z
  .object({
    dryRun: z.boolean(),
    on: Day,
    villages: z.array(Changed),
    townships: z.array(z.object({ code: Code, name: z.string(), becomes: z.enum(['new', 'changed', 'ended']) })),
    count: fromTo.meta({ description: 'Villages that are there, the day before and on the day' }),
    designated: fromTo,
    allotted: fromTo.meta({ description: 'Screenings owed to all villages in the year of the day' }),
    quotas: z
      .array(fromTo.extend({ teamCode: Code }))
      .meta({ description: 'Of teams whose quota of that year changes' }),
    targets: z.array(z.string()).meta({ description: 'Codes of targets for a village or township that ends' }),
  })
  .meta({ id: 'RegisterChanged', description: 'What a change of the register does' })
export type RegisterChanged = z.infer<typeof RegisterChanged>

type Becomes = RegisterChanged['villages'][number]['becomes']
export interface PlannedVillage {
  village: NewVillage
  becomes: Becomes
  formerName?: string | undefined
  /** Codes of those it was made of, besides itself. */
  origins?: string[] | undefined
}
export interface Plan {
  villages: PlannedVillage[]
  townships: { township: Township; becomes: Becomes }[]
}

/** The register as it is on the day. */
export interface Register {
  villages: NewVillage[]
  townships: Township[]
}

/** Throws invalid, naming what nothing has, or what is missing. */
export function planOf(change: RegisterChange, { villages, townships }: Register): Plan {
  const living = new Map(villages.filter((one) => livesOn(one, change.on)).map((one) => [one.code, one]))
  const going = townships.filter((one) => livesOn(one, change.on))
  if (change.from.every((code) => going.some((one) => one.code === code))) {
    if (change.kind === 'merge') return townshipsMerged(change, [...living.values()], townships)
    if (change.kind === 'rename') return { villages: [], townships: townshipsRenamed(change, going) }
  }
  const issues = change.from.flatMap((code, i) => (living.has(code) ? [] : unknownCode('village', code, `from.${i}`)))
  issues.push(...townshipIssues(change, townships))
  if (issues.length > 0) throw invalid(...issues)
  const from = change.from.flatMap((code) => living.get(code) ?? [])
  const plans = { merge: merged, split, rename: renamed, move: moved }
  return { villages: plans[change.kind](change, from, villages), townships: [] }
}

const townshipIssues = ({ to }: RegisterChange, townships: Township[]): Issue[] =>
  to.flatMap(({ townshipCode }, i) =>
    townshipCode === undefined || townships.some(({ code }) => code === townshipCode)
      ? []
      : unknownCode('township', townshipCode, `to.${i}.townshipCode`),
  )

const wrong = (
  path: string,
  key: 'change_one_to' | 'change_one_from' | 'change_name' | 'change_township' | 'change_code_used',
) => invalid({ path, sentence: { key } })

const ended = (village: NewVillage, on: string): PlannedVillage => ({
  village: { ...village, endsOn: addDays(on, -1) },
  becomes: 'ended',
})

/** What a village was called stays findable under whatever came after it. */
const calledBefore = (from: NewVillage[], own: string[] = []): string[] => [
  ...new Set([...own, ...from.flatMap(({ code, name, aliases }) => [name, code, ...aliases])]),
]
const totalOf = (from: NewVillage[], name: 'population' | 'speakersInstalled'): number | undefined => {
  const told = from.flatMap((village) => village[name] ?? [])
  return told.length === 0 ? undefined : told.reduce((sum, one) => sum + one, 0)
}

function merged({ to, on }: RegisterChange, from: NewVillage[], all: NewVillage[]): PlannedVillage[] {
  const [one] = to
  const [first] = from
  if (!one || !first || to.length > 1) throw wrong('to', 'change_one_to')
  if (from.length < 2) throw wrong('from', 'change_one_from')
  const heir = from.find(({ code }) => code === one.code)
  if (!heir && all.some(({ code }) => code === one.code)) throw wrong('to.0.code', 'change_code_used')
  const name = one.name ?? heir?.name
  if (name === undefined) throw wrong('to.0.name', 'change_name')
  const others = from.filter(({ code }) => code !== one.code)
  const village: NewVillage = {
    ...(heir ?? first),
    code: one.code,
    name,
    townshipCode: one.townshipCode ?? (heir ?? first).townshipCode,
    designated: from.some(({ designated }) => designated),
    annualQuota: Math.max(...from.map(({ annualQuota }) => annualQuota)),
    aliases: calledBefore(others, heir ? [...heir.aliases, heir.name] : []).filter((alias) => alias !== name),
    population: totalOf(from, 'population'),
    speakersInstalled: totalOf(from, 'speakersInstalled'),
  }
  const becomes: Becomes = heir ? 'changed' : 'new'
  const origins = others.map(({ code }) => code)
  return [{ village, becomes, formerName: heir?.name, origins }, ...others.map((other) => ended(other, on))]
}

function split({ to, on }: RegisterChange, from: NewVillage[], all: NewVillage[]): PlannedVillage[] {
  const [whole] = from
  if (!whole || from.length > 1) throw wrong('from', 'change_one_from')
  if (to.length < 2) throw wrong('to', 'change_one_to')
  const parts = to.map(({ code, name, townshipCode = whole.townshipCode }, i): PlannedVillage => {
    const isHeir = code === whole.code
    if (!isHeir && all.some((other) => other.code === code)) throw wrong(`to.${i}.code`, 'change_code_used')
    if (!isHeir && name === undefined) throw wrong(`to.${i}.name`, 'change_name')
    const { population: _, speakersInstalled: __, ...rest } = whole
    const called = name ?? whole.name
    const aliases = calledBefore([whole]).filter((alias) => alias !== called && !(isHeir && alias === code))
    const village = { ...rest, code, name: called, townshipCode, aliases }
    return isHeir
      ? { village, becomes: 'changed', formerName: whole.name }
      : { village, becomes: 'new', origins: [whole.code] }
  })
  return to.some(({ code }) => code === whole.code) ? parts : [...parts, ended(whole, on)]
}

/** Each of those it is about, with what is said of it; in any order. */
function changed({ to }: RegisterChange, from: NewVillage[], name: 'name' | 'townshipCode'): PlannedVillage[] {
  return from.map((village, i) => {
    const asked = to.find(({ code }) => code === village.code)
    const value = asked?.[name]
    if (value === undefined) throw wrong(`from.${i}`, name === 'name' ? 'change_name' : 'change_township')
    const aliases =
      name === 'name' ? calledBefore([village]).filter((one) => one !== value && one !== village.code) : village.aliases
    return { village: { ...village, [name]: value, aliases }, becomes: 'changed', formerName: village.name }
  })
}
const renamed = (change: RegisterChange, from: NewVillage[]): PlannedVillage[] => changed(change, from, 'name')
const moved = (change: RegisterChange, from: NewVillage[]): PlannedVillage[] => changed(change, from, 'townshipCode')

function townshipsMerged({ from, to, on }: RegisterChange, living: NewVillage[], townships: Township[]): Plan {
  const [one] = to
  if (!one || to.length > 1) throw wrong('to', 'change_one_to')
  const known = townships.find(({ code }) => code === one.code)
  const name = one.name ?? known?.name
  if (name === undefined) throw wrong('to.0.name', 'change_name')
  const going = townships.filter(({ code }) => from.includes(code) && code !== one.code)
  return {
    villages: living
      .filter(({ townshipCode }) => going.some(({ code }) => code === townshipCode))
      .map((village) => ({ village: { ...village, townshipCode: one.code }, becomes: 'changed' })),
    townships: [
      { township: { ...known, code: one.code, name }, becomes: known ? 'changed' : 'new' },
      ...going.map((township) => ({ township: { ...township, endsOn: addDays(on, -1) }, becomes: 'ended' as const })),
    ],
  }
}

const townshipsRenamed = ({ from, to }: RegisterChange, townships: Township[]): Plan['townships'] =>
  from.flatMap((code, i) => {
    const township = townships.find((one) => one.code === code)
    const name = to.find((one) => one.code === code)?.name
    if (name === undefined) throw wrong(`from.${i}`, 'change_name')
    return township ? [{ township: { ...township, name }, becomes: 'changed' as const }] : []
  })

/** What it does to counts and quotas; nothing is written for that. */
export function effectOf(on: string, plan: Plan, { villages }: Register, versions: VersionsOf) {
  const planned = new Map(plan.villages.map(({ village }) => [village.code, village]))
  const after = [...villages.filter(({ code }) => !planned.has(code)), ...planned.values()]
  const changedVersions = new Map(versions)
  for (const village of planned.values()) {
    const before = villages.find(({ code }) => code === village.code)
    const kept = versions.get(village.code) ?? (before ? [versionOf(before, '')] : [])
    changedVersions.set(village.code, [...kept.filter(({ effectiveOn }) => effectiveOn < on), versionOf(village, on)])
  }
  const [year, end] = [yearOf(on), `${yearOf(on)}-12-31`]
  const [then, now] = [quotasOf(villages, versions, year, end), quotasOf(after, changedVersions, year, end)]
  const sum = (quotas: Map<string, number>): number => [...quotas.values()].reduce((so, one) => so + one, 0)
  const living = (all: NewVillage[]): NewVillage[] => all.filter((one) => livesOn(one, on))
  const designated = (all: NewVillage[]): number => living(all).filter((one) => one.designated).length
  const teams = [...new Set([...then.ofTeams.keys(), ...now.ofTeams.keys()])].sort()
  const quotas = teams.map((teamCode) => ({
    teamCode,
    from: then.ofTeams.get(teamCode) ?? 0,
    to: now.ofTeams.get(teamCode) ?? 0,
  }))
  return {
    count: { from: living(villages).length, to: living(after).length },
    designated: { from: designated(villages), to: designated(after) },
    allotted: { from: sum(then.ofVillages), to: sum(now.ofVillages) },
    quotas: quotas.filter(({ from, to }) => from !== to),
  }
}

const versionOf = (village: NewVillage, effectiveOn: string): VillageVersion => ({
  ...village,
  villageCode: village.code,
  effectiveOn,
})
