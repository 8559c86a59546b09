/** Logs as whatever may become of them, and which of them a filter lists, each looked at by itself. */
import type { Random } from '../../db/seed/random.ts'
import { FindingCode } from '../../src/domain/screening/findings.ts'
import { gravityOf } from '../../src/domain/screening/gravity.ts'
import { addDays } from '../../src/domain/period.ts'
import { LogOrder } from '../../src/domain/screening/log-fields.ts'
import { ScreeningStatus } from '../../src/domain/screening/screening.ts'
import { review } from '../../src/store/screening/reviews.ts'
import type { findScreenings } from '../../src/store/screening/screening-list.ts'
import { correct, voidScreening } from '../../src/store/screening/screening-changes.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import type { Screening } from '../../src/store/screening/screenings.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { aDesk, aScreening, aVillage, aReview } from '../make.ts'

export type Filter = Parameters<typeof findScreenings>[1]
/** With what is only in the register. */
export type Log = Screening & { pinyin: string; townshipCode: string; designated: number }

const VILLAGES = ['510723100211', '510723101201', '510723206203', '510723100212']
const TEAMS = ['team-01', 'team-02', 'team-03']
const FILMS = ['film-001', 'film-002', 'film-003']
const PEOPLE = ['王建国', 'Wang Ming', 'ÉLISE', '李 四', 'a', '']
const NOTES = ['雨后改期，观众较多', 'Rain, then INDOORS', '']

const aLog = (random: Random) => {
  const day = addDays('2017-05-01', random.whole(0, 45))
  const [start, minutes] = [random.pick(['10:00', '20:10', '20:40', '21:00']), random.pick(['09', '50'])]
  return aScreening({
    id: random.uuid(),
    villageCode: random.pick(VILLAGES),
    teamCode: random.pick(TEAMS),
    filmCodes: random.shuffled(FILMS).slice(0, random.whole(1, 2)),
    attendance: random.pick([0, 40, 9000]),
    startedAt: `${day}T${start}:00+08:00`,
    endedAt: `${day}T22:${minutes}:00+08:00`,
    operatorName: random.pick(PEOPLE) || undefined,
    note: random.pick(NOTES),
    receiptNo: random.next() < 0.5 ? `HZ-${random.whole(1, 60)}` : undefined,
    witness: random.next() < 0.5 ? { name: random.pick(['赵 六', 'Zhao']) } : undefined,
  })
}

/** Whatever may become of logs. */
export async function lived(sql: Sql, random: Random): Promise<void> {
  const logs = Array.from({ length: 160 }, () => aLog(random))
  for (let i = 0; i < logs.length; i += 40) {
    const now = new Date(`2017-0${random.whole(5, 6)}-20T12:00:00+08:00`)
    await takeIn(sql, logs.slice(i, i + 40), aDesk({ now }))
  }
  for (const { id } of logs.slice(0, 30)) {
    await correct(sql, id, 1, { ...aLog(random), id }, aDesk()).catch(() => undefined)
  }
  const some = (count: number): string[] =>
    random
      .shuffled(logs)
      .slice(0, count)
      .map(({ id }) => id)
  for (const decision of ['accept', 'return', 'reject'] as const) {
    await review(sql, some(25), decision, { reason: '见证人电话不通' }, aReview())
  }
  for (const id of some(10)) await voidScreening(sql, id, '重复录入', aDesk())
  await sql.batch([putVillages([aVillage({ code: VILLAGES[0] ?? '', name: '新三清 Village' })])])
}

/** The words a log is known by, side by side, as they always were searched. */
const saysOf = ({ villageName, townshipName, teamName, operatorName, receiptNo, witness, note, id }: Log): string =>
  [villageName, townshipName, teamName, operatorName, receiptNo, witness?.name, note, id]
    .map((word) => word ?? '')
    .join(' ')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())

function isIn(log: Log, filter: Filter): boolean {
  const {
    from,
    to,
    team,
    village,
    township,
    designated,
    status: statuses,
    finding,
    film,
    warned,
    receivedTo,
    q,
  } = filter
  const isWarned = log.status === 'submitted' && log.findings.length > 0
  const says = q === undefined || saysOf(log).includes(q.toLowerCase()) || log.pinyin.includes(q.toLowerCase())
  return [
    says,
    from === undefined || log.screenedOn >= from,
    to === undefined || log.screenedOn <= to,
    team === undefined || log.teamCode === team,
    village === undefined || log.villageCode === village,
    township === undefined || log.townshipCode === township,
    designated === undefined || log.designated === Number(designated),
    statuses === undefined || statuses.includes(log.status),
    finding === undefined || log.findings.some(({ code }) => code === finding),
    film === undefined || log.filmCodes.includes(film),
    warned === undefined || isWarned === warned,
    receivedTo === undefined || log.receivedAt <= receivedTo,
  ].every(Boolean)
}

export function listed(logs: Log[], filter: Filter): Log[] {
  const keyOf = (log: Log): string => `${log.screenedOn} ${log.startedAt} ${log.id}`
  const byKey = logs.filter((log) => isIn(log, filter)).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  if (filter.sort === 'oldest') return byKey
  return filter.sort === 'gravest'
    ? byKey.toSorted((a, b) => gravityOf(a.findings) - gravityOf(b.findings))
    : byKey.reverse()
}

export const QUERIES = [
  '三清',
  '新三清 v',
  '村',
  'a',
  '1',
  '-',
  'HZ-1',
  'hz-12',
  '王建',
  'wang ming',
  'élise',
  'ÉLISE',
  '李 四',
  '李 四 hz',
  '改期，观众',
  'indoors',
  '六',
  'zhao',
  '放映',
  '一队 王',
  'sanqing',
  'longmencun',
  '云溪镇',
  '%',
  '_',
  'zzzz',
  '  ',
]

export function aFilter(random: Random): Filter {
  const maybe = <T>(make: () => T): T | undefined => (random.next() < 0.3 ? make() : undefined)
  const aDay = (): string => addDays('2017-05-01', random.whole(0, 45))
  return {
    from: maybe(aDay),
    to: maybe(aDay),
    team: maybe(() => random.pick(TEAMS)),
    village: maybe(() => random.pick(VILLAGES)),
    township: maybe(() => random.pick(['510723100', '510723206'])),
    designated: maybe(() => random.next() < 0.5),
    status: maybe(() => random.shuffled(ScreeningStatus.options).slice(0, random.whole(1, 3))),
    finding: maybe(() => random.pick(FindingCode.options)),
    film: maybe(() => random.pick(FILMS)),
    warned: maybe(() => random.next() < 0.5),
    receivedTo: maybe(() => '2017-06-01T00:00:00.000Z'),
    sort: random.pick(LogOrder.options),
    q: maybe(() => random.pick(QUERIES)),
  }
}
