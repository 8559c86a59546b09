/** Every list: its size and its pages are asked for in one way, and the pages add up to what it says it has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountById, putAccounts } from '../../src/store/people/accounts.ts'
import { startSession } from '../../src/store/people/sessions.ts'
import { type Call, engines, type Running } from '../engines.ts'
import {
  aCoverage,
  aFault,
  aMailChannel,
  aMissedShow,
  aPlan,
  aReport,
  aScreening,
  aTarget,
  aVillage,
  NOW,
} from '../make.ts'
import { LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'
import { aDraft } from '../report-drafts.ts'
import { anEvening } from '../store/places.ts'
import { aService, told } from './service.ts'

interface Page {
  items: unknown[]
  total: number | null
  nextCursor?: string
}
interface Schema {
  $ref?: string
  properties?: Record<string, unknown>
}
interface Operation {
  parameters?: { name: string }[]
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** What an answer is made of, wherever that is written down. */
function partsOf({ components }: Document, { responses }: Operation): string[] {
  const schema = responses['200']?.content?.['application/json']?.schema
  const named = schema?.$ref && components.schemas[schema.$ref.split('/').at(-1) ?? '']
  return Object.keys((named || schema)?.properties ?? {})
}

/** They lie in a folder of a server's; an engine of the tests has none. */
const BACKUPS = '/api/backups'
test('a server’s backups come in pages, too', async () => {
  const items = ['c', 'b', 'a'].map((file) => ({
    file,
    kind: 'full' as const,
    madeAt: NOW.toISOString(),
    bytes: 1,
    rows: 1,
  }))
  const backups = () => Promise.resolve({ place: 'folder' as const, hasSecondPlace: false, items })
  const manager = await (await aService({ deps: { backups } })).signedInAs('manager')
  const first = await told<Page>(await manager('GET', `${BACKUPS}?limit=2`))
  const cursor = encodeURIComponent(first.nextCursor ?? '')
  const second = await told<Page>(await manager('GET', `${BACKUPS}?limit=2&cursor=${cursor}`))
  expect([first.total, ...first.items, ...second.items, second.nextCursor]).toEqual([3, ...items, undefined])
})

