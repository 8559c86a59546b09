/** A report as it leaves the printer, by GB/T 9704-2012: everything in millimetres, measured from its PDF. */
import { beforeAll, expect, test } from 'vitest'
import type { NewIndicator } from '../../src/domain/ledger/evaluation.ts'
import { evaluationOf } from '../../src/domain/ledger/evaluation-score.ts'
import { docxOf } from '../../src/report/docx.ts'
import { aFund } from '../ledger-entries.ts'
import { evaluationDocx } from '../../src/report/evaluation-docx.ts'
import { aReport, characters, heading, paragraph, table } from '../report/made-reports.ts'
import { printed } from './libreoffice.ts'
import { type Line, linesOf, type Page } from './pdf-pages.ts'

const WITHIN = 0.5
const near = (mm: number, is: number): boolean => Math.abs(mm - is) <= WITHIN
const PITCH = 225 / 22
/** A line’s box follows its face; its middle is that of its line of the grid. */
const isInTypeArea = ({ middle }: Line): boolean => middle > 37 && middle < 262

let pages: Record<'draft' | 'confirmed' | 'evaluation', Page[]>

beforeAll(async () => {
  const blocks = [
    heading(1, '一、任务目标'),
    heading(2, '（一）电影放映'),
    heading(3, '1. 序时进度'),
    paragraph(characters(28 * 22 * 3)),
    table(60),
    paragraph('特此汇报。'),
  ]
  const indicators: NewIndicator[] = [
    { kind: 'quantity', name: '放映场次', aim: 5472, done: 2854, unit: '场', points: 50, reason: '雨季停映' },
    { kind: 'social', name: '观众人次', aim: 200_000, done: 203_456, points: 30 },
    { kind: 'satisfaction', name: '群众满意度', points: 10 },
  ]
  const evaluation = evaluationOf(aFund({ evaluation: { year: 2017, indicators } }), '2017-06-30', [])
  const [draft, confirmed, evaluated] = await Promise.all([
    docxOf(aReport({ isDraft: true, isSample: true, blocks })),
    docxOf(aReport()),
    evaluationDocx({ evaluation, office: '县文广局', knownAt: '2017-06-30T13:00:00.000Z', isSample: false }),
  ])
  pages = await printed({ draft, confirmed, evaluation: evaluated })
}, 120_000)

const lineWith = (page: Page | undefined, text: string | RegExp): Line => {
  const line = page && linesOf(page).find((one) => one.text.search(text) >= 0)
  if (!line) throw new Error(`No line has ${text}.`)
  return line
}
/** In points, beside the text’s 16: boxes are as tall as their face makes them, all of one face in the same measure. */
const sizeOf = (line: Line): number => {
  const text = lineWith(pages.draft[1], /^映+$/)
  return ((line.bottom - line.top) / (text.bottom - text.top)) * 16
}

test('the paper is A4; 37 mm are above, 28 mm at the left, and the type area is 156 × 225 mm', () => {
  const page = pages.draft[1]
  const lines = page ? linesOf(page).filter(isInTypeArea) : []
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const top = (lines[0]?.middle ?? 0) - PITCH / 2
  const bottom = (lines.at(-1)?.middle ?? 0) + PITCH / 2
  const measured = [page?.width, page?.height, top, left, right - left, bottom - top].map(
    (mm) => Math.round((mm ?? 0) * 10) / 10,
  )
  expect(
    [210, 297, 37, 28, 156, 225].map((mm, i) => near(mm, measured[i] ?? 0)),
    measured.join(' '),
  ).not.toContain(false)
})

test('a page has 22 lines of 28 characters', () => {
  const lines = pages.draft.slice(1, 3).map((page) => linesOf(page).filter(isInTypeArea))
  expect(lines.map((page) => page.length)).toEqual([22, 22])
  expect(new Set(lines.flat().map(({ text }) => text))).toEqual(new Set([characters(28)]))
})

