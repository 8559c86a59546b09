/** What tests of the task list do again and again: a manual target of its own, entries, and the target on a day. */
import { expect } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { Target } from '../../src/domain/target/target.ts'
import type { Call } from '../engines.ts'
import { aTarget } from '../make.ts'
import { told } from './service.ts'

export interface Detail {
  figures: Overview['targets'][number] | null
  entries: { id: string; on: string; amount: number; enteredBy?: string }[]
  milestones: { id: string; name: string; state: string; daysLate: number; revision: number; doneOn?: string }[]
  checklist?: {
    items: { code: string }[]
    villages: {
      code: string
      isComplete: boolean
      checks: { item: string; value: number | null; holds: boolean | null }[]
    }[]
  }
}

export const fresh = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, 8)}`

/** The hands of one manager. */
export function taskDesk(manager: Call) {
  const ask = async (method: string, path: string, body?: unknown): Promise<[number, Record<string, unknown>]> => {
    const answer = await manager(method, path, body)
    return [answer.status, await told(answer)]
  }
  return {
    ask,
    /** A manual target of the year 2017. */
    put: async (changes: Partial<Target> = {}): Promise<Target> => {
      const target = aTarget({
        code: fresh('task'),
        name: '送戏下乡',
        indicator: 'manual',
        amount: 25,
        unit: '场',
        startsOn: '2017-01-01',
        deadline: '2017-10-31',
        statutoryDeadline: undefined,
        ...changes,
      })
      expect(await ask('PUT', `/api/targets/${target.code}`, target)).toMatchObject([200, { code: target.code }])
      return target
    },
    add: (code: string, changes: object) =>
      ask('POST', `/api/targets/${code}/entries`, {
        id: crypto.randomUUID(),
        on: '2017-05-01',
        amount: 1,
        note: '见照片',
        ...changes,
      }),
    detail: async (code: string, asOf = '2017-06-30'): Promise<Detail> =>
      told<Detail>(await manager('GET', `/api/targets/${code}?asOf=${asOf}`)),
    inOverview: async (code: string, asOf = '2017-06-30') =>
      (await told<Overview>(await manager('GET', `/api/overview?asOf=${asOf}`))).targets.find(
        (one) => one.code === code,
      ),
  }
}
