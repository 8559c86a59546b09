/** Verdicts, reasons, and the little words that screens and sheets say between all others. */

export const verdictWords = {
  unknown: ['未知', 'unknown'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  list_comma: ['、', ', '],
  verdict_done: ['已完成', 'done'],
  verdict_exceeded: ['超额完成', 'exceeded'],
  verdict_ahead: ['快于序时', 'ahead of schedule'],
  verdict_behind: ['慢于序时', 'behind schedule'],
  verdict_overdue: ['逾期', 'overdue'],
  missed_reason_rain: ['下雨', 'rain'],
  missed_reason_power: ['停电', 'no power'],
  missed_reason_nobody: ['没有观众', 'nobody came'],
  missed_reason_equipment: ['设备故障', 'equipment'],
  missed_reason_road: ['道路不通', 'road impassable'],
  missed_reason_other: ['其他', 'other'],
  days_left: ['剩余天数', 'Days left'],
  months_short: [
    '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
    'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  ],
} as const
