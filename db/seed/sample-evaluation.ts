/** What the sample's fund was to bring in 2017: half of it is told by targets, what comes at the year's end is not known yet. */
import type { NewEvaluation, NewIndicator } from '../../src/domain/ledger/evaluation.ts'

const byTarget = (targetCode: string, name: string, points: number, reason?: string): NewIndicator => ({
  kind: 'quantity',
  name,
  targetCode,
  points,
  ...(reason !== undefined && { reason }),
})
const inPercent = (kind: NewIndicator['kind'], name: string, aim: number, points: number): NewIndicator => ({
  kind,
  name,
  aim,
  unit: '%',
  points,
})

export const FUND_EVALUATION: NewEvaluation = {
  year: 2017,
  department: '盐亭县财政局',
  goal: '25个贫困村建成综合文化服务中心，每村送文艺演出1场，增配图书3750册。',
  indicators: [
    byTarget('culture-centres', '贫困村综合文化服务中心', 20, '上半年完成方案审定，7月招标，9月底前完工'),
    byTarget('performances-designated', '送文艺演出进贫困村', 10),
    byTarget('books-designated', '贫困村增配图书', 10),
    inPercent('quality', '验收合格率', 100, 5),
    inPercent('timeliness', '按时完成率', 100, 5),
    inPercent('social', '贫困村公共文化服务覆盖率', 100, 30),
    inPercent('satisfaction', '群众满意度', 90, 10),
  ],
}
