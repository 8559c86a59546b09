/** 统计表 over HTTP. */
import { STATISTICS_SHEET } from '../contract/sheets-statistics.ts'
import { invalid } from '../domain/errors.ts'
import { earlierOf, yearOf } from '../domain/period.ts'
import { statisticsOf } from '../domain/report/statistics.ts'
import { readStatistics } from '../store/report/statistics.ts'
import type { App, Deps } from './deps.ts'
import { dayAsked } from './queries.ts'
import { serveList } from './sheets.ts'

export function statisticsRoutes(app: App, deps: Deps): void {
  serveList(app, deps, STATISTICS_SHEET, async ({ at, query }) => {
    const day = dayAsked(at, query.asOf)
    const year = yearOf(query.from ?? query.to ?? day)
    const { by, from = `${year}-01-01`, to = `${year}-12-31` } = query
    const asOf = earlierOf(day, to)
    if (yearOf(from) !== yearOf(to))
      throw invalid({ path: 'to', sentence: { key: 'statistics_one_year', facts: { year } } })
    if (from > asOf) throw invalid({ path: 'from', sentence: { key: 'figures_backwards', facts: { from, asOf } } })
    return statisticsOf(await readStatistics(at.sql, { by, from, to, asOf }))
  })
}
