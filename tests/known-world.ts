/** A small county in which anything may happen, over many days: logs, reviews, tests, faults, moves in the register, new targets. */
import type { Random } from '../db/seed/random.ts'
import { addDays, localDay } from '../src/domain/period.ts'
import {
  aCheck,
  aCoverage,
  aFault,
  aMilestone,
  aMissedShow,
  aReport,
  aScreening,
  aTarget,
  aVillage,
  ZONE,
} from './make.ts'
import type { Call } from './engines.ts'
import { planOrStep } from './known-plans.ts'
import { machinesSay, standSpeakers } from './known-machines.ts'

const TOWNSHIPS = ['t1', 't2']
const TEAMS = ['team-01', 'team-02', 'team-03']
export const VILLAGES = ['v1', 'v2', 'v3', 'v4', 'v5']
const FILMS = ['film-1', 'film-2', 'short-1', 'short-2']
const HOUR = 3_600_000

export interface World {
  random: Random
  clock: { now: Date }
  /** Whoever does it: a manager sends what a team would. */
  by: { manager: Call; other: Call; technician: Call }
  /** Nobody changes the register, nor who answers for what. */
  isRegisterStill?: boolean
  logs: string[]
  faults: string[]
  tests: string[]
}

/** What answers; what is refused has changed nothing either. */
const put = async (call: Call, path: string, body: unknown): Promise<void> => void (await call('PUT', path, body))
const post = async (call: Call, path: string, body: unknown): Promise<void> => void (await call('POST', path, body))

const maybe = <T>(random: Random, value: T): T | undefined => (random.next() < 0.3 ? value : undefined)
const today = ({ clock }: World): string => localDay(clock.now, ZONE)
const dayBack = (world: World, days: number): string => addDays(today(world), -world.random.whole(0, days))
const ago = ({ clock }: World, hours: number): string => new Date(clock.now.getTime() - hours * HOUR).toISOString()

export async function settle(world: World): Promise<void> {
  const { manager } = world.by
  for (const code of TOWNSHIPS) await put(manager, `/api/townships/${code}`, { code, name: `${code}镇` })
  for (const code of TEAMS) await put(manager, `/api/teams/${code}`, { code, name: `${code}队` })
  for (const code of VILLAGES) await moveVillage(world, code)
  for (const [i, code] of FILMS.entries()) {
    const kind = code.startsWith('short') ? 'science_short' : 'feature'
    await put(manager, `/api/films/${code}`, { code, title: `片${i}`, kind, minutes: kind === 'feature' ? 95 : 20 })
  }
  for (const code of ['county', 'designated', 'audible', 'plain', 'centres']) await changeTarget(world, code)
}

function moveVillage(world: World, code = world.random.pick(VILLAGES)): Promise<void> {
  const { random, by } = world
  const body = aVillage({
    code,
    name: random.pick(['三清村', '龙门村', '高观村', '天水村']),
    townshipCode: random.pick(TOWNSHIPS),
    teamCode: random.pick(TEAMS),
    designated: random.next() < 0.5,
    annualQuota: random.pick([6, 12, 24]),
  })
  const earlier = maybe(random, { effectiveOn: dayBack(world, 40), reason: '补登' })
  return put(by.manager, `/api/villages/${code}`, { ...body, ...earlier })
}

function changeTarget(world: World, code: string): Promise<void> {
  const { random, by } = world
  const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
  const kinds = {
    county: { amount: random.pick([20, 40, 60]) },
    designated: { amount: random.pick([5, 9]), scope: { kind: 'designated' as const } },
    audible: { amount: 3, indicator: 'villages_audible' as const, unit: '个', scope: { kind: 'designated' as const } },
    plain: { amount: random.pick([9, 12]), indicator: 'manual' as const },
    centres: { amount: 5, indicator: 'manual' as const, unit: '个', checklist },
  }
  const target = aTarget({ code, ...kinds[code as keyof typeof kinds] })
  return put(by.manager, `/api/targets/${code}`, { ...target, effectiveOn: dayBack(world, 40) })
}

