/** A phone's copy and its entries, valid by default, for the tests of the field app. */
import type { FieldCopy, FieldFault, FieldFilm, FieldLog, FieldVillage } from '../../src/domain/screening/field-copy.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'
import { aScreening, SETTINGS, ZONE } from '../make.ts'

export const TODAY = '2017-06-30'

export const fieldVillage = (changes: Partial<FieldVillage> = {}): FieldVillage => ({
  code: '510723100211',
  name: '三清村',
  townshipName: '云溪镇',
  designated: true,
  teamCode: 'team-01',
  pinyin: 'sanqingcun',
  initials: 'sqc',
  ...changes,
})

export const fieldFilm = (changes: Partial<FieldFilm> = {}): FieldFilm => ({
  code: 'film-001',
  title: '太行山上',
  kind: 'feature',
  minutes: 95,
  pinyin: 'taihangshanshang',
  initials: 'thss',
  ...changes,
})

type Team = NonNullable<FieldCopy['team']>
export const teamVillage = (changes: Partial<Team['villages'][number]> = {}): Team['villages'][number] => ({
  code: '510723100211',
  quota: 12,
  done: 5,
  thisMonth: 0,
  lastScreenedOn: '2017-05-12',
  ...changes,
})

export const fieldTeam = (changes: Partial<Team> = {}): Team => ({
  code: 'team-01',
  name: '放映一队',
  held: 0,
  returned: 0,
  figures: null,
  villages: [teamVillage()],
  shows: [],
  logs: [],
  missed: [],
  ...changes,
})

export const fieldLog = (changes: Partial<FieldLog> = {}): FieldLog => ({
  content: aScreening(),
  status: 'submitted',
  revision: 1,
  credit: 60,
  screenedOn: TODAY,
  receivedAt: '2017-06-30T15:00:00.000Z',
  findings: [],
  photosMissing: 0,
  ...changes,
})

export const fieldFault = (changes: Partial<FieldFault> = {}): FieldFault => ({
  id: 'f-1',
  villageCode: '510723100211',
  category: 'amplifier',
  severity: 'major',
  description: '功放无输出',
  status: 'open',
  revision: 1,
  reportedAt: '2017-06-28T01:10:00.000Z',
  reportedBy: '李师傅',
  limitHours: 24,
  isOverdue: false,
  ...changes,
})

export const fieldCopy = (changes: Partial<FieldCopy> = {}): FieldCopy => ({
  version: 1,
  now: '2017-06-30T13:00:00.000Z',
  today: TODAY,
  isClockFixed: false,
  timeZone: ZONE,
  person: { id: 'p-1', displayName: '放映一队', role: 'team', teamCode: 'team-01' },
  countyPosition: SETTINGS.countyPosition,
  creditRules: [],
  staleDays: 30,
  villages: [fieldVillage()],
  films: [fieldFilm()],
  team: fieldTeam(),
  ...changes,
})

export const anEntry = (changes: Partial<Entry> & Pick<Entry, 'kind'>): Entry => ({
  key: `${changes.kind}:${changes.about ?? 'a-1'}`,
  person: 'p-1',
  about: 'a-1',
  state: 'waiting',
  body: {},
  after: [],
  madeAt: 1000,
  nextAt: 0,
  tries: 0,
  ...changes,
})
