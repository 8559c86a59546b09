/** The sample's half-year report, for what is to hold of its sentences: one service of a whole file. */
import { beforeAll } from 'vitest'
import type { Report } from '../../src/contract/reports.ts'
import { giveSample } from '../demo.ts'
import { type Call, engines } from '../engines.ts'
import { told } from './service.ts'

let signedIn: Call | undefined
/** From the first test of a file on that calls `withSample`. */
export const manager: Call = (...asked) => {
  if (!signedIn) throw new Error('withSample() begins it')
  return signedIn(...asked)
}
export const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', path))

export function withSample(): void {
  beforeAll(async () => {
    const running = await engines.find(({ name }) => name === 'better-sqlite3')?.start()
    if (!running) throw new Error('better-sqlite3 is one of the engines')
    await giveSample(running)
    signedIn = await running.as('manager')
  }, 300_000)
}

export async function halfYear(): Promise<Report> {
  const { items } = await get<{ items: { id: string; kind: string }[] }>('/api/reports')
  return get<Report>(`/api/reports/${items.find(({ kind }) => kind === 'half_year')?.id}`)
}
