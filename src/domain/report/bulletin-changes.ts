/**
 * 变动说明: why the figures of a bulletin's day are others today. Facts are looked at first (with the register and the
 * rules as they were known), then the register, then the rules; so each step is told apart, and all add up exactly.
 */
import * as z from 'zod'
import { COUNTED, type ScreeningStatus } from '../screening/screening.ts'
import { isInScope, periodOn, type Target } from '../target/target.ts'
import { Day, Instant } from '../period.ts'
import type { Village } from '../register/place.ts'
import type { FeedPart } from '../target/feed-sums.ts'
import type { OverviewTarget } from '../target/target-figures.ts'
import { BulletinNo } from './bulletin.ts'
import { Cause, ChangedItem, ledgerChanges, whoseReason } from './changed-item.ts'

const Measured = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  amount: z.number(),
  done: z.number(),
  exact: z.number(),
})
const Side = z.object({ knownAt: Instant, targets: z.array(Measured) })
export const BulletinChanges = z
  .object({
    no: BulletinNo,
    asOf: Day,
    from: Side.meta({ description: 'What the bulletin says' }),
    to: Side.meta({ description: 'What is known of the same day now' }),
    causes: z.array(
      z.object({
        cause: Cause,
        target: z.string(),
        difference: z.number().meta({
          description:
            'In the unit of the target; of screenings a fraction where shorts are. What the causes of a target add up to is `exact` of `to` less that of `from`',
        }),
        items: z.array(ChangedItem).meta({ description: 'What did it; what they add up to is the difference' }),
      }),
    ),
  })
  .meta({ id: 'BulletinChanges' })
export type BulletinChanges = z.infer<typeof BulletinChanges>

/** A log as it was known. */
export interface LogState {
  id: string
  villageCode: string
  villageName: string
  teamCode: string
  /** Of its village, on the day of the show. */
  designated: boolean
  townshipCode: string
  screenedOn: string
  status: ScreeningStatus
  /** Sixtieths. */
  credit: number
}

/** All that is known of a day in one way of looking at it. */
export interface Sight {
  targets: OverviewTarget[]
  /** As they are in force on the day. */
  rules: Target[]
  villages: Village[]
  logs: Map<string, LogState>
  /** Villages that pass. */
  passing: Set<string>
  /** Households connected, by village. */
  connected: Map<string, number>
  entries: { id: string; targetCode: string; on: string; amount: number; note: string }[]
  /** What the ledger gives, by target. */
  fed: Map<string, FeedPart[]>
}
export type Step = 'facts' | 'register' | 'rules'

/** What a target has, in its own unit; of screenings exactly. */
export const exactOf = ({ done, credit }: Pick<OverviewTarget, 'done' | 'credit'>): number =>
  credit === null ? done : credit / 60

const isCounted = ({ status }: LogState): boolean => (COUNTED as readonly ScreeningStatus[]).includes(status)

function causeOf(then: LogState | undefined, now: LogState | undefined): Cause {
  if (!then || !now) return 'late'
  if (isCounted(then) && !isCounted(now)) return now.status === 'voided' ? 'void' : 'reject'
  const isSame = (['villageCode', 'teamCode', 'screenedOn', 'credit'] as const).every(
    (name) => then[name] === now[name],
  )
  // one that was held, and was let in later
  return isSame ? 'late' : 'correct'
}

/** What a log gives to a target, in sixtieths. */
function shareOf(target: Target, asOf: string, log: LogState | undefined): number {
  const from = periodOn(target, asOf)?.startsOn
  if (!log || from === undefined || !isCounted(log) || log.screenedOn < from || log.screenedOn > asOf) return 0
  return isOfScope(target.scope, log) ? log.credit : 0
}

function isOfScope({ kind, code }: Target['scope'], log: LogState): boolean {
  switch (kind) {
    case 'county':
      return true
    case 'designated':
      return log.designated
    case 'township':
      return log.townshipCode === code
    case 'team':
      return log.teamCode === code
    case 'village':
      return log.villageCode === code
  }
}

type Found = { cause: Cause; item: ChangedItem }

const itemOf = (log: LogState, difference: number): ChangedItem => ({
  kind: 'screening',
  id: log.id,
  name: log.villageName,
  on: log.screenedOn,
  status: log.status,
  difference: difference / 60,
})

function logsChanged(target: Target, asOf: string, before: Sight, after: Sight, step: Step): Found[] {
  return [...new Set([...before.logs.keys(), ...after.logs.keys()])].flatMap((id) => {
    const [then, now] = [before.logs.get(id), after.logs.get(id)]
    const difference = shareOf(target, asOf, now) - shareOf(target, asOf, then)
    const log = now ?? then
    if (difference === 0 || !log) return []
    return [{ cause: step === 'facts' ? causeOf(then, now) : 'register', item: itemOf(log, difference) }]
  })
}

