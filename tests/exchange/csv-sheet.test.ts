import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../src/exchange/csv.ts'
import { gbkOf, refusalOf, rowsOf, sourceOf } from './sheets.ts'

const TEXT = '放映日期,村,备注\n2017-06-30,三清村,雨后改期\n2017-07-01,石牌村,\n'
const ROWS = [
  { row: 1, cells: ['放映日期', '村', '备注'] },
  { row: 2, cells: ['2017-06-30', '三清村', '雨后改期'] },
  { row: 3, cells: ['2017-07-01', '石牌村'] },
]
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))

describe('a CSV file reads the same', () => {
  test.each([
    ['in UTF-8', TEXT],
    ['with a BOM', `\uFEFF${TEXT}`],
    ['as Chinese Excel saves it', gbkOf(TEXT)],
    ['as “Unicode text”, with tabs', utf16(TEXT.replaceAll(',', '\t'))],
    ['with CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['with the ends of an old Mac', TEXT.replaceAll('\n', '\r')],
    ['with semicolons', TEXT.replaceAll(',', ';')],
    ['without a last line end', TEXT.trimEnd()],
    ['with empty rows and columns behind', `${TEXT},,,,,\n,,\n\n\n`],
  ])('%s', async (_, content) => {
    for (const pieceBytes of [1, 2, 3, 7, 100_000]) {
      expect(await rowsOf(sourceOf(content, pieceBytes), 'csv')).toEqual(ROWS)
    }
  })
})

test('quoted fields hold commas, quotes and line ends; a row keeps the number a spreadsheet gives it', async () => {
  const text = 'a,b\r\n"晴，有风","他说""好"""\r\n\r\n"第一行\r\n第二行",x\n"",y'
  const expected = [
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['晴，有风', '他说"好"'] },
    { row: 4, cells: ['第一行\r\n第二行', 'x'] },
    { row: 5, cells: ['', 'y'] },
  ]
  for (const pieceBytes of [1, 5, 1000]) expect(await rowsOf(sourceOf(text, pieceBytes), 'csv')).toEqual(expected)
  expect(parseCsv(text)).toEqual(expected)
})

test('lines with quotes and without, and with any ends, read the same whatever comes at once', async () => {
  const lines = [
    '日期,村',
    '1,三清村\r',
    '2,"石牌村,\n二组"',
    '',
    '3,"云溪"\r',
    '4,黑坪\r\r\n5,高罐',
    ',,',
    '6,"a""b",c',
    '7',
  ]
  const content = lines.join('\n').repeat(3)
  const slowly = await rowsOf(sourceOf(content, 1), 'csv')
  expect(slowly).toHaveLength(22)
  for (const pieceBytes of [2, 5, 17, 40, 100_000]) {
    expect(await rowsOf(sourceOf(content, pieceBytes), 'csv')).toEqual(slowly)
  }
})

test('a quote inside a word is a character like any other', () => {
  expect(parseCsv('a,b\n5" 喇叭,"音柱"好')[1]?.cells).toEqual(['5" 喇叭', '音柱好'])
})

test('emoji and rare characters come through in GB18030 and UTF-8', async () => {
  const rare = new Uint8Array([0x61, 0x0a, 0x95, 0x32, 0x82, 0x36])
  expect((await rowsOf(sourceOf(rare), 'csv'))[1]?.cells).toEqual(['𠀀'])
  expect((await rowsOf(sourceOf('a\n😀村', 3), 'csv'))[1]?.cells).toEqual(['😀村'])
})

test('the encoding is told by the first letters that are not ASCII, however late they come', async () => {
  const late = gbkOf(`code\n${'x\n'.repeat(70_000)}三清村\n`)
  expect((await rowsOf(sourceOf(late, 65_536), 'csv')).at(-1)?.cells).toEqual(['三清村'])
})

describe('a CSV file that cannot be read says why:', () => {
  const garbage = (bytes: number): Uint8Array => {
    let seed = 7
    return Uint8Array.from({ length: bytes }, () => (seed = (seed * 1_103_515_245 + 12_345) >>> 0) >>> 16)
  }

  test.each([
    ['an empty one', '', /empty/],
    ['one of blank lines', '\n\n,,\n', /empty/],
    ['10 MB of garbage', garbage(10_000_000), /neither UTF-8 nor GB18030|not CSV text/],
    ['a workbook named .csv', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /not CSV text/],
    ['an old .xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old \.xls/],
    ['an open quote', 'a,b\n1,"2\n3,4', /row 2 is never closed/],
    ['a cell beyond measure', `a\n${'长'.repeat(2001)}`, /cell in row 2 is longer than 2000/],
    ['10 MB without a comma', 'a'.repeat(10_000_000), /longer than 2000/],
    ['201 columns', `a\n${'x,'.repeat(201)}`, /Row 2 has more than 200 columns/],
    ['200 001 rows', `a\n${'x\n'.repeat(200_001)}`, /at most 200000 rows/],
    ['text with zeros', 'a\nb\0c', /not CSV text/],
  ])('%s', async (_, content, why) => {
    expect(await refusalOf(sourceOf(content, 65_536), 'csv')).toMatch(why)
  })
})
