/** How each way to write meets a month that is closed. */
import { csvOf, sheetsOf, tableOf } from '../exchange/county.ts'
import {
  aCheck,
  aCoverage,
  aFault,
  aFilm,
  aMilestone,
  aMissedShow,
  aReport,
  aScreening,
  aTarget,
  aVillage,
} from '../make.ts'
import { LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'
import { aPng } from '../photos.ts'

const VILLAGE = '510723100211'
export const DAY = '2017-05-10'
const at = (time: string): string => `${DAY}T${time}:00+08:00`
const inMay = { startedAt: at('20:50'), endedAt: at('22:30'), recordedAt: at('22:35') }
const late = aScreening(inMay)
export const another = aScreening({
  ...inMay,
  villageCode: '510723101201',
  teamCode: 'team-02',
  filmCodes: ['film-002'],
})
const unlisted = aScreening({ ...inMay, teamCode: 'team-03', filmCodes: [], filmTitles: ['百团大战'] })
export const fault = aFault({ reportedAt: at('09:10') })
const milestone = aMilestone({ doneOn: DAY })
export const manual = aTarget({ code: 'plain', indicator: 'manual' })
export const centres = aTarget({
  code: 'centres',
  indicator: 'manual',
  checklist: [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }],
})
const photo = aPng()
const { id: lateId, ...content } = late
const sheet = csvOf(tableOf({ 放映日期: DAY, 村: '三清村', 放映队: 'team-04' }))
export const sheetOf = (...days: string[]): string =>
  csvOf(tableOf(...days.map((day) => ({ 放映日期: day, 放映队: 'team-06' }))))
export const CSV = { 'content-type': 'text/csv' }

export interface Asked {
  path?: string
  body?: object | string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  /** Where its words go. */
  field?: 'reason' | 'note'
  /** Of what takes them in its address. */
  inQuery?: true
}