function sendLog(world: World): Promise<void> {
  const { random, by, logs } = world
  const hours = random.pick([2, 5, 20, 50, 200, 700])
  const log = aScreening({
    id: random.uuid(),
    teamCode: random.pick(TEAMS),
    villageCode: random.pick(VILLAGES),
    startedAt: ago(world, hours),
    endedAt: ago(world, hours - 1.6),
    recordedAt: ago(world, hours - 1.7),
    filmCodes: random.pick([['film-1'], ['film-2'], ['short-1'], ['short-1', 'short-2'], ['film-1', 'short-1']]),
    attendance: random.whole(0, 200),
    receiptNo: maybe(random, `R${random.whole(1, 9)}`),
    audibility: maybe(random, { speakersInstalled: 40, speakersTested: 40, speakersSounding: random.whole(20, 40) }),
    filmTitles: maybe(random, ['百团大战']),
  })
  logs.push(log.id)
  return post(by.manager, '/api/screenings', log)
}

async function correctLog({ random, by, logs }: World): Promise<void> {
  const id = random.pick(logs)
  const answer = await by.manager('GET', `/api/screenings/${id}`)
  const kept = (await answer.json()) as ReturnType<typeof aScreening> & { revision: number; audibility?: object }
  const { teamCode, startedAt, endedAt, venue, recordedAt, revision, audibility, filmTitles } = kept
  await put(by.manager, `/api/screenings/${id}`, {
    teamCode,
    startedAt,
    endedAt,
    venue,
    recordedAt,
    revision,
    audibility,
    filmTitles,
    villageCode: random.pick(VILLAGES),
    filmCodes: random.pick([['film-1'], ['short-1'], ['film-1', 'film-2']]),
    attendance: random.whole(0, 300),
  })
}

const review = ({ random, by, logs }: World): Promise<void> =>
  post(random.pick([by.other, by.manager]), '/api/reviews', {
    ids: [random.pick(logs), random.pick(logs)].filter((id, i, all) => all.indexOf(id) === i),
    decision: random.pick(['accept', 'accept', 'accept', 'return', 'reject']),
    reason: '随机',
  })

async function testSpeakers(world: World): Promise<void> {
  const { random, by, tests } = world
  const testedOn = dayBack(world, 60)
  const tested = random.pick([40, 40, 10])
  const id = random.uuid()
  tests.push(id)
  const counts = { speakersInstalled: 40, speakersTested: tested, speakersSounding: random.whole(0, tested) }
  await post(by.technician, '/api/audibility-reports', {
    ...aReport({ id, villageCode: random.pick(VILLAGES), testedOn, ...counts }),
    recordedAt: ago(world, 1),
  })
}

async function reportFault(world: World): Promise<void> {
  const { random, by, faults } = world
  const id = random.uuid()
  faults.push(id)
  const reportedAt = ago(world, random.pick([1, 30, 200]))
  const severity = random.pick(['minor', 'major', 'critical'] as const)
  await post(by.technician, '/api/faults', aFault({ id, villageCode: random.pick(VILLAGES), reportedAt, severity }))
}

async function stepFault({ random, by, faults, tests }: World): Promise<void> {
  const id = random.pick(faults)
  const { revision } = (await (await by.technician('GET', `/api/faults/${id}`)).json()) as { revision: number }
  const action = random.pick(['assign', 'start', 'pause', 'resume', 'repaired', 'close', 'cancel', 'reopen'])
  const needs = { assignee: action === 'assign' ? '李师傅' : undefined, reason: '随机' }
  const proof = action === 'close' ? { audibilityReportId: tests.at(-1) } : {}
  await post(by.technician, `/api/faults/${id}/steps`, { revision, action, ...needs, ...proof })
}

