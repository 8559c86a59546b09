import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/contract/problem.ts'
import type { ImportResult } from '../../src/exchange/import-result.ts'
import { aService, type Caller } from '../http/service.ts'
import { countLogs, csvOf, tableOf } from './county.ts'
import { inParts, xlsxOf } from './sheets.ts'

const CSV = { 'content-type': 'text/csv; charset=gbk' }
const XLSX = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
const PATH = '/api/imports/screenings'
const bad = tableOf({ 放映日期: '2017-06-28' }, { 村: '三青村' })

const resultOf = async (answer: Promise<Response>): Promise<ImportResult> => {
  const response = await answer
  expect(response.status).toBe(200)
  return (await response.json()) as ImportResult
}
const problemOf = async (answer: Promise<Response>): Promise<[number, Problem]> => {
  const response = await answer
  return [response.status, (await response.json()) as Problem]
}
async function aDesk(): Promise<{ send: Caller; service: Awaited<ReturnType<typeof aService>> }> {
  const service = await aService()
  return { service, send: await service.callerAs('manager') }
}

describe('POST /api/imports/screenings', () => {
  test('takes CSV and xlsx, and the same rows only once', async () => {
    const { send, service } = await aDesk()
    const table = tableOf({ 放映日期: '2017-06-28' }, {})
    expect(await resultOf(send('POST', PATH, csvOf(table), CSV))).toMatchObject({
      dryRun: false,
      closedMonths: [],
      rows: 2,
      stored: 2,
      unchanged: 0,
      errors: [],
      errorsTotal: 0,
    })
    expect(await resultOf(send('POST', PATH, await xlsxOf(table), XLSX))).toMatchObject({ stored: 0, unchanged: 2 })
    expect(await countLogs(service.sql)).toBe(2)
  })

  test('names a bad row in the reader’s language and stores nothing', async () => {
    const { send, service } = await aDesk()
    const { errors } = await resultOf(send('POST', PATH, csvOf(bad), { ...CSV, 'accept-language': 'zh' }))
    expect(errors).toEqual([
      { row: 3, column: '村', value: '三青村', message: '没有找到村“三青村”，请核对。', suggestions: ['云溪镇三清村'] },
    ])
    expect(await countLogs(service.sql)).toBe(0)
  })

  test('only checks in a dry run, and stores the good rows when asked', async () => {
    const { send, service } = await aDesk()
    const dry = await resultOf(send('POST', `${PATH}?dryRun=true&partial=true`, csvOf(bad), CSV))
    expect([dry.dryRun, dry.stored, await countLogs(service.sql)]).toEqual([true, 1, 0])
    const done = await resultOf(send('POST', `${PATH}?partial=true`, csvOf(bad), CSV))
    expect([done.stored, done.errorsTotal, await countLogs(service.sql)]).toEqual([1, 1, 1])
  })

  test('is the manager’s alone', async () => {
    const service = await aService()
    for (const role of ['team', 'technician'] as const) {
      const send = await service.callerAs(role)
      expect(await problemOf(send('POST', PATH, csvOf(bad), CSV))).toMatchObject([403, { code: 'forbidden' }])
    }
    expect((await service.call('POST', PATH, csvOf(bad), CSV)).status).toBe(401)
  })

  test('refuses what is no sheet, and says why', async () => {
    const { send } = await aDesk()
    const english = { 'accept-language': 'en' }
    const json = await problemOf(send('POST', PATH, '{}', { 'content-type': 'application/json', ...english }))
    expect(json).toMatchObject([415, { code: 'unsupported_media_type' }])
    expect(json[1].detail).toContain('text/csv')
    const fake = await problemOf(send('POST', PATH, 'a,b', { ...XLSX, ...english }))
    expect([fake[0], fake[1].detail]).toEqual([422, expect.stringContaining('not an xlsx file')])
    const empty = await problemOf(send('POST', PATH, '', { ...CSV, ...english }))
    expect(empty).toMatchObject([422, { detail: 'This file cannot be read: It is empty.' }])
  })

  test('refuses switches it does not know', async () => {
    const { send } = await aDesk()
    for (const query of ['dryrun=true', 'dryRun=1', 'dryRun=yes', 'partial=']) {
      expect((await send('POST', `${PATH}?${query}`, csvOf(bad), CSV)).status).toBe(422)
    }
  })

  test('refuses more than 20 MB', async () => {
    const { send } = await aDesk()
    expect(await problemOf(send('POST', PATH, 'x'.repeat(21 * 1_048_576), CSV))).toMatchObject([
      413,
      { code: 'too_large' },
    ])
  })

  test('is described with both kinds of file', async () => {
    const { send } = await aDesk()
    const described = (await (await send('GET', '/api/openapi.json')).json()) as {
      paths: Record<string, { post: { requestBody: { required: boolean; content: Record<string, unknown> } } }>
    }
    const { requestBody } = described.paths[PATH]?.post ?? {}
    expect(requestBody?.required).toBe(true)
    expect(Object.keys(requestBody?.content ?? {})).toEqual(['text/csv', XLSX['content-type'], 'multipart/form-data'])
  })
})

