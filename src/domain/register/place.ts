/** Townships and villages: where shows happen and speakers stand. */
import * as z from 'zod'
import { Day } from '../period.ts'

export const Code = z
  .string()
  .regex(/^[\w-]{1,40}$/, { error: 'expects_code' })
  .meta({ description: 'A code of the register: letters, digits, - and _', example: '510723100211' })

/** Half a character, as a phone leaves it that cuts an emoji in two, becomes the sign for what cannot be read. */
const mended = (text: string): string => (HALVES.test(text) ? text.replace(/\p{Cs}/gu, '\uFFFD') : text)
// most texts have none, which is seen faster in single units
const HALVES = /[\ud800-\udfff]/

/** No control, format or filler characters: two names that look alike are alike. A joiner shows in an emoji. */
const SEEN = /^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u3164\uFFA0]|\u200D(?=\p{Extended_Pictographic}))*$/u
/** On several lines; what turns the direction of all that follows stays out. */
const SEEN_LINES = /^(?:[\n\r\t]|[^\p{Cc}\u202A-\u202E\u2066-\u2069])*$/u
export const isSeen = (text: string, onLines = false): boolean => (onLines ? SEEN_LINES : SEEN).test(text)

/** A line a person typed: trimmed, of characters that can be seen, of a bounded length. */
export const line = (maxLength: number) =>
  z.string().overwrite(mended).trim().min(1).max(maxLength).regex(SEEN, { error: 'control_characters' })

/** What a person typed on as many lines as needed; may be empty. */
export const passage = (maxLength: number) =>
  z.string().overwrite(mended).trim().max(maxLength).regex(SEEN_LINES, { error: 'control_characters' })

/** Of what ended: then it takes no new logs after it, and is in no flag. */
export const endsOn = Day.optional().meta({ description: 'Its last day' })

export const Township = z
  .strictObject({ code: Code, name: line(60), endsOn })
  .meta({ id: 'Township', description: 'A township (乡镇) of the county' })
export type Township = z.infer<typeof Township>

export const latitude = z.number().min(-90).max(90)
export const longitude = z.number().min(-180).max(180)

/** Beside its name, with those it had before. */
export const MOST_ALIASES = 20
export const NewVillage = z
  .strictObject({
    code: Code,
    name: line(60),
    townshipCode: Code,
    designated: z.boolean().meta({ description: 'One of the villages under special watch (贫困村)' }),
    teamCode: Code.optional(),
    annualQuota: z.int().min(0).max(1000).meta({ description: 'Screenings owed to the village in a year' }),
    aliases: z.array(line(60)).max(MOST_ALIASES),
    latitude: latitude.optional(),
    longitude: longitude.optional(),
    population: z.int().min(0).max(10_000_000).optional(),
    speakersInstalled: z.int().min(0).max(100_000).optional(),
    endsOn,
  })
  .meta({ id: 'NewVillage' })
export type NewVillage = z.infer<typeof NewVillage>

export const Village = NewVillage.extend({ townshipName: z.string() }).meta({
  id: 'Village',
  description: 'An administrative village (行政村); what is not known is absent',
  example: {
    code: '510723100211',
    name: '三清村',
    townshipCode: '510723100',
    townshipName: '云溪镇',
    designated: true,
    teamCode: 'team-01',
    annualQuota: 12,
    aliases: [],
  },
})
export type Village = z.infer<typeof Village>

export interface Point {
  latitude: number
  longitude: number
}

/** Great-circle distance in metres. */
export function metresBetween(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const sinLat = Math.sin(((b.latitude - a.latitude) * radians) / 2)
  const sinLon = Math.sin(((b.longitude - a.longitude) * radians) / 2)
  const chord = sinLat ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * sinLon ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(chord)))
}

export const Position = z.strictObject({
  latitude,
  longitude,
  accuracyM: z.number().min(0).max(1_000_000).meta({ description: 'Radius of uncertainty in metres' }),
  fixedAt: z.string(),
})

/** What a village was called stays findable under its new name; aliases as they are put, then its former names. */
export function withFormerNames<V extends Pick<NewVillage, 'name' | 'aliases'>>(village: V, former: string[]): V {
  const names = new Set([...village.aliases, ...former])
  names.delete(village.name)
  return { ...village, aliases: [...names] }
}

export const Team = z
  .strictObject({
    code: Code,
    name: line(60),
    members: z.array(line(40)).max(20).optional(),
    phone: line(30).optional(),
    endsOn,
  })
  .meta({ id: 'Team', description: 'A projection team', example: { code: 'team-01', name: '放映一队' } })
export type Team = z.infer<typeof Team>

/** What is invented carries this in its name (or, a village chosen for show, among its aliases), whatever language is spoken. */
const SAMPLE_MARK = '示例'
export const isSample = (name: string): boolean => name.includes(SAMPLE_MARK)
