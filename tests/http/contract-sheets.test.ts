/** Lists as sheets over HTTP, on both engines: every row, the table's columns, the list's filters and doors. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { MOST_A_PAGE } from '../../src/contract/route.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { LOG_COLUMNS } from '../../src/contract/sheets-logs.ts'
import type { Log } from '../../src/contract/screenings.ts'
import { localTime } from '../../src/domain/period.ts'
import { columnWords } from '../../src/domain/words-columns.ts'
import { verdictWords } from '../../src/domain/words-verdicts.ts'
import { stateWords } from '../../src/domain/words-states.ts'
import { markWords } from '../../src/domain/words-marks.ts'
import { proofWords } from '../../src/domain/words-proof.ts'
import { keepAnswer } from '../../src/store/screening/cadre-answers.ts'
import { keepCoverage } from '../../src/store/audibility/tv-coverage.ts'
import { type Call, engines, type Running } from '../engines.ts'
import {
  aCheck,
  aCoverage,
  aFault,
  aMissedShow,
  aPlan,
  aReport,
  aScreening,
  aTarget,
  aTechnician,
  aVillage,
  NOW,
  ZONE,
} from '../make.ts'
import { aLineOf, anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Listed {
  total: number
}

describe.each(engines)('sheets on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let evening: Awaited<ReturnType<typeof anEvening>>
  beforeAll(async () => {
    running = await start()
    manager = await running.as('manager')
    evening = await anEvening(running.sql)
    const { villageCode, teamCode } = evening
    const sender = await running.with('manager')
    await manager('PUT', '/api/settings/SHOW_PROOF', { value: 'end,witness,position', effectiveOn: '2017-06-11' })
    for (let day = 10; day < 13; day++) {
      const pauses = [
        { from: `2017-06-${day}T20:30:00+08:00`, until: `2017-06-${day}T20:42:00+08:00`, reason: 'power' as const },
      ]
      const log = aScreening({
        ...(day === 12 && { pauses }),
        villageCode,
        teamCode,
        startedAt: `2017-06-${day}T20:00:00+08:00`,
        endedAt: `2017-06-${day}T21:45:00+08:00`,
        receiptNo: `${teamCode}-${day}`,
      })
      await sender('POST', '/api/screenings', log)
      const answer = { show: log, device: `device-${day}`, way: 'link', answer: 'other_time', began: '21:10' } as const
      if (day === 12) await keepAnswer(running.sql, answer, aTechnician, NOW)
    }
    await manager('POST', '/api/missed-shows', aMissedShow({ villageCode, teamCode }))
    await manager('POST', '/api/plans/batch', { plans: [aPlan({ villageCode, teamCode })] })
    await manager('POST', '/api/audibility-reports', aReport({ villageCode }))
    await manager('POST', '/api/faults', aFault({ villageCode }))
    await keepCoverage(running.sql, aCoverage({ villageCode }), aTechnician, NOW)
    const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
    const target = aTarget({ code: 'centres', name: '文化中心', indicator: 'manual', checklist })
    await manager('PUT', '/api/targets/centres', { ...target, effectiveOn: '2017-01-01' })
    await manager('POST', '/api/targets/centres/checks', aCheck({ villageCode, item: 'square' }))
  })
  afterAll(() => running.stop())

  const csvOf = async (path: string, call = manager, headers?: Record<string, string>): Promise<string[][]> => {
    const answer = await call('GET', path, undefined, headers)
    expect([path, answer.status]).toEqual([path, 200])
    return parseCsv(await answer.text()).map(({ cells }) => cells)
  }
  const totalOf = async (path: string): Promise<number> => (await told<Listed>(await manager('GET', path))).total

  test.each([
    '/api/screenings',
    '/api/screenings?from=2017-06-11',
    '/api/screenings?sort=oldest',
    '/api/screenings?sort=gravest&status=submitted',
    '/api/missed-shows',
    '/api/plans',
    '/api/townships',
    '/api/villages?designated=true',
    '/api/teams',
    '/api/films',
    '/api/audibility-reports',
    '/api/faults',
    '/api/tv-coverage',
    '/api/flags',
  ])('%s has as many rows as the list, and no name twice among its heads', async (path) => {
    const [address = '', query = ''] = path.split('?')
    const [heads = [], ...rows] = await csvOf(`${address}.csv?${query}`)
    expect([rows.length, new Set(heads).size]).toEqual([await totalOf(path), heads.length])
    expect(rows.length).toBeGreaterThan(0)
  })

  test('what a search found has a row for each thing, of every kind, and more than the page lists', async () => {
    const { name } = await told<{ name: string }>(await manager('GET', `/api/villages/${evening.villageCode}`))
    const found = await told<Record<string, { items?: unknown[] }>>(
      await manager('GET', `/api/search?q=${name}&limit=50`),
    )
    const [heads, ...rows] = await csvOf(`/api/search.csv?q=${name}`)
    expect(heads).toEqual(['种类', '名称', '编号', '乡镇', '放映队', '日期', '状态', '情况'])
    expect(rows.length).toBe(Object.values(found).reduce((sum, { items = [] }) => sum + items.length, 0))
    expect(new Set(rows.map(([kind]) => kind))).toEqual(new Set(['村', '放映记录', '报修']))
    expect(rows.find(([kind]) => kind === '放映记录')).toContain('已提交')
    expect((await manager('GET', '/api/search.csv')).status).toBe(422)
  })

  test('more rows than a page may have are all there', async () => {
    const further = Array.from({ length: 120 }, (_, i) => aVillage({ code: `further-${i}`, designated: false }))
    await running.sql.batch([putVillages(further), aLineOf('village', 'further-0')])
    const [, ...villages] = await csvOf('/api/villages.csv')
    expect(villages.length).toBeGreaterThan(MOST_A_PAGE)
    expect(villages.length).toBe(await totalOf('/api/villages?limit=1'))
    const [, ...trail] = await csvOf('/api/audit.csv')
    expect(trail.length).toBeGreaterThan(5)
  })

  test('a log’s row says what its table says, in the reader’s language', async () => {
    const path = `/api/screenings.csv?village=${evening.villageCode}&from=2017-06-12`
    const [heads, row] = await csvOf(path)
    expect(heads?.slice(0, 3)).toEqual(['日期', '开始', '编号'])
    expect(row?.slice(0, 2)).toEqual(['2017-06-12', '2017-06-12 20:00'])
    expect(row).toContain('已提交')
    const [english] = await csvOf(`${path}&language=en`)
    expect(english?.slice(0, 2)).toEqual(['Day', 'Start'])
    const [asked] = await csvOf(path, manager, { 'accept-language': 'en' })
    expect(asked).toEqual(english)
  })

  test('a log’s row says its pauses, what of its proof is not there, and what was said in the village, which no team is told', async () => {
    const path = `/api/screenings.csv?village=${evening.villageCode}&from=2017-06-12`
    const team = await running.as('team', evening.teamCode)
    const of = async (heads: string[], call = manager, language = 'zh') => {
      const [all = [], row = []] = await csvOf(`${path}&language=${language}`, call)
      return heads.map((head) => row[all.indexOf(head)])
    }
    const lacking = '散场照片、证明人姓名和电话、定位'
    expect(await of(['中断', '还缺的证明', '村里答复'])).toEqual(['20:30–20:42 断电', lacking, '时间不对 21:10'])
    expect(await of(['Pauses', 'Said in the village'], manager, 'en')).toEqual([
      '20:30–20:42 power cut',
      'At another time 21:10',
    ])
    expect(await of(['还缺的证明', '村里答复'], team)).toEqual([lacking, ''])
  })

  test.each(['newest', 'oldest', 'gravest'])('every line of logs, %s, is what the list says', async (sort) => {
    const { items } = await told<{ items: Log[] }>(await manager('GET', `/api/screenings?sort=${sort}&limit=500`))
    const [, ...rows] = await csvOf(`/api/screenings.csv?sort=${sort}`)
    const words: Record<string, readonly [string, string]> = {
      ...columnWords,
      ...markWords,
      ...proofWords,
      ...stateWords,
      ...verdictWords,
    }
    const timeOf = (instant: string) => localTime(instant, ZONE)
    const { time: _, ...columns } = LOG_COLUMNS
    const lineOf = (log: Log) =>
      Object.values(columns).map(({ value }) => String(value(log, (key) => words[key]?.[0] ?? key, timeOf) ?? ''))
    expect(rows.map((row) => row.toSpliced(1, 1))).toEqual(items.map(lineOf))
  })

  test('a workbook says above its heads whose it is, as of when, with which statuses, and when that was known', async () => {
    const answer = await manager('GET', '/api/screenings.xlsx?from=2017-06-01&to=2017-06-30&status=submitted,accepted')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('放映记录 2017-06-30.xlsx'))
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()))
    const title = String(sheets[0]?.rows[0]?.[0])
    expect(title).toMatch(
      / · 放映记录 · 2017年6月1日至2017年6月30日 · 状态：已提交、已审核（有效） · 数据时点 2017-06-30 /,
    )
  })

  test('what was known at a moment is what its sheet says', async () => {
    const before = await csvOf(`/api/screenings.csv?village=${evening.villageCode}&knownAt=2017-06-30T00:00:00Z`)
    expect(before).toHaveLength(1)
  })

  test('the grid, the task list and a checklist have a row for each village and task', async () => {
    const { villages } = await told<{ villages: unknown[] }>(await manager('GET', '/api/village-months?year=2017'))
    const [heads, ...grid] = await csvOf('/api/village-months.csv?year=2017')
    expect([grid.length, heads?.slice(2, 4)]).toEqual([villages.length, ['1月', '2月']])
    const own = grid.find((row) => row.includes(evening.villageCode))
    expect(own?.slice(2, 15)).toEqual(['0', '0', '0', '0', '0', '3', '', '', '', '', '', '', '3'])
    const { targets } = await told<{ targets: unknown[] }>(await manager('GET', '/api/overview'))
    expect(await csvOf('/api/targets.csv')).toHaveLength(targets.length + 1)
    const [asked = [], ...checked] = await csvOf('/api/targets/centres/checklist.csv')
    expect(asked.at(-1)).toBe('文化广场 ≥ 200 ㎡')
    expect(checked.length).toBeGreaterThan(0)
    expect((await manager('GET', '/api/targets/nowhere/checklist.csv')).status).toBe(404)
  })

  test('a team’s sheet has its own logs, and no other team’s is given to it', async () => {
    const other = await anEvening(running.sql)
    const team = await running.as('team', other.teamCode)
    expect(await csvOf('/api/screenings.csv', team)).toHaveLength(1)
    const own = await running.as('team', evening.teamCode)
    expect(await csvOf('/api/screenings.csv', own)).toHaveLength(4)
    expect((await own('GET', `/api/screenings.csv?team=${other.teamCode}`)).status).toBe(403)
    expect((await own('GET', '/api/flags.xlsx')).status).toBe(403)
  })

  test('what is asked wrongly is refused before a sheet begins', async () => {
    for (const query of ['from=2017-02-30', 'limit=10', 'nonsense=1', 'language=fr']) {
      expect([query, (await manager('GET', `/api/screenings.xlsx?${query}`)).status]).toEqual([query, 422])
    }
  })
})
