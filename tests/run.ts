/**
 * `npm test`: every check, whatever became of the others, told in turn, and one line with the count at the end.
 * `npm run check`: those of a minute, with the tests that need neither a server nor a browser.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
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
  // the compiler, and the linter that asks it, are written in Go: half of their time went into tidying their memory
  GOGC: '200',
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

const isShellNeeded = process.platform === 'win32'

/** What a check has to say, kept until it is its turn. */
type Tell = (text: string) => void

function succeeds(tell: Tell, command: string, args: string[], minutes = 10): Promise<boolean> {
  return new Promise((resolve) => {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
    const child = spawn(command, args, { env, shell: isShellNeeded, stdio, timeout: minutes * 60_000 })
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', tell)
    child.on('error', (error) => {
      tell(`${String(error)}\n`)
      resolve(false)
    })
    child.on('close', (code) => resolve(code === 0))
  })
}

const finds =
  (path: () => Promise<string>) =>
  async (tell: Tell): Promise<boolean> => {
    try {
      tell(`${await path()}\n`)
      return true
    } catch (error) {
      tell(`${String(error)}\n`)
      return false
    }
  }

async function describesItself(tell: Tell): Promise<boolean> {
  try {
    // here, so that code that cannot be loaded fails this check and no other
    const { aService } = await import('./http/service.ts')
    const { app, sql } = await aService()
    const file = join(scratch, 'openapi.json')
    writeFileSync(file, await (await app.request('/api/openapi.json')).text())
    sql.close()
    return await succeeds(tell, 'redocly', ['lint', file, '--extends', 'recommended-strict'])
  } catch (error) {
    tell(`${String(error)}\n`)
    return false
  }
}

interface Step {
  name: string
  check: (tell: Tell) => Promise<boolean>
}
const runs = (name: string, command: string, ...args: string[]): Step => ({
  name,
  check: (tell) => succeeds(tell, command, args),
})

const QUICK: Step[] = [
  // one who checks has read each type once; four share the files and read them all
  runs('types', 'tsc', '--checkers', '1'),
  runs('lint', 'oxlint', '--type-aware', '--deny-warnings'),
  runs('format', 'oxfmt', '--check'),
]
/** Begun first: what is deployed and what is tested are the pages it makes. */
let built: Promise<boolean> | undefined
const WHOLE: Step[] = [
  {
    name: 'build of the pages',
    check: (tell) => (built = succeeds(tell, 'vite', ['build', '--logLevel', 'warn'])),
  },
  ...QUICK,
  { name: 'lint of the contract', check: describesItself },
  {
    name: 'deploy, dry run',
    check: async (tell) => {
      await built
      return succeeds(tell, 'wrangler', ['deploy', '--dry-run', '--outdir', join(scratch, 'worker')])
    },
  },
]
/** Each alone: it may have to install what it does not find, and says so while it does. */
const PROGRAMS: Step[] = [
  { name: 'a browser for the tests', check: finds(chromiumPath) },
  { name: 'an office for the tests', check: finds(officePath) },
]

const isQuick = process.argv.includes('check')
const steps = isQuick ? QUICK : [...WHOLE, ...PROGRAMS]

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
  const { status } = spawnSync('vitest', ['run', ...which, ...reporters], {
    env: { ...env, TMPDIR: quickFolder() },
    shell: isShellNeeded,
    stdio: 'inherit',
    timeout: 60 * 60_000,
  })
  const isFine = status === 0
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

/** As many at once as there are cores; each is told whole, and in this order. */
async function runAll(some: Step[]): Promise<void> {
  const waiting = some.map((step) => ({ step, text: '', outcome: Promise.withResolvers<boolean>() }))
  const begin = waiting.values()
  const lane = async (): Promise<void> => {
    // behind the first heading, for whoever speaks without waiting to be told
    await turn()
    for (const one of begin) {
      const isFine = await one.step.check((text) => {
        one.text += text
      })
      one.outcome.resolve(isFine)
    }
  }
  const lanes = Array.from({ length: availableParallelism() }, lane)
  for (const one of waiting) {
    say(`\n— ${one.step.name}`)
    if (!(await one.outcome.promise)) failures.push(one.step.name)
    process.stdout.write(one.text)
  }
  await Promise.all(lanes)
}

await runAll(isQuick ? QUICK : WHOLE)
for (const one of isQuick ? [] : PROGRAMS) await runAll([one])
say('\n— tests')
const tests = vitest()
rmSync(scratch, { recursive: true, force: true })

const total = { passed: steps.length - failures.length + tests.passed, failed: failures.length + tests.failed }
if (failures.length > 0) say(`\nFailed: ${failures.join('; ')}`)
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
