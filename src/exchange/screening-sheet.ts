/** The columns of a sheet of logs, and which of the venues a cell means. */
import { chosenFrom } from './import-noun.ts'
import type { Names } from './similar.ts'

export const LOG_COLUMNS = {
  date: ['放映日期', 'date', '日期', '放映日'],
  started: ['开始时间', 'started', '放映开始时间', '开映时间', '起始时间', '开始'],
  ended: ['结束时间', 'ended', '放映结束时间', '散场时间', '结束'],
  team: ['放映队', 'team', '放映队名称', '放映单位', '放映小组', '队名', '队'],
  township: ['乡镇', 'township', '乡镇名称', '所属乡镇', '所在乡镇', '镇'],
  village: [
    '村',
    'village',
    '行政村',
    '放映地点',
    '村名',
    '村名称',
    '行政村名称',
    '放映村',
    '村社区',
    '村/社区',
    '放映点',
  ],
  film: ['影片', 'film', '片名', '影片名称', '放映影片', '影片名', '电影名称', '节目'],
  attendance: ['观众人次', 'attendance', '观众人数', '观影人次', '观影人数', '人次', '观众', '人数'],
  venue: ['放映方式', 'venue', '室内/室外', '场地', '放映场地', '室内外'],
  receipt: ['回执单编号', 'receipt', '回执单号', '回执编号', '回执单'],
  operator: ['放映员', 'operator', '放映员姓名', '放映人员', '放映人'],
  witness: ['村级证明人', 'witness', '见证人', '证明人', '村证明人'],
  phone: ['见证人电话', 'phone', '证明人电话', '联系电话', '电话'],
  note: ['备注', 'note', '说明'],
  id: ['编号', 'id'],
} as const satisfies Record<string, Names>

export type LogColumn = keyof typeof LOG_COLUMNS
/** A start may stand beside the day, and an end be reckoned from the films. */
export const LOG_NEEDED: LogColumn[] = ['date', 'team', 'village', 'film', 'attendance', 'venue']

/** Beside a day they are the start; alone, both. */
export const DAY_OR_START = { names: ['放映时间', '时间'], first: 'date', second: 'started' } as const

export const VENUES = {
  indoor: ['室内', 'indoor', '室内固定'],
  outdoor: ['室外', 'outdoor', '室外流动', '露天', '户外'],
} as const
export const venueOf = chosenFrom<keyof typeof VENUES>(VENUES)
