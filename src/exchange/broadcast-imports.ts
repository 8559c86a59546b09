/** Speaker tests and TV coverage by sheets. */
import { NewAudibilityReport } from '../domain/audibility/audibility.ts'
import { NewTvCoverage } from '../domain/audibility/tv-coverage.ts'
import { MEANS } from '../domain/audibility/tv-figures.ts'
import { instantAt } from '../domain/period.ts'
import { compareReports, keepReports } from '../store/audibility/audibility-reports.ts'
import { compareCoverage, keepCoverage } from '../store/audibility/tv-coverage.ts'
import { derivedId } from './derived-id.ts'
import type { FieldRow } from './field-row.ts'
import { choicesIn, chosenFrom, type ImportNoun, keptOrRefused, PLACE_COLUMNS, PLACE_NOTES } from './import-noun.ts'
import type { Names as Register } from './names.ts'
import { villageOf } from './screening-draft.ts'
import type { Names } from './similar.ts'

const METHODS = {
  on_site: ['现场', 'on_site', 'on site', '现场检测'],
  remote: ['远程', 'remote', '远程检测', '平台'],
} as const
const methodOf = chosenFrom<keyof typeof METHODS>(METHODS)

const OF_SHEETS = { note: ['备注', 'note', '说明'], id: ['编号', 'id'] } as const satisfies Record<string, Names>
const NOTE = { note: ['可以空着', 'May be empty'], example: '' } as const
const ID = { note: ['系统的编号，一般空着', 'An id of this system; mostly empty'], example: '' } as const
/** Under the sheet's own id, else under one that the same village and day has again. */
const idOf = <F extends string>(row: FieldRow<F | 'id'>, ...key: string[]): string =>
  row.text('id').toLowerCase() || derivedId(key.join('|'))

const TEST_COLUMNS = {
  date: ['检测日期', 'date', '日期', '检测时间', '检查日期'],
  ...PLACE_COLUMNS,
  installed: ['安装数', 'installed', '安装只数', '应响数', '应通数', '喇叭数', '总数'],
  tested: ['检测数', 'tested', '检测只数', '抽测数', '实测数'],
  sounding: ['响数', 'sounding', '实响数', '通响数', '正常数', '完好数'],
  method: ['检测方式', 'method', '方式'],
  ...OF_SHEETS,
} as const satisfies Record<string, Names>
type TestColumn = keyof typeof TEST_COLUMNS
const TEST_FIELDS: Record<string, TestColumn> = {
  id: 'id',
  testedOn: 'date',
  speakersInstalled: 'installed',
  speakersTested: 'tested',
  speakersSounding: 'sounding',
  method: 'method',
  note: 'note',
}
/** A sheet of paper has no clock: it is as if noted in the evening of its day. */
const NOTED_AT = '18:00'

export const TESTS: ImportNoun<TestColumn, NewAudibilityReport> = {
  kind: 'audibility-reports',
  columns: TEST_COLUMNS,
  needed: ['date', 'village', 'installed', 'tested', 'sounding', 'method'],
  day: 'date',
  mayBreakLines: [],
  reader:
    async ({ names, timeZone, today }) =>
    (row) => {
      const day = dayUntil(row, today, 'tested_in_future')
      const village = villageIn(row, names.on(day))
      const counts = [row.count('installed'), row.count('tested'), row.count('sounding')]
      const method = row.understood('method', methodOf, () => choicesIn(METHODS))
      if (row.problems.length > 0 || !village || !day) return undefined
      const [speakersInstalled, speakersTested, speakersSounding] = counts
      const note = row.text('note')
      const report = {
        id: idOf(row, 'audibility', village, day, method ?? ''),
        villageCode: village,
        testedOn: day,
        speakersInstalled,
        speakersTested,
        speakersSounding,
        method,
        ...(note && { note }),
        recordedAt: instantAt(day, NOTED_AT, timeZone),
      }
      const thing = row.parsed(NewAudibilityReport, report, ([first]) => TEST_FIELDS[String(first)] ?? null)
      return thing && { id: thing.id, thing, day }
    },
  compare: compareReports,
  keep: async (sql, reports, { actor, now, reason }) => {
    const outcomes = await keepReports(sql, reports, actor, now, reason)
    return outcomes.map((one) => {
      if ('error' in one) return { sentence: one.error.issues[0]?.sentence ?? one.error.sentence }
      return one.outcome === 'stored' ? 'stored' : 'same'
    })
  },
  form: {
    date: { note: ['检测那天，如 2017-06-30', 'The day of the test, such as 2017-06-30'], example: '2017-06-30' },
    ...PLACE_NOTES,
    installed: { note: ['村里安装的喇叭只数', 'Speakers installed in the village'], example: '24' },
    tested: {
      note: ['这次检测了几只；全部检测就与安装数相同', 'How many were tested; all of them is the number installed'],
      example: '24',
    },
    sounding: { note: ['其中响的只数', 'How many of those sounded'], example: '23' },
    method: { note: ['现场 或 远程', '现场 (on site) or 远程 (remote)'], example: '现场', choices: METHODS },
    note: NOTE,
    id: ID,
  },
}

