/** Settlements over HTTP. */
import { MOST_A_PAGE } from '../contract/route.ts'
import { SETTLEMENT_SHEET } from '../contract/sheets-money.ts'
import { settlements } from '../contract/settlements.ts'
import { AppError, busy, invalid, notFound } from '../domain/errors.ts'
import { say } from '../domain/language.ts'
import {
  daysOfPeriod,
  type Figures,
  type FrozenRow,
  periodAfter,
  periodOf,
  settledText,
  type Settlement,
  type SettlementDetail,
  type SettlementRow,
  totalsOf,
} from '../domain/money/settlement.ts'
import type { Actor } from '../domain/people/account.ts'
import type { Language } from '../domain/sentence.ts'
import { ConstraintError, isOvertaken } from '../store/engine/sql.ts'
import {
  type Confirmed,
  findSettlement,
  findSettlements,
  keepDraft,
  type KeptSettlement,
  lockSettlement,
  workOut,
} from '../store/money/settlements.ts'
import { settingsOn } from '../store/people/settings.ts'
import { FEW_SEALS, sealTrail } from '../store/trail/seals.ts'
import { type Issuing, type Reader, readerOf } from './bulletins.ts'
import type { App, Deps } from './deps.ts'
import { fromCursor, inForce, pageFrom, today } from './queries.ts'
import { sha256Hex } from './secrets.ts'
import { calledByEnding, kept, serve } from './serve.ts'
import { serveList } from './sheets.ts'

export function settlementRoutes(app: App, deps: Deps): void {
  serve(app, deps, settlements.list, async ({ query: { cursor, limit = MOST_A_PAGE }, actor }) => {
    const reader = await readerOf(deps, actor)
    const [before] = fromCursor(cursor, 1) ?? []
    const { items, total } = await findSettlements(deps.sql, limit + 1, before)
    return pageFrom(
      items.map((one) => toldTo(reader, one)),
      limit,
      total,
      ({ period }) => [period],
    )
  })

  calledByEnding(app, '/api/settlements', ['xlsx', 'csv'], 'sheet')
  serveList(app, deps, SETTLEMENT_SHEET, async ({ params: { period }, actor, language }) =>
    detailFor(deps, period, actor, language),
  )

  serve(app, deps, settlements.make, async ({ body: { period }, actor, language }) => {
    if (period > periodAfter(periodOf(today(deps)))) {
      throw invalid({ path: 'period', sentence: { key: 'settlement_too_early' } })
    }
    const isNew = await draftFor(deps, period, actor)
    return kept(isNew, await detailFor(deps, period, actor, language))
  })

  serve(app, deps, settlements.confirm, async ({ params: { period }, actor, language }) => {
    const draft = await known(deps, period)
    if (draft.confirmedAt === undefined) {
      await confirm(deps, draft, actor)
      await sealTrail(deps, FEW_SEALS)
    }
    return detailFor(deps, period, actor, language)
  })
}

/** Answers whether there was none. What is as it was, and the same person's, is left as it is. */
export async function draftFor(deps: Issuing, period: string, actor: Actor): Promise<boolean> {
  const before = await findSettlement(deps.sql, period)
  const { sha256 } = await workedOut(deps, period)
  if (before?.sha256 !== sha256 || before.madeById !== actor.id || before.figures !== undefined) {
    await keepDraft(deps.sql, period, sha256, actor, deps.now()).catch(whenLocked)
  }
  return before === undefined
}

function whenLocked(error: unknown): never {
  throw error instanceof ConstraintError && error.constraint === 'settlements_are_locked'
    ? new AppError('conflict', { key: 'settlement_locked' })
    : error
}

async function known({ sql }: Deps, period: string) {
  const found = await findSettlement(sql, period)
  if (!found) throw notFound('noun_settlement', period)
  return found
}

function toldTo({ id, role, isAlone }: Reader, { madeById, ...told }: KeptSettlement): Settlement {
  const isDraft = told.confirmedAt === undefined
  const canConfirm = isDraft && role === 'manager' && (madeById !== id || isAlone)
  return { ...told, status: isDraft ? 'draft' : 'locked', canConfirm }
}

/** With the rate and the shares of its last day. */
async function workedOut(deps: Issuing, period: string): Promise<Confirmed & { told: Figures }> {
  const { to } = daysOfPeriod(period)
  const { RATE_FEN: rateFen, SHARES: shares } = await settingsOn(deps.sql, deps.config, to)
  const { figures: told, lines, lockedBefore } = await workOut(deps.sql, period, { rateFen, shares }, today(deps))
  const figures = JSON.stringify(told)
  return { period, told, figures, lines, lockedBefore, rateFen, sha256: sha256Hex(settledText({ figures, lines })) }
}

async function detailFor(deps: Deps, period: string, actor: Actor, language: Language): Promise<SettlementDetail> {
  const { figures, ...settlement } = await known(deps, period)
  const now = figures === undefined ? await workedOut(deps, period) : undefined
  const { rateFen, shares, rows } = now?.told ?? (JSON.parse(figures ?? '') as Figures)
  const seen = rows.filter(({ teamCode }) => actor.role !== 'team' || teamCode === actor.teamCode)
  const said = seen.map((row) => rowIn(language, row))
  const isChanged = now !== undefined && now.sha256 !== settlement.sha256
  return {
    ...toldTo(await readerOf(deps, actor), settlement),
    rateFen,
    shares,
    ...(isChanged && { isChanged }),
    rows: said,
    totals: totalsOf(said),
  }
}

/** What nobody has decided on is named by where it stands. */
const rowIn = (language: Language, row: FrozenRow): SettlementRow => ({
  ...row,
  deducted: row.deducted.map((log) => {
    return { ...log, reason: log.reason ?? say(language, { key: `status_${log.status}` }) }
  }),
})

async function confirm(deps: Deps, draft: KeptSettlement, actor: Actor): Promise<void> {
  if (draft.to > today(deps)) throw new AppError('conflict', { key: 'settlement_not_over', facts: { day: draft.to } })
  const now = await workedOut(deps, draft.period)
  if (now.sha256 !== draft.sha256) throw new AppError('conflict', { key: 'settlement_changed' })
  try {
    await lockSettlement(deps.sql, now, actor, deps.now(), (await inForce(deps)).SINGLE_MANAGER)
  } catch (error) {
    if (error instanceof ConstraintError && error.constraint === 'settlement_confirmed_by_another') {
      throw new AppError('forbidden', { key: 'settlement_own' })
    }
    if (!isOvertaken(error, 'settlements_are_locked')) throw error
    // another was faster: with this one it is done, with another period it is worked out anew
    if ((await known(deps, draft.period)).confirmedAt === undefined) throw busy()
  }
}
