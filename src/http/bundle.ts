/** A bulletin's bundle: one zip for an auditor, whose page needs no server. */
import { bulletins } from '../contract/bulletins.ts'
import { notFound } from '../domain/errors.ts'
import { BUNDLE_FILES, type BundleTexts } from '../domain/report/bundle.ts'
import type { Overview } from '../domain/report/overview.ts'
import { COUNTED } from '../domain/screening/screening.ts'
import { zipOf } from '../exchange/zip-file.ts'
import { asKnown } from '../store/engine/knowledge.ts'
import { settingVersions } from '../store/people/settings.ts'
import { findBulletin } from '../store/report/bulletins.ts'
import { bundleChain, bundleLogs, bundleReviews, bundleRules } from '../store/report/bundle.ts'
import { targetsOn } from '../store/target/targets.ts'
import type { App, Deps } from './deps.ts'
import { sha256Hex } from './secrets.ts'
import { serve } from './serve.ts'

const MOST_NUMBERS = 100

export function bundleRoutes(app: App, deps: Deps): void {
  // the same for ever, once it is sealed
  const numbers = new Map<string, string>()
  serve(app, deps, bulletins.bundleNumber, async ({ params: { no } }) => {
    const found = await findBulletin(deps.sql, no)
    const key = `${no} ${found?.sha256} ${found?.seal?.number}`
    const sha256 = numbers.get(key) ?? numberOf(await textsOf(deps, no))
    if (numbers.size >= MOST_NUMBERS) numbers.clear()
    numbers.set(key, sha256)
    return { sha256 }
  })

  serve(app, deps, bulletins.bundle, async ({ params: { no } }) => {
    const texts = await textsOf(deps, no)
    const number = numberOf(texts)
    const files = new Map<string, string>([...BUNDLE_FILES.map((name): [string, string] => [name, texts[name]])])
    const page = await pageOf(deps, texts)
    if (page !== null) files.set('index.html', page)
    const shas = [...files].map(([name, text]) => [name, sha256Hex(text)])
    files.set('manifest.json', JSON.stringify({ number, files: Object.fromEntries(shas) as object }, null, 1))
    return new Response(await zipOf(files), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="bulletin-${no}-${number.slice(0, 16)}.zip"`,
        'cache-control': 'private, no-cache',
        'bundle-number': number,
      },
    })
  })
}

/** The same as the page reckons it, by the platform's faster hash. */
const numberOf = (texts: BundleTexts): string =>
  sha256Hex(BUNDLE_FILES.map((name) => `${name} ${sha256Hex(texts[name])}\n`).join(''))

async function textsOf(deps: Deps, no: string): Promise<BundleTexts> {
  const found = await findBulletin(deps.sql, no)
  if (!found) throw notFound('noun_bulletin', no)
  const { figures, lists, madeById: _, ...bulletin } = found
  const { asOf, knownAt, seal } = bulletin
  const sql = asKnown(deps.sql, Date.parse(knownAt))
  const from = (JSON.parse(figures) as Overview).targets.reduce(
    (first, { startsOn }) => (startsOn < first ? startsOn : first),
    `${asOf.slice(0, 4)}-01-01`,
  )
  const logs = await bundleLogs(sql, from, asOf, [...COUNTED, 'held'])
  const reviews = await bundleReviews(sql, logs)
  const chain = await bundleChain(deps.sql, reviews[0]?.id ?? Number.MAX_SAFE_INTEGER, seal?.number)
  const rules = {
    ...(await bundleRules(sql, asOf)),
    targets: await targetsOn(sql, asOf),
    settings: (await settingVersions(sql)).filter(({ effectiveOn }) => effectiveOn <= asOf),
  }
  return {
    'bulletin.json': JSON.stringify(bulletin),
    'figures.json': figures,
    'lists.json': lists,
    'logs.json': JSON.stringify(logs),
    'reviews.json': JSON.stringify(reviews),
    'rules.json': JSON.stringify(rules),
    'seals.json': JSON.stringify(chain),
  }
}

/** Carries the files and the script that checks them; null where the pages are not built. */
async function pageOf(deps: Deps, texts: BundleTexts): Promise<string | null> {
  const script = await deps.page(new Request('http://localhost/bundle.js'))
  if (!script) return null
  const carried = JSON.stringify(texts).replaceAll('<', String.raw`\u003c`)
  const check = (await script.text()).replaceAll('</script', String.raw`<\/script`)
  return [
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark"><title>报数核验包 Bulletin</title>',
    `<style>${STYLE}</style><main></main>`,
    `<script type="application/json" id="files-carried">${carried}</script><script>${check}</script></html>`,
  ].join('\n')
}

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
code{overflow-wrap:anywhere}td,th{padding:.25rem .75rem .25rem 0;text-align:left;vertical-align:top}
.good::before{content:"✓ "}.bad::before{content:"✗ "}.bad{font-weight:700}[lang=en]{opacity:.8;font-size:.9em}`
