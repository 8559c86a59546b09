/** The county's workshop over HTTP: tests, faults and steps dated on any day, for tests that read figures of them. */
import type { Overview } from '../../src/domain/report/overview.ts'
import type { Call, Running } from '../engines.ts'
import { aFault, aReport } from '../make.ts'
import { told } from './service.ts'

export interface Workshop {
  manager: Call
  get: <T>(path: string) => Promise<T>
  overview: (asOf: string) => Promise<Overview>
  /** A test of 100 speakers, at noon; full unless told how many were tested. Answers its id. */
  tested: (villageCode: string, testedOn: string, speakersSounding: number, speakersTested?: number) => Promise<string>
  /** Answers the fault's id. */
  reported: (changes: Parameters<typeof aFault>[0]) => Promise<string>
  /** `at` is the county's day and time, to the minute. */
  step: (id: string, revision: number, action: string, at: string, more?: object) => Promise<void>
  /** Codes of the 25 villages under special watch, and of another. */
  designated: string[]
  ordinary: string
}

const ok = async <T>(answer: Response): Promise<T> => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
  return told<T>(answer)
}

export async function aWorkshop(running: Running): Promise<Workshop> {
  const [manager, technician] = [await running.as('manager'), await running.as('technician')]
  const get = async <T>(path: string): Promise<T> => ok<T>(await manager('GET', path))
  const codes = async (query: string): Promise<string[]> =>
    (await get<{ items: { code: string }[] }>(`/api/villages?${query}`)).items.map(({ code }) => code)
  return {
    manager,
    get,
    overview: (asOf) => get(`/api/overview?asOf=${asOf}`),
    tested: async (villageCode, testedOn, speakersSounding, speakersTested = 100) => {
      const counts = { speakersInstalled: 100, speakersTested, speakersSounding }
      const report = aReport({ villageCode, testedOn, ...counts, recordedAt: `${testedOn}T12:00:00+08:00` })
      await ok(await technician('POST', '/api/audibility-reports', report))
      return report.id
    },
    reported: async (changes) =>
      (await ok<{ id: string }>(await technician('POST', '/api/faults', aFault(changes)))).id,
    step: async (id, revision, action, at, more = {}) => {
      await ok(await manager('POST', `/api/faults/${id}/steps`, { revision, action, at: `${at}:00+08:00`, ...more }))
    },
    designated: await codes('designated=true'),
    ordinary: (await codes('designated=false&limit=1'))[0] ?? '',
  }
}
