/** One village's audibility over HTTP: its state on a day, and its tests. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { Role } from '../domain/people/account.ts'
import { Band, rateOfTest } from '../domain/audibility/audibility.ts'
import { notFound } from '../domain/errors.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { sumsOf } from '../domain/audibility/speaker-online.ts'
import { type AudibilityReport, findReports } from '../store/audibility/audibility-reports.ts'
import { testsOn } from '../store/audibility/audibility-states.ts'
import { settingVersions } from '../store/people/settings.ts'
import { readOnline } from '../store/audibility/speaker-online.ts'
import { speakersIn } from '../store/audibility/village-speakers.ts'
import { findVillage } from '../store/register/villages.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { judged, ratePercent, ReportAnswer, reportIn } from './audibility.ts'
import { CodeParam, dayAsked, inForce } from './queries.ts'
import { VillageOnline } from './speakers.ts'

const StaleDays = z
  .array(z.object({ effectiveOn: Day.nullable(), days: z.int() }))
  .meta({ description: 'How many days a full test counts, from which day on; null: from the beginning' })
const VillageAudibility = z
  .object({
    villageCode: Code,
    asOf: Day,
    band: Band,
    ratePercent,
    speakersInstalled: z.int().nullable(),
    speakersSounding: z.int().nullable(),
    testedOn: Day.nullable(),
    staleDays: StaleDays,
    staleOn: Day.nullable().meta({ description: 'First day on which the last full test no longer counts' }),
    belowSince: Day.nullable().meta({
      description:
        'The first test since the last passing one that found it below 95 %, whether that still counts or is out of date; ' +
        'the day from which its flag counts',
    }),
    partial: z
      .object({
        testedOn: Day,
        speakersInstalled: z.int(),
        speakersTested: z.int(),
        speakersSounding: z.int(),
        atMostPercent: z.number(),
      })
      .optional()
      .meta({ description: 'A newer part test that alone proves the village below the line' }),
    online: VillageOnline.nullable().meta({
      description: 'What machines said that day; null when none can report. Beside the band, never part of it',
    }),
    registered: z.int().nullable().meta({ description: 'Speakers by the village’s register; null when there is none' }),
    history: z.array(ReportAnswer.partial({ reportedBy: true })).meta({
      description: 'Newest test first. A team sees the figures, not who tested, for what fault or log, and the notes',
    }),
  })
  .meta({ id: 'VillageAudibility' })

/** What a team may know of a test, which may be another team's or a technician's. */
const figuresIn = ({ reportedBy: _, note: __, faultId: ___, screeningId: ____, ...report }: AudibilityReport) => ({
  ...report,
  ...judged(report),
})

export function villageAudibilityRoutes(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/villages/{code}/audibility',
      ...access(deps, 'read', 'team', 'technician', 'manager'),
      request: { query: z.object({ asOf: Day.optional() }).strict(), params: CodeParam },
      responses: { 200: jsonAnswer(VillageAudibility, 'The village’s state on a day, and its tests'), ...problems },
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      const asOf = dayAsked(deps, c.req.valid('query').asOf)
      if (!(await findVillage(deps.sql, code))) throw notFound('noun_village', code)
      return c.json(await audibilityIn(deps, code, asOf, c.get('actor').role), 200)
    },
  )
}

async function audibilityIn(deps: Deps, code: string, asOf: string, role: Role) {
  const { sql } = deps
  const { STALE_DAYS: staleDays } = await inForce(deps, asOf)
  const { tests } = await sql.read({ tests: testsOn(asOf, staleDays, code) })
  const state = tests.states.get(code) ?? { band: 'untested' as const }
  const [online = null] = await readOnline(sql, asOf, staleDays, code)
  const { items } = await findReports(sql, { village: code, to: asOf }, 200)
  return {
    villageCode: code,
    asOf,
    band: state.band,
    ratePercent: state.full ? rateOfTest(state.full) : null,
    speakersInstalled: state.full?.speakersInstalled ?? null,
    speakersSounding: state.full?.speakersSounding ?? null,
    testedOn: state.full?.testedOn ?? null,
    staleDays: await staleDaysThrough(deps),
    staleOn: state.staleOn ?? null,
    belowSince: state.belowSince ?? null,
    ...(state.partial && { partial: state.partial }),
    online,
    registered: sumsOf(await speakersIn(sql, code), undefined).total,
    history: role === 'team' ? items.map(figuresIn) : items.map(reportIn),
  }
}

async function staleDaysThrough({ sql, config }: Deps): Promise<z.infer<typeof StaleDays>> {
  const decided = (await settingVersions(sql)).filter(({ name }) => name === 'STALE_DAYS')
  const beneath = config.STALE_DAYS
  return [
    { effectiveOn: null, days: beneath },
    ...decided.map(({ effectiveOn, value }) => ({ effectiveOn, days: typeof value === 'number' ? value : beneath })),
  ]
}
