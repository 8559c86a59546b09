/** 统计表, by township, team, month or kind of film: what the office hands up. */
import * as z from 'zod'
import { Day } from '../domain/period.ts'
import { Statistics, StatisticsBy } from '../domain/report/statistics.ts'
import { get, known } from './route.ts'

export const statistics = {
  read: get('/api/statistics', {
    tag: 'Figures',
    summary: 'Read what was asked and done in a period',
    may: ['manager'],
    needs: 'read',
    fresh: 'day',
    query: z.strictObject({
      by: StatisticsBy.default('township'),
      from: Day.optional().meta({ description: '1 January of the year of `asOf` without it' }),
      to: Day.optional().meta({ description: 'Of the same year; its last day without it' }),
      asOf: Day.optional().meta({ description: 'Counted up to this day, if that is before `to`' }),
      ...known,
    }),
    answer: Statistics,
    isLong: 'of many logs',
    says: 'A row for each, and their sum',
  }),
}
