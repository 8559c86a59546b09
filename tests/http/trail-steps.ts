/** What changes something in the register's, the targets' and the settings' room, and the lines each leaves in the trail. */
import { aCheck, aFilm, aMilestone, aTarget, aVillage } from '../make.ts'

export const VILLAGE = '510723100211'
const MATCH = { title: '《下集》', filmCode: 'new' }
const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
const centres = aTarget({ code: 'centres', indicator: 'manual', unit: '个', scope: { kind: 'county' }, checklist })
export const milestone = aMilestone({})
const entry = { id: '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e40', on: '2017-06-01', amount: 3, note: '簿册' }

export interface Step {
  /** As the API describes it. */
  route: string
  path?: string
  body?: unknown
  /** What stands in the trail after it, the newest first: action and kind, and what it is about. */
  lines: [action: string, kind: string, about?: string][]
}

/** In this order: later ones lean on earlier ones. Sessions and codes are walked by themselves below. */
export const STEPS: Step[] = [
  {
    route: 'put /api/townships/{code}',
    path: '/api/townships/new',
    body: { code: 'new', name: '新镇' },
    lines: [['put', 'township', 'new']],
  },
  {
    route: 'put /api/teams/{code}',
    path: '/api/teams/new',
    body: { code: 'new', name: '新队', members: ['甲'] },
    lines: [['put', 'team', 'new']],
  },
  {
    route: 'put /api/films/{code}',
    path: '/api/films/new',
    body: aFilm({ code: 'new' }),
    lines: [['put', 'film', 'new']],
  },
  { route: 'post /api/films/match', path: '/api/films/match', body: MATCH, lines: [['match', 'film_title', '下集']] },
  {
    route: 'put /api/villages/{code}',
    path: `/api/villages/${VILLAGE}`,
    body: aVillage({ population: 9 }),
    lines: [['put', 'village', VILLAGE]],
  },
  {
    route: 'put /api/villages/{code}/speakers',
    path: `/api/villages/${VILLAGE}/speakers`,
    body: { groups: [{ kind: 'horn', transmission: 'fm', returnChannel: true, speakers: 4 }] },
    lines: [['put', 'village_speakers', VILLAGE]],
  },
  {
    route: 'put /api/teams/{code}/villages',
    path: '/api/teams/new/villages',
    body: { villageCodes: [VILLAGE] },
    lines: [['serve', 'village', VILLAGE]],
  },
  {
    route: 'put /api/credit-rules/{effectiveOn}',
    path: '/api/credit-rules/2018-01-01',
    body: { effectiveOn: '2018-01-01', shortsPerScreening: 4, shortsBesideFeature: 'added' },
    lines: [['put', 'credit_rule', '2018-01-01']],
  },
  {
    route: 'put /api/targets/{code}',
    path: '/api/targets/centres',
    body: centres,
    lines: [['put', 'target', 'centres']],
  },
  {
    route: 'put /api/targets/{code}',
    path: '/api/targets/plain',
    body: aTarget({ code: 'plain', indicator: 'manual', monthShares: Array.from({ length: 12 }, () => 1 / 12) }),
    lines: [['put', 'target', 'plain']],
  },
  {
    route: 'put /api/targets/{code}/milestones/{id}',
    path: `/api/targets/plain/milestones/${milestone.id}`,
    body: milestone,
    lines: [['put', 'target_milestone', milestone.id]],
  },
  {
    route: 'post /api/targets/{code}/checks',
    path: '/api/targets/centres/checks',
    body: aCheck({ villageCode: VILLAGE, item: 'square' }),
    lines: [['add', 'target_check']],
  },
  {
    route: 'post /api/targets/{code}/entries',
    path: '/api/targets/plain/entries',
    body: entry,
    lines: [['add', 'target_entry', entry.id]],
  },
  {
    route: 'put /api/settings/{name}',
    path: '/api/settings/COUNTY_POSITION',
    body: { value: { latitude: 31.2, longitude: 105.4 } },
    lines: [['put', 'setting', 'COUNTY_POSITION']],
  },
  {
    route: 'post /api/register/changes',
    path: '/api/register/changes',
    body: {
      kind: 'rename',
      from: ['510723101201'],
      to: [{ code: '510723101201', name: '新龙门村' }],
      on: '2017-06-30',
    },
    lines: [['rename', 'village', '510723101201']],
  },
  {
    route: 'post /api/register/changes/sheet',
    path: '/api/register/changes/sheet',
    body: { name: 'reform.csv', csv: 'kind,from,to_name,on\nrename,510723101201,龙门社区,2017-06-30\n' },
    lines: [['rename', 'village', '510723101201']],
  },
]

/** What changes who may come in: walked by itself, since each leans on a person and not on a path. */
export const OF_ACCOUNTS = [
  'post /api/tokens',
  'delete /api/tokens/{id}',
  'post /api/enrolments',
  'post /api/enrolments/redeem',
  'post /api/session',
  'delete /api/session',
  'put /api/session/password',
  'delete /api/sessions',
  'delete /api/sessions/{id}',
  'post /api/second-factor/secret',
  'put /api/second-factor',
  'post /api/second-factor/off',
  'post /api/accounts/{id}/password-reset',
  'delete /api/accounts/{id}',
]
