/** An office's own register, on both engines: the form filled in and sent back, files beside it, and what is refused. */
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Call, engines, type Running } from '../engines.ts'
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
})
