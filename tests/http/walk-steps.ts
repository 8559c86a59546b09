/** One request or more for every route that changes something in the office’s work; each succeeds after those before it. */
import { csvOf, sheetsOf, tableOf } from '../exchange/county.ts'
import {
  aCheck,
  aCoverage,
  aFault,
  aFilm,
  aMailChannel,
  aMilestone,
  aMissedShow,
  aPlan,
  aReport,
  aScreening,
  aTarget,
  aVillage,
} from '../make.ts'
import { LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'
import { aPng } from '../photos.ts'
import { aDraft } from '../report-drafts.ts'

const VILLAGE = '510723100211'
const log = aScreening()
const unlisted = aScreening({
  filmCodes: [],
  filmTitles: ['百团大战'],
  startedAt: '2017-06-20T20:50:00+08:00',
  endedAt: '2017-06-20T22:30:00+08:00',
  recordedAt: '2017-06-20T22:35:00+08:00',
})
const second = aScreening({ villageCode: '510723101201', teamCode: 'team-02', filmCodes: ['film-002'] })
const fault = aFault()
const plan = aPlan()
const photo = aPng()
const milestone = aMilestone()
const report = aDraft()
const channelId = crypto.randomUUID()
const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
const message = { resourceCode: 'machine-1', villageCode: VILLAGE, state: 1, at: '2017-06-30T08:00:00+08:00' }
const { id: logId, ...content } = log

interface Step {
  /** As the contract names it. */
  route: string
  path?: string
  body?: unknown
  headers?: Record<string, string>
}

/** What whoever sent a log does not do about it. */
export const OF_ANOTHER = /reviews|confirm|callbacks/

/** In this order: later ones lean on earlier ones. */
export const STEPS: Step[] = [
  { route: 'put /api/townships/{code}', path: '/api/townships/new', body: { code: 'new', name: '新镇' } },
  { route: 'put /api/teams/{code}', path: '/api/teams/new', body: { code: 'new', name: '新队' } },
  { route: 'put /api/films/{code}', path: '/api/films/new', body: aFilm({ code: 'new', title: '地道战' }) },
  { route: 'put /api/villages/{code}', path: `/api/villages/${VILLAGE}`, body: aVillage({ population: 9 }) },
  {
    route: 'put /api/villages/{code}/speakers',
    path: `/api/villages/${VILLAGE}/speakers`,
    body: { groups: [{ kind: 'horn', transmission: 'fm', returnChannel: true, speakers: 4 }] },
  },
  {
    route: 'put /api/credit-rules/{effectiveOn}',
    path: '/api/credit-rules/2018-01-01',
    body: { effectiveOn: '2018-01-01', shortsPerScreening: 4, shortsBesideFeature: 'added' },
  },
  { route: 'put /api/targets/{code}', path: '/api/targets/screenings-county', body: aTarget() },
  {
    route: 'put /api/targets/{code}',
    path: '/api/targets/centres',
    body: aTarget({ code: 'centres', indicator: 'manual', unit: '个', checklist }),
  },
  {
    route: 'put /api/targets/{code}',
    path: '/api/targets/plain',
    body: aTarget({ code: 'plain', indicator: 'manual' }),
  },
  {
    route: 'put /api/targets/{code}/milestones/{id}',
    path: `/api/targets/plain/milestones/${milestone.id}`,
    body: milestone,
  },
  {
    route: 'post /api/targets/{code}/checks',
    path: '/api/targets/centres/checks',
    body: aCheck({ villageCode: VILLAGE, item: 'square' }),
  },
  {
    route: 'post /api/targets/{code}/entries',
    path: '/api/targets/plain/entries',
    body: { id: crypto.randomUUID(), on: '2017-06-01', amount: 3, note: '簿册' },
  },
  {
    route: 'put /api/targets/{code}',
    path: '/api/targets/plain',
    body: { ...aTarget({ code: 'plain', indicator: 'manual', amount: 9 }), effectiveOn: '2018-01-01' },
  },
  {
    route: 'delete /api/targets/{code}/versions/{effectiveOn}',
    path: '/api/targets/plain/versions/2018-01-01',
  },
  { route: 'put /api/duties/{subject}', path: `/api/duties/village.${VILLAGE}`, body: { responsible: '赵师傅' } },
  {
    route: 'put /api/channels/{id}',
    path: `/api/channels/${channelId}`,
    body: aMailChannel(),
  },
  { route: 'post /api/channels/{id}/test', path: `/api/channels/${channelId}/test` },
  { route: 'put /api/settings/{name}', path: '/api/settings/STALE_DAYS', body: { value: 5 } },
  { route: 'post /api/screenings', body: log },
  { route: 'post /api/screenings/batch', body: { screenings: [second] } },
  { route: 'post /api/screenings', body: unlisted },
  { route: 'post /api/films/match', body: { title: '《百团大战》', filmCode: 'film-001' } },
  {
    route: 'put /api/screenings/{id}',
    path: `/api/screenings/${logId}`,
    body: { ...content, attendance: 7, revision: 1 },
  },
  {
    route: 'put /api/screenings/{id}/photos/{sha256}',
    body: photo.bytes,
    headers: { 'content-type': 'image/png' },
    path: `/api/screenings/${logId}/photos/${photo.sha256}?kind=receipt`,
  },
  { route: 'post /api/looks', body: { kind: 'screening', id: logId } },
  { route: 'put /api/screenings/{id}/presence', path: `/api/screenings/${logId}/presence` },
  { route: 'post /api/reviews', body: { ids: [logId], decision: 'return', reason: '请核对' } },
  { route: 'post /api/reviews/undo', body: { ids: [logId] } },
  { route: 'post /api/reviews', body: { ids: [logId], decision: 'accept' } },
  { route: 'put /api/settings/{name}', path: '/api/settings/CALLBACK_PERCENT', body: { value: 100 } },
  { route: 'post /api/callback-draws', body: { month: '2017-06' } },
  { route: 'put /api/callbacks/{id}', path: `/api/callbacks/${logId}`, body: { result: 'confirmed', revision: 0 } },
  { route: 'post /api/screenings/{id}/void', path: `/api/screenings/${second.id}/void`, body: { reason: '选错了村' } },
  {
    route: 'post /api/imports/screenings',
    headers: { 'content-type': 'text/csv' },
    body: csvOf(tableOf({ 放映日期: '2017-06-29' })),
  },
  ...[
    ['plans', sheetsOf.plans('2017-07-19')] as const,
    ['audibility-reports', sheetsOf.tests('2017-06-19')] as const,
    ['tv-coverage', sheetsOf.coverage('2017-06-19')] as const,
    ['checklists', sheetsOf.checks('2017-06-19')] as const,
    ['speakers', sheetsOf.speakers('')] as const,
    ['events', sheetsOf.events('2017-06-19')] as const,
    ['works', sheetsOf.works('2017-06-19')] as const,
    ['funds', sheetsOf.funds('2017-06-19')] as const,
    ['tenders', sheetsOf.tenders('2017-06-19')] as const,
    ['problems', sheetsOf.problems('2017-06-19')] as const,
    ['duties', sheetsOf.duties('2017-06-19')] as const,
  ].map(([kind, table]): Step => {
    return { route: `post /api/imports/${kind}`, headers: { 'content-type': 'text/csv' }, body: csvOf(table) }
  }),
  { route: 'post /api/missed-shows', body: aMissedShow() },
  { route: 'post /api/missed-shows/batch', body: { missedShows: [aMissedShow({ on: '2017-06-27' })] } },
  { route: 'post /api/plans/batch', body: { plans: [plan] } },
  { route: 'post /api/plans/check', body: { plans: [plan] } },
  { route: 'post /api/plans/steps', body: { steps: [{ id: plan.id, revision: 1, kind: 'films', filmCodes: [] }] } },
  {
    route: 'put /api/plans/{id}',
    path: `/api/plans/${plan.id}`,
    body: { revision: 2, teamCode: plan.teamCode, villageCode: plan.villageCode, on: '2017-07-06' },
  },
  { route: 'post /api/audibility-reports', body: aReport() },
  {
    route: 'post /api/audibility-reports/batch',
    body: { reports: [aReport({ testedOn: '2017-06-21', speakersSounding: 20 })] },
  },
  // due twelve hours later, ten minutes from now: the clock alone makes it late
  { route: 'post /api/faults', body: { ...fault, severity: 'critical', reportedAt: '2017-06-30T11:40:00+08:00' } },
  {
    route: 'post /api/faults/{id}/witnesses',
    path: `/api/faults/${fault.id}/witnesses`,
    body: { id: crypto.randomUUID(), witnessedAt: '2017-06-30T18:00:00+08:00' },
  },
  {
    route: 'put /api/faults/{id}/photos/{sha256}',
    path: `/api/faults/${fault.id}/photos/${photo.sha256}?kind=before`,
    body: photo.bytes,
    headers: { 'content-type': 'image/png' },
  },
  {
    route: 'post /api/faults/{id}/steps',
    path: `/api/faults/${fault.id}/steps`,
    body: { revision: 1, action: 'start', at: '2017-06-30T19:00:00+08:00' },
  },
  { route: 'post /api/tv-coverage', body: aCoverage() },
  { route: 'put /api/speaker-resources', body: { resources: [{ resourceCode: 'machine-1', villageCode: VILLAGE }] } },
  { route: 'post /api/speaker-status', body: { messages: [message] } },
  {
    route: 'post /api/speaker-status',
    body: { messages: [{ ...message, state: 3, at: '2017-06-30T09:00:00+08:00' }] },
  },
  { route: 'post /api/flags/{id}/acknowledge', body: { owner: '赵师傅', dueOn: '2017-07-10' } },
  { route: 'post /api/bulletins', body: { kind: 'special', asOf: '2017-06-29' } },
  { route: 'post /api/bulletins/{no}/confirm', path: '/api/bulletins/2017-1/confirm' },
  { route: 'post /api/reports', body: report },
  {
    route: 'put /api/reports/{id}',
    path: `/api/reports/${report.id}`,
    body: { ...report, bulletin: '2017-1', revision: 1 },
  },
  { route: 'post /api/reports/{id}/confirm', path: `/api/reports/${report.id}/confirm`, body: { revision: 2 } },
  { route: 'post /api/settlements', body: { period: '2017-H1' } },
  { route: 'post /api/settlements/{period}/confirm', path: '/api/settlements/2017-H1/confirm' },
  { route: 'post /api/months/{month}/close', path: '/api/months/2017-01/close' },
  {
    route: 'post /api/register/changes',
    body: {
      kind: 'rename',
      from: ['510723101201'],
      to: [{ code: '510723101201', name: '新龙门村' }],
      on: '2017-06-30',
    },
  },
  {
    route: 'post /api/register/changes/sheet',
    body: { name: 'reform.csv', csv: 'kind,from,to_name,on\nrename,510723101201,龙门社区,2017-06-30\n' },
  },
  ...LEDGER_ADDRESSES.flatMap((noun): Step[] => {
    const entry = LEDGER[noun]()
    return [
      { route: `post /api/${noun}`, body: entry },
      {
        route: `put /api/${noun}/{id}`,
        path: `/api/${noun}/${entry.id}`,
        body: { ...entry, note: '已核对', revision: 1 },
      },
      {
        route: `put /api/${noun}/{id}/photos/{sha256}`,
        body: photo.bytes,
        headers: { 'content-type': 'image/png' },
        path: `/api/${noun}/${entry.id}/photos/${photo.sha256}?name=photo.png`,
      },
      {
        route: `post /api/${noun}/{id}/photos/{sha256}/withdrawal`,
        path: `/api/${noun}/${entry.id}/photos/${photo.sha256}/withdrawal`,
        body: { withdrawn: '放错了' },
      },
    ]
  }),
  { route: 'put /api/teams/{code}/villages', path: '/api/teams/new/villages', body: { villageCodes: [VILLAGE] } },
]