/** A manager must say why; told in their order, as each is done in the end. */
export const ASKS: Record<string, Asked> = {
  'put /api/credit-rules/{effectiveOn}': {
    path: `/api/credit-rules/${DAY}`,
    body: { effectiveOn: DAY, shortsPerScreening: 4, shortsBesideFeature: 'added' },
  },
  'put /api/townships/{code}': { path: '/api/townships/new', body: { code: 'new', name: '新镇', endsOn: DAY } },
  'put /api/teams/{code}': { path: '/api/teams/team-22', body: { code: 'team-22', name: '放映二十二队', endsOn: DAY } },
  'put /api/films/{code}': { path: '/api/films/new', body: aFilm({ code: 'new', title: '地道战', endsOn: DAY }) },
  'put /api/villages/{code}': {
    path: `/api/villages/${VILLAGE}`,
    body: { ...aVillage({ annualQuota: 9 }), effectiveOn: DAY },
  },
  'put /api/targets/{code}': { path: '/api/targets/plain', body: { ...manual, amount: 9, effectiveOn: DAY } },
  'put /api/targets/{code}/milestones/{id}': {
    path: `/api/targets/plain/milestones/${milestone.id}`,
    body: milestone,
    field: 'note',
  },
  'put /api/duties/{subject}': {
    path: `/api/duties/village.${VILLAGE}`,
    body: { responsible: '赵师傅', effectiveOn: DAY },
  },
  'put /api/settings/{name}': { path: '/api/settings/STALE_DAYS', body: { value: 9, effectiveOn: DAY } },
  'post /api/films/match': { body: { title: '《百团大战》', filmCode: 'film-001' } },
  'put /api/screenings/{id}': { path: `/api/screenings/${lateId}`, body: { ...content, attendance: 3, revision: 1 } },
  'post /api/reviews': { body: { ids: [another.id], decision: 'accept' } },
  'post /api/imports/screenings': { body: sheet, headers: CSV, inQuery: true },
  'post /api/imports/plans': { body: csvOf(sheetsOf.plans(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/audibility-reports': { body: csvOf(sheetsOf.tests(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/tv-coverage': { body: csvOf(sheetsOf.coverage(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/events': { body: csvOf(sheetsOf.events(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/works': { body: csvOf(sheetsOf.works(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/funds': { body: csvOf(sheetsOf.funds(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/tenders': { body: csvOf(sheetsOf.tenders(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/problems': { body: csvOf(sheetsOf.problems(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/duties': { body: csvOf(sheetsOf.duties(DAY)), headers: CSV, inQuery: true },
  'post /api/imports/checklists': { body: csvOf(sheetsOf.checks(DAY)), headers: CSV, inQuery: true },
  'post /api/audibility-reports': { body: aReport({ testedOn: DAY }), field: 'note' },
  'post /api/tv-coverage': { body: aCoverage({ asOf: DAY }), field: 'note' },
  'post /api/faults/{id}/steps': {
    path: `/api/faults/${fault.id}/steps`,
    body: { revision: 1, action: 'start', at: at('12:00') },
  },
  ...Object.fromEntries(
    LEDGER_ADDRESSES.flatMap((noun): [string, Asked][] => {
      const entry = LEDGER[noun]({ on: DAY })
      const changed = { ...entry, title: '更正', revision: 1 }
      return [
        [`post /api/${noun}`, { body: entry }],
        [`put /api/${noun}/{id}`, { path: `/api/${noun}/${entry.id}`, body: changed }],
      ]
    }),
  ),
  'post /api/register/changes': {
    body: { kind: 'rename', from: ['510723101201'], to: [{ code: '510723101201', name: '新龙门村' }], on: DAY },
  },
  // from today on, the last day of a month that has been told
  'put /api/teams/{code}/villages': { path: '/api/teams/team-01/villages', body: { villageCodes: [VILLAGE] } },
}

/** What it is says why already: it is not taken without these words. */
export const SAYS_WHY: Record<string, { path: string; body: object; words: string }> = {
  'post /api/screenings/{id}/void': { path: `/api/screenings/${lateId}/void`, body: {}, words: 'reason' },
  'post /api/targets/{code}/entries': {
    path: '/api/targets/plain/entries',
    body: { id: crypto.randomUUID(), on: DAY, amount: 3 },
    words: 'note',
  },
  'post /api/targets/{code}/checks': {
    path: '/api/targets/centres/checks',
    body: { ...aCheck({ checkedOn: DAY }), note: undefined },
    words: 'note',
  },
  'post /api/faults': { path: '/api/faults', body: { ...fault, description: undefined }, words: 'description' },
}

/** What a phone or a machine sends late is taken in, and told as such. */
export const LATE: Record<string, Asked & { by: 'team' | 'technician' }> = {
  'post /api/screenings': { body: late, by: 'team' },
  'post /api/screenings/batch': { body: { screenings: [unlisted, another] }, by: 'team' },
  'put /api/screenings/{id}/photos/{sha256}': {
    path: `/api/screenings/${lateId}/photos/${photo.sha256}?kind=start`,
    body: photo.bytes,
    headers: { 'content-type': 'image/png' },
    by: 'team',
  },
  'post /api/missed-shows': { body: aMissedShow(), by: 'team' },
  'post /api/missed-shows/batch': { body: { missedShows: [aMissedShow({ on: '2017-06-27' })] }, by: 'team' },
  'post /api/audibility-reports/batch': { body: { reports: [aReport({ testedOn: DAY })] }, by: 'technician' },
  'post /api/faults/{id}/witnesses': {
    path: `/api/faults/${fault.id}/witnesses`,
    body: { id: crypto.randomUUID(), witnessedAt: at('10:00') },
    by: 'technician',
  },
  'put /api/faults/{id}/photos/{sha256}': {
    path: `/api/faults/${fault.id}/photos/${photo.sha256}?kind=before`,
    body: photo.bytes,
    headers: { 'content-type': 'image/png' },
    by: 'technician',
  },
  'put /api/speaker-resources': {
    body: { resources: [{ resourceCode: 'machine-1', villageCode: VILLAGE }] },
    by: 'technician',
  },
  'post /api/speaker-status': {
    body: { messages: [{ resourceCode: 'machine-1', state: 1, at: at('08:00') }] },
    by: 'technician',
  },
}

/** What changes no figure of a day that is past, and why. */
export const APART: Record<string, string> = {
  'post /api/plans/batch': 'what was to be; it is in no figure',
  'post /api/plans/steps': 'likewise',
  'post /api/plans/check': 'stores nothing',
  'put /api/plans/{id}': 'likewise',
  'post /api/reviews/undo': 'asks where the decision did not, below',
  'post /api/register/changes/sheet': 'asks by row, below',
  'post /api/register': 'refused as soon as there is a log',
  'delete /api/targets/{code}/versions/{effectiveOn}': 'only of a day to come',
  'put /api/villages/{code}/speakers': 'what stands there today; no day is counted by it',
  'post /api/imports/speakers': 'likewise',
  'post /api/overview/what-if': 'stores nothing',
  'post /api/reports/check': 'stores nothing',
  'post /api/callback-draws': 'asks, and changes no figure',
  'put /api/callbacks/{id}': 'likewise',
  'post /api/looks': 'who looks',
  'put /api/screenings/{id}/presence': 'who looks',
  'post /api/screenings/{id}/cadre-code': 'bears witness, and changes nothing',
  'post /api/flags/{id}/acknowledge': 'who sees to it',
  'post /api/bulletins': 'adds one',
  'post /api/bulletins/{no}/confirm': 'closes',
  'post /api/settlements': 'pays, and changes nothing',
  'post /api/settlements/{period}/confirm': 'pays, and changes nothing',
  'post /api/months/{month}/close': 'closes',
  'put /api/push': 'who is told, and how',
  'delete /api/push': 'likewise',
  'put /api/channels/{id}': 'who is told, and how',
  'post /api/channels/{id}/test': 'likewise',
  'post /api/messages/{id}/retry': 'likewise',
  'post /api/reports': 'a text; its figures are those of its bulletin',
  'put /api/reports/{id}': 'likewise',
  'post /api/reports/{id}/confirm': 'likewise',
  ...Object.fromEntries(
    LEDGER_ADDRESSES.flatMap((noun) => [
      [`put /api/${noun}/{id}/photos/{sha256}`, 'shows what is told already'],
      [`post /api/${noun}/{id}/photos/{sha256}/withdrawal`, 'likewise'],
    ]),
  ),
}
export const OF_PEOPLE = /^\w+ \/api\/(session|sessions|second-factor|tokens|enrolments|accounts)\b/
