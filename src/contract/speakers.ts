/** Speakers: what stands in a village, its machines that report by themselves, and what platforms tell of them. */
import * as z from 'zod'
import { Flag01 } from '../domain/asked.ts'
import {
  NewSpeakerResources,
  NewVillageSpeakers,
  SpeakerGroup,
  SpeakerMessage,
  SpeakerResource,
} from '../domain/audibility/speaker.ts'
import { Online, OnlineTotal, SpeakerSums } from '../domain/audibility/speaker-online.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { Problem } from './problem.ts'
import { get, Known, known, listOf, paging, post, put } from './route.ts'

export const VillageSpeakers = z
  .object({ villageCode: Code, groups: z.array(SpeakerGroup), ...SpeakerSums.shape })
  .meta({ id: 'VillageSpeakers', description: 'What stands in a village, by kind; no groups when that is not known' })
export type VillageSpeakers = z.infer<typeof VillageSpeakers>

export const VillageOnline = z
  .object({ code: Code, name: z.string(), townshipName: z.string(), designated: z.boolean(), ...Online.shape })
  .meta({ id: 'VillageOnline', description: 'What machines of a village said of themselves on one day' })
export type VillageOnline = z.infer<typeof VillageOnline>

export const SpeakersOnline = z.object({ asOf: Day, total: OnlineTotal, villages: z.array(VillageOnline) }).meta({
  id: 'SpeakerOnline',
  description:
    'Villages with machines that can report; of today, what was said so far. As it was known at a moment, each turn ' +
    'between running, off and fault counts since it came, of one machine and day the first 48',
})
export type SpeakersOnline = z.infer<typeof SpeakersOnline>

const ResourcesKept = z
  .object({
    stored: z.int().meta({ description: 'New, or changed by this' }),
    unchanged: z.int().meta({ description: 'Already as they were sent' }),
  })
  .meta({ id: 'SpeakerResourcesKept' })

export const KnownResource = SpeakerResource.extend({
  villageName: z.string(),
  lastHeardAt: z.string().nullable().meta({
    description:
      'Null when it never said anything. As it was known at a moment: where it said as much again later, since when it did',
  }),
  lastState: z.int().nullable().meta({
    description:
      '1 running, 2 off, 3 fault, 4 recovered, 5 playing; as it was known at a moment, 4 and 5 may be told as 1',
  }),
  isLastHeardExact: z
    .literal(false)
    .optional()
    .meta({
      description:
        'At a past moment, of one that was heard: of what a machine repeats only the last is kept, and not when each came. ' +
        'Running, off or fault is as it was; when it said so last may have been otherwise, and later',
    }),
}).meta({ id: 'KnownSpeakerResource' })
export type KnownResource = z.infer<typeof KnownResource>

const NewStatus = z
  .strictObject({
    messages: z
      .array(z.union([SpeakerMessage, z.unknown()]))
      .min(1)
      .max(500),
  })
  .meta({
    id: 'NewSpeakerStatus',
    description: 'Each a SpeakerMessage; what is none is refused by itself and blocks no other',
  })
const StatusTaken = z
  .object({
    results: z.array(
      z.object({
        resourceCode: z.string(),
        at: z.string(),
        outcome: z.enum(['stored', 'invalid']),
        error: Problem.optional(),
      }),
    ),
  })
  .meta({ id: 'SpeakerStatusResult' })

const reading = { tag: 'Broadcast', may: ['technician', 'manager'], needs: 'read' } as const
const telling = { ...reading, needs: 'speaker-status' } as const

export const speakers = {
  ofVillage: get('/api/villages/{code}/speakers', {
    tag: 'Broadcast',
    summary: 'Read a village’s register of speakers',
    may: ['team', 'technician', 'manager'],
    needs: 'read',
    query: Known,
    answer: VillageSpeakers,
    says: 'The village’s register of speakers',
  }),
  put: put('/api/villages/{code}/speakers', {
    ...reading,
    summary: 'Replace a village’s register of speakers',
    needs: 'reports',
    body: NewVillageSpeakers,
    answer: VillageSpeakers,
    says: 'As it is kept now; replaced as a whole',
  }),
  online: get('/api/speaker-online', {
    ...reading,
    summary: 'Read which machines were online on a day',
    query: z.strictObject({ asOf: Day.optional(), designated: Flag01.optional(), ...known }),
    answer: SpeakersOnline,
    says: 'Online on a day, beside audibility and never for it',
  }),
  resources: get('/api/speaker-resources', {
    ...reading,
    summary: 'List machines that report by themselves',
    fresh: 'any',
    query: z.strictObject({ village: Code.optional(), code: Code.optional(), ...paging, ...known }),
    answer: listOf(KnownResource),
    says: 'Machines in the order of their codes; at a past moment each says that its last word is not exact',
  }),
  putResources: put('/api/speaker-resources', {
    ...telling,
    summary: 'Register machines',
    body: NewSpeakerResources,
    answer: ResourcesKept,
    says: 'All are kept; the others stay as they were',
  }),
  sendStatus: post('/api/speaker-status', {
    ...telling,
    summary: 'Send what machines say',
    body: NewStatus,
    answer: StatusTaken,
    says: 'One result for each, in order; a bad one blocks no other',
  }),
}
