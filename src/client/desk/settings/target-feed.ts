/** What of the ledger feeds a target, as fields of its form. */
import { EventKind, WorkKind } from '../../../domain/ledger/kinds.ts'
import * as z from 'zod'
import { line } from '../../../domain/register/place.ts'
import { FED_BY, type Feed, FEED_COUNTS, FEED_STAGES } from '../../../domain/target/feed.ts'
import type { Target } from '../../../domain/target/target.ts'
import type { Problem } from '../../shared/api.ts'
import { NAMES_FIELD } from '../kit/entry-form.tsx'
import { type Draft, emptyAmong, type FieldRule } from '../kit/form-draft.ts'
import { t } from '../later-words.ts'

/** Flat, as a form has them; which of them belong together is said by the first. */
export const FEED_SHAPE = {
  feedNoun: z.enum(FED_BY).optional(),
  feedKinds: z.array(EventKind).optional(),
  feedCounts: z.enum(FEED_COUNTS).optional(),
  feedKind: WorkKind.optional(),
  feedStage: z.enum(FEED_STAGES).optional(),
  feedDocument: line(80).optional(),
}
const FeedFields = z.object(FEED_SHAPE)
type FeedFields = z.input<typeof FeedFields>
type Name = keyof typeof FEED_SHAPE

const kindWord = (kind: EventKind): string => t(`event_${kind}`)
const codeOf = (word: string): string =>
  EventKind.options.find((kind) => kind === word || kindWord(kind) === word) ?? word

export const feedRules = (): Record<Name, FieldRule> => ({
  feedNoun: {
    label: t('in_fedBy'),
    none: t('target_feed_none'),
    choices: FED_BY.map((noun) => [noun, t(`${noun}s_title`)]),
  },
  feedKinds: {
    label: t('target_feedKinds'),
    hint: t('target_feedKinds_hint'),
    options: EventKind.options.map(kindWord),
    print: (kinds) => NAMES_FIELD.print(Array.isArray(kinds) ? kinds.map(kindWord) : []),
    read: (text) => NAMES_FIELD.read(text)?.map(codeOf),
  },
  feedCounts: { label: t('in_counts'), choices: FEED_COUNTS.map((one) => [one, t(`in_${one}`)]) },
  feedKind: { label: t('flag_kind'), choices: WorkKind.options.map((kind) => [kind, t(`work_${kind}`)]) },
  feedStage: { label: t('in_feedStage'), choices: FEED_STAGES.map((stage) => [stage, t(`stage_${stage}`)]) },
  feedDocument: { label: t('fund_document'), hint: t('target_feedDocument_hint') },
})

/** Of a target that nothing feeds yet what is usual, once it is chosen. */
export function feedStart({ fedBy }: Pick<Target, 'fedBy'>): FeedFields {
  const start: FeedFields = { feedCounts: 'times', feedKind: 'culture_centre', feedStage: 'acceptance' }
  switch (fedBy?.noun) {
    case 'event':
      return { ...start, feedNoun: 'event', feedKinds: fedBy.kinds, feedCounts: fedBy.counts }
    case 'work':
      return { ...start, feedNoun: 'work', feedKind: fedBy.kind, feedStage: fedBy.stage }
    case 'fund':
      return { ...start, feedNoun: 'fund', feedDocument: fedBy.document }
    default:
      return start
  }
}

export function feedIn(fields: FeedFields): Feed | undefined {
  const { feedNoun, feedKinds = [], feedCounts, feedKind, feedStage, feedDocument: document } = fields
  if (feedNoun === 'event' && feedCounts) return { noun: 'event', kinds: feedKinds, counts: feedCounts }
  if (feedNoun === 'work' && feedKind && feedStage) return { noun: 'work', kind: feedKind, stage: feedStage }
  return feedNoun === 'fund' ? { noun: 'fund', ...(document !== undefined && { document }) } : undefined
}

export const feedCheck = ({ feedNoun, feedKinds }: Draft<Name>): Problem['issues'] =>
  feedNoun === 'event' ? emptyAmong([{ path: 'feedKinds', label: t('target_feedKinds'), value: feedKinds }]) : []

const BESIDE: Record<string, Name[]> = {
  event: ['feedKinds', 'feedCounts'],
  work: ['feedKind', 'feedStage'],
  fund: ['feedDocument'],
}

export const feedNames = (noun: string): Name[] => ['feedNoun', ...(BESIDE[noun] ?? [])]
