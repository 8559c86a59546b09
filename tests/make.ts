/** Things that are valid by default, for tests that change the one field they speak of. */
import { readConfig } from '../src/config.ts'
import type { Actor } from '../src/domain/people/account.ts'
import type { NewAudibilityReport } from '../src/domain/audibility/audibility.ts'
import type { NewTvCoverage } from '../src/domain/audibility/tv-coverage.ts'
import type { NewFault } from '../src/domain/fault/fault.ts'
import type { NewChannel } from '../src/domain/message/channel.ts'
import type { Film } from '../src/domain/register/film.ts'
import type { FlagFact } from '../src/domain/flag/flags.ts'
import type { NewPlan } from '../src/domain/plan/plan.ts'
import type { NewMissedShow } from '../src/domain/screening/missed-show.ts'
import type { NewVillage } from '../src/domain/register/place.ts'
import type { NewScreening } from '../src/domain/screening/screening.ts'
import type { Target } from '../src/domain/target/target.ts'
import type { NewCheck, NewMilestone } from '../src/domain/target/task.ts'
import type { Desk } from '../src/store/screening/screening-intake.ts'

export const NOW = new Date('2017-06-30T23:30:00+08:00')
export const ZONE = 'Asia/Shanghai'

export const aManager: Actor = { id: 'manager-1', name: '王局', role: 'manager', via: 'session' }
/** Another manager: nobody decides on what they sent. */
export const aReviewer: Actor = { id: 'manager-2', name: '赵局', role: 'manager', via: 'session' }
export const aTeam = (teamCode = 'team-01'): Actor => ({
  id: teamCode,
  name: teamCode,
  role: 'team',
  teamCode,
  via: 'token',
})

export const aTechnician: Actor = { id: 'technician-1', name: '李师傅', role: 'technician', via: 'token' }

export const aVillage = (changes: Partial<NewVillage> = {}): NewVillage => ({
  code: '510723100211',
  name: '三清村',
  townshipCode: '510723100',
  designated: true,
  teamCode: 'team-01',
  annualQuota: 12,
  aliases: [],
  ...changes,
})

export const aFilm = (changes: Partial<Film> = {}): Film => ({
  code: 'film-001',
  title: '太行山上',
  kind: 'feature',
  minutes: 95,
  ...changes,
})

/** An outdoor show of 100 minutes after dusk, sent soon after. */
export const aScreening = (changes: Partial<NewScreening> = {}): NewScreening => ({
  id: crypto.randomUUID(),
  teamCode: 'team-01',
  villageCode: '510723100211',
  startedAt: '2017-06-30T20:50:00+08:00',
  endedAt: '2017-06-30T22:30:00+08:00',
  venue: 'outdoor',
  filmCodes: ['film-001'],
  attendance: 85,
  recordedAt: '2017-06-30T22:35:00+08:00',
  ...changes,
})

export const aMissedShow = (changes: Partial<NewMissedShow> = {}): NewMissedShow => ({
  id: crypto.randomUUID(),
  teamCode: 'team-01',
  villageCode: '510723100211',
  on: '2017-06-28',
  reason: 'rain',
  recordedAt: '2017-06-28T20:10:00+08:00',
  ...changes,
})

export const aPlan = (changes: Partial<NewPlan> = {}): NewPlan => ({
  id: crypto.randomUUID(),
  teamCode: 'team-01',
  villageCode: '510723100211',
  on: '2017-07-05',
  filmCodes: ['film-001'],
  ...changes,
})

export const aReport = (changes: Partial<NewAudibilityReport> = {}): NewAudibilityReport => ({
  id: crypto.randomUUID(),
  villageCode: '510723100211',
  testedOn: '2017-06-20',
  speakersInstalled: 45,
  speakersTested: 45,
  speakersSounding: 37,
  method: 'on_site',
  recordedAt: '2017-06-20T16:00:00+08:00',
  ...changes,
})

export const aFault = (changes: Partial<NewFault> = {}): NewFault => ({
  id: crypto.randomUUID(),
  villageCode: '510723100211',
  category: 'amplifier',
  severity: 'major',
  description: '功放无输出，全村无声',
  reportedAt: '2017-06-28T09:10:00+08:00',
  ...changes,
})

export const aFlagFact = (changes: Partial<FlagFact> = {}): FlagFact => ({
  kind: 'month_without_screening',
  severity: 'warning',
  subject: { kind: 'village', code: '510723100211', name: '三清村' },
  since: '2017-06-01',
  sentence: { key: 'flag_month_without_screening', facts: { village: '三清村', month: 6 } },
  ...changes,
})

/** A test by it says at once that nothing can be sent from here. */
export const aMailChannel = (changes: Partial<NewChannel> = {}): NewChannel => ({
  kind: 'smtp',
  name: '办公室邮箱',
  isOn: true,
  language: 'zh',
  host: 'smtp.example.com',
  port: 465,
  from: 'office@example.com',
  receivers: [{ name: '王局', address: 'wang@example.com', topics: ['flag'], own: false, leader: true }],
  ...changes,
})

/** Of 70 households 57 connected, 1 lost again, 7 without a signal, 5 without a set. */
export const aCoverage = (changes: Partial<NewTvCoverage> = {}): NewTvCoverage => ({
  id: crypto.randomUUID(),
  villageCode: '510723100211',
  asOf: '2017-06-28',
  households: 70,
  connected: 57,
  verified: 42,
  lost: 1,
  noSignal: 7,
  noSet: 5,
  ...changes,
})

export const aMilestone = (changes: Partial<NewMilestone> = {}): NewMilestone => ({
  id: crypto.randomUUID(),
  name: '招标确定中标单位',
  plannedOn: '2017-06-15',
  ...changes,
})

export const aCheck = (changes: Partial<NewCheck> = {}): NewCheck => ({
  id: crypto.randomUUID(),
  villageCode: '510723100211',
  item: 'square',
  checkedOn: '2017-06-20',
  value: 230,
  note: '实地丈量',
  ...changes,
})

export const aTarget = (changes: Partial<Target> = {}): Target => ({
  code: 'screenings-county',
  name: '全县农村公益电影放映',
  indicator: 'screenings',
  scope: { kind: 'county' },
  amount: 5472,
  unit: '场',
  startsOn: '01-01',
  deadline: '11-30',
  statutoryDeadline: '12-31',
  ...changes,
})

export const SETTINGS = { timeZone: ZONE, countyPosition: { latitude: 31.21, longitude: 105.39 } }

/** A manager's desk that takes logs in, at NOW. */
export const aDesk = (changes: Partial<Desk> = {}): Desk => ({
  now: NOW,
  actor: aManager,
  settings: SETTINGS,
  ...changes,
})

/** Where logs are decided. */
export const aReview = (changes: Partial<Desk> = {}): Desk => aDesk({ actor: aReviewer, ...changes })

export const aConfig = (env: Record<string, string> = {}) => readConfig(env)
