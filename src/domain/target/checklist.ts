/** A checklist as it stands: of each village what was found, and of each item how many villages have it; 核查表. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { type Check, type ChecklistItem, holds, Prospect } from './task.ts'

interface VillageChecklist {
  isComplete: boolean
  /** One for each item; null where nobody has looked: unknown is not missing. */
  checks: CheckCell[]
}

const count = z.int().min(0)
export const CheckCell = z.object({
  item: z.string(),
  value: z.number().nullable(),
  checkedOn: Day.nullable(),
  holds: z.boolean().nullable(),
  state: Prospect.optional(),
  note: z.string().optional(),
})
export type CheckCell = z.infer<typeof CheckCell>

/** 达标 · 有，不足 · 在建 · 规划 · 无 · 未查: a village has one of them for each item. */
export const FOUND = ['holds', 'short', 'building', 'planned', 'none', 'unknown'] as const
export type Found = (typeof FOUND)[number]
export function foundOf({ value: found, holds: isEnough, state }: Pick<CheckCell, 'value' | 'holds' | 'state'>): Found {
  if (found === null || isEnough === null) return 'unknown'
  if (isEnough) return 'holds'
  return state ?? (found > 0 ? 'short' : 'none')
}

export const ChecklistTotal = z
  .object({
    item: z.string(),
    holds: count,
    short: count,
    building: count,
    planned: count,
    none: count,
    unknown: count,
    villages: count.meta({ description: 'What the six add up to' }),
    there: count.meta({ description: 'Villages that have it at all, enough or not: a value above 0' }),
  })
  .meta({ id: 'ChecklistTotal', description: 'How many villages have an item, lack it, build it, plan it; 核查表合计' })
export type ChecklistTotal = z.infer<typeof ChecklistTotal>

export function checklistTotals(
  items: ChecklistItem[],
  villages: Pick<VillageChecklist, 'checks'>[],
): ChecklistTotal[] {
  return items.map(({ code }) => {
    const cells = villages.flatMap(({ checks }) => checks.filter(({ item }) => item === code))
    const total = { item: code, holds: 0, short: 0, building: 0, planned: 0, none: 0, unknown: 0 }
    for (const cell of cells) total[foundOf(cell)]++
    return { ...total, villages: cells.length, there: cells.filter(({ value: found }) => (found ?? 0) > 0).length }
  })
}

/** A village's checklist out of its checks, in their order; checks of items that are on the list no more are passed over. */
export function checklistOf(items: ChecklistItem[], checks: Check[]): VillageChecklist {
  const latest = new Map(checks.map((check) => [check.item, check]))
  const rows = items.map((item) => {
    const check = latest.get(item.code)
    if (!check) return { item: item.code, value: null, checkedOn: null, holds: null }
    const { value: found, checkedOn, note, state } = check
    return { item: item.code, value: found, checkedOn, holds: holds(item, found), ...(state && { state }), note }
  })
  return { isComplete: rows.every((row) => row.holds === true), checks: rows }
}
