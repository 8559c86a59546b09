/** What stands in a Word file; what becomes of it on paper is asked of LibreOffice in tests/office. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { FilledBlock, FilledReport } from '../../src/domain/report/report.ts'
import { docxOf } from '../../src/report/docx.ts'
import { titleLines, widthOf } from '../../src/report/official-text.ts'
import { aReport, heading, paragraph, table } from './made-reports.ts'

async function partsOf(report: FilledReport): Promise<(name: string) => string> {
  const parts = unzipSync(await docxOf(report))
  return (name) => strFromU8(parts[name] ?? new Uint8Array())
}
const marksIn = (text: string): string[] =>
  [...text.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(([, name = '']) => name)

test('the same report is the same file to the byte, whenever and after whatever it is made', async () => {
  const first = await docxOf(aReport())
  await docxOf(aReport({ blocks: [paragraph({ text: '1', field: 'one' }, { text: '2', field: 'two' }), table(3)] }))
  expect(Buffer.from(await docxOf(aReport())).equals(first)).toBe(true)
  expect((await partsOf(aReport()))('docProps/core.xml')).toContain('>2017-06-30T13:00:00Z<')
})

test('each figure is a bookmark by its name, once for each place, in letters that Word takes', async () => {
  const long = `${'tv-coverage.'.repeat(6)}connected`
  const fields = ['screenings-county.done', 'screenings-county.done|over', 'screenings_county.done', long, long]
  const part = await partsOf(aReport({ blocks: [paragraph(...fields.map((field) => ({ text: '2854', field })))] }))
  const marks = marksIn(part('word/document.xml'))
  expect(marks.slice(0, 3)).toEqual(
    ['screenings_county_done', 'screenings_county_done_2', 'screenings_county_done_3'].map((name) => `f_${name}`),
  )
  expect(new Set(marks).size).toBe(5)
  expect(marks.filter((mark) => !/^[A-Za-z]\w{0,39}$/.test(mark))).toEqual([])
})

test('faces stand by the names that offices have them by, each with others to stand in', async () => {
  const part = await partsOf(
    aReport({ blocks: [heading(1, '一、任务目标'), heading(2, '（一）放映'), heading(3, '1. 进度')] }),
  )
  const faceOf = (style: string): string =>
    new RegExp(`w:styleId="${style}".*?w:eastAsia="([^"]*)".*?w:sz w:val="(\\d+)"`)
      .exec(part('word/styles.xml'))
      ?.slice(1, 3)
      .join(' ') ?? ''
  expect(['Title', 'Heading1', 'Heading2', 'Heading3', 'Normal'].map(faceOf)).toEqual([
    '方正小标宋简体 44',
    '黑体 32',
    '楷体_GB2312 32',
    '仿宋_GB2312 32',
    '仿宋_GB2312 32',
  ])
  expect(part('word/fontTable.xml')).toMatch(/"方正小标宋简体"><w:altName w:val="[^"]*华文中宋[^"]*宋体/)
  expect(part('word/document.xml')).toContain('w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-8')
})

test('what XML cannot carry is left out, and what it must not mistake is kept', async () => {
  const part = await partsOf(aReport({ blocks: [paragraph('甲\u0000\u000B村 <b>&"\uD800乙村')] }))
  expect(part('word/document.xml')).toContain('甲村 &lt;b&gt;&amp;')
  expect(part('word/document.xml')).toContain('乙村')
})

test('beside long names, numbers and days have the width they need', async () => {
  const wide: FilledBlock = {
    kind: 'table',
    title: '目标任务进度表',
    head: ['序号', '目标任务', '目标数', '已完成', '完成率', '序时进度', '完成期限'],
    rows: [['1', '全县农村公益电影放映（含固定放映点）', '5472场', '2854场', '52.16%', '54.19%', '2017年11月30日']],
    numeric: [true, false, true, true, true, true, false],
  }
  const text = (await partsOf(aReport({ blocks: [wide] })))('word/document.xml')
  const columns = [...text.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
  const size = Number(/<w:tc>.*?w:sz w:val="(\d+)"/.exec(text)?.[1])
  const characters = columns.map((width) => width / (size * 10))
  expect(columns.reduce((sum, one) => sum + one, 0)).toBe(8844)
  // 52.16% is three characters wide, 2017年11月30日 seven; an edge goes with each
  expect([characters[4], characters[6]].map((room = 0) => Math.floor(room))).toEqual([4, 8])
})

test('a long title goes on where its meaning lets it, and in no number', () => {
  expect(titleLines('2017年上半年工作总结', 20)).toEqual(['2017年上半年工作总结'])
  expect(titleLines('关于2017年上半年文化广播电视旅游工作情况的汇报', 20)).toEqual([
    '关于2017年上半年',
    '文化广播电视旅游工作情况的汇报',
  ])
  const lines = titleLines(`${'映'.repeat(24)}2017${'响'.repeat(24)}`, 20)
  expect(lines.map(widthOf).every((wide) => wide <= 20)).toBe(true)
  expect(lines.filter((line) => /^\d|\d$/.test(line) && !line.includes('2017'))).toEqual([])
})

test('what is said of a paragraph stands in the order that Word reads it in', async () => {
  const inOrder = 'pStyle keepNext tabs autoSpaceDN spacing ind jc rPr'.split(' ')
  const part = await partsOf(
    aReport({ isDraft: true, blocks: [heading(1, '一、任务目标'), paragraph('甲村'), table(2)] }),
  )
  for (const name of ['word/document.xml', 'word/footer1.xml', 'word/styles.xml']) {
    const said = [...part(name).matchAll(/<w:pPr>(.*?)<\/w:pPr>/g)].map(([, inner = '']) =>
      [...inner.matchAll(/<w:(\w+)/g)].flatMap(([, word = '']) =>
        inOrder.includes(word) ? inOrder.indexOf(word) : [],
      ),
    )
    expect(said.filter((places) => String(places) !== String(places.toSorted((a, b) => a - b)))).toEqual([])
  }
})
