/** What both apps call the same things: verdicts, bands, venues, reasons, and the parts of a log. */

import { verdictWords } from './words-verdicts.ts'

export const markWords = {
  ...verdictWords,
  band_pass: ['达标', 'passing'],
  band_low: ['偏低', 'low'],
  band_severe: ['问题突出', 'severe'],
  band_stale: ['过期', 'out of date'],
  band_untested: ['未检测', 'untested'],
  venue_indoor: ['室内固定', 'indoor'],
  venue_outdoor: ['室外流动', 'outdoor'],
  join_fault: ['是同一故障，补充我为知情人', 'The same: add me as a witness'],
  insist_fault: ['是另一处，照样报修', 'Another one: report it as well'],
  attendance: ['观众', 'Attendance'],
  venue: ['场地', 'Venue'],
  operator: ['放映员', 'Projectionist'],
  receipt: ['回执单编号', 'Receipt'],
  witness: ['村证明人', 'Witness'],
  position: ['定位', 'Position'],
  credit: ['折算场次', 'Counts as'],
  note: ['备注', 'Note'],
  films: ['影片', 'Films'],
  village: ['村', 'Village'],
  reason: ['理由', 'Reason'],
  day: ['日期', 'Day'],
  time: ['时间', 'Time'],
  no_position_no_signal: ['收不到定位信号', 'no signal'],
  no_position_indoors: ['在室内', 'indoors'],
  no_position_device: ['手机不支持', 'the phone cannot'],
  no_position_declined: ['未授权定位', 'not allowed'],
} as const