describe('what a reader says beside the sheet', () => {
  const twice = csvOf(tableOf({ 放映日期: '2017-06-28', 村: '三青村' }, { 村: '三青村' }))
  const means = { column: '村', value: '三青村', means: '三清村' }
  const ask = async (send: Caller, query: string, text: string, corrections: object) => {
    const { body, headers } = await inParts(text, corrections)
    return send('POST', `${PATH}?${query}`, body, headers)
  }

  test('is told first in groups, then taken for all that are alike, or for one row', async () => {
    const { send } = await aDesk()
    const first = await resultOf(ask(send, 'dryRun=true', twice, {}))
    expect(first.groups).toMatchObject([
      { column: '村', value: '三青村', count: 2, rows: [2, 3], suggestions: ['云溪镇三清村'] },
    ])
    const forOne = { values: [{ ...means, row: 3 }] }
    expect(await resultOf(ask(send, 'dryRun=true', twice, forOne))).toMatchObject({ errors: [{ row: 2 }] })
    const forAll = { values: [means] }
    expect(await resultOf(ask(send, 'dryRun=true', twice, forAll))).toMatchObject({ stored: 2, errorsTotal: 0 })
  })

  test('is stored as it was checked, and not otherwise', async () => {
    const { send, service } = await aDesk()
    const checked = await resultOf(ask(send, 'dryRun=true', twice, { values: [means] }))
    const stored = (text: string, corrections: object) => ask(send, `fileHash=${checked.fileHash}`, text, corrections)
    expect(await problemOf(stored(twice, { values: [{ ...means, means: '和平村' }] }))).toMatchObject([409, {}])
    expect(await problemOf(stored(`${twice}\r\n`, { values: [means] }))).toMatchObject([409, { code: 'conflict' }])
    expect(await countLogs(service.sql)).toBe(0)
    expect(await resultOf(stored(twice, { values: [means] }))).toMatchObject({ stored: 2 })
  })

  test('may be which column is which', async () => {
    const { send } = await aDesk()
    const strange = csvOf(tableOf({})).replace('"村"', '"去了哪里"')
    const columns = { 去了哪里: 'village' }
    expect(await resultOf(ask(send, 'dryRun=true', strange, {}))).toMatchObject({ stored: 0 })
    expect(await resultOf(ask(send, '', strange, { columns }))).toMatchObject({ stored: 1 })
  })

  test('is refused where it says nothing', async () => {
    const { send } = await aDesk()
    expect(await problemOf(ask(send, '', twice, { rows: [] }))).toMatchObject([422, {}])
    expect(await problemOf(ask(send, '', twice, { year: 17 }))).toMatchObject([422, { issues: [{ path: 'year' }] }])
  })
})