test('the title is 2号 in the middle; headings and text are 3号, two characters in', () => {
  const [page] = pages.draft
  const title = lineWith(page, '上半年')
  expect(sizeOf(title)).toBeCloseTo(22, 0)
  expect(near((title.left + title.right) / 2, 28 + 78)).toBe(true)
  const heads = ['任务目标', '电影放映', '序时进度'].map((text) => lineWith(page, text))
  expect(heads.map(sizeOf).map(Math.round)).toEqual([16, 16, 16])
  const first = linesOf(pages.draft[0] as Page).find(({ text }) => /^映+$/.test(text))
  expect(first && near(first.left, 28 + (156 / 28) * 2)).toBe(true)
  expect(near(lineWith(page, '县人民政府').left, 28)).toBe(true)
})

test('the page’s number stands — 1 — in 4号, 7 mm under the text: at the right on odd pages, at the left on even ones', () => {
  pages.draft.forEach((page, i) => {
    expect(lineWith(page, `— ${i + 1} —`).middle).toBeGreaterThan(262)
    const dash = page.words.filter(({ text, top }) => text === '—' && top > 262)
    expect(dash).toHaveLength(2)
    const edge = i % 2 === 0 ? Math.max(...dash.map(({ right }) => right)) : Math.min(...dash.map(({ left }) => left))
    expect(near(edge, i % 2 === 0 ? 184 - 156 / 28 : 28 + 156 / 28), `page ${i + 1}: ${edge}`).toBe(true)
    for (const { top, bottom } of dash) expect(near((top + bottom) / 2, 262 + 7), String((top + bottom) / 2)).toBe(true)
  })
  const one = pages.draft[0]?.words.find(({ text, top }) => text === '—' && top > 262)
  expect(one && sizeOf({ ...one, middle: 0 })).toBeCloseTo(14, 0)
})

test('each page says where its figures come from, and what is not to be sent says so', () => {
  for (const page of [...pages.draft, ...pages.confirmed]) {
    const foot = linesOf(page).at(-1)?.text.replaceAll(' ', '')
    expect(foot).toContain(`报〔2017〕12号校验码${'a1'.repeat(8)}封印第7号${'b2'.repeat(8)}截至2017年6月30日`)
  }
  const said = (page: Page): string => page.words.map(({ text }) => text).join(' ')
  expect(pages.draft.every((page) => /草稿.*示例数据，不得上报/.test(said(page)))).toBe(true)
  expect(pages.confirmed.some((page) => /草稿|示例/.test(said(page)))).toBe(false)
})

test('a table’s head stands again on each page; numbers end at the right; no row is on two pages', () => {
  const onPages = pages.draft.filter((page) => page.words.some(({ text }) => text.endsWith('%')))
  expect(onPages.length).toBeGreaterThan(1)
  for (const page of onPages) expect(lineWith(page, '全年任务（场）').text).toContain('完成率')
  const rows = onPages.flatMap((page) => linesOf(page).filter(({ text }) => text.includes('个乡镇')))
  expect(rows.map(({ text }) => text.replaceAll(' ', ''))).toEqual(
    Array.from({ length: 60 }, (_, i) => `第${i + 1}个乡镇240${120 + i}50.00%`),
  )
  expect(new Set(rows.map(({ right }) => right.toFixed(1))).size).toBe(1)
})

test('the office signs above the day, whose end is four characters in', () => {
  const day = lineWith(pages.confirmed[0], '月 ?5 ?日')
  const office = lineWith(pages.confirmed[0], '广播电视局')
  const characterWide = 156 / 28
  expect(day.text.replaceAll(' ', '')).toBe('2017年7月5日')
  expect(near(day.right, 184 - 4 * characterWide), String(day.right)).toBe(true)
  // digits are as wide as the face that stands in has them, and LibreOffice sets blanks beside them
  expect(Math.abs((office.left + office.right - day.left - day.right) / 2)).toBeLessThan(characterWide)
})

test('the evaluation of a fund is one sheet, within the type area', () => {
  const [page, more] = pages.evaluation
  const words = page?.words ?? []
  expect(more).toBeUndefined()
  expect(words.filter(({ left, right, bottom }) => left < 27.5 || right > 184.5 || bottom > 275)).toEqual([])
  expect(lineWith(page, '总分').text.replaceAll(' ', '')).toMatch(/总分.*100.*58.97/)
})
