/** Which kinds of reports there are: known to the search, which is loaded before any report is. */
import * as z from 'zod'

export const ReportKind = z.enum(['half_year', 'year', 'month', 'ten_days', 'free'])
export type ReportKind = z.infer<typeof ReportKind>

/** 2016年半年工作汇报, taken over a year later; 2017年5月工作汇报, a month later. */
export function titleNow(title: string, before: string, now: string): string {
  const monthOf = (day: string): string => `${Number(day.slice(5, 7))}月`
  return title
    .replaceAll(before.slice(0, 4), now.slice(0, 4))
    .replace(new RegExp(`(?<!\\d)${monthOf(before)}(?!\\d)`, 'g'), monthOf(now))
}
