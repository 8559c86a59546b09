/** What runs by the clock, as it stands. */
import { Job } from '../domain/job/job.ts'
import { get, listOf, Paging } from './route.ts'

export const jobs = {
  list: get('/api/jobs', {
    tag: 'Office',
    may: ['manager'],
    needs: 'read',
    summary: 'List what runs by the clock',
    fresh: 'any',
    query: Paging,
    answer: listOf(Job),
    says: 'Each with its last run, what came of it, and its next',
  }),
}
