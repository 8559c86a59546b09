import { describe, expect, test } from 'vitest'
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { rowsOf, refusalOf, sourceOf, workbookOf, xlsxOf } from './sheets.ts'

const cellsOf = async (bytes: Uint8Array): Promise<string[][]> =>
  (await rowsOf(sourceOf(bytes), 'xlsx')).map(({ cells }) => cells)
const utc = (iso: string): Date => new Date(`${iso}Z`)

describe('an xlsx sheet written by another program', () => {
  test('gives texts, numbers, days and times as text', async () => {
    const bytes = await xlsxOf([
      ['放映日期', '开始时间', '观众人次', '电话', '好'],
      [utc('2017-06-30T00:00'), '20:30', 85, 13_800_000_000, true],
      [utc('2017-06-30T20:30'), 'a & <b>', 0.5, -3, false],
    ])
    expect(await cellsOf(bytes)).toEqual([
      ['放映日期', '开始时间', '观众人次', '电话', '好'],
      ['2017-06-30', '20:30', '85', '13800000000', 'TRUE'],
      ['2017-06-30 20:30:00', 'a & <b>', '0.5', '-3', 'FALSE'],
    ])
  })

  test('keeps its own row numbers over empty rows, and drops what is empty at the ends', async () => {
    const bytes = await xlsxOf([['a', 'b'], [null, null], ['x', null, '', '  '], [null, 'y'], [''], [null]])
    expect(await rowsOf(sourceOf(bytes), 'xlsx')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['x'] },
      { row: 4, cells: ['', 'y'] },
    ])
  })

  test('may be streamed with inline or with shared texts', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [`第${i}行`, i, '三清村'])
    for (const inlineStrings of [true, false]) {
      const stream = writeXlsxStream(rows, { name: 'S', inlineStrings })
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
      expect(await cellsOf(bytes)).toEqual(rows.map((row) => row.map(String)))
    }
  })

  test('may be an archive of the large kind (zip64), as some exporting systems always write', async () => {
    const stream = writeXlsxStream([['村'], ['三清村']], { name: 'S', zip64: true })
    expect(await cellsOf(new Uint8Array(await new Response(stream).arrayBuffer()))).toEqual([['村'], ['三清村']])
  })

  test('gives the first visible sheet', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '选项', rows: [['室内'], ['室外']], hidden: true },
        { name: '记录', rows: [['村'], ['三清村']] },
        { name: '说明', rows: [['请逐行填写']] },
      ],
    })
    expect(await cellsOf(bytes)).toEqual([['村'], ['三清村']])
  })

  test('with a sheet for every month is refused, because only one would be read', async () => {
    const sheets = ['一月', '二月'].map((name) => ({ name, rows: [['村'], [name]] }))
    expect(await refusalOf(sourceOf(await writeXlsx({ sheets })), 'xlsx')).toMatch(/“一月” and “二月” both have data/)
  })

  test('counts days from 1904 where the workbook does', async () => {
    const sheets = [{ name: 'S', rows: [['日期'], [utc('2017-06-30T00:00')]] }]
    expect(await cellsOf(await writeXlsx({ sheets, dateSystem: '1904' }))).toEqual([['日期'], ['2017-06-30']])
  })
})

describe('inside an xlsx sheet', () => {
  const rich = `<si><r><rPr><b/></rPr><t>三</t></r><r><t xml:space="preserve">清 </t></r><r><t>村</t></r>
    <rPh sb="0" eb="1"><t>サン</t></rPh></si><si><t>a_x000D_b&amp;&#x4E2D;&#25991;</t></si><si/>`

  test('a text in several fonts is one text, without its reading aids', async () => {
    const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
    expect(await cellsOf(workbookOf(row, rich))).toEqual([['三清 村', '', 'a\rb&中文']])
  })

  test('inline text may have several fonts too', async () => {
    const row =
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:r><x:t>三清</x:t></x:r><x:r><x:t>村</x:t></x:r></x:is></x:c></x:row>'
    expect(await cellsOf(workbookOf(row))).toEqual([['三清村']])
  })

  test('a formula counts as what it came to; an error is shown as Excel shows it', async () => {
    const row = `<row r="1"><c r="A1" t="str"><f>A2&amp;"村"</f><v>三清村</v></c><c r="B1"><f>SUM(1,2)</f><v>3</v></c>
      <c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>NOW()</f></c></row>`
    expect(await cellsOf(workbookOf(row))).toEqual([['三清村', '3', '#DIV/0!']])
  })

  test('a number is a day or a time by its format: built in, Chinese or the office’s own', async () => {
    const styles = `<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
      <numFmt numFmtId="177" formatCode="[$-804]上午/下午h&quot;时&quot;mm&quot;分&quot;"/>
      <numFmt numFmtId="178" formatCode="0&quot;days&quot;;[Red]-0"/><numFmt numFmtId="179" formatCode="[h]:mm"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs>${[0, 14, 31, 20, 176, 177, 178, 179].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`
    const cell = (style: number, value: number): string => `<c s="${style}"><v>${value}</v></c>`
    const day = 42_916
    const cells = [cell(0, day), cell(1, day), cell(2, day), cell(3, 0.854_166_666_666_666_63), cell(4, day + 0.5)]
    const more = [cell(5, 0.854_166_666_7), cell(6, 7), cell(7, 0.875)]
    expect(await cellsOf(workbookOf(`<row>${[...cells, ...more].join('')}</row>`, '', styles))).toEqual([
      ['42916', '2017-06-30', '2017-06-30', '20:30:00', '2017-06-30 12:00:00', '20:30:00', '7', '21:00:00'],
    ])
  })
})

describe('a workbook that cannot be read says why:', () => {
  test.each([
    ['CSV named .xlsx', '放映日期,村\n', /not an xlsx file/],
    ['a web page named .xlsx', '<html><table></table></html>', /not an xlsx file/],
    [
      'an old .xls or one with a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      /old \.xls file or has a password/,
    ],
    ['an empty file', '', /empty/],
    ['the beginning of a zip', 'PK\u0003\u0004', /damaged/],
    ['a sheet without rows', workbookOf(''), /empty/],
    ['a document type', workbookOf('<!DOCTYPE x [<!ENTITY a "b">]>'), /damaged/],
    ['a sheet that breaks off', workbookOf('<row r="1"><c r="A1"><v>1'), /empty/],
  ])('%s', async (_, content, why) => {
    expect(await refusalOf(sourceOf(content), 'xlsx')).toMatch(why)
  })

  test('a cut one', async () => {
    const whole = await xlsxOf([['村'], ['三清村']])
    for (const share of [0.3, 0.6, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share))
      expect(await refusalOf(sourceOf(cut), 'xlsx')).toMatch(/damaged/)
    }
  })

  test('one with flipped bits is read or refused, and nothing worse', async () => {
    const whole = await xlsxOf(Array.from({ length: 50 }, (_, i) => [`第${i}行`, i]))
    for (let at = 4; at < whole.length; at += 97) {
      const bent = whole.slice()
      bent[at] = (bent[at] ?? 0) ^ 0x10
      const told = await rowsOf(sourceOf(bent), 'xlsx').then(
        () => 'read',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      )
      expect(['read', 'invalid: error_sheet']).toContain(told)
    }
  })
})
