/** Filled reports as long and as odd as a test needs them. */
import type { FilledBlock, FilledReport, Run } from '../../src/domain/report/report.ts'

export const paragraph = (...runs: (string | Run)[]): FilledBlock => ({
  kind: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
})
export const heading = (level: 1 | 2 | 3, text: string): FilledBlock => ({ kind: 'heading', level, runs: [{ text }] })
/** So many characters of the grid. */
export const characters = (many: number): string => '映'.repeat(many)

export const table = (rows: number): FilledBlock => ({
  kind: 'table',
  title: '表1　各乡镇放映情况',
  head: ['乡镇', '全年任务（场）', '已完成（场）', '完成率'],
  rows: Array.from({ length: rows }, (_, i) => [`第${i + 1}个乡镇`, '240', String(120 + i), '50.00%']),
  numeric: [false, true, true, true],
})

export const aReport = (over: Partial<FilledReport> = {}): FilledReport => ({
  title: '关于2017年上半年工作情况的汇报',
  office: '盐亭县文化旅游广播电视局',
  to: '县人民政府',
  on: '2017-07-05',
  asOf: '2017-06-30',
  knownAt: '2017-06-30T13:00:00.000Z',
  bulletin: { no: '2017-12', sha256: 'a1'.repeat(32), seal: { number: 7, sha256: 'b2'.repeat(32) } },
  isDraft: false,
  isSample: false,
  blocks: [paragraph('全县放映', { text: '2854', field: 'screenings-county.done' }, '场。')],
  ...over,
})
