/** Which kinds of reports there are: known to the search, which is loaded before any report is. */
import * as z from 'zod'

export const ReportKind = z.enum(['half_year', 'year', 'month', 'ten_days', 'free'])
export type ReportKind = z.infer<typeof ReportKind>
