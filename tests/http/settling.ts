/** A county that pays its teams: shows on any day, judged, and what is asked of settlements. */
import type { SettlementDetail, SettlementRow } from '../../src/domain/money/settlement.ts'
import type { Call, Running } from '../engines.ts'
import { callerOver } from '../known-service.ts'
import { aFilm, aScreening, aVillage } from '../make.ts'
import { aPerson, aSession, aToken } from '../ways-in.ts'

export interface Office {
  running: Running
  clock: { now: Date }
  /** Sends logs and makes drafts; the other one judges and confirms. */
  one: Call
  other: Call
  team: Call
}

const START = new Date('2017-07-02T09:00:00+08:00')

/** Two teams with a village each; a feature is one show, a short by itself a third of one. */
export async function anOffice(running: Running): Promise<Office> {
  const clock = { now: START }
  const callerWith = callerOver(running, clock)
  const [one, other] = [aManager(), aManager()]
  /** Months go by between two halves: whoever comes back signs in. */
  function aManager(): Call {
    const person = aPerson({ role: 'manager' })
    let [day, cookie] = ['', '']
    return async (...asked) => {
      const today = clock.now.toISOString().slice(0, 10)
      if (day !== today) cookie = await aSession(running.sql, person, clock.now)
      day = today
      return callerWith({ cookie })(...asked)
    }
  }
  await one('PUT', '/api/townships/t1', { code: 't1', name: '云溪镇' })
  for (const code of ['team-01', 'team-02']) await one('PUT', `/api/teams/${code}`, { code, name: `${code}队` })
  await one('PUT', '/api/villages/v1', aVillage({ code: 'v1', townshipCode: 't1', teamCode: 'team-01' }))
  await one(
    'PUT',
    '/api/villages/v2',
    aVillage({ code: 'v2', townshipCode: 't1', teamCode: 'team-02', name: '龙门村' }),
  )
  await one('PUT', '/api/films/feature', aFilm({ code: 'feature' }))
  await one(
    'PUT',
    '/api/films/short',
    aFilm({ code: 'short', title: '生猪养殖技术', kind: 'science_short', minutes: 20 }),
  )
  const token = await aToken(running.sql, { role: 'team', teamCode: 'team-01' }, START)
  return { running, clock, one, other, team: callerWith({ authorization: `Bearer ${token}` }) }
}

export const aShow = (day: string, changes: Partial<Parameters<typeof aScreening>[0]> = {}) =>
  aScreening({
    villageCode: 'v1',
    filmCodes: ['feature'],
    startedAt: `${day}T20:50:00+08:00`,
    endedAt: `${day}T22:30:00+08:00`,
    recordedAt: `${day}T22:35:00+08:00`,
    ...changes,
  })

export async function told<T>(answer: Response | Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T
}

export async function send({ one }: Office, show = aShow('2017-03-01')): Promise<string> {
  const answer = await one('POST', '/api/screenings', show)
  if (answer.status !== 201) throw new Error(await answer.text())
  return show.id
}

/** Whoever asks; closed months ask for a reason, and these have one. */
export const judge = ({ other }: Office, id: string, decision: string) =>
  other('POST', '/api/reviews', { ids: [id], decision, reason: '经核实' })
export const takeOut = ({ other }: Office, id: string) =>
  other('POST', `/api/screenings/${id}/void`, { reason: '选错了村' })

export async function accepted(office: Office, show = aShow('2017-03-01')): Promise<string> {
  const id = await send(office, show)
  await judge(office, id, 'accept')
  return id
}

/** Sent back, corrected by a manager, and accepted anew. */
export async function rework(office: Office, id: string, changes: Partial<ReturnType<typeof aShow>>): Promise<void> {
  await judge(office, id, 'return')
  const kept = await told<ReturnType<typeof aShow> & { revision: number }>(office.one('GET', `/api/screenings/${id}`))
  const { teamCode, villageCode, startedAt, endedAt, venue, attendance, filmCodes, recordedAt, revision } = kept
  const content = { teamCode, villageCode, startedAt, endedAt, venue, attendance, filmCodes, recordedAt, revision }
  await office.one('PUT', `/api/screenings/${id}`, { ...content, ...changes, reason: '更正' })
  await judge(office, id, 'accept')
}

export const draft = ({ one }: Office, period: string) => one('POST', '/api/settlements', { period })
export const confirm = ({ other }: Office, period: string) => other('POST', `/api/settlements/${period}/confirm`)
export const read = ({ one }: Office, period: string) =>
  told<SettlementDetail>(one('GET', `/api/settlements/${period}`))

export async function lock(office: Office, period: string): Promise<SettlementDetail> {
  await draft(office, period)
  return told<SettlementDetail>(confirm(office, period))
}

export function rowOf({ rows }: SettlementDetail, teamCode = 'team-01'): SettlementRow {
  const row = rows.find((one) => one.teamCode === teamCode)
  if (!row) throw new Error(`no line of ${teamCode}`)
  return row
}
