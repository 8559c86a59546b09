/** Sheets that go out: what spreadsheets find in them, and that nothing is read which nobody takes. */
import { describe, expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import type { CellValue, OutColumn, OutSheet } from '../../src/domain/sheet-cell.ts'
import { bookOf, csvStream, TABLE_NAME, xlsxStream } from '../../src/exchange/sheet-out.ts'

const COLUMNS: OutColumn[] = [
  { head: '日期', kind: 'day' },
  { head: '开始', kind: 'moment' },
  { head: '村', kind: 'text', width: 16 },
  { head: '观众', kind: 'count' },
  { head: '完成率', kind: 'share' },
  { head: '放映场次', kind: 'exact' },
]
const aRow = (village: string): CellValue[] => ['2017-06-30', '2017-06-30 19:30', village, 85, 52.16, 0.67]

async function* inPages(...pages: CellValue[][][]): AsyncGenerator<CellValue[][]> {
  yield* pages
}
const aSheet = (pages: OutSheet['pages']): OutSheet => ({
  name: '放映记录',
  title: '盐亭 · 放映记录',
  columns: COLUMNS,
  pages,
})
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as never).arrayBuffer())
const opened = async (pages: OutSheet['pages']) => {
  const { sheets } = await readXlsx(await bytesOf(xlsxStream(aSheet(pages))), { includeStyles: true } as never)
  const [sheet] = sheets
  if (!sheet) throw new Error('a workbook has a sheet')
  return sheet
}

describe('a workbook', () => {
  test('has its title, its heads, and rows whose days, counts and shares are numbers', async () => {
    const { rows } = await opened(inPages([aRow('三清村')], [aRow('花盖村')]))
    const [title, heads, first, second] = rows
    expect(title?.[0]).toBe('盐亭 · 放映记录')
    expect(heads).toEqual(COLUMNS.map(({ head }) => head))
    const [day, moment, ...others] = first ?? []
    expect([day, moment]).toEqual([new Date('2017-06-30T00:00:00Z'), new Date('2017-06-30T19:30:00Z')])
    expect(others).toEqual(['三清村', 85, 0.5216, 0.67])
    expect(second?.[2]).toBe('花盖村')
    expect(rows).toHaveLength(4)
  })

  test('is a table with a name, which begins at the heads: Power Query finds it', async () => {
    const { tables, freezePane } = await opened(inPages([aRow('三清村'), aRow('花盖村')]))
    expect(tables?.map(({ name, range }) => [name, range])).toEqual([[TABLE_NAME, 'A2:F4']])
    expect(freezePane).toMatchObject({ rows: 2 })
  })

  test('is printed across, all columns on one page, its heads on each', async () => {
    const { pageSetup } = await opened(inPages([aRow('三清村')]))
    expect(pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 'a4', fitToHeight: 0 })
    expect(bookOf('放映记录')['xl/workbook.xml']).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'放映记录\'!$1:$2</definedName>',
    )
  })

  test('without a row is a table all the same', async () => {
    const { rows, tables } = await opened(inPages())
    expect(rows).toHaveLength(2)
    expect(tables?.[0]?.range).toBe('A2:F3')
  })

  test('holds no formula, whatever a village is called, and every sign that XML has a use for', async () => {
    const { rows } = await opened(inPages([aRow('=1+1'), aRow('@SUM(A1)'), aRow('<村> & "社"\u0007')]))
    expect(rows.slice(2).map((row) => row[2])).toEqual(["'=1+1", "'@SUM(A1)", '<村> & "社"'])
  })
})

describe('a CSV', () => {
  const textOf = async (pages: OutSheet['pages']) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(csvStream(aSheet(pages))))

  test('begins with its mark and its heads, and quotes what has commas', async () => {
    expect(await textOf(inPages([aRow('三清,村'), aRow('=1+1')]))).toBe(
      '\uFEFF日期,开始,村,观众,完成率,放映场次\r\n' +
        '2017-06-30,2017-06-30 19:30,"三清,村",85,52.16%,0.67\r\n' +
        "2017-06-30,2017-06-30 19:30,'=1+1,85,52.16%,0.67\r\n",
    )
  })
})

describe.each([
  ['xlsx', xlsxStream],
  ['csv', csvStream],
])('a reader who leaves a %s', (_, streamOf) => {
  test('stops the reading of its pages', async () => {
    const read = { pages: 0, isOver: false }
    async function* endless(): AsyncGenerator<CellValue[][]> {
      try {
        for (;;) {
          read.pages++
          // as from a database: others have their turn
          await new Promise((resolve) => setTimeout(resolve, 1))
          yield Array.from({ length: 500 }, (__, i) => aRow(crypto.randomUUID() + i))
        }
      } finally {
        read.isOver = true
      }
    }
    const reader = streamOf(aSheet(endless())).getReader()
    while (read.pages < 3) await reader.read()
    await reader.cancel()
    await expect.poll(() => read.isOver).toBe(true)
    const before = read.pages
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(read.pages).toBe(before)
  })

  test('hears of what goes wrong on the way', async () => {
    async function* broken(): AsyncGenerator<CellValue[][]> {
      yield [aRow('三清村')]
      throw new Error('the disk is gone')
    }
    await expect(bytesOf(streamOf(aSheet(broken())))).rejects.toThrow('the disk is gone')
  })
})
