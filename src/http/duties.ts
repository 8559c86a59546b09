/** Who answers for what, over HTTP. */
import { duties } from '../contract/duties.ts'
import { DUTY_SHEET } from '../contract/sheets-ledger.ts'
import { findDuties } from '../store/ledger/duty-list.ts'
import { putDuty, readDuty, dutySubject } from '../store/ledger/duties.ts'
import { revisionOf } from '../store/people/revisions.ts'
import type { App, Deps } from './deps.ts'
import { afterIn, badCursor, dayAsked, nextIn, today } from './queries.ts'
import { serve, tagged } from './serve.ts'
import { serveList } from './sheets.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

const KEY = ['named', 'place', 'rank', 'code'] as const

export function dutyRoutes(app: App, deps: Deps): void {
  serveList(app, deps, DUTY_SHEET, async ({ at, query: { limit = 50, cursor, asOf, ...filter } }) => {
    const after = afterIn(KEY, cursor)
    if (after && ![after.named, after.place, after.rank].every((one) => /^\d$/.test(one))) throw badCursor()
    const { next, ...page } = await findDuties(
      at.sql,
      { ...filter, asOf: dayAsked(at, asOf) },
      limit,
      after && { code: after.code, named: Number(after.named), place: Number(after.place), rank: Number(after.rank) },
    )
    return { ...page, ...nextIn(KEY, next) }
  })

  serve(app, deps, duties.read, async ({ at, params: { subject }, query: { asOf }, c }) => {
    // before it is read: then it is never newer than what was read
    tagged(c, await revisionOf(at.sql, dutySubject(subject)))
    return readDuty(at.sql, subject, dayAsked(at, asOf))
  })

  serve(app, deps, duties.put, async ({ params: { subject }, body, actor, expected, c }) => {
    const { effectiveOn = today(deps), ...named } = body
    const sql = await openOrWhy(deps.sql, { from: effectiveOn }, body.reason)
    tagged(c, await putDuty(sql, { ...named, subject, effectiveOn, expected }, actor, deps.now()))
    return readDuty(deps.sql, subject, today(deps))
  })
}
