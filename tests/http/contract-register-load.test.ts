/** An office's own register, on both engines: the form filled in and sent back, files beside it, and what is refused. */
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Call, engines, type Running } from '../engines.ts'
import { putFilms } from '../../src/store/register/register.ts'
import { aFilm, aReport, aScreening } from '../make.ts'
import { told } from './service.ts'

interface Result {
  loaded: boolean
  counts: Record<string, number> | null
  problems: { file: string; row: number; column: string; value: string; message: string }[]
  problemsTotal: number
}
const FILLED: Record<string, CellValue[][]> = {
  行政村: [
    ['510723100202', '河溪村', '云溪镇', '是', '放映一队', null, '河西村'],
    ['510723101204', '咸水村', '玉龙镇', '否', '放映一队'],
  ],
  放映队: [['team-01', '放映一队']],
  目标: [['all', '全县放映', '放映场次', '全县', null, 24, '场', '01-01', '11-30']],
}

describe.each(engines)('on $name an office', ({ start }) => {
  let running: Running
  let manager: Call
  beforeAll(async () => {
    running = await start({ isEmpty: true })
    manager = await running.as('manager')
  })
  afterAll(() => running.stop())

  const bring = async (sheets: Record<string, CellValue[][]>, query = '', files = {}): Promise<[number, Result]> => {
    const bytes = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) })
    const workbooks = [{ name: '登记册.xlsx', base64: Buffer.from(bytes).toString('base64') }]
    const answer = await manager('POST', `/api/register${query}`, { files, workbooks })
    return [answer.status, await told<Result>(answer)]
  }
  const villages = async () =>
    told<{ items: { name: string; townshipName: string; teamCode: string }[] }>(await manager('GET', '/api/villages'))
  /** The form as it is given, with what an office writes into it. */
  async function filled(): Promise<Record<string, CellValue[][]>> {
    const answer = await manager('GET', '/api/register-form?language=zh')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('登记册.xlsx'))
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
    return Object.fromEntries(
      sheets.map(({ name, rows }) => [name, [...(name === '说明' ? rows : rows.slice(0, 1)), ...(FILLED[name] ?? [])]]),
    )
  }

  test('is told each mistake by sheet, row and column, and with one mistake nothing is kept', async () => {
    const sheets = await filled()
    sheets['行政村']?.push(['510723101205', '某村', '云溪镇', '不知道'])
    const [status, result] = await bring(sheets)
    expect([status, result.loaded, result.counts, result.problemsTotal]).toEqual([200, false, null, 2])
    const file = '登记册.xlsx › 行政村'
    expect(result.problems).toMatchObject([
      { file, row: 4, column: '乡镇', value: '云溪镇' },
      { file, row: 4, column: '贫困村', value: '不知道' },
    ])
    expect(result.problems.map(({ message }) => message)).toEqual([
      '“云溪镇”与代码 510723101 不是同一个，请核对。',
      '请从以下选项中选择：否、是。',
    ])
    expect((await villages()).items).toEqual([])
  })

  test('is told when what it sent is no workbook, or nothing at all', async () => {
    const base64 = Buffer.from('code,name').toString('base64')
    const answer = await manager('POST', '/api/register', { workbooks: [{ name: 'a.xlsx', base64 }] })
    const [problem] = (await told<Result>(answer)).problems
    expect(problem).toMatchObject({ file: 'a.xlsx', row: 1 })
    expect(problem?.message).toContain('不是 xlsx')
    for (const body of [{}, { files: {} }, { workbooks: [] }, { workbooks: [{ name: 'a.xlsx', base64: '%' }] }]) {
      expect((await manager('POST', '/api/register', body)).status).toBe(422)
    }
    expect((await (await running.as('technician'))('GET', '/api/register-form')).status).toBe(403)
  })

  test('fills in the form, with a CSV file of films beside it, and has its register', async () => {
    const counts = { townships: 2, villages: 2, teams: 1, films: 1, targets: 1 }
    const films = { 'films.csv': '影片代码,片名,类别,片长（分钟）\nf1,太行山上,故事片,95\n' }
    const sheets = await filled()
    expect(await bring(sheets, '?dryRun=true', films)).toMatchObject([200, { loaded: false, counts, problems: [] }])
    expect((await villages()).items).toEqual([])
    expect(await bring(sheets, '', films)).toMatchObject([200, { loaded: true, counts }])
    expect((await villages()).items.map(({ name, townshipName, teamCode }) => [name, townshipName, teamCode])).toEqual([
      ['河溪村', '云溪镇', 'team-01'],
      ['咸水村', '玉龙镇', 'team-01'],
    ])
    const overview = await told<{ targets: { amount: number }[] }>(await manager('GET', '/api/overview'))
    expect(overview.targets.map(({ amount }) => amount)).toEqual([24])
    expect((await bring(sheets))[0]).toBe(409)
  })

  const setup = async () => told(await manager('GET', '/api/setup'))
  const decide = async (name: string, value: unknown) =>
    (await manager('PUT', `/api/settings/${name}`, { value, effectiveOn: '1970-01-01' })).status

  test('is asked for its name and place, which hold from the first day; until then it has no other county’s name', async () => {
    expect(await setup()).toMatchObject({ missingSettings: ['OFFICE_NAME', 'OFFICE_NAME_EN', 'COUNTY_POSITION'] })
    const office = async () => told<Record<string, string>>(await manager('GET', '/api/office'))
    expect(await office()).toMatchObject({ name: '（尚未填写单位名称）', nameEnglish: '(no name given yet)' })
    expect(await decide('OFFICE_NAME', '某某县文化广电旅游局')).toBe(200)
    expect(await decide('COUNTY_POSITION', { latitude: 30.1, longitude: 104.2 })).toBe(200)
    expect(await setup()).toMatchObject({ missingSettings: ['OFFICE_NAME_EN'] })
    expect(await decide('OFFICE_NAME_EN', 'Bureau of Some County')).toBe(200)
    expect(await setup()).toMatchObject({ missingSettings: [] })
    expect(await office()).toMatchObject({ name: '某某县文化广电旅游局', nameEnglish: 'Bureau of Some County' })
    const { items } = await told<{ items: { name: string; value: unknown }[] }>(
      await manager('GET', '/api/settings?asOf=1999-12-31'),
    )
    expect(items.find(({ name }) => name === 'COUNTY_POSITION')?.value).toEqual({ latitude: 30.1, longitude: 104.2 })
  })

  const OTHER = {
    'townships.csv': 'code,name\n510723100,云溪镇\n',
    'villages.csv': 'code,name,township_code,designated,team_code\n510723100202,河溪村,510723100,0,team-09\n',
    'teams.csv': 'code,name\nteam-09,放映九队\n',
  }
  const replace = async (
    files: Record<string, string>,
    query = '',
  ): Promise<[number, Result & { detail?: string }]> => {
    const answer = await manager('POST', `/api/register?replace=true${query}`, { files })
    return [answer.status, await told<Result & { detail?: string }>(answer)]
  }

  test('may bring another register in place of the first, whole, while no log is stored', async () => {
    expect(await setup()).toMatchObject({ canReplaceRegister: true })
    const counts = { townships: 1, villages: 1, teams: 1, films: 0, targets: 0 }
    expect(await replace(OTHER, '&dryRun=true')).toMatchObject([200, { loaded: false, counts }])
    expect((await villages()).items).toHaveLength(2)
    expect(await replace(OTHER)).toMatchObject([200, { loaded: true, counts }])
    expect((await villages()).items).toMatchObject([{ name: '河溪村', teamCode: 'team-09' }])
    for (const [list, total] of Object.entries({ teams: 1, films: 0, targets: 0, townships: 1 })) {
      expect(await told(await manager('GET', `/api/${list}`))).toMatchObject({ total })
    }
    const trail = await told<{ items: object[] }>(await manager('GET', '/api/audit?subjectKind=register'))
    expect(trail.items[0]).toMatchObject({ action: 'load', before: { villages: 2, films: 1 }, after: counts })
    // what is wrong with the new one leaves the old one alone
    expect(await replace({ ...OTHER, 'teams.csv': 'code,name\n' })).toMatchObject([
      200,
      { loaded: false, counts: null },
    ])
    expect((await villages()).items).toHaveLength(1)
  })

  test('is told when something hangs on what would go, and then nothing is replaced', async () => {
    const report = aReport({ villageCode: '510723100202' })
    expect((await manager('POST', '/api/audibility-reports', report)).status).toBe(201)
    const elsewhere = { ...OTHER, 'villages.csv': OTHER['villages.csv'].replace('510723100202', '510723100999') }
    expect(await replace(elsewhere)).toMatchObject([409, { detail: expect.stringContaining('同样的编号') as string }])
    expect((await villages()).items).toMatchObject([{ name: '河溪村' }])
    const renamed = { ...OTHER, 'villages.csv': OTHER['villages.csv'].replace('河溪村', '新河溪村') }
    expect((await replace(renamed))[0]).toBe(200)
    expect((await villages()).items).toMatchObject([{ name: '新河溪村' }])
  })

  test('is refused, with a sentence, once the first log is there', async () => {
    await running.sql.batch([putFilms([aFilm()])])
    const log = aScreening({ villageCode: '510723100202', teamCode: 'team-09' })
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    expect(await setup()).toMatchObject({ canReplaceRegister: false })
    for (const query of ['', '&dryRun=true']) {
      expect(await replace(OTHER, query)).toMatchObject([
        409,
        { detail: expect.stringContaining('已有放映记录') as string },
      ])
    }
    expect((await villages()).items).toHaveLength(1)
  })
})
