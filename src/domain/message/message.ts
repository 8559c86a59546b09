/** Messages as they wait, arrive or fail. */
import * as z from 'zod'
import { Topic } from './topic.ts'

export const MessageState = z.enum(['waiting', 'sent', 'failed'])
export type MessageState = z.infer<typeof MessageState>

export const Message = z
  .object({
    id: z.uuid(),
    channel: z.object({ id: z.uuid(), name: z.string() }),
    topic: z.enum([...Topic.options, 'test']),
    isCritical: z.boolean(),
    title: z.string(),
    text: z.string().meta({ description: 'Without the link that acknowledges it' }),
    receivers: z.array(z.string()).meta({ description: 'The names of who is told' }),
    state: MessageState,
    madeAt: z.string(),
    tries: z.int(),
    lastTryAt: z.string().optional(),
    nextTryAt: z.string().optional(),
    sentAt: z.string().optional(),
    lastError: z.string().optional().meta({ description: 'What went wrong the last time, in a sentence' }),
    acknowledgedAt: z.string().optional(),
    acknowledgedBy: z.string().optional(),
    escalatedAt: z.string().optional(),
  })
  .meta({ id: 'Message', description: 'Something that is told to somebody' })
export type Message = z.infer<typeof Message>

export const MessageFilter = z.strictObject({
  state: MessageState.optional(),
  topic: z.enum([...Topic.options, 'test']).optional(),
  channel: z.uuid().optional(),
})
export type MessageFilter = z.infer<typeof MessageFilter>
