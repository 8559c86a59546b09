/** Faults: reported once, witnessed, led step by step to a proven repair, listed as they stood on any day. */
import { SENT_TO } from './address.ts'
import * as z from 'zod'
import {
  FaultAction,
  FaultCategory,
  FaultEvent,
  FaultFilter,
  FaultSeverity,
  FaultStatus,
  FaultStep,
  NewFault,
  NewWitness,
  ofMachine,
} from '../domain/fault/fault.ts'
import { FaultPhoto, FaultPhotoKind } from '../domain/fault/fault-photo.ts'
import { Day, Instant } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { PHOTO_TYPES, PhotoSource } from '../domain/screening/photo.ts'
import { Problem } from './problem.ts'
import { get, Known, known, boundedListOf, IN_THE_NEWEST, paging, post, put } from './route.ts'

const hours = z.number().min(0)
export const Fault = z
  .object({
    id: z.uuid(),
    villageCode: Code,
    villageName: z.string(),
    townshipName: z.string(),
    designated: z.boolean(),
    category: FaultCategory,
    severity: FaultSeverity,
    description: z.string(),
    resourceCode: ofMachine,
    reportedAt: Instant,
    reportedOn: Day,
    receivedAt: Instant,
    reportedBy: z.string().meta({ description: 'Who noticed it' }),
    status: FaultStatus,
    revision: z.int().min(1).meta({ description: 'How many events there are; the next step names it' }),
    assignee: z.string().optional(),
    duplicateOf: z.uuid().optional(),
    insisted: z.boolean().meta({ description: 'Said to be another one although one of its category was open' }),
    limitHours: hours.meta({ description: 'Working hours in which one of its severity should be repaired' }),
    workedHours: hours.meta({ description: 'On the working clock, pauses left out; two decimals' }),
    dueAt: Instant.optional().meta({ description: 'When the limit will pass; absent while the clock stands' }),
    overdueSince: Instant.optional().meta({ description: 'When the limit passed; also of a fault settled since' }),
    isOverdue: z.boolean().meta({ description: 'Past its limit and not settled' }),
    failedRepairs: z.int().min(0).meta({ description: 'How often it was reopened' }),
    repairedAt: Instant.optional().meta({ description: 'When it was last said to be repaired' }),
    settledAt: Instant.optional(),
    audibilityReportId: z.string().optional().meta({ description: 'The test it was closed with' }),
    witnesses: z.int().min(0),
  })
  .meta({ id: 'Fault' })
export type Fault = z.infer<typeof Fault>

export const Witness = z.object({
  id: z.string().meta({ description: 'A UUID; of one who noticed a duplicate, `joined-` and an id' }),
  name: z.string(),
  witnessedAt: Instant,
  by: z.string().meta({ description: 'Who entered it' }),
  note: z.string().optional(),
})
export type Witness = z.infer<typeof Witness>

export const Proof = z.object({
  testedOn: Day,
  speakersInstalled: z.int(),
  speakersSounding: z.int(),
  ratePercent: z.number().nullable().meta({ description: 'Rounded down to 0.1' }),
  staysBelow: z.boolean().meta({ description: 'The fault is closed, the village is still below 95 %' }),
  counted: z.boolean().meta({ description: 'False when a log carried the test and no longer counts itself' }),
})
export type Proof = z.infer<typeof Proof>

export const FaultDetail = Fault.extend({
  events: z.array(FaultEvent).meta({ description: 'Oldest first; the first is the report' }),
  witnessList: z.array(Witness),
  photos: z.array(FaultPhoto).meta({ description: 'Those that came, in the order in which they came' }),
  proof: Proof.optional().meta({ description: 'The test a closed fault was closed with' }),
  nextSteps: z.array(FaultAction).meta({ description: 'What the asking role may do next' }),
}).meta({ id: 'FaultDetail' })
export type FaultDetail = z.infer<typeof FaultDetail>

const Stepped = FaultDetail.extend({
  message: z.string().optional().meta({ description: 'Of a closing: what the test says of the village' }),
}).meta({ id: 'FaultStepAnswer' })

export const OpenAlready = Problem.extend({ fault: Fault.optional() }).meta({
  id: 'FaultConflict',
  description: 'When one of the same category is open in the village, `fault` is that one',
})

const reading = { tag: 'Broadcast', may: ['technician', 'manager'], needs: 'read' } as const
const writing = { ...reading, needs: 'reports' } as const

export const faults = {
  list: get(SENT_TO.faults, {
    ...reading,
    summary: 'List faults',
    fresh: 'minute',
    query: FaultFilter.extend({ ...paging, ...known }),
    answer: boundedListOf(Fault, IN_THE_NEWEST),
    says: 'Newest report first',
  }),
  send: post(SENT_TO.faults, {
    ...writing,
    summary: 'Report a fault',
    body: NewFault,
    answer: Fault,
    says: { 201: 'Kept, and a test that came with it as one of the village’s', 200: 'The same was kept already' },
    problems: {
      409: {
        says: 'The id is used, or one of the same category is open in the village: nothing is kept',
        schema: OpenAlready,
      },
    },
  }),
  read: get('/api/faults/{id}', {
    ...reading,
    summary: 'Read a fault with everything that happened to it',
    query: Known,
    answer: FaultDetail,
    says: 'With everything that happened to it',
  }),
  witness: post(SENT_TO.faultWitnesses, {
    ...writing,
    summary: 'Say that one found a fault, too',
    body: NewWitness,
    answer: FaultDetail,
    says: { 201: 'Added', 200: 'The same was added already' },
  }),
  step: post(SENT_TO.faultSteps, {
    ...writing,
    summary: 'Carry a fault on',
    body: FaultStep,
    answer: Stepped,
    says: 'Taken; the same step again by the same person changes nothing',
  }),
  sendPhoto: put(SENT_TO.faultPhoto, {
    ...writing,
    summary: 'Send a photo of a fault',
    query: z.strictObject({ kind: FaultPhotoKind, source: PhotoSource.optional() }),
    sendsFile: PHOTO_TYPES,
    answer: FaultPhoto.omit({ type: true, bytes: true, receivedBy: true }).meta({ id: 'ArrivedFaultPhoto' }),
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  photo: get(SENT_TO.faultPhoto, {
    ...reading,
    summary: 'Get a photo of a fault',
    answersFile: PHOTO_TYPES,
    says: 'The photo',
  }),
}