const MOVES: ((world: World) => Promise<void>)[] = [
  ({ random, by }) =>
    put(by.manager, `/api/duties/village.${random.pick(VILLAGES)}`, { responsible: random.pick(['赵师傅', '钱师傅']) }),
  ({ random, clock, by }) => machinesSay({ random, now: clock.now, call: by.technician, villages: VILLAGES }),
  (world) => planOrStep(world.random, world.by.manager, today(world)),
  (world) => moveVillage(world),
  (world) => moveVillage(world),
  ({ random, by }) =>
    put(by.manager, `/api/teams/${random.pick(TEAMS)}/villages`, {
      villageCodes: random.shuffled(VILLAGES).slice(0, 2),
    }),
  (world) => {
    const from = { effectiveOn: addDays(today(world), world.random.whole(-40, 10)), reason: '更名' }
    const named = { code: 't1', name: world.random.pick(['甲镇', '乙镇']) }
    return put(world.by.manager, '/api/townships/t1', world.random.pick([named, { ...named, ...from }]))
  },
]

const HAPPENINGS: ((world: World) => Promise<void>)[] = [
  ...Array.from({ length: 4 }, () => sendLog),
  correctLog,
  review,
  review,
  review,
  ({ random, by, logs }) => post(by.other, '/api/reviews/undo', { ids: [random.pick(logs)] }),
  ({ random, by, logs }) => post(by.manager, `/api/screenings/${random.pick(logs)}/void`, { reason: '作废' }),
  testSpeakers,
  testSpeakers,
  reportFault,
  stepFault,
  stepFault,
  (world) => changeTarget(world, world.random.pick(['county', 'designated', 'plain'])),
  ({ random, by }) =>
    put(by.manager, '/api/teams/team-01', { code: 'team-01', name: 'team-01队', phone: random.pick(['110', '120']) }),
  ({ random, by }) => put(by.manager, '/api/settings/STALE_DAYS', { value: random.pick([10, 30, 60]) }),
  (world) =>
    post(world.by.technician, '/api/tv-coverage', {
      ...aCoverage({ id: world.random.uuid(), villageCode: world.random.pick(VILLAGES) }),
      asOf: dayBack(world, 30),
    }),
  (world) => {
    const entry = { id: world.random.uuid(), on: dayBack(world, 30), amount: world.random.whole(1, 3), note: '簿册' }
    return post(world.by.manager, '/api/targets/plain/entries', entry)
  },
  (world) => {
    const check = { villageCode: world.random.pick(VILLAGES), value: world.random.pick([100, 300]) }
    return post(world.by.manager, '/api/targets/centres/checks', {
      ...aCheck({ id: world.random.uuid(), ...check }),
      checkedOn: dayBack(world, 30),
    })
  },
  async (world) => {
    const id = '00000000-0000-4000-8000-000000000001'
    const kept = (await (await world.by.manager('GET', '/api/targets/plain')).json()) as {
      milestones: { revision: number }[]
    }
    const plannedOn = addDays(today(world), world.random.whole(-20, 20))
    const milestone = {
      ...aMilestone({ id, plannedOn }),
      note: world.random.uuid(),
      revision: kept.milestones[0]?.revision,
    }
    await put(world.by.manager, `/api/targets/plain/milestones/${id}`, milestone)
  },
  (world) => {
    const on = dayBack(world, 6)
    const asked = { on, teamCode: world.random.pick(TEAMS), villageCode: world.random.pick(VILLAGES) }
    const missed = aMissedShow({ id: world.random.uuid(), ...asked, recordedAt: ago(world, 1) })
    return post(world.by.manager, '/api/missed-shows', missed)
  },
  ({ random, by }) =>
    post(by.manager, '/api/films/match', { title: '百团大战', filmCode: random.pick(['film-1', 'film-2']) }),
  ({ random, by }) => standSpeakers(random, by.manager, random.pick(VILLAGES)),
]

/** Something happens, between a second and some days later. */
export async function happen(world: World): Promise<void> {
  const { random, clock } = world
  clock.now = new Date(clock.now.getTime() + random.pick([1000, 60_000, HOUR, 8 * HOUR, 30 * HOUR]))
  if (world.logs.length < 2 || world.faults.length < 1) {
    await sendLog(world)
    await reportFault(world)
    await testSpeakers(world)
  } else await random.pick(world.isRegisterStill ? HAPPENINGS : [...MOVES, ...HAPPENINGS])(world)
}
