/** Facts of a made-up half-year, drawn by lot, and the county's register as the linter takes it. */
import type { Random } from '../db/seed/random.ts'
import { countDays, daysBetween, daysInMonth } from '../src/domain/period.ts'
import type { Held, LintRegister } from '../src/domain/report/lint/finding.ts'
import { registerFiles } from './register-files.ts'

const rows = (file: string): string[][] =>
  (registerFiles().get(file) ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

export function yanting(soundOf: (text: string) => string): LintRegister {
  const townships = new Map(rows('townships.csv').map(([code = '', name = '']) => [code, name]))
  const villages = rows('villages.csv').map(([, name = '', township = '', , , , aliases = '']) => ({
    name,
    townshipName: townships.get(township) ?? '',
    aliases: aliases.split('|').filter((alias) => alias !== ''),
  }))
  return { townships: [...townships.values()], villages, soundOf }
}

export type Facts = ReturnType<typeof factsFrom>

const two = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2)
const dayIn = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** Everything that a report says, once. */
export function factsFrom(random: Random, { villages }: LintRegister) {
  const year = random.whole(2017, 2026)
  const month = random.whole(3, 10)
  const asOf = `${year}-${String(month).padStart(2, '0')}-${String(random.pick([10, 20, daysInMonth(`${year}-${String(month).padStart(2, '0')}`)])).padStart(2, '0')}`
  const count = random.whole(12, 60)
  const named = random.shuffled(villages).slice(0, 8)
  const early = random.pick(['11-30', '10-31', '12-15'])
  const deadline = `${year}-${asOf.slice(5) < '10-20' ? early : '12-15'}`
  const target = 12 * random.whole(220, 620)
  const done = random.whole(Math.ceil(target * 0.2), Math.floor(target * 0.9))
  const pass = random.whole(2, count - 6)
  const severe = random.whole(1, Math.min(5, count - pass - 1))
  const squares = random.whole(3, count - 4)
  const households = random.whole(600, 4000)
  const missing = random.whole(40, 500)
  const noSignal = random.whole(10, missing - 10)
  const granted = random.whole(8000, 40_000) / 100
  const spent = random.whole(1000, Math.floor(granted * 90)) / 100
  const speakers = random.whole(20, 60)
  return {
    year,
    asOf,
    deadline,
    count,
    named,
    target,
    done,
    pass,
    severe,
    squares,
    households,
    missing,
    noSignal,
    granted,
    spent,
    speakers,
    designatedTarget: count * 12,
    designatedDone: random.whole(count, Math.min(count * 11, done - 1)),
    lastYear: random.whole(1000, 5000),
    thisMonth: random.whole(100, 600),
    people: random.whole(11, 95) * 10_000 + random.whole(100, 9000),
    teams: random.whole(8, 40),
    teamA: random.whole(60, 200),
    teamB: random.whole(60, 200),
    teamC: random.whole(60, 200),
    sounding: random.whole(10, speakers),
    classes: random.whole(2, 12),
    trained: random.whole(60, 900),
    shows: random.whole(2, 30),
    books: random.whole(2, 9),
    document: `川财教〔${year}〕${random.whole(10, 300)}号`,
    townships: random.whole(8, Math.min(count, 30)),
  }
}

