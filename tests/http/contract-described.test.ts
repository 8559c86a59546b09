/** The contract as it is published: what the sample half-year is answered with, and what was sent to make it, fits it. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TAGS } from '../../src/contract/route.ts'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import { ROUTES } from '../answers.ts'
import { type Call, engines, type Running } from '../engines.ts'
import {
  aCoverage,
  aFault,
  aFilm,
  aMailChannel,
  aMissedShow,
  aPlan,
  aReport,
  aScreening,
  aTarget,
  aVillage,
} from '../make.ts'
import { misfits, type Schema, type Schemas } from './json-schema.ts'
import { giveSample } from '../demo.ts'
import { LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'
import { aDraft } from '../report-drafts.ts'
import { told } from './service.ts'

interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  parameters?: { name: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Schemas }
}

let running: Running
let manager: Call
let document: Document
beforeAll(async () => {
  running = (await engines.find(({ name }) => name === 'better-sqlite3')?.start()) as Running
  await giveSample(running)
  manager = await running.as('manager')
  await manager('POST', '/api/callback-draws', { month: '2017-05' })
  // with it the first seals
  await manager('POST', '/api/bulletins', { kind: 'special', asOf: '2017-06-30' })
  await manager('POST', '/api/settlements', { period: '2017-H1' })
  await manager('POST', '/api/reports', aDraft())
  await manager('POST', '/api/plans/batch', { plans: [aPlan()] })
  await manager('PUT', `/api/channels/${crypto.randomUUID()}`, aMailChannel())
  for (const noun of LEDGER_ADDRESSES) await manager('POST', `/api/${noun}`, { ...LEDGER[noun](), reason: '补登' })
  document = await told<Document>(await manager('GET', '/api/openapi.json'))
}, 300_000)
afterAll(() => running.stop())

const wrongIn = (value: unknown, schema: Schema | undefined): string[] =>
  schema ? misfits(value, schema, document.components.schemas) : ['not described']
const answerOf = (route: string, status: string): Schema | undefined =>
  document.paths[route]?.['get']?.responses[status]?.content?.['application/json']?.schema
const bodyOf = (method: string, route: string): Schema | undefined =>
  document.paths[route]?.[method]?.requestBody?.content['application/json']?.schema

describe('answers', () => {
  /** Of a route that names a thing, the first of its list. */
  const THINGS: Record<string, [list: string, name: string]> = {
    '/api/townships/{code}': ['/api/townships', 'code'],
    '/api/villages/{code}': ['/api/villages?designated=true', 'code'],
    '/api/villages/{code}/versions': ['/api/villages?designated=true', 'code'],
    '/api/villages/{code}/standing': ['/api/villages?designated=true', 'code'],
    '/api/teams/{code}/standing': ['/api/teams', 'code'],
    '/api/villages/{code}/lineage': ['/api/villages?designated=true', 'code'],
    '/api/villages/{code}/audibility': ['/api/villages?designated=true', 'code'],
    '/api/villages/{code}/speakers': ['/api/villages?designated=true', 'code'],
    '/api/villages/{code}/tv-coverage': ['/api/villages?designated=true', 'code'],
    '/api/teams/{code}': ['/api/teams', 'code'],
    '/api/films/{code}': ['/api/films', 'code'],
    '/api/targets/{code}': ['/api/targets', 'code'],
    '/api/targets/{code}/versions': ['/api/targets', 'code'],
    '/api/screenings/{id}': ['/api/screenings?status=held', 'id'],
    '/api/teams/{code}/plan-proposal': ['/api/teams', 'code'],
    '/api/plans/{id}': ['/api/plans', 'id'],
    '/api/faults/{id}': ['/api/faults', 'id'],
    '/api/flags/{id}': ['/api/flags', 'id'],
    '/api/callback-draws/{month}': ['/api/callback-draws', 'month'],
    '/api/duties/{subject}': ['/api/duties', 'subject'],
    '/api/settings/{name}': ['/api/settings', 'name'],
    '/api/channels/{id}': ['/api/channels', 'id'],
    '/api/bulletins/{no}': ['/api/bulletins', 'no'],
    '/api/bulletins/{no}/changes': ['/api/bulletins', 'no'],
    '/api/reports/{id}': ['/api/reports', 'id'],
    '/api/reports/{id}/filled': ['/api/reports', 'id'],
    '/api/settlements/{period}': ['/api/settlements', 'period'],
    '/api/bulletins/{no}/bundle-number': ['/api/bulletins', 'no'],
    '/api/funds/{id}/evaluation': ['/api/funds', 'id'],
    ...Object.fromEntries(LEDGER_ADDRESSES.map((noun) => [`/api/${noun}/{id}`, [`/api/${noun}`, 'id']])),
  }
  /** A token has no session, and the sample no counting rule of its own. */
  const NOT_THERE = ['/api/session', '/api/credit-rules/{effectiveOn}']

  async function addressOf(path: string): Promise<string> {
    if (path === '/api/report-templates/{kind}') return '/api/report-templates/half_year'
    if (path === '/api/import-progress/{sha256}') return path.replace('{sha256}', '0'.repeat(64))
    if (path === '/api/search') return `${path}?q=${encodeURIComponent('三')}`
    const thing = THINGS[path]
    if (!thing) return path
    const [list, name] = thing
    const { items } = await told<{ items: Record<string, string>[] }>(await manager('GET', list))
    return path.replace(/\{\w+\}/, encodeURIComponent(items[0]?.[name] ?? ''))
  }

  test('of every route that answers JSON fit what is said of them', async () => {
    const paths = Object.keys(document.paths).filter((path) => answerOf(path, '200') && !NOT_THERE.includes(path))
    expect(paths.length).toBeGreaterThan(38)
    for (const path of paths) {
      const answer = await manager('GET', await addressOf(path))
      expect([path, answer.status]).toEqual([path, 200])
      expect([path, wrongIn(await answer.json(), answerOf(path, '200')).slice(0, 3)]).toEqual([path, []])
    }
  })

  test('every village, log and fault of the half-year fits, and what each team carries', async () => {
    for (const path of ['/api/villages', '/api/screenings', '/api/faults', '/api/audibility-reports', '/api/flags']) {
      let cursor: string | undefined
      do {
        const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
        const page = await told<{ nextCursor?: string }>(await manager('GET', `${path}?limit=500${more}`))
        expect([path, wrongIn(page, answerOf(path, '200')).slice(0, 3)]).toEqual([path, []])
        cursor = page.nextCursor
      } while (cursor !== undefined)
    }
  })

  test('a problem is what it says it is', async () => {
    const answer = await manager('GET', '/api/villages/nowhere')
    expect(wrongIn(await answer.json(), document.components.schemas['Problem'])).toEqual([])
    expect(document.components.schemas['Problem']?.properties?.['code']?.enum).toContain('method_not_allowed')
  })
})

