/**
 * The sample's bulletins (示例): that of May, which closes May, that of the half-year, made while the last evening of June
 * is still to come, and one that has that evening, for the report. Each is made by one manager and confirmed by the other; what came in or was refused later is what
 * their 变动说明 tells. And the draft of its settlement.
 */
import type { Actor } from '../../src/domain/people/account.ts'
import type { NewBulletin } from '../../src/domain/report/bulletin.ts'
import { confirmFor, issueFor, type Issuing } from '../../src/http/bulletins.ts'
import { draftFor } from '../../src/http/settlements.ts'
import { accountByUsername } from '../../src/store/people/accounts.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { step, type Step } from './in-time.ts'
import { reportSteps } from './sample-office-reports.ts'

const MADE: [madeAt: string, confirmedAt: string, NewBulletin][] = [
  [
    '2017-05-31T18:00:00+08:00',
    '2017-06-01T09:00:00+08:00',
    { kind: 'month', asOf: '2017-05-31', note: '5月月报（示例）' },
  ],
  [
    '2017-06-30T18:00:00+08:00',
    '2017-06-30T18:40:00+08:00',
    { kind: 'half_year', asOf: '2017-06-30', note: '上半年及6月报数（示例）' },
  ],
  [
    '2017-06-30T20:59:40+08:00',
    '2017-06-30T20:59:45+08:00',
    { kind: 'special', asOf: '2017-06-30', note: '上半年汇报所用的数（示例）' },
  ],
]

export async function bulletinSteps(deps: Omit<Issuing, 'now'>): Promise<Step[]> {
  const managers = [await managerNamed(deps.sql, 'admin'), await managerNamed(deps.sql, 'admin-02')] as const
  const [maker, confirmer] = managers
  const steps = MADE.flatMap(([madeAt, confirmedAt, wanted]) => {
    const at = (instant: string): Issuing => ({ ...deps, now: () => new Date(instant) })
    let no = ''
    return [
      step(madeAt, async () => {
        no = await issueFor(at(madeAt), wanted, maker)
      }),
      step(confirmedAt, () => confirmFor(at(confirmedAt), no, confirmer)),
    ]
  })
  return [...steps, ...reportSteps(deps, managers)]
}

/** The half-year's settlement as a draft, made with the last of the sample: whoever tries it out confirms it. */
export async function settlementSteps(deps: Omit<Issuing, 'now'>, madeAt: string): Promise<Step[]> {
  const maker = await managerNamed(deps.sql, 'admin')
  return [step(madeAt, () => draftFor({ ...deps, now: () => new Date(madeAt) }, '2017-H1', maker))]
}

export async function managerNamed(sql: Sql, username: string): Promise<Actor> {
  const account = await accountByUsername(sql, username)
  if (!account) throw new Error(`the demo has no ${username}`)
  return { id: account.account.id, name: account.account.displayName, role: 'manager', via: 'session' }
}
