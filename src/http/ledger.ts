/** The ledger over HTTP: its five nouns are alike, and differ by what is wrong with one and where it stands on a day. */
import { events, funds, problems, tenders, works } from '../contract/ledger.ts'
import { EVENT_SHEET, FUND_SHEET, PROBLEM_SHEET, TENDER_SHEET, WORK_SHEET } from '../contract/sheets-ledger.ts'
import type { Sheet } from '../contract/sheet.ts'
import { AppError, invalid, notFound } from '../domain/errors.ts'
import { eventMisfits, type NewEvent } from '../domain/ledger/event.ts'
import { fundMisfits, fundOn, type NewFund } from '../domain/ledger/fund.ts'
import type { LedgerNoun, Misfit } from '../domain/ledger/ledger.ts'
import { type NewProblem, problemMisfits, problemOn } from '../domain/ledger/problem.ts'
import { type NewTender, tenderMisfits, tenderOn } from '../domain/ledger/tender.ts'
import { touchedDays } from '../domain/ledger/touched-days.ts'
import { type NewWork, workMisfits, workOn } from '../domain/ledger/work.ts'
import { isAddedBy } from '../store/people/audit.ts'
import { withdrawPhoto } from '../store/screening/photos.ts'
import { addEntry, changeEntry, type Content, type Entry, readEntry } from '../store/ledger/ledger.ts'
import { findEntries } from '../store/ledger/entry-list.ts'
import type { App, Deps } from './deps.ts'
import { answerPhoto, takePhoto } from './photos.ts'
import { afterIn, dayAsked, nextIn, requireNotFuture, requireSameCode } from './queries.ts'
import { type Handle, kept, serve } from './serve.ts'
import { serveList } from './sheets.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

interface Noun<C extends Content> {
  noun: LedgerNoun
  misfits: (content: C) => Misfit[]
  /** Where it stands on a day. */
  on: (content: C, asOf: string) => object
}

type Sent = Content & { reason?: string; revision?: number }
type Nouns = typeof events | typeof works | typeof funds | typeof tenders | typeof problems
const KEY = ['on', 'id'] as const

export function ledgerRoutes(app: App, deps: Deps): void {
  nounRoutes<NewEvent>(app, deps, events, EVENT_SHEET, { noun: 'event', misfits: eventMisfits, on: () => ({}) })
  nounRoutes<NewWork>(app, deps, works, WORK_SHEET, { noun: 'work', misfits: workMisfits, on: workOn })
  nounRoutes<NewFund>(app, deps, funds, FUND_SHEET, { noun: 'fund', misfits: fundMisfits, on: fundOn })
  nounRoutes<NewTender>(app, deps, tenders, TENDER_SHEET, { noun: 'tender', misfits: tenderMisfits, on: tenderOn })
  nounRoutes<NewProblem>(app, deps, problems, PROBLEM_SHEET, {
    noun: 'problem',
    misfits: problemMisfits,
    on: problemOn,
  })
}

/** An entry as it is answered: of what was read, and of an id; throws where there is none. */
function tellersOf<C extends Content>({ noun, on }: Noun<C>) {
  const told = ({ content, ...entry }: Entry, asOf: string) => ({ ...content, ...entry, ...on(content as C, asOf) })
  const one = async (at: Deps, id: string, asOf?: string) => {
    const found = await readEntry(at.sql, noun, id)
    if (!found) throw notFound(`noun_${noun}`, id)
    return told(found, dayAsked(at, asOf))
  }
  return { told, one }
}

/** The routes of each noun take and answer what its own schemas say; here they are what all have in common. */
function nounRoutes<C extends Content>(app: App, deps: Deps, routes: Nouns, sheet: object, own: Noun<C>): void {
  const { noun } = own
  const { told, one } = tellersOf(own)

  serveList(app, deps, sheet as Sheet<typeof events.list>, (async ({ at, query }) => {
    const { asOf, limit = 50, cursor, ...filter } = query
    const day = dayAsked(at, asOf)
    const { items, next, ...totals } = await findEntries(at.sql, noun, filter, limit, afterIn(KEY, cursor))
    return { items: items.map((entry) => told(entry, day)) as never[], ...totals, ...nextIn(KEY, next) }
  }) satisfies Handle<typeof events.list>)

  serve(
    app,
    deps,
    routes.read as typeof events.read,
    async ({ at, params: { id }, query: { asOf } }) => one(at, id, asOf) as never,
  )

  serve(app, deps, routes.send as typeof events.send, async ({ body, actor }) => {
    const { reason, ...content } = body as unknown as Sent
    const sql = await checked(deps, own, content as unknown as C, undefined, reason)
    const { LOGS_PER_HOUR: logsPerHour, HELD_PER_TEAM: heldPerTeam } = deps.config
    const bounds = { logsPerHour, heldPerTeam }
    const { isNew } = await addEntry(sql, content, { noun, actor, now: deps.now(), reason, bounds })
    return kept(isNew, (await one(deps, content.id)) as never)
  })

  serve(app, deps, routes.change as typeof events.change, async ({ body, params: { id }, actor }) => {
    const { reason, revision = 0, ...content } = body as unknown as Sent
    requireSameCode(id, content.id)
    const before = await readEntry(deps.sql, noun, id)
    const sql = await checked(deps, own, content as unknown as C, before?.content, reason)
    await changeEntry(sql, content, revision, { noun, actor, now: deps.now(), reason })
    return (await one(deps, id)) as never
  })

  fileRoutes(app, deps, { routes: routes as typeof events, noun, one })
}

interface Filed {
  routes: typeof events
  noun: LedgerNoun
  /** The entry as it is answered; throws where there is none. */
  one: (at: Deps, id: string) => Promise<unknown>
}

/** Photos and papers of an entry, by the same ways as those of logs. */
function fileRoutes(app: App, deps: Deps, { routes, noun, one }: Filed): void {
  const fileOf = async (id: string) => {
    await one(deps, id)
    return { entryId: id, noun }
  }
  serve(app, deps, routes.sendPhoto, async ({ params: { id, sha256 }, query: { name }, actor, c }) => {
    const of = await fileOf(id)
    // whoever enters what they saw shows that, and nothing of others
    const isOwn = actor.role === 'manager' || (await isAddedBy(deps.sql, noun, id, actor))
    if (!isOwn) throw new AppError('forbidden', { key: 'error_not_entered_by_you' })
    const { outcome, kept: file } = await takePhoto(deps, c, of, { sha256, name }, actor)
    const { type, receivedAt } = file
    return kept(outcome === 'stored', { sha256, ...(file.name && { name: file.name }), type, receivedAt })
  })

  serve(app, deps, routes.photo, async ({ params: { id, sha256 }, c }) =>
    answerPhoto(deps, c, await fileOf(id), sha256),
  )

  serve(app, deps, routes.withdrawPhoto, async ({ params: { id, sha256 }, body: { withdrawn }, actor }) => {
    await withdrawPhoto(deps.sql, await fileOf(id), sha256, withdrawn, actor, deps.now())
    return (await one(deps, id)) as never
  })
}

async function checked<C extends Content>(
  deps: Deps,
  { misfits }: Noun<C>,
  content: C,
  before: Content | undefined,
  reason: string | undefined,
) {
  requireNotFuture(deps, 'on', content.on)
  const wrong = misfits(content)
  if (wrong.length > 0) throw invalid(...wrong)
  const days = touchedDays(content, before)
  return openOrWhy(deps.sql, { days }, reason)
}
