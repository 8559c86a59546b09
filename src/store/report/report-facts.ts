/** Reads what a report's figures are worked out from, besides the overview of its day. */
import type { LedgerNoun } from '../../domain/ledger/ledger.ts'
import { livesOn } from '../../domain/register/village-facts.ts'
import type { ReportFacts, ReportLedger } from '../../domain/report/report-facts.ts'
import { yearOf } from '../../domain/period.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { type Reading, rowAs, rowsOf, type Sql } from '../engine/sql.ts'
import { targetDuties } from '../ledger/duties.ts'
import { everyTeam } from '../register/teams.ts'
import { onDay, OF_REGISTER } from '../register/village-versions.ts'
import { everyVillage } from '../register/villages.ts'
import { targetsInForce } from '../target/targets.ts'
import { checksOf } from '../target/tasks.ts'
import { readVillageMonths } from './overview.ts'

/** So many of one noun a report reads: an office of a county enters some hundred in a year. */
const MOST_ENTRIES = 5000

interface Row {
  content: object
  villageName?: string
  townshipName?: string
}
/** Those that still count and began by the day, the newest. */
const entriesUpTo = <N extends LedgerNoun>(noun: N, asOf: string): Reading<ReportLedger[N]> =>
  keptBy(
    { kinds: [...OF_REGISTER.kinds, noun] },
    rowsOf(
      `SELECT l.content, v.name AS village_name, t.name AS township_name FROM ledger l
         LEFT JOIN villages v ON v.code = l.village_code
         LEFT JOIN townships t ON t.code = coalesce(l.township_code, v.township_code)
       WHERE l.noun = ? AND l.withdrawn = 0 AND l.on_day <= ? ORDER BY l.on_day DESC, l.id DESC LIMIT ${MOST_ENTRIES}`,
      [noun, asOf],
      (row: object) => {
        const { content, ...place } = entryAs(row)
        return { ...content, ...place }
      },
    ) as Reading<ReportLedger[N]>,
  )
const entryAs = rowAs<Row>({ json: ['content'] })

export async function readReportFacts(
  today: Sql,
  asOf: string,
  overview: ReportFacts['overview'],
): Promise<ReportFacts> {
  const sql = await onDay(today, asOf)
  const { villages, teams, targets, duties, ...ledger } = await sql.read({
    villages: everyVillage,
    teams: everyTeam,
    targets: targetsInForce(asOf),
    duties: targetDuties(asOf),
    event: entriesUpTo('event', asOf),
    work: entriesUpTo('work', asOf),
    fund: entriesUpTo('fund', asOf),
    tender: entriesUpTo('tender', asOf),
    problem: entriesUpTo('problem', asOf),
  })
  const checked = targets.filter(({ checklist }) => checklist !== undefined)
  const checks = await sql.read(Object.fromEntries(checked.map(({ code }) => [code, checksOf(code, asOf)])))
  return {
    asOf,
    overview,
    villages: villages.filter((village) => livesOn(village, asOf)),
    teams: teams.filter((team) => livesOn(team, asOf)),
    checklists: checked.map((target) => ({ target, checks: checks[target.code] ?? [] })),
    ledger,
    duties,
    villageYears: await readVillageMonths(today, yearOf(asOf), asOf),
  }
}
