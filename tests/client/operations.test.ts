/** What the first page says of the last restore drill. */
import { expect, test } from 'vitest'
import { drillSaid } from '../../src/client/desk/operations/rules.ts'
import type { Job } from '../../src/domain/job/job.ts'

const NOW = '2017-06-30T01:00:00.000Z'
const aDrill = (more: Partial<Job> = {}): Job => ({
  name: 'drill',
  times: '0 4 * * *',
  state: 'done',
  watermark: '2017-06-29T20:00:00.000Z',
  doneAt: '2017-06-29T20:00:12.000Z',
  tries: 0,
  nextAt: '2017-06-30T20:00:00.000Z',
  ...more,
})

test.each([
  ['one of last night', aDrill(), 'drill_good'],
  ['one that runs just now, after a good one', aDrill({ state: 'running', tries: 1 }), 'drill_good'],
  ['one that failed', aDrill({ state: 'failed', tries: 1 }), 'drill_failed'],
  ['one that is begun again after it failed', aDrill({ state: 'running', tries: 2 }), 'drill_failed'],
  ['none for three days', aDrill({ doneAt: '2017-06-26T20:00:12.000Z' }), 'drill_old'],
  ['none ever', { ...aDrill({ state: 'waiting' }), doneAt: undefined }, 'drill_none'],
])('of %s', (_, drill, word) => {
  expect(drillSaid(drill, NOW).word).toBe(word)
})
