import { expect, test } from 'vitest'
import { fieldsOf, fillBlocks, GAP, plainText, saidAs, unknownFields } from '../../src/domain/report/filled-report.ts'
import type { FigureValue, ReportBlock, ReportFigure, Wording } from '../../src/domain/report/report.ts'

const aFigure = (name: string, value: FigureValue, ...wordings: Wording[]): ReportFigure => ({
  name,
  label: name,
  group: '放映',
  value,
  wordings,
  said: saidAs({ value }, wordings[0] ?? 'plain') ?? GAP,
  basis: '截至2017年6月30日',
})
const FIGURES = [
  aFigure('done', 2854, 'plain', 'over'),
  aFigure('people', 207_312, 'over_wan', 'plain'),
  aFigure('due', '2017-09-30', 'month_part', 'day'),
  aFigure('severe', ['金安华龙村', '黑坪高罐村'], 'names', 'first'),
  aFigure('stage', null, 'plain', 'han'),
]
const aParagraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })
const filled = (text: string): string =>
  fillBlocks([aParagraph(text)], FIGURES, {})
    .flatMap((block) => (block.kind === 'paragraph' ? block.runs.map((run) => run.text) : []))
    .join('')

test.each<[FigureValue, Wording, string | undefined]>([
  [2854, 'plain', '2854'],
  [4, 'han', '四'],
  [10, 'han', '十'],
  [25, 'han', '二十五'],
  [130, 'han', '130'],
  [2, 'han', '两'],
  [2000, 'over', '2000'],
  [25, 'over', '20余'],
  [2345, 'over', '2300余'],
  [207_312, 'over_wan', '20余万'],
  [215_999, 'over_wan', '20余万'],
  [53_000, 'over_wan', '5万余'],
  [200_000, 'over_wan', '20万'],
  [52.16, 'percent', '52.16%'],
  ['2017-06-30', 'day', '2017年6月30日'],
  ['2017-06-30', 'month_day', '6月30日'],
  ['2017-10-31', 'month', '10月'],
  ['2017-09-30', 'month_part', '9月底'],
  ['2017-07-15', 'month_part', '7月中旬'],
  ['2017-10-05', 'month_part', '10月初'],
  ['2017-06-21', 'month_part', '6月下旬'],
  [['云溪石牌村', '金安华龙村', '茶亭燕来村'], 'first_two', '云溪石牌村、金安华龙村'],
  [0, 'plain', '0'],
  [null, 'plain', undefined],
  [[], 'names', undefined],
  [2854, 'month_part', undefined],
])('%j in the wording %s is %s', (value, wording, said) => {
  expect(saidAs({ value }, wording)).toBe(said)
})

test('what is known as at least so much says so', () => {
  expect(saidAs({ value: 2000, atLeast: true }, 'over')).toBe('2000余')
  expect(saidAs({ value: 200_000, atLeast: true }, 'over_wan')).toBe('20余万')
})

test('the office’s sentence holds its figures, each in its usual wording or in one of its own', () => {
  expect(filled('共放映{{done}}场，受益群众达{{people}}人次。')).toBe('共放映2854场，受益群众达20余万人次。')
  expect(filled('预计{{due}}完成，{{severe|first}}等。')).toBe('预计9月底完成，金安华龙村等。')
})

test('what a figure said keeps its name, so that a click finds it', () => {
  expect(fillBlocks([aParagraph('{{done}}场')], FIGURES, {})).toEqual([
    { kind: 'paragraph', runs: [{ text: '2854', field: 'done' }, { text: '场' }] },
  ])
})

test('what is not known is a gap, never 0; what no figure answers is told', () => {
  const text = '已进入{{stage}}阶段，{{nothing}}，{{done|month_part}}，{{nothing}}'
  expect(filled(text)).toBe(`已进入${GAP}阶段，${GAP}，${GAP}，${GAP}`)
  expect(unknownFields([aParagraph(text)], FIGURES)).toEqual(['nothing', 'done|month_part'])
  expect(fieldsOf([aParagraph('{{people|over_wan}}')])).toEqual([
    { field: 'people|over_wan', name: 'people', wording: 'over_wan' },
  ])
})

test('as plain text it has its title, whom it goes to, its tables, who reports and the day', () => {
  const blocks = fillBlocks(
    [
      { kind: 'heading', level: 1, text: '一、任务目标' },
      { kind: 'table', table: 'teams', title: '放映队' },
    ],
    FIGURES,
    { teams: { head: ['放映队', '场次'], rows: [['一队', '130']], numeric: [false, true] } },
  )
  const report = { title: '上半年工作总结', to: '市脱贫办', office: '文广新局', on: '2017-07-03' }
  expect(plainText({ ...report, isDraft: false, isSample: false, blocks })).toBe(
    '上半年工作总结\n市脱贫办：\n一、任务目标\n放映队\n放映队\t场次\n一队\t130\n文广新局\n2017年7月3日\n',
  )
})