const villageIn = <F extends string>(row: FieldRow<F | 'township' | 'village'>, names: Register): string | undefined =>
  villageOf(row, names)?.code

/** What is said to have happened cannot have happened after today. */
export function dayUntil<F extends string>(
  row: FieldRow<F | 'date'>,
  today: string,
  key: 'tested_in_future' | 'day_in_future',
): string | undefined {
  const day = row.day('date')
  if (day !== undefined && day > today) row.refuse('date', { key, facts: { today } })
  return day
}

const TV_COLUMNS = {
  date: ['统计日期', 'date', '截至日期', '日期', '截至', '统计时间'],
  ...PLACE_COLUMNS,
  households: ['登记户数', 'households', '在册户数', '总户数', '贫困户数', '建档立卡户数', '户数'],
  connected: ['已通户数', 'connected', '接通户数', '已接通', '已通', '已开通户数'],
  verified: ['已核实户数', 'verified', '核实户数', '已核验户数', '已核实'],
  lost: ['返盲户数', 'lost', '返盲'],
  noSignal: ['无信号户数', 'no_signal', '无信号', '无信号未通户数'],
  noSet: ['无电视机户数', 'no_set', '无电视机', '无电视'],
  cable: ['有线', 'cable', '有线户数', '有线电视'],
  iptv: ['IPTV', 'iptv', 'IPTV户数', '网络电视', '电信'],
  mobile: ['移动', 'mobile', '移动户数', '移动电视'],
  satellite: ['直播卫星', 'satellite', '直播卫星户数', '卫星', '户户通卫星'],
  terrestrial: ['地面', 'terrestrial', '地面数字', '地面数字电视', '地面户数'],
  ...OF_SHEETS,
} as const satisfies Record<string, Names>
type TvColumn = keyof typeof TV_COLUMNS
const TV_COUNTS = ['households', 'connected', 'verified', 'lost', 'noSignal', 'noSet'] as const
const countNote = (zh: string, en: string, example: string) => ({ note: [zh, en] as const, example })

const byMeans = (example: string) =>
  countNote(
    '以此方式接通的户数；各方式之和等于已通户数，可以都空着',
    'Connected by this means; together all connected, or all empty',
    example,
  )

export const COVERAGE: ImportNoun<TvColumn, NewTvCoverage> = {
  kind: 'tv-coverage',
  columns: TV_COLUMNS,
  needed: ['date', 'village', ...TV_COUNTS],
  day: 'date',
  mayBreakLines: [],
  reader:
    async ({ names, today }) =>
    (row) => {
      const day = dayUntil(row, today, 'day_in_future')
      const village = villageIn(row, names.on(day))
      const counts = TV_COUNTS.map((name) => [name, row.count(name)] as const)
      const means = MEANS.flatMap((name) => (row.text(name) === '' ? [] : [[name, row.count(name)] as const]))
      if (row.problems.length > 0 || !village || !day) return undefined
      const note = row.text('note')
      const id = idOf(row, 'tv', village, day)
      const said = Object.fromEntries([...counts, ...means])
      const snapshot = { id, villageCode: village, asOf: day, ...said, ...(note && { note }) }
      const fieldAt = ([first]: PropertyKey[]): TvColumn | null =>
        String(first) in TV_COLUMNS ? (first as TvColumn) : null
      const thing = row.parsed(NewTvCoverage, snapshot, fieldAt)
      return thing && { id: thing.id, thing, day }
    },
  compare: compareCoverage,
  keep: (sql, snapshots, { actor, now, reason }) =>
    Promise.all(snapshots.map((one) => keptOrRefused(keepCoverage(sql, one, actor, now, reason)))),
  form: {
    date: { note: ['数到哪一天，如 2017-06-28', 'The day counted, such as 2017-06-28'], example: '2017-06-28' },
    ...PLACE_NOTES,
    households: countNote(
      '在册户数，等于后面四项之和：已通、返盲、无信号、无电视机',
      'Registered; the sum of connected, lost, without signal and without a set',
      '70',
    ),
    connected: countNote('以任何方式已通的户数', 'Connected by any means', '57'),
    verified: countNote('已通的里面到户看过的', 'Of those connected, seen on the spot', '42'),
    lost: countNote('曾经通过、现在不通的；没有就写 0', 'Were connected and are not any more; 0 if none', '1'),
    noSignal: countNote('因没有信号未通的；没有就写 0', 'Not connected for want of a signal; 0 if none', '7'),
    noSet: countNote('因没有电视机未通的；没有就写 0', 'Not connected for want of a set; 0 if none', '5'),
    cable: byMeans('20'),
    iptv: byMeans('14'),
    mobile: byMeans('23'),
    satellite: byMeans('0'),
    terrestrial: byMeans('0'),
    note: NOTE,
    id: ID,
  },
}
