/** The check of reports over HTTP, beside the sample county's figures; and what the system writes itself, which is right. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOCX_TYPE } from '../../src/contract/sheet.ts'
import type { LintResult } from '../../src/contract/report-check.ts'
import type { NewReport } from '../../src/domain/report/report.ts'
import { ReportKind } from '../../src/domain/report/report-kind.ts'
import { streamOf, zipped } from '../../src/exchange/zip-writer.ts'
import { giveSample } from '../demo.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { told } from './service.ts'

const SEED = readFileSync(new URL('../half-year-report-2017.txt', import.meta.url), 'utf8')

let running: Running
let manager: Call
beforeAll(async () => {
  running = (await engines.find(({ name }) => name === 'better-sqlite3')?.start()) as Running
  await giveSample(running)
  manager = await running.as('manager')
}, 300_000)
afterAll(() => running.stop())

const check = (body: string | Uint8Array, type = 'text/plain', query = ''): Promise<Response> =>
  manager('POST', `/api/reports/check${query}`, body, { 'content-type': type })
const checked = async (body: string | Uint8Array, type?: string, query?: string): Promise<LintResult> =>
  told<LintResult>(await check(body, type, query))

test('the 2017 report is compared with the figures of the day it tells of', async () => {
  const { asOf, text, findings, confirmed } = await checked(SEED)
  expect([asOf, text]).toEqual(['2017-06-30', SEED])
  const held = findings.filter(({ kind }) => kind === 'held')
  expect(held.map(({ places, holds }) => [places[0]?.text, holds])).toEqual([
    ['1057户', '系统：截至2017年6月30日，已通电视户数为1418'],
  ])
  expect(confirmed.map(({ message }) => message)).toContain('1418 + 330 = 1748')
  for (const { places } of findings)
    for (const { from, to, text: said } of places) expect(text.slice(from, to)).toBe(said)
})

const written = async (kind: string, asOf: string): Promise<string> => {
  const template = await told<Pick<NewReport, 'title' | 'blocks'>>(
    await manager('GET', `/api/report-templates/${kind}?asOf=${asOf}`),
  )
  const id = crypto.randomUUID()
  await told(await manager('POST', '/api/reports', { id, kind, asOf, ...template }))
  return id
}

describe('a report that the system wrote itself', () => {
  const days = ['2017-02-28', '2017-03-20', '2017-04-30', '2017-05-10', '2017-06-30']
  test.each(ReportKind.options)('of the kind %s raises no alarm on any of five days', async (kind) => {
    const alarms: string[] = []
    for (const asOf of days) {
      const id = await written(kind, asOf)
      const { findings } = await checked(
        await (await manager('GET', `/api/reports/${id}.txt`)).text(),
        'text/plain',
        `?asOf=${asOf}`,
      )
      alarms.push(
        ...findings.map(
          ({ message, places, holds }) =>
            `${asOf} ${message} ${holds ?? ''} ${places.map(({ text }) => text).join(' ')}`,
        ),
      )
    }
    expect(alarms).toEqual([])
  })

  test('is read back from its Word file, and what is put into it is found there', async () => {
    const id = await written('half_year', '2017-06-30')
    const file = new Uint8Array(await (await manager('GET', `/api/reports/${id}.docx`)).arrayBuffer())
    const { text, findings, confirmed } = await checked(file, DOCX_TYPE)
    expect(text).toContain('全县共组织22支农村公益电影放映队')
    expect(findings).toEqual([])
    expect(confirmed.map(({ message }) => message)).toContain('2854 ÷ 5472 = 52.16%')
  })
})

describe('what is no report', () => {
  const zipOf = async (path: string, text: string): Promise<Uint8Array> => {
    const files = [{ path, pieces: [text] }]
    return new Uint8Array(await new Response(streamOf(zipped(files))).arrayBuffer())
  }
  const wordFile = (document: string): Promise<Uint8Array> => zipOf('word/document.xml', document)

  test.each([
    ['no zip at all', 'PK\u0003\u0004 nothing', /不是 \.docx 文件/],
    ['half a zip', new Uint8Array([0x50, 0x4b, 5, 6, ...Array<number>(18).fill(255)]), /不是 \.docx 文件/],
  ])('%s is refused with a sentence', async (_, body, sentence) => {
    const answer = await check(body, DOCX_TYPE)
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      422,
      expect.stringMatching(sentence),
    ])
  })

  test('a zip without a document, a document that breaks off, and one that unpacks without end are refused', async () => {
    const others = await zipOf('a.txt', 'x')
    const broken = await wordFile('<w:document><w:p><w:t>截止目前</w:t')
    const bomb = await wordFile(`<w:document>${'<w:p/>'.repeat(4_000_000)}`)
    const answers = await Promise.all([others, broken, bomb].map((file) => check(file, DOCX_TYPE)))
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 413])
  })

  test('tables, tabs and what is deleted are read as they are seen', async () => {
    const row =
      '<w:tr><w:tc><w:p><w:r><w:t>一队</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>120场</w:t></w:r></w:p></w:tc></w:tr>'
    const file = await wordFile(
      `<w:document><w:body><w:p><w:r><w:t>放映&amp;</w:t><w:tab/><w:t>队</w:t></w:r><w:del><w:r><w:delText>去掉的</w:delText></w:r></w:del></w:p><w:tbl>${row}</w:tbl></w:body></w:document>`,
    )
    expect((await checked(file, DOCX_TYPE)).text).toBe('放映& 队\n一队 \t120场 \t\n')
  })

  test('more than a report is too large, other files are none, and nothing has nothing wrong', async () => {
    expect((await check('一'.repeat(350_001))).status).toBe(413)
    expect((await check('{}', 'application/json')).status).toBe(415)
    expect((await check(new Uint8Array(6_000_000))).status).toBe(413)
    expect((await checked('')).findings).toEqual([])
  })

  test('a text of another encoding is read, one of a day to come is compared with nothing', async () => {
    const gb = new Uint8Array([0xbd, 0xd8, 0xd6, 0xb9, 0xc4, 0xbf, 0xc7, 0xb0])
    expect((await checked(gb)).text).toBe('截止目前')
    expect((await checked('截至2091年6月30日，全县放映公益电影1场。')).asOf).toBeNull()
  })
})
