/**
 * The benchmarks, each beside the limit it is measured against, in one run. Machines are shared and noisy: read the
 * ratios first. Nothing here fails a test.
 */
import { spawnSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { keptOf, toldIn, WORLDS } from '../domain/made-up-seasons.ts'
import { measureBackups } from './backups.ts'
import { besideThem, lastRelease, measuredAt } from './beside.ts'
import { measureBundle } from './bundle.ts'
import { measureD1 } from './d1-counts.ts'
import { linesOfDesk, measureGrid } from './grid.ts'
import { isGood, LEAST, measureLighthouse } from './lighthouse.ts'
import { measureImports } from './import-lines.ts'
import { type Line, median } from './line.ts'
import { measureCounties } from './many-counties.ts'
import { measureManyLogs } from './many-logs.ts'
import { linesOfMany } from './many-logs-lines.ts'
import { measureOverviews } from './overviews.ts'
import { measurePhone } from './phone.ts'
import { measureProvince } from './province.ts'
import { measureSearch } from './search.ts'
import { measureSheets } from './sheets.ts'
import { measureSubmissions } from './submissions.ts'
import { measureWaits } from './waits.ts'
import { measureWord } from './word.ts'

const lines: Line[] = []
const report = (line: Line): void => {
  lines.push(line)
  const { what, measured, beside = '', ratio = '', limit, isMet } = line
  console.log([what, measured, beside, ratio, `limit: ${limit}`, isMet ? 'met' : 'SHORT'].filter(Boolean).join(' | '))
}

const submissions = (): Promise<void> => measureSubmissions(report)

const overviews = (): Promise<void> => measureOverviews(report)

const imports = (): Promise<void> => measureImports(report)

/** Seconds a person takes for each tap of a form that he knows. */
const SECONDS_A_TAP = 2.5

async function phone(): Promise<void> {
  const { firstLoads, copyKb, logBytes, offlineStartMs, safeMs, taps, showMs } = await measurePhone()
  const line = (what: string, value: number, most: number, unit: string, decimals = 0): void =>
    report({
      what,
      measured: `${value.toFixed(decimals)} ${unit}`,
      ratio: `ratio ${(value / most).toFixed(2)}`,
      limit: `≤ ${most} ${unit}`,
      isMet: value <= most,
    })
  line('field app: until tonight is drawn, gzipped, without data', firstLoads.tonight / 1000, 45, 'KB', 1)
  line('the same until the door is drawn', firstLoads.door / 1000, 45, 'KB', 1)
  line('the same of a first visit, from the door to tonight', firstLoads.firstVisit / 1000, 80, 'KB', 1)
  line('field app: the copy a phone carries (team-18)', copyKb, 200, 'KB')
  line('field app: one log on the wire', logBytes, 2048, 'bytes')
  line('field app: start without a network at 4 × slower, median', median(offlineStartMs), 2000, 'ms')
  line('the same, slowest', Math.max(...offlineStartMs), 2000, 'ms')
  line('field app: a change is on the disk at 4 × slower, slowest of 20', Math.max(...safeMs), 300, 'ms')
  line(`field app: an ordinary show, ${taps} taps`, taps, 8, 'taps')
  line('the same at 2.5 s a tap, with the app’s own time', taps * SECONDS_A_TAP + showMs / 1000, 45, 's', 1)
}

const grid = async (): Promise<void> => linesOfDesk(await measureGrid()).forEach(report)

const lighthouse = (): Promise<void> =>
  measureLighthouse((page) => {
    const { performance, accessibility, 'best-practices': practices } = page.scores
    report({
      what: `desk: Lighthouse, an office PC, ${page.path}`,
      measured: `performance ${performance}, accessibility ${accessibility}, best practices ${practices}`,
      beside: `layout shift ${page.layoutShift.toFixed(3)}, blocked ${page.blockingMs.toFixed(0)} ms`,
      ratio: `ratio ${(Math.min(performance, accessibility, practices) / LEAST).toFixed(2)}`,
      limit: `≥ ${LEAST} each`,
      isMet: isGood(page),
    })
  })

async function searches(): Promise<void> {
  const { logs, ways } = await measureSearch()
  const slowest = ways.toSorted((a, b) => a.ms - b.ms).at(-1)
  const ms = slowest?.ms ?? 0
  report({
    what: `search over 453 villages and ${logs} logs, the slowest of ${ways.length} ways to type (${slowest?.q})`,
    measured: `${ms.toFixed(1)} ms`,
    ratio: `ratio ${(ms / 50).toFixed(2)}`,
    limit: '≤ 50 ms',
    isMet: ms <= 50,
  })
}

async function bundle(): Promise<void> {
  const { logs, megabytes, madeMs, checkedMs, faults } = await measureBundle()
  const seconds = (madeMs + checkedMs) / 1000
  report({
    what: `an auditor’s bundle of ${logs} logs, made and checked by its page`,
    measured: `${seconds.toFixed(1)} s, ${faults} faults`,
    beside: `made ${(madeMs / 1000).toFixed(1)} s, checked ${(checkedMs / 1000).toFixed(1)} s, ${megabytes.toFixed(1)} MB`,
    ratio: `ratio ${(seconds / 30).toFixed(2)}`,
    limit: '≤ 30 s, none',
    isMet: seconds <= 30 && faults === 0,
  })
}

const sheets = (): Promise<void> => measureSheets(report)

const backups = (): Promise<void> => measureBackups(report)

const word = (): Promise<void> => measureWord(report)

const d1 = (): Promise<void> => measureD1(report)

const waits = (): Promise<void> => measureWaits(report)

const province = (): Promise<void> => measureProvince(report)

const counties = (): Promise<void> => measureCounties(report)

const many = async (): Promise<void> => linesOfMany(await measureManyLogs()).forEach(report)

/** How often what is given a chance happens, in made-up seasons: what the tests hold is within limits. */
function chances(): void {
  for (const world of WORLDS) {
    const kept = keptOf(toldIn(world))
    const share = (said: string): number => kept.find((one) => one.said === said)?.happened ?? 1
    const isHeld = world !== 'drift and Spring Festival'
    report({
      what: `chances in 1000 seasons, ${world}`,
      measured: kept
        .map(({ said, times, happened }) => `${said}: ${Math.round(100 * happened)} % of ${times}`)
        .join(', '),
      limit: isHeld ? '75–85 %: 70 to 90 %, under 10 %: at most 15 %' : 'none, for comparison',
      isMet: !isHeld || (Math.abs(share('75–85 %') - 0.8) <= 0.1 && share('under 10 %') <= 0.15),
    })
  }
}

const PARTS: Record<string, () => void | Promise<void>> = {
  phone,
  grid,
  lighthouse,
  searches,
  bundle,
  many,
  waits,
  province,
  counties,
  submissions,
  overviews,
  imports,
  chances,
  sheets,
  word,
  backups,
  d1,
}

/** Linux’s tmpfs. */
const isInMemory = (): boolean => statfsSync(tmpdir()).type === 0x1021994

const machine = (): string =>
  [
    cpus()[0]?.model.trim(),
    `${availableParallelism()} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.version}`,
    ...(isInMemory() ? ['files in memory, where a commit costs nothing'] : []),
  ].join(', ')

/**
 * All of them, or those named behind `npm run bench --`, and then those of the last release, or of `--beside=REVISION`;
 * `--alone` leaves them out.
 */
async function measure(asked: string[]): Promise<void> {
  const revision = asked.find((one) => one.startsWith('--beside='))?.slice('--beside='.length)
  const named = asked.filter((one) => !one.startsWith('--'))
  console.log(`on ${machine()}`)
  // the pages are measured as they are now, and a fresh clone has none
  const shell = process.platform === 'win32'
  if (spawnSync('vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit', shell }).status !== 0) {
    throw new Error('The pages could not be built.')
  }
  for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
    try {
      await PARTS[name]?.()
    } catch (error) {
      // what cannot be measured here, without a browser say, keeps nothing else from being measured
      report({ what: name, measured: String(error), limit: 'runs', isMet: false })
    }
  }
  const over = lines.filter(({ isMet }) => !isMet)
  console.log(`\n${lines.length - over.length} of ${lines.length} limits met`)
  for (const { what, measured, ratio = '', limit } of over)
    console.log(['over', what, measured, ratio, `limit: ${limit}`].filter(Boolean).join(' | '))
  if (asked.includes('--alone')) return
  try {
    const before = revision ?? lastRelease()
    console.log(`\nbeside ${before}`)
    for (const line of besideThem(lines, measuredAt(before, named))) console.log(line)
  } catch (error) {
    console.log(String(error))
  }
}

await measure(process.argv.slice(2))
