/**
 * What Lighthouse says of the desk's pages on an office PC. It is fetched for the run, in this version, and no
 * dependency: it and what it needs are larger than all the rest, and nothing else here uses it.
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath, FLAGS } from '../browser/chromium.ts'
import { PASSWORD } from '../browser/desk.ts'
import { serveDemo } from './served.ts'

const VERSION = '13.5.0'
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
export type Scores = Record<(typeof CATEGORIES)[number], number>

export interface PageScores {
  path: string
  /** Of 100; where a run is below the limit, the middle one of three: a busy machine costs performance. */
  scores: Scores
  /** Sum of layout shifts while it loads. */
  layoutShift: number
  /** How long its script kept the page from answering, in ms. */
  blockingMs: number
}

/** Of 100, in each. */
export const LEAST = 95

/** Every page of the desk's rail, and one of each thing; each is told as soon as it is measured. */
export async function measureLighthouse(tell: (page: PageScores) => void): Promise<void> {
  const server = await serveDemo()
  try {
    const cookie = await signedIn(server.url)
    for (const path of await pages(server.url, cookie)) tell(await middling(server.url, path, cookie))
  } finally {
    await server.stop()
  }
}

export const isGood = ({ scores }: PageScores): boolean => Object.values(scores).every((score) => score >= LEAST)

async function middling(url: string, path: string, cookie: string): Promise<PageScores> {
  const first = await one(url, path, cookie)
  if (isGood(first)) return first
  const runs = [first, await one(url, path, cookie), await one(url, path, cookie)]
  return runs.toSorted((a, b) => a.scores.performance - b.scores.performance)[1] ?? first
}

async function signedIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`signing in: ${answer.status}`)
  return cookie
}

async function pages(url: string, cookie: string): Promise<string[]> {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`, { headers: { cookie } })).json()
  const { items: logs } = (await ask('/api/screenings?limit=1')) as { items: { id: string }[] }
  const { items: faults } = (await ask('/api/faults?limit=1')) as { items: { id: string }[] }
  const { items: villages } = (await ask('/api/villages?limit=1')) as { items: { code: string }[] }
  const { items: films } = (await ask('/api/films')) as { items: { code: string }[] }
  return [
    '/',
    '/grid',
    '/map',
    '/review',
    '/logs',
    '/broadcast',
    '/faults',
    '/tasks',
    '/tv',
    '/flags',
    '/missed',
    '/register',
    '/settings',
    '/audit',
    '/search?q=ccz',
    '/phones',
    `/logs/${logs[0]?.id}`,
    `/faults/${faults[0]?.id}`,
    `/villages/${villages[0]?.code}`,
    '/teams/team-01',
    `/films/${encodeURIComponent(films[0]?.code ?? '')}`,
  ]
}

interface Report {
  runtimeError?: { message: string }
  categories: Record<string, { score: number | null }>
  audits: Record<string, { numericValue?: number }>
}

/** A browser that did not come up in time says nothing of the page: it is asked again. */
async function one(url: string, path: string, cookie: string, tries = 4): Promise<PageScores> {
  try {
    return await once(url, path, cookie)
  } catch (problem) {
    if (tries > 1) return one(url, path, cookie, tries - 1)
    throw problem
  }
}

async function once(url: string, path: string, cookie: string): Promise<PageScores> {
  const file = join(tmpdir(), `lighthouse-${process.pid}.json`)
  rmSync(file, { force: true })
  await lighthouse([
    `${url}${path}`,
    '--preset=desktop',
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join(',')}`,
    `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
    `--chrome-flags=${['--headless=new', '--disable-gpu', ...FLAGS].map(quoted).join(' ')}`,
  ])
  const { categories, audits, runtimeError } = JSON.parse(readFileSync(file, 'utf8')) as Report
  if (runtimeError) throw new Error(`${path}: ${runtimeError.message}`)
  const score = (name: (typeof CATEGORIES)[number]): number => Math.round(100 * (categories[name]?.score ?? 0))
  return {
    path: path.replace(/[0-9a-f-]{30,}/, '…'),
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    layoutShift: audits['cumulative-layout-shift']?.numericValue ?? 0,
    blockingMs: audits['total-blocking-time']?.numericValue ?? 0,
  }
}

const quoted = (flag: string): string => flag.replace(/=(.* .*)$/, '="$1"')

async function lighthouse(args: string[]): Promise<void> {
  const command = ['exec', '--yes', '--ignore-scripts', `--package=lighthouse@${VERSION}`, '--', 'lighthouse', ...args]
  const env = { ...process.env, CHROME_PATH: await chromiumPath() }
  const child = spawn('npm', command, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve) => child.on('exit', resolve))
  if (code !== 0) throw new Error(`Lighthouse ended with ${String(code)}: ${said.slice(-800)}`)
}
