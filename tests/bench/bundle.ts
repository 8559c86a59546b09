/** A year of 5472 logs in an auditor's hands: how long its bundle is in the making, and its page, opened from a file, in the checking. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Archive } from '../../src/exchange/zip.ts'
import { createApp } from '../../src/http/app.ts'
import { pagesOf } from '../../src/node/pages.ts'
import { folderBlobs } from '../../src/store/engine/folder-blobs.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import { review } from '../../src/store/screening/reviews.ts'
import { takeIn } from '../../src/store/screening/screening-intake.ts'
import { MANY_SEALS, sealTrail } from '../../src/store/trail/seals.ts'
import { launchBrowser } from '../browser/chromium.ts'
import { aConfig, aManager, aReviewer, SETTINGS } from '../make.ts'
import { aPerson, aSession } from '../ways-in.ts'
import { aCounty, type County, logOf, NOW } from './county.ts'

const LOGS = 5472
const TEAMS = 22
const AT_ONCE = 100
const ORIGIN = 'http://localhost'

export interface BundleTimes {
  logs: number
  megabytes: number
  madeMs: number
  checkedMs: number
  faults: number
}

/** Each sent by one and accepted by another. */
async function fill(county: County): Promise<void> {
  const desk = { now: new Date(NOW), settings: SETTINGS }
  const logs = Array.from({ length: LOGS }, (_, i) => logOf(county, 1 + (i % TEAMS), Math.floor(i / TEAMS)))
  for (let i = 0; i < LOGS; i += AT_ONCE) {
    const some = logs.slice(i, i + AT_ONCE)
    await takeIn(county.sql, some, { ...desk, actor: aManager })
    const ids = some.map(({ id }) => id)
    await review(county.sql, ids, 'accept', { reason: '核对过' }, { ...desk, actor: aReviewer })
  }
}

async function bundleOf(county: County): Promise<{ bytes: Uint8Array; madeMs: number }> {
  const { sql, folder } = county
  const sealFile = sealsInFile(join(folder, 'seals.log'))
  const none = {
    log: () => undefined,
    sampleRegister: () => new Map<string, string>(),
    pendingMigrations: async () => [],
  }
  const own = { sql, sealFile, blobs: folderBlobs(join(folder, 'photos')), config: aConfig(), now: () => new Date(NOW) }
  const deps = { ...none, ...own, addressOf: () => '192.0.2.1', codeVersion: 'bench', page: pagesOf('dist') }
  await sealTrail(deps, MANY_SEALS)
  const app = createApp(deps)
  const cookie = await aSession(sql, aPerson({ role: 'manager' }), new Date(NOW))
  const headers = { cookie, origin: ORIGIN, 'content-type': 'application/json' }
  const body = JSON.stringify({ kind: 'year', asOf: '2017-12-31' })
  const made = await app.request('/api/bulletins', { method: 'POST', headers, body })
  const { no } = (await made.json()) as { no: string }
  const began = performance.now()
  const bytes = await (await app.request(`/api/bulletins/${no}/bundle`, { headers })).arrayBuffer()
  return { bytes: new Uint8Array(bytes), madeMs: performance.now() - began }
}

async function checked(folder: string, bytes: Uint8Array): Promise<Pick<BundleTimes, 'checkedMs' | 'faults'>> {
  let html = ''
  for await (const piece of new Archive(bytes, 500_000_000).text('index.html')) html += piece
  writeFileSync(join(folder, 'index.html'), html)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const began = performance.now()
    await page.goto(`file://${folder}/index.html`)
    await page.locator('#number').waitFor({ timeout: 120_000 })
    return { checkedMs: performance.now() - began, faults: await page.locator('#faults li').count() }
  } finally {
    await browser.close()
  }
}

export async function measureBundle(): Promise<BundleTimes> {
  const county = await aCounty()
  await fill(county)
  const { bytes, madeMs } = await bundleOf(county)
  const times = await checked(county.folder, bytes)
  county.sql.close()
  county.remove()
  return { logs: LOGS, megabytes: bytes.length / 1_048_576, madeMs, ...times }
}
