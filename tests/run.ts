/**
 * `npm test`: every check in turn, whatever became of the ones before, and one line with the count at the end.
 * `npm run check`: those of a minute, with the tests that need neither a server nor a browser.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { chromiumPath } from './browser/chromium.ts'
import { officePath } from './office/libreoffice.ts'

interface Count {
  passed: number
  failed: number
}

const scratch = mkdtempSync(join(tmpdir(), 'yingxiang-tests-'))
const report = join(scratch, 'vitest.json')
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/** Neither wrangler nor the linter of the contract talks to anybody. */
const env = {
  ...process.env,
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
}

/** Where files lie in memory no test waits for a disk; only with room enough for all of them. */
function quickFolder(): string {
  const inMemory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize > 4 * 2 ** 30 ? inMemory : tmpdir()
  } catch {
    return tmpdir()
  }
}

function succeeds(command: string, args: string[], minutes = 10, more: Record<string, string> = {}): boolean {
  const shell = process.platform === 'win32'
  return (
    spawnSync(command, args, { env: { ...env, ...more }, shell, stdio: 'inherit', timeout: minutes * 60_000 })
      .status === 0
  )
}

const finds = (path: () => Promise<string>) => async (): Promise<boolean> => {
  try {
    say(await path())
    return true
  } catch (error) {
    say(String(error))
    return false
  }
}

async function describesItself(): Promise<boolean> {
  try {
    // here, so that code that cannot be loaded fails this check and no other
    const { aService } = await import('./http/service.ts')
    const { app, sql } = await aService()
    const file = join(scratch, 'openapi.json')
    writeFileSync(file, await (await app.request('/api/openapi.json')).text())
    sql.close()
    return succeeds('redocly', ['lint', file, '--extends', 'recommended-strict'])
  } catch (error) {
    say(String(error))
    return false
  }
}

type Step = [name: string, check: () => boolean | Promise<boolean>]
const QUICK: Step[] = [
  ['types', () => succeeds('tsc', [])],
  ['lint', () => succeeds('oxlint', ['--type-aware', '--deny-warnings'])],
  ['format', () => succeeds('oxfmt', ['--check'])],
]
const WHOLE: Step[] = [
  ['build of the pages', () => succeeds('vite', ['build', '--logLevel', 'warn'])],
  ...QUICK,
  ['lint of the contract', describesItself],
  ['deploy, dry run', () => succeeds('wrangler', ['deploy', '--dry-run', '--outdir', join(scratch, 'worker')])],
  ['a browser for the tests', finds(chromiumPath)],
  ['an office for the tests', finds(officePath)],
]

const isQuick = process.argv.includes('check')
const steps = isQuick ? QUICK : WHOLE

interface Report {
  numTotalTests: number
  numPassedTests: number
  testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: unknown[] }[]
}

/** A test that did not run has not passed; a file that could not be loaded counts as one failed test. */
function vitest(): Count {
  const which = isQuick ? ['--project', 'pure'] : []
  const reporters = [
    '--reporter=default',
    '--reporter=./tests/second-go.ts',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const isFine = succeeds('vitest', ['run', ...which, ...reporters], 60, { TMPDIR: quickFolder() })
  try {
    const { numTotalTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    saySlowest(testResults)
    const failed = numTotalTests - numPassedTests + unread
    return { passed: numPassedTests, failed: isFine ? failed : Math.max(failed, 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Where the time goes: files side by side, so they add up to more than the run. */
function saySlowest(files: Report['testResults']): void {
  const secondsOf = ({ startTime, endTime }: (typeof files)[number]): number => Math.round((endTime - startTime) / 1000)
  const slowest = files.toSorted((a, b) => secondsOf(b) - secondsOf(a)).slice(0, 10)
  say(`\nThe slowest of ${files.length} files, in seconds:`)
  for (const file of slowest) say(`${String(secondsOf(file)).padStart(5)}  ${relative(process.cwd(), file.name)}`)
  const sum = slowest.reduce((so, file) => so + secondsOf(file), 0)
  const ratchet = /ten slowest files[^\n]*?(\d+) s/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1]
  say(`${String(sum).padStart(5)}  in all; CONTRIBUTING.md has ${ratchet ?? 'no'} s`)
}

const failures: string[] = []
for (const [name, check] of steps) {
  say(`\n— ${name}`)
  if (!(await check())) failures.push(name)
}
say('\n— tests')
const tests = vitest()
rmSync(scratch, { recursive: true, force: true })

const total = { passed: steps.length - failures.length + tests.passed, failed: failures.length + tests.failed }
if (failures.length > 0) say(`\nFailed: ${failures.join('; ')}`)
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
