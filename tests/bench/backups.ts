/** A million logs, each with its line of the trail: backed up, changed, and put back into an empty folder. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { drill } from '../../src/node/backup/drill.ts'
import { folderOf, makeBackup } from '../../src/node/backup/make-backup.ts'
import { restore } from '../../src/node/backup/restore.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { aDesk } from '../make.ts'
import { aCounty, fillYears, logOf, NOW } from './county.ts'
import type { Line } from './line.ts'

/** 453 villages, 12 months. */
const YEARS = 184
const LIMIT_SECONDS = 120

const LINES = `INSERT INTO audit (at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after)
  SELECT received_at, 'bench', '放映队', 'team', 'submit', 'screening', id, json_object('villageCode', village_code,
    'teamCode', team_code, 'startedAt', started_at, 'filmCodes', film_codes, 'attendance', attendance) FROM screenings`

/** How long something took, and how much of that the processor worked. */
async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; cpu: number; told: T }> {
  const [began, before] = [performance.now(), process.cpuUsage()]
  const told = await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6, told }
}

export async function measureBackups(report: (line: Line) => void): Promise<void> {
  const county = await aCounty()
  await fillYears(county, 2017, YEARS)
  await county.sql.run(LINES)
  const logs = (await county.sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n ?? 0
  const config = readConfig({ DATA_DIR: county.folder, BACKUP_COPY_DIR: '', RESERVE_MB: '10' })
  const now = () => new Date(NOW)
  const line = (what: string, { seconds, cpu }: { seconds: number; cpu: number }, beside: string): void =>
    report({
      what: `${logs} logs: ${what}`,
      measured: `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of work`,
      beside,
      ratio: `ratio ${(Math.min(seconds, cpu) / LIMIT_SECONDS).toFixed(2)}`,
      limit: `≤ ${LIMIT_SECONDS} s`,
      isMet: Math.min(seconds, cpu) <= LIMIT_SECONDS,
    })
  const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`
  const whole = await timed(() => makeBackup('full', { config, now }))
  const { backup } = whole.told
  line('a backup', whole, `${megabytes(backup.header.databaseBytes)}, sealed ${megabytes(backup.bytes)}`)
  await takeIn(
    county.sql,
    Array.from({ length: 200 }, (_, n) => logOf(county, 1 + (n % 22), n)),
    aDesk(),
  )
  const changes = await timed(() => makeBackup('changes', { config, now }))
  line('changes of 200 logs', changes, `sealed ${megabytes(changes.told.backup.bytes)}`)
  line('the drill', await timed(() => drill(config, 'db/migrations')), '')
  const folder = mkdtempSync(join(tmpdir(), 'yingxiang-restored-'))
  const place = readConfig({ DATA_DIR: folder, BACKUP_KEY_FILE: join(county.folder, 'backup.key'), RESERVE_MB: '10' })
  const back = await timed(() => restore(folderOf(config), { config: place, now: now(), overNewer: false }))
  line(
    'restored, night and changes, and looked through',
    back,
    megabytes(statSync(join(folder, 'yingxiang.sqlite')).size),
  )
  rmSync(folder, { recursive: true })
  county.sql.close()
  county.remove()
}
