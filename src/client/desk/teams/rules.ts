/** What a team's page makes of where it stands: its verdict, and its year against its plan as a picture. */
import type { TeamStanding } from '../../../contract/standings.ts'
import { dayNumber, dayOfNumber, monthsOfYear } from '../../../domain/period.ts'
import { figure, longDay } from '../../shared/format.ts'
import type { Gap } from '../kit/chart/pictures.ts'
import { t } from '../later-words.ts'

type Paced = Pick<TeamStanding, 'team' | 'figures' | 'basis' | 'silentSince'>

/** The title in parts that take turns: plain, how far from the plan, plain, what it takes. */
export function verdictParts({ team, figures, basis, silentSince }: Paced): string[] {
  const { gap = null, quota = 0, done = 0, pacePerDay = null, neededPerDay = null } = figures ?? {}
  const facts = {
    team: team.name,
    count: figure(Math.floor(Math.abs(gap ?? 0))),
    pace: figure(pacePerDay ?? 0, 2),
    needed: figure(neededPerDay ?? 0, 2),
    done: figure(done),
    quota: figure(quota),
    rest: figure(Math.max(0, quota - done)),
  }
  const silent = silentSince === undefined ? '' : t('team_says_silent', { day: longDay(silentSince) })
  if (gap === null || !basis) return [team.name + silent]
  if (done >= quota) return [...t('team_says_done', facts).split('|'), silent]
  if (neededPerDay === null) return [...t('team_says_late', facts).split('|'), silent]
  return [...t(gap < 0 ? 'team_says_behind' : 'team_says_ahead', facts).split('|'), silent]
}

/** As the county's is drawn: done less planned, day by day to the deadline, and what the pace so far comes to. */
export function gapPicture({ figures, basis, startsOn, gaps, asOf }: TeamStanding): Gap | null {
  if (!figures || !basis || startsOn === undefined || gaps.length === 0) return null
  const { deadline, daysLeft } = basis
  const { pacePerDay, neededPerDay, quota, done: shown } = figures
  const [from, now, end] = [dayNumber(startsOn) - 1, dayNumber(asOf), dayNumber(deadline)]
  const done = [{ x: from, y: 0 }, ...gaps.map((y, i) => ({ x: from + 1 + i, y }))]
  const last = { x: now, y: gaps.at(-1) ?? 0 }
  const isOpen = now < end && shown < quota
  return {
    from,
    to: Math.max(end, now),
    deadline,
    done,
    projection: isOpen && pacePerDay ? [last, { x: end, y: shown + pacePerDay * daysLeft - quota }] : [],
    low: [],
    high: [],
    needed: isOpen && last.y < 0 ? [last, { x: end, y: 0 }] : [],
    neededPerDay,
    pacePerDay,
    monthStarts: monthsOfYear(Number(deadline.slice(0, 4)))
      .map((month) => dayNumber(`${month}-01`))
      .filter((x) => x <= Math.max(end, now)),
    notes: [],
  }
}

export const gapRows = ({ done }: Gap): [day: string, gap: number][] =>
  done.slice(1).map(({ x, y }) => [dayOfNumber(x), y])