/** The value of each place in a text. */
export function valuesOf(facts: Facts): Record<string, string> {
  const {
    year,
    asOf,
    deadline,
    count,
    named,
    target,
    done,
    designatedTarget,
    designatedDone,
    pass,
    squares,
    households,
    missing,
  } = facts
  const elapsed = countDays(`${year}-01-01`, asOf)
  const completion = two(done, target)
  const time = two(elapsed, countDays(`${year}-01-01`, deadline))
  const gap = Number(completion) - Number(time)
  const names = Object.fromEntries(
    named.map(({ name, townshipName }, i) => [
      `village${i}`,
      `${i % 2 === 0 ? townshipName : townshipName.replace(/[乡镇]$/, '')}${name}`,
    ]),
  )
  const square = { squaresGood: `${squares}`, squaresBad: `${count - squares}` }
  return {
    ...names,
    ...square,
    year: `${year}`,
    lastYear: `${facts.lastYear}`,
    lastDone: `${facts.lastYear - 300}`,
    asOf: dayIn(asOf),
    asOfYear: `${year}年${dayIn(asOf)}`,
    thisMonthName: `${Number(asOf.slice(5, 7))}月`,
    deadline: dayIn(deadline),
    deadlinePart: deadline.endsWith('15')
      ? `${Number(deadline.slice(5, 7))}月15日`
      : `${Number(deadline.slice(5, 7))}月底`,
    count: `${count}`,
    target: `${target}`,
    done: `${done}`,
    left: `${target - done}`,
    completion,
    completion1: ((100 * done) / target).toFixed(1),
    designatedTarget: `${designatedTarget}`,
    designatedDone: `${designatedDone}`,
    designatedCompletion: two(designatedDone, designatedTarget),
    time,
    gap: `${gap >= 0 ? '快' : '慢'}${Math.abs(gap).toFixed(2)}`,
    verdict: gap >= 0 ? '快于序时进度' : '慢于序时进度',
    gapOnly: Math.abs(gap).toFixed(2),
    daysLeft: `${daysBetween(asOf, deadline)}`,
    thisMonth: `${facts.thisMonth}`,
    people: facts.people % 7 === 0 ? `${facts.people}` : `${Math.floor(facts.people / 100_000) * 10}余万`,
    teams: `${facts.teams}`,
    teamA: `${facts.teamA}`,
    teamB: `${facts.teamB}`,
    teamC: `${facts.teamC}`,
    teamSum: `${facts.teamA + facts.teamB + facts.teamC}`,
    pass: `${pass}`,
    low: `${count - pass}`,
    severe: `${facts.severe}`,
    passRate: two(pass, count),
    households: `${households}`,
    connected: `${households - missing}`,
    missing: `${missing}`,
    noSignal: `${facts.noSignal}`,
    noSet: `${missing - facts.noSignal}`,
    connectedRate: two(households - missing, households),
    granted: `${facts.granted}`,
    spent: `${facts.spent}`,
    spentRate: two(facts.spent, facts.granted),
    speakers: `${facts.speakers}`,
    sounding: `${facts.sounding}`,
    speakerRate: (Math.floor((1000 * facts.sounding) / facts.speakers) / 10).toFixed(1),
    classes: `${facts.classes}`,
    trained: `${facts.trained}`,
    shows: `${facts.shows}`,
    books: `${facts.books}000余`,
    document: facts.document,
    townships: `${facts.townships}`,
    soon: `${Math.min(12, Number(asOf.slice(5, 7)) + 1)}月底`,
  }
}

export function heldOf(facts: Facts): Held {
  const { count, done, target, pass, households, missing } = facts
  return {
    asOf: facts.asOf,
    figures: [
      { subject: 'film.county.target', value: target },
      { subject: 'film.county.done', value: done },
      { subject: 'film.designated.target', value: facts.designatedTarget },
      { subject: 'film.designated.done', value: facts.designatedDone },
      { subject: 'attendance.county', value: facts.people },
      { subject: 'audible.have', value: pass },
      { subject: 'audible.lack', value: count - pass },
      { subject: 'tv.total', value: households },
      { subject: 'tv.connected', value: households - missing },
      { subject: 'tv.missing', value: missing },
      { subject: 'villages.total', value: count },
      { subject: 'teams.total', value: facts.teams },
    ],
    deadlines: [
      { work: 'film', what: 'finish', name: '全县农村公益电影放映', days: [facts.deadline, `${facts.year}-12-31`] },
    ],
    funds: [{ document: facts.document, amount: Math.round(facts.granted * 1_000_000) / 100 }],
  }
}
