/** Where the desk's single things are, and its lists with their filters. */
import type { audit } from '../../contract/accounts.ts'
import type { duties } from '../../contract/duties.ts'
import type { faults } from '../../contract/faults.ts'
import type { suspicions } from '../../contract/suspicions.ts'
import type { missedShows, screenings } from '../../contract/screenings.ts'
import { searchOf } from '../../contract/address.ts'
import type { LedgerNoun } from '../../domain/ledger/ledger.ts'
import type { Route } from '../../contract/route.ts'
import { anyDay, anyMonth, anyText, oneOf, viewsAt } from './kit/address.ts'
import type { Query, Word } from './kit/list.tsx'

export const logPath = (id: string): string => `/logs/${encodeURIComponent(id)}`
export const bulletinPath = (no: string): string => `/bulletins/${encodeURIComponent(no)}`
export const reportPath = (id: string): string => `/reports/${encodeURIComponent(id)}`
export const settlementPath = (period: string): string => `/settlements/${encodeURIComponent(period)}`
export const faultPath = (id: string): string => `/faults/${encodeURIComponent(id)}`
export const teamPath = (code: string): string => `/teams/${encodeURIComponent(code)}`
export const filmPath = (code: string): string => `/films/${encodeURIComponent(code)}`
/** By the noun of the trail; its address has them all: events, works … */
export const entryPath = (noun: LedgerNoun, id: string): string => `/ledger/${noun}s/${encodeURIComponent(id)}`
export const villagePath = (code: string): string => `/villages/${encodeURIComponent(code)}`
/** A flag's id has dots; an address that ends like a file's name is taken for one. */
export const flagPath = (id: string): string => `/flags/${encodeURIComponent(id.replaceAll('.', '~'))}`
/** `asOf` is left out for today. */
export const taskPath = (code: string, asOf?: string): string =>
  `/tasks/${encodeURIComponent(code)}${asOf ? `?asOf=${asOf}` : ''}`
/** The village's page with its form to report a fault open. */
export const reportFaultPath = (code: string): string => `${villagePath(code)}?report=1`

/** A list with its filters: the words of the contract. */
const listPath =
  <R extends Route>(page: string) =>
  (query: Query<Word<R>>): string =>
    page + searchOf(query)
export type AuditQuery = Query<Word<typeof audit.list>>
export const auditPath = listPath<typeof audit.list>('/audit')
export type FaultQuery = Query<Word<typeof faults.list>>
export const faultsPath = listPath<typeof faults.list>('/faults')
export type LogQuery = Query<Word<typeof screenings.list>>
export const logsPath = listPath<typeof screenings.list>('/logs')
/** The status that stands for all that are in the figures; the server knows it too. */
export const COUNTED_WORD = 'counted'
/** Open ones, unless `state` is `cleared`. */
export type FlagWords = Query<'state' | 'kind' | 'owner'>
export const flagsPath = (query: FlagWords): string => `/flags${searchOf(query)}`
export const suspicionsPath = listPath<typeof suspicions.read>('/suspicions')
/** `edit` names what its form is open for. */
export const dutiesPath = listPath<typeof duties.list>('/duties')
export const missedPath = listPath<typeof missedShows.list>('/missed')

/** The leader's sheet: of a day, or of what a bulletin froze. */
export const { read: readLeader, path: leaderPath } = viewsAt('/leader', { asOf: anyDay, bulletin: anyText })

/** `log` is the one whose village is called. */
export const { read: readCallbacks, path: callbacksPath } = viewsAt('/callbacks', {
  month: anyMonth,
  state: anyText,
  team: anyText,
  log: anyText,
})
export const { read: readCallbackSheet, path: callbackSheetPath } = viewsAt('/callback-sheet', { month: anyMonth })

/** What is printed: of the month, of all villages or teams, or of one. */
export const { read: readNotices, path: noticesPath } = viewsAt('/notices', {
  month: anyMonth,
  township: anyText,
  team: anyText,
  village: anyText,
})

/** The week of a day, or of one team the month. */
export const { read: readPlans, path: plansPath } = viewsAt('/plan', {
  day: anyDay,
  team: anyText,
  /** For which an evening is to be planned, or the one of the day to be seen. */
  village: anyText,
})

/** Of one log, or of a team's month; or `pad` empty ones from the number `first` on. */
export const { read: readReceipts, path: receiptsPath } = viewsAt('/receipts', {
  log: anyText,
  month: anyMonth,
  team: anyText,
  pad: anyText,
  first: anyText,
})
export const { read: readTeamMonths, path: teamMonthsPath } = viewsAt('/team-months', {
  month: anyMonth,
  team: anyText,
})
/** `subject` is the code of what it is about: a target, a village, a team, a fault. */
export const { read: readSupervision, path: supervisionPath } = viewsAt('/supervision', {
  colour: anyText,
  subject: anyText,
})
export const villageCardPath = (code: string): string => `${villagePath(code)}/card`
export const machineLabelsPath = (code: string): string => `${villagePath(code)}/labels`
/** Of one machine, on a technician’s phone. */
export const phoneMachinePath = (code: string, village: string): string =>
  `/field/devices/${encodeURIComponent(code)}?village=${encodeURIComponent(village)}`

/** What the dots of the map say. */
export const MAP_BY = ['band', 'gaps'] as const
export type MapBy = (typeof MAP_BY)[number]
export const { read: readMapQuery, path: mapPath } = viewsAt('/map', { asOf: anyDay, by: oneOf(MAP_BY) })

/** By which months' shares a target is supposed to go. */
export const SEASONS = ['now', 'none', 'learnt', 'own'] as const
/** What is typed is kept as it is typed. */
export const { read: readWhatIf, path: whatIfPath } = viewsAt('/what-if', {
  asOf: anyDay,
  target: anyText,
  amount: anyText,
  deadline: anyText,
  season: oneOf(SEASONS),
  shares: anyText,
  teams: anyText,
})
export type WhatIfView = ReturnType<typeof readWhatIf>
