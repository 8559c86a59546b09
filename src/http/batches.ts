/** Many things in one request: each is judged by itself, so that a bad one blocks no other, and answered in order. */
import type * as z from 'zod'
import type { AppError } from '../domain/errors.ts'
import { invalidFrom } from '../domain/issues.ts'
import type { Language } from '../domain/sentence.ts'
import { problemOf } from './errors.ts'

type Refused = { id: string; outcome: 'invalid'; error: AppError }

/** `refusal` finds what the schema cannot know; `take` answers for every thing it is given, in their order. */
export async function takeEach<T, O>(
  sent: unknown[],
  schema: z.ZodType<T>,
  refusal: (thing: T) => AppError | null,
  take: (things: T[]) => Promise<O[]>,
): Promise<(O | Refused)[]> {
  const good: T[] = []
  const refused = sent.map((one): Refused | null => {
    const parsed = schema.safeParse(one)
    const error = parsed.success ? refusal(parsed.data) : invalidFrom(parsed.error)
    if (error) return { id: idOf(one), outcome: 'invalid', error }
    if (parsed.success) good.push(parsed.data)
    return null
  })
  const taken = good.length > 0 ? await take(good) : []
  let next = 0
  return refused.map((one) => {
    const outcome = one ?? taken[next++]
    if (outcome === undefined) throw new Error('every good thing of a batch has an outcome')
    return outcome
  })
}

const idOf = (sent: unknown): string =>
  typeof sent === 'object' && sent !== null && 'id' in sent && typeof sent.id === 'string' ? sent.id : ''

/** What became of the one thing that was sent: its receipt, or its problem is thrown. */
export function receiptOf<R>([one]: ({ outcome: string } & ({ receipt: R } | { error: AppError }))[]) {
  if (!one) throw new Error('whatever is sent has an outcome')
  if ('error' in one) throw one.error
  return { isNew: one.outcome === 'stored', receipt: one.receipt }
}

/** Outcomes in a reader's language: with the receipt, or with the problem. */
export const resultsIn = <R, A, N extends string>(
  language: Language,
  outcomes: ({ id: string; outcome: N } & ({ receipt: R } | { error: AppError }))[],
  receiptIn: (receipt: R) => A,
) =>
  outcomes.map((one) => ({
    id: one.id,
    outcome: one.outcome,
    ...('receipt' in one ? { receipt: receiptIn(one.receipt) } : { error: problemOf(one.error, language) }),
  }))
