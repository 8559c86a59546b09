/** Reports on both engines: text with figures, bound to a bulletin, confirmed by another, and the same for ever. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Report, ReportFigures, ReportLine } from '../../src/contract/reports.ts'
import type { NewReport } from '../../src/domain/report/report.ts'
import { frozenText } from '../../src/domain/report/report-frozen.ts'
import { ConstraintError } from '../../src/store/engine/sql.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { digestOf } from '../../src/domain/trail/sha256.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { anEvent } from '../ledger-entries.ts'
import { aDraft, aParagraph } from '../report-drafts.ts'
import { told } from './service.ts'

describe.each(engines)('a report on $name', ({ start }) => {
  let running: Running
  let one: Call
  let other: Call
  beforeEach(async () => {
    running = await start()
    one = await running.as('manager')
    other = await running.as('manager')
  })
  afterEach(() => running.stop())

  const send = async (draft: NewReport): Promise<Report> => told<Report>(await one('POST', '/api/reports', draft))
  const read = async (id: string, call = one): Promise<Report> => told<Report>(await call('GET', `/api/reports/${id}`))
  const said = async (id: string): Promise<string> => (await one('GET', `/api/reports/${id}.txt`)).text()
  const confirm = (id: string, call = other, revision = 1): Promise<Response> =>
    call('POST', `/api/reports/${id}/confirm`, { revision })
  const performed = (times: number, on = '2017-06-20'): Promise<Response> =>
    one('POST', '/api/events', anEvent({ times, on }))
  async function bulletin(): Promise<string> {
    const { no } = await told<{ no: string }>(
      await one('POST', '/api/bulletins', { kind: 'special', asOf: '2017-06-30' }),
    )
    await other('POST', `/api/bulletins/${no}/confirm`)
    return no
  }
  const ofShows = (more: Partial<NewReport> = {}): NewReport =>
    aDraft({ blocks: [aParagraph('截止{{report.as-of|month_part}}，送演出{{events.performance.times}}场。')], ...more })

  test('says what is known of its day, and moves while it is a draft', async () => {
    await performed(2)
    const { id, figures, unknown, moved, status, canConfirm } = await send(ofShows())
    expect({ status, unknown, moved, canConfirm }).toEqual({
      status: 'draft',
      unknown: [],
      moved: [],
      canConfirm: false,
    })
    expect(figures.map((figure) => figure.said)).toEqual(['2', '6月底'])
    expect(await said(id)).toContain('截止6月底，送演出2场。')
    await performed(1)
    expect(await said(id)).toContain('送演出3场。')
    expect((await read(id)).moved).toMatchObject([{ name: 'events.performance.times', before: '2', now: '3' }])
  })

  test('is sent twice and kept once; another text under its id, and a change nobody has read, are conflicts', async () => {
    const draft = ofShows()
    expect((await one('POST', '/api/reports', draft)).status).toBe(201)
    expect((await one('POST', '/api/reports', draft)).status).toBe(200)
    expect((await one('POST', '/api/reports', { ...draft, title: '另一份' })).status).toBe(409)
    const change = (title: string, revision: number) =>
      one('PUT', `/api/reports/${draft.id}`, { ...draft, title, revision })
    expect((await change('改过', 1)).status).toBe(200)
    expect((await change('没看过就改', 1)).status).toBe(409)
    const { items } = await told<{ items: ReportLine[] }>(await one('GET', '/api/reports'))
    expect(items).toMatchObject([{ id: draft.id, title: '改过', revision: 2, status: 'draft' }])
    const trail = await told<{ items: object[] }>(await one('GET', '/api/audit?subjectKind=report'))
    const subject = { kind: 'report', id: draft.id, name: '改过' }
    expect(trail.items).toMatchObject([
      { action: 'put', subject },
      { action: 'add', subject },
    ])
  })

  test('is confirmed by another than whoever wrote or changed it, with a bulletin and without a gap', async () => {
    const draft = ofShows()
    const { id } = await send(draft)
    expect((await told<{ detail: string }>(await confirm(id))).detail).toContain('报数')
    const no = await bulletin()
    const bound = { ...draft, bulletin: no }
    await one('PUT', `/api/reports/${id}`, { ...bound, revision: 1 })
    expect((await told<{ detail: string }>(await confirm(id, other, 2))).detail).toContain('演出 · 场次')
    const blocks = [aParagraph('放映队{{teams.count}}支。{{nothing.known}}')]
    expect(
      (await told<Report>(await one('PUT', `/api/reports/${id}`, { ...bound, blocks, revision: 2 }))).unknown,
    ).toEqual(['nothing.known'])
    expect((await confirm(id, other, 3)).status).toBe(409)
    const whole = { ...bound, blocks: [aParagraph('放映队{{teams.count}}支。')] }
    await other('PUT', `/api/reports/${id}`, { ...whole, revision: 3 })
    expect([(await confirm(id, one, 4)).status, (await confirm(id, other, 4)).status]).toEqual([403, 403])
    const third = await running.as('manager')
    expect(await told<Report>(await confirm(id, third, 4))).toMatchObject({ status: 'confirmed', canConfirm: false })
    expect((await one('PUT', `/api/reports/${id}`, { ...whole, title: '再改', revision: 4 })).status).toBe(409)
  })

  test('is told as it was known at a moment: its text, its state, its figures and the list', async () => {
    await performed(2)
    const { id } = await send(ofShows({ title: '初稿' }))
    const { knownAt } = await told<{ knownAt: string }>(await one('GET', '/api/overview'))
    const no = await bulletin()
    await performed(5)
    const changed = ofShows({ id, title: '改稿', bulletin: no })
    expect((await one('PUT', `/api/reports/${id}`, { ...changed, revision: 1 })).status).toBe(200)
    expect((await confirm(id, other, 2)).status).toBe(200)
    const at = `knownAt=${encodeURIComponent(knownAt)}`
    const ask = async (path: string) => one('GET', `/api/${path}`)
    const then = await told<Report>(await ask(`reports/${id}?${at}`))
    expect(then).toMatchObject({ title: '初稿', status: 'draft', revision: 1, canConfirm: false, moved: [] })
    expect(then.figures.map((figure) => figure.said)).toContain('2')
    expect(await (await ask(`reports/${id}.txt?${at}`)).text()).toContain('送演出2场。')
    expect((await told<{ items: ReportLine[] }>(await ask(`reports?${at}`))).items).toMatchObject([{ title: '初稿' }])
    expect(await read(id)).toMatchObject({ title: '改稿', status: 'confirmed' })
    const sheet = async (asked: string) =>
      parseCsv(await (await ask(`reports.csv${asked}`)).text())
        .at(-1)
        ?.cells.slice(0, 5)
    expect(await sheet('')).toEqual(['改稿', '半年', '2017-06-30', '报〔2017〕1号', '已确认'])
    expect(await sheet(`?${at}`)).toEqual(['初稿', '半年', '2017-06-30', '', '草稿'])
    const long = encodeURIComponent('2017-01-01T00:00:00.000Z')
    expect((await ask(`reports/${id}?knownAt=${long}`)).status).toBe(404)
    expect((await told<{ total: number }>(await ask(`reports?knownAt=${long}`))).total).toBe(0)
  })

  test('years later says the same to the letter, whatever became of the facts, and its hash is over what it says', async () => {
    await performed(2)
    const no = await bulletin()
    const { id } = await send(ofShows({ bulletin: no }))
    await performed(5)
    expect(await said(id)).toContain('送演出2场。')
    const confirmed = await told<Report>(await confirm(id))
    const before = [await read(id), await said(id)]
    await performed(7)
    await one('PUT', '/api/townships/510723100', { code: '510723100', name: '更名镇' })
    expect([await read(id), await said(id)]).toEqual(before)
    expect(confirmed.moved).toEqual([])
    const filled: object = await told(await one('GET', `/api/reports/${id}/filled`))
    expect(filled).toMatchObject({ isDraft: false, bulletin: { no, seal: { number: expect.any(Number) as number } } })
    const row = await running.sql.first<{ frozen: string }>('SELECT frozen FROM reports WHERE id = ?', id)
    const frozen = JSON.parse(row?.frozen ?? '') as Parameters<typeof frozenText>[0]
    expect(digestOf(frozenText(frozen))).toBe(confirmed.sha256)
    for (const change of [`UPDATE reports SET sha256 = 'x' WHERE id = ?`, 'DELETE FROM reports WHERE id = ?']) {
      await expect(running.sql.run(change, id)).rejects.toThrow(ConstraintError)
    }
    const line = { ...ofShows(), title: '今年', takenFrom: id }
    expect((await send(line)).moved).toMatchObject([{ name: 'events.performance.times', before: '2', now: '14' }])
  })

  test('leaves as text and as a Word file, and its figures are found by their words, in both languages', async () => {
    const { id } = await send(aDraft())
    const word = await one('GET', `/api/reports/${id}.docx`)
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
    expect(new Uint8Array(await word.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([80, 75]))
    const found = async (q: string, language = 'zh'): Promise<ReportFigures> =>
      told(
        await one('GET', `/api/report-figures?q=${encodeURIComponent(q)}`, undefined, { 'accept-language': language }),
      )
    const { figures } = await found('放映 完成率')
    expect(figures.map(({ name }) => name)).toEqual([
      'screenings-county.completion',
      'screenings-designated.completion',
    ])
    const [english] = (await found('free film completion', 'en')).figures
    expect((await found('fangying wcl')).figures).toEqual(figures)
    expect(english).toMatchObject({ group: 'Screenings', label: expect.stringContaining('completion') as string })
    expect(english?.basis).toContain('30 June 2017')
  })
})
