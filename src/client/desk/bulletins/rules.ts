/** A bulletin's number as it is printed, and its 变动说明 as steps from what it says to what is known now. */
import type { Bulletin, BulletinKind } from '../../../domain/report/bulletin.ts'
import type { BulletinChanges } from '../../../domain/report/bulletin-changes.ts'
import type { Cause, ChangedItem } from '../../../domain/report/changed-item.ts'
import { addDays, lastDayOf, monthOf } from '../../../domain/period.ts'
import { bulletinKindWords } from '../../../domain/words-bulletins.ts'
import { figure, monthName } from '../../shared/format.ts'
import { sayerOf } from '../../shared/words.ts'
import { withAsOf } from '../kit/address.ts'
import { atMoment } from '../../shared/place.ts'
import { entryPath, logPath, taskPath, villagePath } from '../routes.ts'
import { t } from '../later-words.ts'

/** 2017-12 is printed 报〔2017〕12号. */
export const printedNo = (no: string): string => {
  const [year = '', number = ''] = no.split('-')
  return t('bulletin_no', { year, number })
}
const say = sayerOf(bulletinKindWords)
export const kindSaid = (kind: BulletinKind): string => say(`bulletin_${kind}`)
/** 2017年5月, May 2017 */
export const monthSaid = (month: string): string => {
  const [year = '', number = '1'] = month.split('-')
  return t('month_long', { year, month: monthName(Number(number) - 1) })
}

/** The month that is closed by confirming it, if one is. */
export const monthClosedBy = ({ kind, asOf }: Pick<Bulletin, 'kind' | 'asOf'>): string | undefined =>
  kind === 'month' && asOf === lastDayOf(monthOf(asOf)) ? monthOf(asOf) : undefined

/** A page as it was known when the bulletin was made. */
export const pageThen = (path: string, { asOf, knownAt }: Pick<Bulletin, 'asOf' | 'knownAt'>, hasDay = true): string =>
  atMoment(hasDay ? withAsOf(path, asOf) : path, knownAt)

const MONTHS = 12
/** Of the last year those that are over and open, the latest first. */
export function monthsToClose(today: string, closed: readonly string[]): string[] {
  const months: string[] = []
  for (let day = `${monthOf(today)}-01`; months.length < MONTHS;) {
    day = `${monthOf(addDays(day, -1))}-01`
    months.push(monthOf(day))
  }
  return months.filter((month) => !closed.includes(month))
}

type Measured = BulletinChanges['from']['targets'][number]
const CAUSES: readonly Cause[] = ['late', 'void', 'reject', 'correct', 'register', 'rule']
/** A crumb of binary arithmetic is no difference. */
const CRUMB = 1e-9
const whole = (value: number): number => (Math.abs(value) < CRUMB ? 0 : value)

export interface Step {
  cause: Cause
  /** Away from what the bulletin says, before it and after it. */
  from: number
  to: number
  difference: number
  items: ChangedItem[]
}
export interface Waterfall {
  code: string
  told: Measured | undefined
  now: Measured | undefined
  difference: number
  steps: Step[]
}

/** Of each target, in the order of the bulletin; one that was made since comes last. */
export function waterfallsOf({ from, to, causes }: Pick<BulletinChanges, 'from' | 'to' | 'causes'>): Waterfall[] {
  const codes = new Set([...from.targets, ...to.targets].map(({ code }) => code))
  return [...codes].map((code) => {
    const told = from.targets.find((one) => one.code === code)
    const now = to.targets.find((one) => one.code === code)
    return {
      code,
      told,
      now,
      difference: whole((now?.exact ?? 0) - (told?.exact ?? 0)),
      steps: stepsOf(causes.filter((one) => one.target === code)),
    }
  })
}

function stepsOf(causes: BulletinChanges['causes']): Step[] {
  let at = 0
  return CAUSES.flatMap((cause) => {
    const of = causes.filter((one) => one.cause === cause)
    if (of.length === 0) return []
    const difference = whole(of.reduce((sum, one) => sum + one.difference, 0))
    const from = at
    at = whole(at + difference)
    return [{ cause, from, to: at, difference, items: of.flatMap(({ items }) => items) }]
  })
}

/** What the steps reach on either side of the bulletin's figure: the room their bars are drawn in. */
export function reachOf(steps: readonly Step[]): { low: number; high: number } {
  const all = [0, ...steps.flatMap(({ from, to }) => [from, to])]
  return { low: Math.min(...all), high: Math.max(...all) }
}

/** +12, −3, +0.33, 0 */
export const signedCount = (value: number): string => `${whole(value) > 0 ? '+' : ''}${figure(whole(value))}`

/** Where what did it can be looked at; what no item explains is nowhere. */
export function itemPath({ kind, id }: ChangedItem, target: string): string | undefined {
  switch (kind) {
    case 'screening':
      return logPath(id)
    case 'village':
      return villagePath(id)
    case 'target':
    case 'target_entry':
      return taskPath(kind === 'target' ? id : target)
    case 'event':
    case 'work':
    case 'fund':
      return entryPath(kind, id)
    case 'setting':
      return '/settings'
    case 'credit_rule':
      return '/register?part=rule'
    case 'rest':
      return undefined
  }
}

export function itemSaid({ kind, id, name = id }: ChangedItem): string {
  switch (kind) {
    case 'screening':
      return t('item_screening', { village: name })
    case 'target':
      return t('item_target', { name })
    case 'credit_rule':
      return t('part_rule')
    case 'setting':
    case 'rest':
      return t(`item_${kind}`)
    default:
      return name
  }
}
