/** Villages that one was made of, and what they showed: a total across a merge adds up, and every part of it is a list. */
import * as z from 'zod'
import { addDays, Day, earlierOf, yearOf } from '../period.ts'
import { wholeScreenings } from './film.ts'
import { factsOn, livesOn, type VersionsOf } from './village-facts.ts'

const count = z.int()
const shown = {
  credit: count.meta({ description: 'Counted from `from` to `to`, in sixtieths' }),
  done: count.meta({ description: 'The same in whole screenings, rounded down' }),
}
const Forebear = z.object({
  code: z.string(),
  name: z.string().meta({ description: 'As it was called on its last day' }),
  until: Day.meta({ description: 'Its last day before the change' }),
  from: Day,
  to: Day.meta({ description: 'Before `from` where nothing of it is in the year' }),
  ...shown,
  isShared: z.boolean().meta({
    description: 'It goes on, or others were made of it as well: its screenings are not in the total',
  }),
})
type Forebear = z.infer<typeof Forebear>

export const VillageLineage = z
  .object({
    code: z.string(),
    asOf: Day,
    own: z.object({ from: Day, to: Day, ...shown }),
    before: z.array(Forebear).meta({ description: 'Villages it was made of, and those that these were made of' }),
    after: z
      .array(z.object({ code: z.string(), name: z.string(), on: Day }))
      .meta({ description: 'Villages that were made of it, or will be' }),
    total: z.object(shown).meta({ description: 'Its own and those of all that became it alone' }),
  })
  .meta({ id: 'VillageLineage', description: 'A village across merging and splitting, in the year of a day' })
export type VillageLineage = z.infer<typeof VillageLineage>

/** `villageCode` was made of `fromCode`, from this day on. */
export interface Origin {
  villageCode: string
  fromCode: string
  madeOn: string
}
type Before = Pick<Forebear, 'code' | 'until' | 'from' | 'to'>

interface Register {
  origins: Origin[]
  /** As they are on the day. */
  villages: { code: string; name: string; endsOn?: string | undefined }[]
  versions: VersionsOf
}

/**
 * All that a village goes back to by a day, the nearest first, each with the days that it has of the day's year: of what
 * ended all of them, also what was logged before its end was decided, so that the total leaves nothing out.
 */
export function forebearsOf(
  code: string,
  { origins, villages }: Pick<Register, 'origins' | 'villages'>,
  asOf: string,
): Before[] {
  const goesOn = new Set(villages.filter((one) => livesOn(one, asOf)).map((one) => one.code))
  const from = `${yearOf(asOf)}-01-01`
  const found = new Map<string, string>()
  const follow = (of: string, latest: string): void => {
    for (const { villageCode, fromCode, madeOn } of origins) {
      if (villageCode !== of || madeOn > latest || fromCode === code || found.has(fromCode)) continue
      found.set(fromCode, addDays(madeOn, -1))
      follow(fromCode, madeOn)
    }
  }
  follow(code, asOf)
  return [...found].map(([one, until]) => ({
    code: one,
    until,
    from,
    to: goesOn.has(one) ? earlierOf(until, asOf) : asOf,
  }))
}

/** It goes on by itself, or others were made of it as well. */
function sharedIn(
  code: string,
  before: Before[],
  { origins, villages }: Pick<Register, 'origins' | 'villages'>,
  asOf: string,
) {
  const byCode = new Map(villages.map((village) => [village.code, village]))
  const line = new Set([code, ...before.map((one) => one.code)])
  return (of: string): boolean => {
    const village = byCode.get(of)
    const goesOn = village !== undefined && livesOn(village, asOf)
    return goesOn || origins.some(({ fromCode, villageCode }) => fromCode === of && !line.has(villageCode))
  }
}

/** Those of before that became it alone since a day: what they showed from then on counts for it. */
export function becameSince(
  code: string,
  register: Pick<Register, 'origins' | 'villages'>,
  { since, asOf }: { since: string; asOf: string },
): string[] {
  if (!register.origins.some(({ villageCode, madeOn }) => villageCode === code && madeOn >= since)) return []
  const before = forebearsOf(code, register, asOf)
  const isShared = sharedIn(code, before, register, asOf)
  return before.flatMap((one) => (addDays(one.until, 1) >= since && !isShared(one.code) ? [one.code] : []))
}

interface Known extends Register {
  credits: ReadonlyMap<string, number>
}

export function lineageOf(code: string, before: Before[], asOf: string, known: Known): VillageLineage {
  const { origins, villages, versions, credits } = known
  const byCode = new Map(villages.map((village) => [village.code, village]))
  const nameOf = (of: string, day: string): string =>
    factsOn(versions.get(of) ?? [], day)?.name ?? byCode.get(of)?.name ?? of
  const shownBy = (of: string) => {
    const credit = credits.get(of) ?? 0
    return { credit, done: wholeScreenings(credit) }
  }
  const isShared = sharedIn(code, before, known, asOf)
  const told = before.map((one) => ({
    ...one,
    name: nameOf(one.code, one.until),
    ...shownBy(one.code),
    isShared: isShared(one.code),
  }))
  const own = { from: `${yearOf(asOf)}-01-01`, to: asOf, ...shownBy(code) }
  const credit = told.reduce((sum, one) => sum + (one.isShared ? 0 : one.credit), own.credit)
  const after = origins
    .filter(({ fromCode }) => fromCode === code)
    .map(({ villageCode, madeOn }) => ({ code: villageCode, name: nameOf(villageCode, madeOn), on: madeOn }))
  return { code, asOf, own, before: told, after, total: { credit, done: wholeScreenings(credit) } }
}
