/** 疑点: what is unusual in the logs of a period, by team and kind, with the logs. */
import * as z from 'zod'
import { dayRange } from '../domain/asked.ts'
import { Code } from '../domain/register/place.ts'
import { SuspicionKind, Suspicions } from '../domain/suspicion/suspicion.ts'
import { get, known } from './route.ts'

export const suspicions = {
  read: get('/api/suspicions', {
    tag: 'Reviews',
    summary: 'Read what is unusual in the logs of a period',
    may: ['manager'],
    needs: 'read',
    fresh: 'day',
    query: z.strictObject({
      ...dayRange,
      team: Code.optional().meta({ description: 'Its groups alone; all teams are counted' }),
      kind: SuspicionKind.optional().meta({ description: 'Groups of this kind alone; all kinds are counted' }),
      ...known,
    }),
    answer: Suspicions,
    isLong: 'of many logs',
    says: 'Half a year up to today unless told, a year at most; each group with a sentence of why, and its logs',
  }),
}
