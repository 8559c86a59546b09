/** What the first page says of the last restore drill. */

export const drillWords = {
  drill_last: ['最近一次演练', 'Last restore drill'],
  drill_good: ['备份可以恢复', 'the backup can be restored'],
  drill_old: ['已经两天没有成功，请查看', 'no success for two days; please look'],
  drill_failed: ['没有通过，请查看', 'failed; please look'],
  drill_none: ['还没有演练过，今夜会有第一次', 'none yet; the first one is tonight'],
  drill_more: ['运行情况', 'Operations'],
} as const
