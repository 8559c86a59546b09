/**
 * Logs that arrive while others are taken in wait, and are then taken in together: one look around and one write for all of
 * an evening's phones, where each alone would look again whenever another was faster.
 */
import { type NewScreening, normalized } from '../../domain/screening/screening.ts'
import type { Sql } from '../engine/sql.ts'
import { Unavailable } from '../engine/unavailable.ts'
import { type Desk, type Outcome, type Sending, takeInNormalized, takeInTogether } from './screening-intake.ts'

interface Waiting extends Sending {
  resolve: (outcomes: Outcome[]) => void
  reject: (error: unknown) => void
}

const MOST_TOGETHER = 50
const queues = new WeakMap<Sql, Waiting[]>()

/** As `takeIn`; only on a server, where whoever waits for another is of the same process. */
export function takeInWithOthers(sql: Sql, entry: NewScreening, desk: Desk): Promise<Outcome[]> {
  const wanted = [normalized(entry)]
  if (sql.rowsAtOnce === undefined) return takeInNormalized(sql, wanted, desk)
  return new Promise((resolve, reject) => {
    const one = { wanted, desk, resolve, reject }
    const waiting = queues.get(sql)
    if (waiting) waiting.push(one)
    else void workOff(sql, [one])
  })
}

async function workOff(sql: Sql, waiting: Waiting[]): Promise<void> {
  queues.set(sql, waiting)
  // what came in the same moment is read after the first, which is not to be taken in alone
  await new Promise(setImmediate)
  while (waiting.length > 0) await settle(sql, together(waiting))
  queues.delete(sql)
}

/** Taken off the queue: the first, and with it others in their order, up to one under an id that is among them already. */
function together(waiting: Waiting[]): Waiting[] {
  const ids = new Set<string>()
  const zone = waiting[0]?.desk.settings.timeZone
  const end = waiting.findIndex(({ wanted, desk }, i) => {
    const isOther = wanted.some(({ id }) => ids.has(id)) || desk.settings.timeZone !== zone || i >= MOST_TOGETHER
    for (const { id } of wanted) ids.add(id)
    return isOther
  })
  return waiting.splice(0, end === -1 ? waiting.length : end)
}

/** Whatever keeps one of them from being written, a bound or a bad row, is found by taking in each alone. */
async function settle(sql: Sql, group: Waiting[]): Promise<void> {
  const [first, second] = group
  if (first && second) {
    try {
      const outcomes = await takeInTogether(sql, group, first.desk.settings.timeZone)
      if (outcomes) {
        for (const [i, one] of group.entries()) one.resolve(outcomes[i] ?? [])
        return
      }
    } catch (error) {
      if (error instanceof Unavailable) {
        for (const one of group) one.reject(error)
        return
      }
    }
  }
  await Promise.all(group.map((one) => takeInNormalized(sql, one.wanted, one.desk).then(one.resolve, one.reject)))
}
