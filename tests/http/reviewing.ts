/** Logs sent, decided on and read by one manager or another. */
import { type Call, type Running } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

export interface Log {
  id: string
  status: string
  revision: number
  reviewedAlone?: boolean
  fourEyes?: { by: string; message: string }
  history: { action: string; after?: { singleManager?: boolean } }[]
}
export interface Result {
  id: string
  outcome: string
  status?: string
  error?: { status: number; code: string; detail: string }
}

/** A new log of a village and team of its own. */
export async function sentBy(by: Call, { sql }: Running, changes: object = {}): Promise<string> {
  const log = aScreening({ ...(await anEvening(sql)), ...changes })
  const answer = await by('POST', '/api/screenings', log)
  if (answer.status !== 201) throw new Error(await answer.text())
  return log.id
}
export async function decidedBy(by: Call, ids: string[], decision = 'accept', language = 'zh'): Promise<Result[]> {
  const answer = await by('POST', '/api/reviews', { ids, decision, reason: '核实' }, { 'accept-language': language })
  return (await told<{ results: Result[] }>(answer)).results
}
export const logOf = async (by: Call, id: string): Promise<Log> => told<Log>(await by('GET', `/api/screenings/${id}`))
export const idOf = async (by: Call): Promise<string> =>
  (await told<{ id: string }>(await by('GET', '/api/session'))).id
