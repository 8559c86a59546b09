import { describe, expect, test } from 'vitest'
import { runImport } from '../../src/exchange/import-command.ts'
import type { Source } from '../../src/exchange/sheet.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { closeMonth } from '../../src/store/report/closed-months.ts'
import { aConfig, aManager, NOW } from '../make.ts'
import { aCounty, countLogs, csvOf, tableOf } from './county.ts'
import { sourceOf, xlsxOf } from './sheets.ts'

async function run(sql: Sql, args: string[], source: Source = sourceOf('')) {
  const lines: string[] = []
  const asked: string[] = []
  const openFile = (path: string): Source => {
    asked.push(path)
    return source
  }
  const deps = {
    open: async () => sql,
    config: aConfig(),
    now: () => NOW,
    print: (line: string) => lines.push(line),
    openFile,
  }
  return { code: await runImport(args, deps), lines, asked }
}

describe('npm run import', () => {
  const mixed = tableOf({ 放映日期: '2017-06-28' }, { 村: '三青村' })

  test('stores a good file and says how many rows', async () => {
    const sql = await aCounty()
    const { code, lines, asked } = await run(sql, ['表/六月.CSV'], sourceOf(csvOf(tableOf({}))))
    expect([code, lines, asked]).toEqual([0, ['共 1 行：导入 1 行，已有且相同 0 行，错误 0 处。'], ['表/六月.CSV']])
    expect(await countLogs(sql)).toBe(1)
  })

  test('tells each bad row in a line, and stores nothing', async () => {
    const sql = await aCounty()
    const { code, lines } = await run(sql, ['a.xlsx'], sourceOf(await xlsxOf(mixed)))
    expect(code).toBe(1)
    expect(lines).toEqual([
      '第 3 行 村“三青村”：没有找到村“三青村”，请核对。 是否为：云溪镇三清村？',
      '共 2 行：导入 0 行，已有且相同 0 行，错误 1 处。',
      '因有错误，没有导入任何一行。改正后重新导入，或加 --partial 只导入正确的行。',
    ])
    expect(await countLogs(sql)).toBe(0)
  })

  test('stores the good rows with --partial, and still says that not all went well', async () => {
    const sql = await aCounty()
    const { code, lines } = await run(sql, ['--partial', 'a.csv', '--english'], sourceOf(csvOf(mixed)))
    expect(code).toBe(1)
    expect(lines.at(-1)).toBe('2 rows: 1 stored, 0 there already, 1 errors.')
    expect(await countLogs(sql)).toBe(1)
  })

  test('asks for a reason where a month is closed, says so beforehand, and keeps it in the trail', async () => {
    const sql = await aCounty()
    await closeMonth(sql, '2017-05', aManager, NOW)
    const old = () => sourceOf(csvOf(tableOf({ 放映日期: '2017-05-20' })))
    const checked = await run(sql, ['a.csv', '--dry-run'], old())
    expect([checked.code, checked.lines.at(-1)]).toEqual([0, '2017年5月已关账：导入时须加 --reason=理由。'])
    const asked = await run(sql, ['a.csv', '--english'], old())
    expect([asked.code, asked.lines]).toEqual([1, ['This changes a closed month (May 2017): say why.']])
    expect(await countLogs(sql)).toBe(0)
    expect((await run(sql, ['a.csv', '--reason=纸质记录补录'], old())).code).toBe(0)
    const [line] = await sql.all("SELECT reason FROM audit WHERE subject_kind = 'screening'")
    expect(line).toEqual({ reason: '纸质记录补录' })
    expect((await run(sql, ['a.csv', '--reason='], old())).code).toBe(2)
  })

  test('only checks with --dry-run', async () => {
    const sql = await aCounty()
    const { code, lines } = await run(sql, ['a.csv', '--dry-run'], sourceOf(csvOf(tableOf({}))))
    expect([code, lines]).toEqual([0, ['共 1 行（只检查，未导入）：可导入 1 行，已有且相同 0 行，错误 0 处。']])
    expect(await countLogs(sql)).toBe(0)
  })

  test('says why a file cannot be read', async () => {
    const sql = await aCounty()
    const broken = await run(sql, ['a.xlsx', '--english'], sourceOf('no workbook'))
    expect([broken.code, broken.lines[0]]).toEqual([1, expect.stringContaining('not an xlsx file')])
    const noFile = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', syscall: 'open' })
    const missing = await run(sql, ['a.csv'], () => {
      throw noFile
    })
    expect([missing.code, missing.lines]).toEqual([1, ['打不开文件 a.csv：ENOENT: no such file']])
  })

  test('tells how far it is with every 5000 rows', async () => {
    const sql = await aCounty()
    const { lines } = await run(
      sql,
      ['a.csv', '--dry-run'],
      sourceOf(csvOf(tableOf(...Array.from({ length: 10_001 }, () => ({}))))),
    )
    expect(lines.slice(0, -1)).toEqual(['已检查 5000 行……', '已检查 10000 行……'])
  })

  test.each([[[]], [['a.xls']], [['a.csv', 'b.csv']], [['a.csv', '--force']], [['--dry-run']]])(
    'explains itself for %j',
    async (args) => {
      const { code, lines } = await run(await aCounty(), args)
      expect([code, lines]).toEqual([2, [expect.stringContaining('npm run import')]])
    },
  )
})
