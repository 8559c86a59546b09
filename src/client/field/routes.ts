/** Where the field app's views are, below /field. */

import { searchOf } from '../../contract/address.ts'

/** What an address says: the names in it, and what is asked for behind it. */
export type Asked = Partial<
  Record<'id' | 'key' | 'code' | 'village' | 'fault' | 'machine' | 'sent' | 'month' | 'after', string | undefined>
>

const one = (list: string, name: string): string => `/field/${list}/${encodeURIComponent(name)}`
const fresh = (list: string, asked: Asked): string => `/field/${list}/new${searchOf(asked)}`

export const HOME = '/field'
/** The day’s round of a technician. */
export const ROUND = '/field/round'
export const OUTBOX = '/field/outbox'
export const ME = '/field/me'
export const MY_VILLAGES = '/field/villages'
export const CHOOSE_VILLAGE = '/field/tonight'
export const NEWS = '/field/news'
export const PLAN = '/field/plan'
export const LOGS = '/field/logs'
export const WELCOME = '/field/welcome'
/** A log to try: never sent, never kept. */
export const TRIAL = '/field/logs/trial'
export const logPath = (id: string): string => one('logs', id)
/** Where one is after sending it: what to do next is said there. */
export const sentLogPath = (id: string): string => `${logPath(id)}?sent=1`
export const receiptPath = (id: string): string => `${logPath(id)}/receipt`
/** 开始放映: in a village, or where the next show of the evening is after one. */
export const newShowPath = (asked: { village?: string | undefined; after?: string | undefined } = {}): string =>
  fresh('show', asked)
/** 补记一场 */
export const lateShowPath = (village?: string): string => `/field/show/late${searchOf({ village })}`
export const showPath = (id: string): string => one('show', id)
export const correctPath = (id: string): string => `${logPath(id)}/correct`
export const entryPath = (key: string): string => one('outbox', key)
export const villagePath = (code: string): string => one('villages', code)
export const faultPath = (id: string): string => one('faults', id)
export const newFaultPath = (village?: string, machine?: string): string => fresh('faults', { village, machine })
/** Of one machine, as its label says it: with its village, which a phone must know without signal. */
export const MACHINE = '/field/devices/{code}'
export const machinePath = (code: string, village?: string): string => one('devices', code) + searchOf({ village })
export const testPath = (id: string): string => one('tests', id)
export const eventPath = (id: string): string => one('events', id)
export const newEventPath = (village?: string): string => fresh('events', { village })
/** `fault`: the repair that the test is to prove. */
export const newTestPath = (village?: string, fault?: string): string => fresh('tests', { village, fault })
/** A team’s own month; the running one unless told. */
export const monthPath = (month?: string): string => `/field/month${searchOf({ month })}`
