/** A villager with a phone of his own, in tests of what he says of shows. */
import { expect } from 'vitest'
import type { CadreWitness } from '../../src/domain/screening/cadre.ts'
import type { CadreTicket } from '../../src/domain/screening/cadre-carried.ts'
import { cadreLink } from '../../src/domain/screening/cadre-link.ts'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import type { Call, Running } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

export type Ticket = CadreTicket & { names: Record<string, string> }

/** A browser that keeps its cookie. */
export function aPhone({ call }: Pick<Running, 'call'>, cookie = '') {
  const page = async (method: string, path: string, body?: string) => {
    const headers = { ...(cookie && { cookie }), 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await call(method, path, body, headers)
    cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { status: answer.status, text: await answer.text() }
  }
  return {
    open: (path: string) => page('GET', path),
    say: async (path: string, reply: Record<string, string>) => {
      await page('GET', path)
      return page('POST', path, new URLSearchParams(reply).toString())
    },
    /** What its page keeps for where there is no signal. */
    ticket: async (path: string) => {
      const { text } = await page('GET', path)
      const [, kept = '{}'] = /data-ticket="([^"]*)"/.exec(text) ?? []
      return JSON.parse(kept.replaceAll('&quot;', '"')) as Ticket
    },
    digits: async (path: string) => {
      const { text } = await page('GET', path)
      return /class="code"[^>]*>\s*(\d{3}) (\d{3})/.exec(text)?.slice(1).join('') ?? ''
    },
  }
}

/** Of shows that teams send, what villagers say, and what the desk sees of it. */
export function aVillage(running: Running, manager: Call) {
  const aShow = async (changes: Partial<NewScreening> = {}): Promise<NewScreening> =>
    aScreening({ ...(await anEvening(running.sql)), ...changes })
  const keyOf = async (team: Call): Promise<string> =>
    (await told<FieldCopy>(await team('GET', '/api/field-copy'))).cadreKey ?? ''
  const linkOf = async (log: NewScreening): Promise<string> =>
    `/c/${cadreLink(log, await keyOf(await running.as('team', log.teamCode)))}`
  const send = async (log: NewScreening): Promise<void> => {
    const sent = await (await running.as('team', log.teamCode))('POST', '/api/screenings', log)
    expect(sent.status).toBe(201)
  }
  const saidOf = async (log: NewScreening, call: Call = manager) =>
    (await told<{ cadre?: CadreWitness[] }>(await call('GET', `/api/screenings/${log.id}`))).cadre
  const hand = async (log: NewScreening, code: string, heardAt = '2017-06-30T23:25:00+08:00') =>
    (await running.as('team', log.teamCode))('POST', `/api/screenings/${log.id}/cadre-code`, { code, heardAt })
  const standings = async (log: NewScreening) => (await saidOf(log))?.map(({ standing }) => standing)
  const phone = (cookie?: string) => aPhone(running, cookie)
  return { aShow, linkOf, send, aPhone: phone, saidOf, hand, standings }
}
