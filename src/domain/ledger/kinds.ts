/** What the ledger has, of which kinds events and works are, what is counted of the one, and how far the other comes. */
import * as z from 'zod'

export const LEDGER_NOUNS = ['event', 'work', 'fund', 'tender', 'problem'] as const

export const EventKind = z.enum([
  'performance',
  'books',
  'training',
  'lecture',
  'creation',
  'contest',
  'visit',
  'meeting',
  'other',
])
export type EventKind = z.infer<typeof EventKind>

/** What is counted of an event. */
export const MEASURES = ['times', 'people', 'copies', 'classes', 'hours'] as const
export type Measure = (typeof MEASURES)[number]

export const WorkKind = z.enum(['culture_centre', 'broadcast', 'signs', 'other'])
export type WorkKind = z.infer<typeof WorkKind>

/** 方案 → 审定 → 招标 → 中标 → 施工 → 完工 → 验收; before the first of them 未启动. */
export const STAGES = ['plan', 'approval', 'tender', 'award', 'building', 'completion', 'acceptance'] as const
export type Stage = (typeof STAGES)[number]
