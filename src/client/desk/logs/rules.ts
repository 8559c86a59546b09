/** What a log's page decides without a screen: what a step did to it, and what a manager may do with it. */
import * as z from 'zod'
import type { NewReview, Reviewed } from '../../../contract/reviews.ts'
import type { LogStep } from '../../../contract/screenings.ts'
import { SpeakerCounts } from '../../../domain/audibility/audibility.ts'
import type { DecidedBy } from '../../../domain/screening/four-eyes.ts'
import { logFields, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import { PhoneClock } from '../../../domain/screening/phone-clock.ts'
import { REVIEW_STEPS, ReviewDecision, ScreeningStatus } from '../../../domain/screening/screening.ts'
import { clockSaid } from '../kit/log-facts.tsx'
import { COUNTED_WORD } from '../routes.ts'
import { t } from '../words.ts'

/** Statuses that are all in the figures are one word. */
export const LOGS_LIST = {
  page: '/logs',
  same: { status: { 'submitted,accepted': COUNTED_WORD, 'accepted,submitted': COUNTED_WORD } },
} as const

export interface Change {
  field: LogFieldName
  before: string | number | null
  after: string | number | null
}

/** What codes stand for; one that is not known is shown as it is. */
export type Names = ReadonlyMap<string, string>
const NO_NAMES: Names = new Map()

/** What fits on a line of each; null for nothing, and for what cannot be told so shortly. */
function short(field: LogFieldName, value: unknown, names: Names): string | number | null {
  if (typeof value === 'string') return names.get(value) ?? value
  if (typeof value === 'number') return value
  if (field === 'photos' && Array.isArray(value)) return value.length
  if (Array.isArray(value) && value.length === 0) return null
  if (Array.isArray(value)) return value.map((code: string) => names.get(code) ?? code).join(', ')
  return SHORT[field]?.(value) ?? null
}

const told =
  <S extends z.ZodType>(schema: S, say: (value: z.output<S>) => string) =>
  (value: unknown): string | null => {
    const read = schema.safeParse(value)
    return read.success ? say(read.data) : null
  }
const SHORT: Partial<Record<LogFieldName, (value: unknown) => string | null>> = {
  witness: told(z.record(z.string(), z.string()), (value) => Object.values(value).join(' ')),
  position: told(
    z.object({ latitude: z.number(), longitude: z.number() }),
    ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
  ),
  audibility: told(SpeakerCounts, ({ speakersSounding, speakersTested, speakersInstalled }) =>
    t('speakers_value', { sounding: speakersSounding, tested: speakersTested, installed: speakersInstalled }),
  ),
  clock: told(PhoneClock, clockSaid),
}

/** Each field that a correction changed; one that only a newer server knows is left out. */
export const changesIn = ({ changes = [] }: Pick<LogStep, 'changes'>, names = NO_NAMES): Change[] =>
  logFields.flatMap((field) =>
    changes
      .filter((change) => change.field === field)
      .map(({ before, after }) => ({ field, before: short(field, before, names), after: short(field, after, names) })),
  )

export const codesIn = (history: readonly Pick<LogStep, 'changes'>[], field: 'villageCode' | 'filmCodes'): string[] => [
  ...new Set(
    history
      .flatMap(({ changes = [] }) => changes.filter((change) => change.field === field))
      .flatMap(({ before, after }) => [before, after].flat())
      .filter((code) => typeof code === 'string'),
  ),
]

export interface StatusChange {
  before: ScreeningStatus | null
  after: ScreeningStatus
}

const Kept = z.object({
  status: ScreeningStatus.nullable().catch(null),
  source: z.unknown().optional(),
  singleManager: z.unknown().optional(),
})
const keptIn = (kept: unknown): Partial<z.infer<typeof Kept>> => Kept.safeParse(kept).data ?? {}

/** What a step made of the log's status; null where it stayed, or was not kept. */
export function statusChangeIn(step: LogStep): StatusChange | null {
  const { status: before = null } = keptIn(step.before)
  const { status: after = null } = keptIn(step.after)
  return after === null || before === after ? null : { before, after }
}

/** Came with an imported sheet, whoever imported it. */
export const isFromSheet = ({ after }: Pick<LogStep, 'after'>): boolean => keptIn(after).source === 'sheet'

/** A review by whoever sent or corrected the log, in an office with a single manager. */
export const isAlone = ({ after }: Pick<LogStep, 'after'>): boolean => keptIn(after).singleManager === true

export type LogAction = ReviewDecision | 'void'

/** What its reader sent or corrected another decides; it can be voided all the same. */
export function actionsFor(status: ScreeningStatus, by?: DecidedBy): LogAction[] {
  if (status === 'voided') return []
  if (by === 'another') return ['void']
  return [...ReviewDecision.options.filter((decision) => REVIEW_STEPS[decision].from.includes(status)), 'void']
}

export const needsReason = (action: LogAction): boolean => action !== 'accept'

/** A review of another revision than was read is refused. */
export const reviewBody = (
  decision: ReviewDecision,
  { id, revision }: { id: string; revision: number },
  reason: string,
): z.input<typeof NewReview> => ({
  ids: [id],
  decision,
  ...(reason && { reason }),
  revisions: { [id]: revision },
})

/** A review answers for each log; the sentence that says why this one was not decided so, if it wasn't. */
export const refusalIn = ({ results }: Pick<Reviewed, 'results'>): string | null => results[0]?.error?.detail ?? null