/** Of what is counted by village: which of them made the difference. */
function villagesChanged(target: Target, before: Sight, after: Sight, step: Step): Found[] {
  const valueIn = ({ villages, passing, connected }: Sight, code: string): number => {
    const village = villages.find((one) => one.code === code)
    if (!village || !isInScope(target.scope, village)) return 0
    return target.indicator === 'villages_audible' ? Number(passing.has(code)) : (connected.get(code) ?? 0)
  }
  return after.villages.flatMap(({ code, name }) => {
    const difference = valueIn(after, code) - valueIn(before, code)
    const cause: Cause = step === 'facts' ? 'late' : step === 'register' ? 'register' : 'rule'
    return difference === 0 ? [] : [{ cause, item: { kind: 'village', id: code, name, difference } }]
  })
}

const entriesChanged = (target: Target, before: Sight, after: Sight): Found[] =>
  after.entries
    .filter((entry) => entry.targetCode === target.code && !before.entries.some(({ id }) => id === entry.id))
    .map(({ id, on, amount, note }) => ({
      cause: 'late',
      item: { kind: 'target_entry', id, on, name: note, difference: amount },
    }))

/** A target that was decided anew, also where as much is done of it as before. */
function decidedAnew(target: Target, before: Sight): Found[] {
  const was = before.rules.find(({ code }) => code === target.code)
  if (JSON.stringify(was) === JSON.stringify(target)) return []
  return [{ cause: 'rule', item: { kind: 'target', id: target.code, name: target.name, difference: 0 } }]
}

function foundIn(target: Target, asOf: string, before: Sight, after: Sight, step: Step): Found[] {
  if (step === 'rules') {
    const isOfVillages = target.indicator === 'villages_audible' || target.indicator === 'tv_households'
    return [...decidedAnew(target, before), ...(isOfVillages ? villagesChanged(target, before, after, step) : [])]
  }
  switch (target.indicator) {
    case 'screenings':
      return logsChanged(target, asOf, before, after, step)
    case 'villages_audible':
    case 'tv_households':
      return villagesChanged(target, before, after, step)
    case 'manual':
      if (target.fedBy) return ledgerChanges(before.fed.get(target.code) ?? [], after.fed.get(target.code) ?? [], step)
      return step === 'facts' && !target.checklist ? entriesChanged(target, before, after) : []
  }
}

/** A crumb of binary arithmetic is no difference. */
const CRUMB = 1e-9
const REST: Record<Step, Cause> = { facts: 'late', register: 'register', rules: 'rule' }

/** Of one target and step: its causes, with what did it; what no item explains is told as the rest, never left out. */
function causesOf(target: Target, asOf: string, before: Sight, after: Sight, step: Step): BulletinChanges['causes'] {
  const exactIn = ({ targets }: Sight): number => {
    const figures = targets.find(({ code }) => code === target.code)
    return figures ? exactOf(figures) : 0
  }
  const found = foundIn(target, asOf, before, after, step)
  const explained = found.reduce((sum, { item }) => sum + item.difference, 0)
  const rest = exactIn(after) - exactIn(before) - explained
  if (Math.abs(rest) > CRUMB) {
    found.push({ cause: REST[step], item: { kind: 'rest', id: target.code, name: target.name, difference: rest } })
  }
  return [...Map.groupBy(found, ({ cause }) => cause)].map(([cause, of]) => ({
    cause,
    target: target.code,
    difference: of.reduce((sum, { item }) => sum + item.difference, 0),
    items: of.map(({ item }) => item),
  }))
}

/** Sights in their order: as it was, with today's facts, with today's register too, and with today's rules: as it is. */
export function causesBetween(asOf: string, sights: [Sight, Sight, Sight, Sight]): BulletinChanges['causes'] {
  const steps: Step[] = ['facts', 'register', 'rules']
  return steps.flatMap((step, i) => {
    const [before, after] = [sights[i] ?? sights[0], sights[i + 1] ?? sights[3]]
    // a target that was made later is a matter of the rules, whatever else is new
    const targets = (step === 'rules' ? after : before).rules
    return targets.flatMap((target) => causesOf(target, asOf, before, after, step))
  })
}

export const withReasons = (
  causes: BulletinChanges['causes'],
  reasonOf: (kind: string, id: string) => string | undefined,
): BulletinChanges['causes'] =>
  causes.map((of) => ({
    ...of,
    items: of.items.map((item) => {
      const thing = whoseReason(item, of.cause)
      const reason = thing && reasonOf(thing.kind, thing.id)
      return reason ? { ...item, reason } : item
    }),
  }))
