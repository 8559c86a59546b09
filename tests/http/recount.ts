/** The plainest way to count: raw logs, one after another, by the rules as they are written down. */
import type { CreditRule, Film } from '../../src/domain/register/film.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { ScreeningStatus } from '../../src/domain/screening/screening.ts'
import type { Target } from '../../src/domain/target/target.ts'

export interface Log {
  id: string
  day: string
  village: string
  team: string
  films: string[]
  attendance: number
  status: ScreeningStatus
}

export const COUNTED: ScreeningStatus[] = ['submitted', 'accepted']

/** Three shorts make one from the beginning, five from February, and beside a feature they count from April. */
export const RULES: CreditRule[] = [
  { effectiveOn: '2017-02-01', shortsPerScreening: 5, shortsBesideFeature: 'bundled' },
  { effectiveOn: '2017-04-01', shortsPerScreening: 4, shortsBesideFeature: 'added' },
]

export const FILMS: Partial<Film>[] = [
  { code: 'long-1', title: '地道战', kind: 'feature', minutes: 96 },
  { code: 'long-2', title: '红楼梦', kind: 'documentary', minutes: 90 },
  ...[1, 2, 3, 4].map((n) => ({
    code: `short-${n}`,
    title: `短片${n}`,
    kind: 'science_short' as const,
    minutes: 20,
  })),
]

const TEAMS = ['team-01', 'team-02', 'team-03']
/** Beside the county's own, which see nothing here. */
export const VILLAGES: (Partial<NewVillage> & { code: string })[] = Array.from({ length: 24 }, (_, n) => ({
  code: `recount-${n}`,
  name: `${n}号村`,
  townshipCode: n % 3 === 0 ? '510723101' : '510723100',
  designated: n % 4 === 0,
  teamCode: TEAMS[n % 3] ?? '',
  annualQuota: n % 8 === 7 ? 0 : 12,
}))
const villageOf = (code: string) => VILLAGES.find((village) => village.code === code)

export function creditIn({ films, day }: Log): number {
  const shorts = films.filter((film) => film.startsWith('short')).length
  const long = films.length - shorts
  const [perScreening, isAdded] = day < '2017-02-01' ? [3, false] : day < '2017-04-01' ? [5, false] : [4, true]
  const ofShorts = Math.min(60, (shorts * 60) / perScreening)
  return 60 * long + (long === 0 || isAdded ? ofShorts : 0)
}
export const sumOf = (logs: Log[]): number => logs.reduce((sum, log) => sum + creditIn(log), 0)
export const whole = (credit: number): number => (credit - (credit % 60)) / 60
export const lastOf = (logs: Log[]): string | null =>
  logs
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? null

export function inScope(log: Log, { kind, code }: Target['scope']): boolean {
  if (kind === 'team') return log.team === code
  if (kind === 'village') return log.village === code
  if (kind === 'township') return villageOf(log.village)?.townshipCode === code
  return kind === 'county' || villageOf(log.village)?.designated === true
}

/** Of each village without a whole screening in the month of the day: since which month, and whether it saw shorts meanwhile. */
export function monthsMissed(logs: Log[], asOf: string): Map<string, { since: string; hasShorts: boolean }> {
  const year = Number(asOf.slice(0, 4))
  const months = [year - 1, year]
    .flatMap((of) => Array.from({ length: 12 }, (_, i) => `${of}-${String(i + 1).padStart(2, '0')}`))
    .filter((month) => month <= asOf.slice(0, 7))
  const missed = new Map<string, { since: string; hasShorts: boolean }>()
  for (const { code, annualQuota } of VILLAGES) {
    const credits = months.map((month) =>
      sumOf(logs.filter((log) => log.village === code && log.day.startsWith(month))),
    )
    const last = credits.findLastIndex((credit) => credit >= 60)
    if (annualQuota === 0 || last === months.length - 1) continue
    // nobody knows of a village that was not seen last year either since when it waits: then since New Year
    const first = last === -1 ? months.indexOf(`${year}-01`) : last + 1
    missed.set(code, { since: `${months[first]}-01`, hasShorts: credits.slice(first).some((credit) => credit > 0) })
  }
  return missed
}
