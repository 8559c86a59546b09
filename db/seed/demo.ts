/** What the demo shows: the sample half-year, and a sign-in for everybody. */
import { overviewSettings, readConfig, type Config } from '../../src/config.ts'
import type { Deps } from '../../src/http/deps.ts'
import { createDemoAccounts } from '../../src/http/setup.ts'
import type { Blobs } from '../../src/store/engine/blobs.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { allTeams } from '../../src/store/register/teams.ts'
import { JOBS } from '../../src/domain/job/job.ts'
import { lastTime } from '../../src/domain/job/clock-times.ts'
import { beginJobs } from '../../src/store/job/jobs.ts'
import { loadSample, type SampleMade } from './load-sample.ts'
import { bulletinSteps, settlementSteps } from './sample-bulletins.ts'

const NOW = '2017-06-30T21:00:00+08:00'
/** When the office began: whatever is asked as it was known later knows the register and the people. */
export const DEMO_BEGAN = new Date('2016-12-30T09:00:00+08:00')
/** Those that a throw-away folder has, too. */
const DEMO_JOBS = ['register', 'seals', 'flags', 'housekeeping', 'photos'] as const
export const DEMO_PASSWORD = 'demo1234'

/** The settings of a demo in that folder: its clock stands at the end of the half-year. */
export const demoConfig = (env: Record<string, unknown>, folder: string): Config =>
  readConfig({ ...env, DATA_DIR: folder, FIXED_NOW: NOW, ADMIN_PASSWORD: undefined, BACKUP_DIR: 'none' })

/** Fills a database that has the county's register and nothing else. */
export async function loadDemo(
  sql: Sql,
  blobs: Blobs,
  config: Config,
  codeVersion = 'demo',
): Promise<{ made: SampleMade; signIns: NonNullable<Deps['demo']>['signIns'] }> {
  const began = (): Date => DEMO_BEGAN
  const settings = { timeZone: config.TIME_ZONE, countyPosition: config.COUNTY_POSITION }
  const teams = (await allTeams(sql)).map(({ code, name }) => ({
    username: code,
    displayName: name,
    role: 'team' as const,
    teamCode: code,
  }))
  const others = [
    { username: 'admin', displayName: '示例管理员', role: 'manager' as const },
    { username: 'admin-02', displayName: '示例管理员二', role: 'manager' as const },
    { username: 'auditor-01', displayName: '示例审计员', role: 'auditor' as const },
    { username: 'tech-01', displayName: '示例技术员', role: 'technician' as const },
  ]
  const everybody = [...others, ...teams]
  await createDemoAccounts({ sql, now: began }, everybody, DEMO_PASSWORD)
  const office = { sql, config, codeVersion }
  const bulletins = [...(await bulletinSteps(office)), ...(await settlementSteps(office, NOW))]
  // its clock stands: the jobs are told of, and never due
  const jobsAt = new Date(config.FIXED_NOW ?? NOW)
  await beginJobs(
    sql,
    DEMO_JOBS.map((name) => ({ name, watermark: lastTime(JOBS[name].at, config.TIME_ZONE, jobsAt) })),
  )
  const made = await loadSample(sql, settings, overviewSettings(config), blobs, bulletins)
  return { made, signIns: everybody.map(({ username, displayName, role }) => ({ username, displayName, role })) }
}
