/** Speakers over HTTP: what stands in a village, and which of its machines are online. */
import { Flag01 } from '../contract/list.ts'
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { notFound } from '../domain/errors.ts'
import { Day } from '../domain/period.ts'
import { Code, type Village } from '../domain/register/place.ts'
import { NewVillageSpeakers, SpeakerGroup } from '../domain/audibility/speaker.ts'
import { Online, OnlineTotal, onlineTotal, SpeakerSums, sumsOf } from '../domain/audibility/speaker-online.ts'
import { readOnline } from '../store/audibility/speaker-online.ts'
import { putVillageSpeakers, speakersIn } from '../store/audibility/village-speakers.ts'
import { findVillage } from '../store/register/villages.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { CodeParam, dayAsked, inForce } from './queries.ts'

const VillageSpeakers = z
  .object({ villageCode: Code, groups: z.array(SpeakerGroup), ...SpeakerSums.shape })
  .meta({ id: 'VillageSpeakers', description: 'What stands in a village, by kind; no groups when that is not known' })
export const VillageOnline = z
  .object({ code: Code, name: z.string(), townshipName: z.string(), designated: z.boolean(), ...Online.shape })
  .meta({ id: 'VillageOnline', description: 'What machines of a village said of themselves on one day' })

export function speakerRoutes(app: App, deps: Deps): void {
  getVillageSpeakers(app, deps)
  putSpeakers(app, deps)
  getSpeakerOnline(app, deps)
}

async function villageOr404(deps: Deps, code: string): Promise<Village> {
  const village = await findVillage(deps.sql, code)
  if (!village) throw notFound('noun_village', code)
  return village
}

const speakersAnswer = ({ code, speakersInstalled }: Village, groups: SpeakerGroup[]) => ({
  ...{ villageCode: code, groups },
  ...sumsOf(groups, speakersInstalled),
})

function getVillageSpeakers(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/villages/{code}/speakers',
      ...access(deps, 'read', 'team', 'technician', 'manager'),
      request: { query: NoQuery, params: CodeParam },
      responses: { 200: jsonAnswer(VillageSpeakers, 'The village’s register of speakers'), ...problems },
    }),
    async (c) => {
      const village = await villageOr404(deps, c.req.valid('param').code)
      return c.json(speakersAnswer(village, await speakersIn(deps.sql, village.code)), 200)
    },
  )
}

function putSpeakers(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/villages/{code}/speakers',
      ...access(deps, 'reports', 'technician', 'manager'),
      request: { query: NoQuery, params: CodeParam, body: jsonBody(NewVillageSpeakers) },
      responses: { 200: jsonAnswer(VillageSpeakers, 'As it is kept now; replaced as a whole'), ...problems },
    }),
    async (c) => {
      const village = await villageOr404(deps, c.req.valid('param').code)
      const { groups } = c.req.valid('json')
      const kept = await putVillageSpeakers(deps.sql, village.code, groups, c.get('actor'), deps.now())
      return c.json(speakersAnswer(village, kept), 200)
    },
  )
}

const SpeakerOnline = z
  .object({ asOf: Day, total: OnlineTotal, villages: z.array(VillageOnline) })
  .meta({ id: 'SpeakerOnline', description: 'Villages with machines that can report; of today, what was said so far' })

function getSpeakerOnline(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/speaker-online',
      ...access(deps, 'read', 'technician', 'manager'),
      request: { query: z.object({ asOf: Day.optional(), designated: Flag01.optional() }).strict() },
      responses: { 200: jsonAnswer(SpeakerOnline, 'Online on a day, beside audibility and never for it'), ...problems },
    }),
    async (c) => {
      const { designated, ...query } = c.req.valid('query')
      const asOf = dayAsked(deps, query.asOf)
      const all = await readOnline(deps.sql, asOf, (await inForce(deps, asOf)).STALE_DAYS)
      const villages = all.filter((village) => designated === undefined || village.designated === designated)
      return c.json({ asOf, total: onlineTotal(villages), villages }, 200)
    },
  )
}
