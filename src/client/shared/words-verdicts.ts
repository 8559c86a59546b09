/** The verdicts on a target, and why a show was not held: all of words-marks.ts that the phone's first view says. */

export const verdictWords = {
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
} as const
