/** Speakers: what stands in a village, what a test finds of each kind, and what machines say of themselves. */
import * as z from 'zod'
import { type Issue, unknownCode } from '../errors.ts'
import { Instant } from '../period.ts'
import { Code } from '../register/place.ts'

/** 高音喇叭, 音柱, 收扩机, 室内音箱. */
export const SpeakerKind = z.enum(['horn', 'column', 'amplifier_receiver', 'indoor_box', 'other'])
export type SpeakerKind = z.infer<typeof SpeakerKind>

const speakers = z.int().min(0).max(100_000)
export const SpeakerGroup = z
  .strictObject({
    kind: SpeakerKind,
    transmission: z.enum(['wired', 'fm', 'ip']).meta({ description: 'Wired (有线), FM (调频), IP or 4G' }),
    returnChannel: z.boolean().meta({ description: 'Whether they can report themselves' }),
    speakers: speakers.min(1),
  })
  .meta({ id: 'SpeakerGroup' })
export type SpeakerGroup = z.infer<typeof SpeakerGroup>

const groupKey = ({ kind, transmission, returnChannel }: SpeakerGroup): string =>
  [kind, transmission, Number(returnChannel)].join(' ')
/** In one order, so that one register has one text. */
export const inOrderOfGroups = (groups: SpeakerGroup[]): SpeakerGroup[] =>
  [...groups].sort((a, b) => (groupKey(a) < groupKey(b) ? -1 : 1))

/** Places of things that repeat an earlier one. */
function repeated<T>(things: T[], keyOf: (thing: T) => string): number[] {
  const keys = things.map(keyOf)
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [i] : []))
}

export const NewVillageSpeakers = z
  .strictObject({
    groups: z
      .array(SpeakerGroup)
      .max(30)
      .superRefine((groups, context) => {
        for (const i of repeated(groups, groupKey)) {
          context.addIssue({ code: 'custom', path: [i], params: { sentence: 'speaker_group_twice' } })
        }
      })
      .meta({ description: 'All that stands in the village; none when that is not known any more' }),
  })
  .meta({ id: 'NewVillageSpeakers' })
export type NewVillageSpeakers = z.infer<typeof NewVillageSpeakers>

export const KindCounts = z
  .strictObject({ kind: SpeakerKind, installed: speakers.min(1), tested: speakers, sounding: speakers })
  .refine(({ installed, tested, sounding }) => sounding <= tested && tested <= installed, {
    path: ['sounding'],
    params: { sentence: 'speakers_in_order' },
  })
  .meta({ id: 'SpeakerKindCounts', description: 'What a test found of one kind of speaker' })
export type KindCounts = z.infer<typeof KindCounts>
export const ByKind = z.array(KindCounts).min(1).max(SpeakerKind.options.length)

interface Counted {
  speakersInstalled: number
  speakersTested: number
  speakersSounding: number
  byKind?: KindCounts[] | undefined
}
const SUMS = [
  ['installed', 'speakersInstalled'],
  ['tested', 'speakersTested'],
  ['sounding', 'speakersSounding'],
] as const

/** What a test says of its kinds adds up to what it says of all; each sum that fails is named, with both numbers. */
export function kindsAddUp<S extends z.ZodType<Counted>>(schema: S): S {
  return schema.superRefine(({ byKind, ...report }, context) => {
    if (!byKind || byKind.length === 0) return
    for (const i of repeated(byKind, ({ kind }) => kind)) {
      context.addIssue({ code: 'custom', path: ['byKind', i, 'kind'], params: { sentence: 'speaker_kind_twice' } })
    }
    for (const [part, whole] of SUMS) {
      const sum = byKind.reduce((so, counts) => so + counts[part], 0)
      const total = report[whole]
      if (sum === total) continue
      const facts = { what: { key: `count_${part}` as const }, sum, total }
      context.addIssue({ code: 'custom', path: ['byKind'], params: { sentence: 'kinds_do_not_add_up', facts } })
    }
  })
}

/** In one order, so that one content has one text. */
export const inOrderOfKinds = (byKind: KindCounts[]): KindCounts[] =>
  [...byKind].sort((a, b) => (a.kind < b.kind ? -1 : 1))

export const SpeakerResource = z
  .strictObject({
    resourceCode: Code.meta({ description: 'A platform’s code of one machine' }),
    villageCode: Code,
    kind: SpeakerKind.optional(),
  })
  .meta({ id: 'SpeakerResource', description: 'Which village a platform’s machine stands in' })
export type SpeakerResource = z.infer<typeof SpeakerResource>

export const NewSpeakerResources = z
  .strictObject({
    resources: z
      .array(SpeakerResource)
      .min(1)
      .max(500)
      .superRefine((resources, context) => {
        for (const i of repeated(resources, ({ resourceCode }) => resourceCode)) {
          context.addIssue({
            code: 'custom',
            path: [i, 'resourceCode'],
            params: { sentence: 'speaker_resource_twice' },
          })
        }
      }),
  })
  .meta({ id: 'NewSpeakerResources' })

/** 1 running, 2 off, 3 fault, 4 recovered, 5 playing. */
export const SpeakerMessage = z
  .strictObject({
    resourceCode: Code,
    state: z.int().min(1).max(5).meta({ description: '1 running, 2 off, 3 fault, 4 recovered, 5 playing' }),
    at: Instant,
    villageCode: Code.optional().meta({ description: 'Where it stands, when it is not registered yet' }),
  })
  .meta({ id: 'SpeakerMessage', description: 'What one machine said of itself' })
export type SpeakerMessage = z.infer<typeof SpeakerMessage>

/** A machine's clock may be ahead by so much, as a phone's may. */
export const CLOCK_AHEAD_MINUTES = 10
export const isAhead = ({ at }: SpeakerMessage, now: Date): boolean =>
  Date.parse(at) > now.getTime() + CLOCK_AHEAD_MINUTES * 60_000

/** The village's 12 digits in a resource code of 23, after the digit of its level. */
export const villageInCode = (resourceCode: string): string | undefined => /^\d(\d{12})\d{10}$/.exec(resourceCode)?.[1]

/** The registered village, whatever the message says; else the one it names; else the one in its code. */
export function placeOf(
  { resourceCode, villageCode }: SpeakerMessage,
  registered: string | undefined,
  isVillage: (code: string) => boolean,
): { villageCode: string } | Issue {
  if (registered !== undefined) return { villageCode: registered }
  if (villageCode !== undefined) {
    return isVillage(villageCode) ? { villageCode } : unknownCode('village', villageCode)
  }
  const inCode = villageInCode(resourceCode)
  if (inCode !== undefined && isVillage(inCode)) return { villageCode: inCode }
  return { path: 'resourceCode', sentence: { key: 'speaker_resource_unknown', facts: { code: resourceCode } } }
}