describe.each(engines)('lists on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let lists: { path: string; parts: string[]; takes: string[]; answers: string[] }[]
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    await twoOfEach()
    const document = await told<Document>(await manager('GET', '/api/openapi.json'))
    lists = Object.entries(document.paths).flatMap(([path, { get }]) => {
      const parts = get ? partsOf(document, get) : []
      if (!get || !parts.includes('items')) return []
      const takes = (get.parameters ?? []).map(({ name }) => name)
      return [{ path, parts, takes, answers: Object.keys(get.responses) }]
    })
  })
  afterAll(() => running.stop())

  const sent = async (method: string, path: string, body: unknown): Promise<void> => {
    const answer = await manager(method, path, body)
    expect([path, answer.status < 300, await answer.text()]).toEqual([path, true, expect.any(String)])
  }

  async function twoOfEach(): Promise<void> {
    const logs: string[] = []
    const sender = await running.with('manager')
    for (const name of ['one', 'two']) {
      const { villageCode, teamCode } = await anEvening(running.sql)
      const log = aScreening({ villageCode, teamCode })
      logs.push(log.id)
      expect((await sender('POST', '/api/screenings', log)).status).toBe(201)
      const written = { ...(await anEvening(running.sql)), filmCodes: [], filmTitles: [`《${name}》`] }
      await sent('POST', '/api/screenings', aScreening(written))
      await sent('POST', '/api/missed-shows', aMissedShow({ villageCode, teamCode }))
      await sent('POST', '/api/plans/batch', { plans: [aPlan({ villageCode, teamCode })] })
      await sent('POST', '/api/audibility-reports', aReport({ villageCode }))
      await sent('POST', '/api/faults', aFault({ villageCode }))
      await sent('POST', '/api/tv-coverage', aCoverage({ villageCode }))
      await sent('PUT', '/api/speaker-resources', { resources: [{ resourceCode: `machine-${name}`, villageCode }] })
      const effectiveOn = name === 'one' ? '2018-01-01' : '2019-01-01'
      const rule = { effectiveOn, shortsPerScreening: 4, shortsBesideFeature: 'added' }
      await sent('PUT', `/api/credit-rules/${effectiveOn}`, rule)
      await sent('PUT', '/api/targets/paged', { ...aTarget({ code: 'paged', name }), effectiveOn })
      await sent('PUT', '/api/villages/paged', aVillage({ code: 'paged', name }))
      const month = name === 'one' ? '2016-11' : '2016-12'
      const drawn = aScreening({
        villageCode,
        teamCode,
        startedAt: `${month}-20T20:50:00+08:00`,
        endedAt: `${month}-20T22:30:00+08:00`,
      })
      expect((await sender('POST', '/api/screenings', drawn)).status).toBe(201)
      await sent('POST', '/api/callback-draws', { month })
      await sent('POST', '/api/bulletins', { kind: 'special', asOf: `${month}-30` })
      await sent('POST', `/api/months/${month}/close`, undefined)
      await sent('POST', '/api/settlements', { period: name === 'one' ? '2016-H1' : '2016-H2' })
      for (const noun of LEDGER_ADDRESSES) await sent('POST', `/api/${noun}`, LEDGER[noun]())
      await sent('POST', '/api/reports', aDraft({ title: name }))
      const channel = `/api/channels/${crypto.randomUUID()}`
      await sent('PUT', channel, aMailChannel())
      await sent('POST', `${channel}/test`, undefined)
      const account = { username: name, displayName: name, role: 'manager' as const }
      await putAccounts(running.sql, [account], null, NOW)
      await running.as('technician')
    }
    await running.trigger('seals')
    await sent('POST', '/api/reviews', { ids: logs, decision: 'accept' })
    await elsewhere()
  }

  /** The manager is signed in at a second place. */
  async function elsewhere(): Promise<void> {
    const { id } = await told<{ id: string }>(await manager('GET', '/api/session'))
    const known = await accountById(running.sql, id)
    if (known) await startSession(running.sql, known, { tokenHash: 'another one' }, NOW)
  }

  const pageAt = async (path: string, query: string): Promise<Page> => {
    const answer = await manager('GET', `${path.replace('{code}', 'paged')}?${query}`)
    expect([path, answer.status]).toEqual([path, 200])
    return told<Page>(answer)
  }

  test('each takes limit and cursor and answers its total, and none is called otherwise', () => {
    expect(lists.map(({ path }) => path)).toEqual(expect.arrayContaining(['/api/teams', '/api/audit']))
    expect(lists.length).toBeGreaterThan(18)
    for (const { path, parts, takes, answers } of lists) {
      expect([path, takes]).toEqual([path, expect.arrayContaining(['limit', 'cursor'])])
      expect([path, parts]).toEqual([path, expect.arrayContaining(['total', 'nextCursor'])])
      // a target's versions carry the tag by which it is changed
      const isKnownAgain = answers.includes('304') || path === '/api/targets/{code}/versions'
      expect([path, isKnownAgain]).toEqual([path, true])
    }
  })

  test('pages meet: one after another they are the whole list, without a gap and nothing twice', async () => {
    const readAll = async (path: string, limit: number) => {
      const pages = [await pageAt(path, `limit=${limit}`)]
      for (let next = pages[0]?.nextCursor; next !== undefined; next = pages.at(-1)?.nextCursor) {
        pages.push(await pageAt(path, `limit=${limit}&cursor=${encodeURIComponent(next)}`))
      }
      return pages
    }
    for (const { path } of lists.filter((list) => list.path !== BACKUPS)) {
      const whole = (await readAll(path, 500)).flatMap(({ items }) => items)
      expect([path, whole.length >= 2]).toEqual([path, true])
      const limit = Math.min(500, Math.ceil(whole.length / 3))
      const pages = await readAll(path, limit)
      expect([path, pages.length > 1, pages.flatMap(({ items }) => items)]).toEqual([path, true, whole])
      for (const { items, total, nextCursor } of pages) {
        expect([path, total, nextCursor === undefined || items.length === limit]).toEqual([path, whole.length, true])
      }
    }
  })

  test('no page is longer than 500 or shorter than one, and a cursor is one of ours', async () => {
    for (const { path } of lists) {
      for (const query of ['limit=0', 'limit=501', 'limit=many', 'limit=', 'cursor=!']) {
        const answer = await manager('GET', `${path.replace('{code}', 'paged')}?${query}`)
        const { issues } = await told<{ issues: { path: string }[] }>(answer)
        expect([path, query, answer.status, issues[0]?.path]).toEqual([path, query, 422, query.split('=')[0]])
      }
    }
  })

  test('a page goes on behind what was taken out meanwhile', async () => {
    const ids = async (query: string) => {
      const { items, nextCursor = '' } = await pageAt('/api/tokens', query)
      return { ids: (items as { id: string; role: string }[]).map(({ id, role }) => `${role} ${id}`), nextCursor }
    }
    const { ids: all } = await ids('limit=500')
    const taken = all.findIndex((token) => token.startsWith('technician'))
    const first = await ids(`limit=${taken + 1}`)
    await manager('DELETE', `/api/tokens/${all[taken]?.split(' ')[1]}`)
    const next = await ids(`limit=500&cursor=${encodeURIComponent(first.nextCursor)}`)
    expect([first.ids, next.ids]).toEqual([all.slice(0, taken + 1), all.slice(taken + 1)])
  })
})