describe('requests', () => {
  test('that made the half-year fit, and those of our tests that the service takes', async () => {
    const team = await told<FieldCopy>(await (await running.as('team', 'team-01'))('GET', '/api/field-copy'))
    const logs = team.team?.logs.map(({ content }) => content) ?? []
    expect(logs.length).toBeGreaterThan(20)
    const { items: villages } = await told<{ items: object[] }>(await manager('GET', '/api/villages?limit=500'))
    const bodies: [method: string, route: string, body: unknown][] = [
      ...[...logs, aScreening()].map((log): [string, string, unknown] => ['post', '/api/screenings', log]),
      ['post', '/api/screenings/batch', { screenings: logs.slice(0, 100) }],
      ...villages.map((village): [string, string, unknown] => ['put', '/api/villages/{code}', village]),
      ['put', '/api/villages/{code}', aVillage({ aliases: ['云溪·三清村（老村）'] })],
      ['put', '/api/films/{code}', aFilm()],
      ['put', '/api/targets/{code}', aTarget()],
      ['post', '/api/faults', aFault()],
      ['post', '/api/missed-shows', aMissedShow()],
      ['post', '/api/plans/batch', { plans: [aPlan()] }],
      ['post', '/api/audibility-reports', aReport()],
      ['post', '/api/tv-coverage', aCoverage()],
    ]
    for (const [method, route, body] of bodies)
      expect([route, wrongIn(body, bodyOf(method, route))]).toEqual([route, []])
  })

  test('that the service refuses do not fit', () => {
    const refused = [
      { name: '三清\u0007村' },
      { name: '' },
      { name: '村'.repeat(61) },
      { code: '三清' },
      { annualQuota: -1 },
      { latitude: 91 },
      { altitude: 500 },
    ]
    for (const changes of refused) {
      const wrong = wrongIn({ ...aVillage(), ...changes }, bodyOf('put', '/api/villages/{code}'))
      expect([changes, wrong.length]).toEqual([changes, 1])
    }
  })
})

describe('the description', () => {
  const operations = (): [string, Operation][] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
    )

  /** Beside those of the contract. */
  const PLAIN = ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs'].map((path) => `get ${path}`)

  test('has a name, a summary and a tag for every route, each name once, and names no route that is not there', () => {
    const described = operations()
    const named = ROUTES.map(({ method, path }) => `${method} ${path}`)
    expect([...named, ...PLAIN].sort()).toEqual(described.map(([route]) => route).sort())
    expect(described.filter(([, { tags = [] }]) => !tags.some((tag) => tag in TAGS))).toEqual([])
    expect(new Set(described.map(([, { operationId }]) => operationId)).size).toBe(described.length)
    const summaries = described.flatMap(([, { summary = '' }]) => (summary === '' ? [] : [summary]))
    expect(new Set(summaries).size).toBe(described.length)
  })

  test('is a page, too: styled by a file that is there, with a place for every route and every kind of problem', async () => {
    const page = await (await manager('GET', '/api/docs')).text()
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
    expect(existsSync(`public${style}`)).toBe(true)
    const places = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const codes = document.components.schemas['Problem']?.properties?.['code']?.enum ?? []
    expect(places).toEqual(expect.arrayContaining(operations().map(([, { operationId }]) => operationId)))
    expect(places).toEqual(expect.arrayContaining(codes))
    expect(new Set(places).size).toBe(places.length)
    const { type } = await told<{ type: string }>(await manager('GET', '/api/nothing'))
    expect(type).toBe('/api/docs#not_found')
  })

  test('no pattern ends as one of JavaScript does', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
      ([, text = '']) => JSON.parse(text) as string,
    )
    expect(patterns.length).toBeGreaterThan(200)
    expect(patterns.filter((pattern) => /(?<!\\)\/[a-z]*$/.test(pattern))).toEqual([])
  })

  test('a number in an address is described as one', () => {
    const numbers = operations().flatMap(([route, { parameters = [] }]) =>
      parameters.filter(({ name }) => /^(limit|months|year|waitingDays)$/.test(name)).map((one) => ({ route, ...one })),
    )
    expect(numbers.length).toBeGreaterThan(20)
    expect(numbers.filter(({ schema }) => schema.type !== 'integer' || schema.maximum === undefined)).toEqual([])
  })
})
