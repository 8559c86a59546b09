/** Reports, valid as they are. */
import type { NewReport, ReportBlock } from '../src/domain/report/report.ts'

export const aParagraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })

export const aDraft = (more: Partial<NewReport> = {}): NewReport => ({
  id: crypto.randomUUID(),
  kind: 'half_year',
  title: '上半年工作总结',
  asOf: '2017-06-30',
  blocks: [
    { kind: 'heading', level: 1, text: '三、工作开展情况' },
    aParagraph(
      '截止{{report.as-of|month_part}}，全县共有放映队{{teams.count}}支，受益群众{{screenings.attendance}}人次。',
    ),
    { kind: 'table', table: 'teams', title: '各放映队进度' },
  ],
  ...more,
})
