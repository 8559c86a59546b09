/** A bulletin's bundle in the hands of an auditor: opened from a file it works out every total anew, and names what was altered. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Archive } from '../../src/exchange/zip.ts'
import {
  BUNDLE_FILES,
  type BundleLog,
  bundleNumber,
  type BundleTexts,
  checkBundle,
} from '../../src/domain/report/bundle.ts'
import { aFolder } from '../server.ts'
import { deskOfAll } from './desk.ts'

const desk = deskOfAll()
/** Of the demo’s clock, which stands. */
const CLOCK = '2017-06-30T13:00'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Bundle {
  texts: BundleTexts
  page: string
  number: string
  manifest: { number: string; files: Record<string, string> }
}
let made: Promise<Bundle> | undefined
const bundle = (): Promise<Bundle> => (made ??= fetchBundle())

async function fetchBundle(): Promise<Bundle> {
  const { page } = await desk.open('/', { username: 'admin', isKept: true })
  const headers = { origin: desk.server.url }
  const answer = await page.request.post('/api/bulletins', { headers, data: { kind: 'half_year', asOf: '2017-06-30' } })
  const { no } = (await answer.json()) as { no: string }
  const zip = await page.request.get(`/api/bulletins/${no}/bundle`)
  expect([zip.status(), zip.headers()['content-type']]).toEqual([200, 'application/zip'])
  const archive = new Archive(new Uint8Array(await zip.body()), 100_000_000)
  const read = async (name: string): Promise<string> => {
    let text = ''
    for await (const piece of archive.text(name)) text += piece
    return text
  }
  const texts: Record<string, string> = {}
  for (const name of BUNDLE_FILES) texts[name] = await read(name)
  return {
    texts: texts as BundleTexts,
    page: await read('index.html'),
    number: zip.headers()['bundle-number'] ?? '',
    manifest: JSON.parse(await read('manifest.json')) as Bundle['manifest'],
  }
}

/** Another digit or letter in the middle of a text. */
function flipped(text: string): string {
  const at = text.slice(text.length >> 1).search(/[0-9a-f]/) + (text.length >> 1)
  return `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`
}

test('it holds what was counted and held, its manifest and number fit, and no telephone number is in it', async () => {
  const { texts, page, number, manifest } = await bundle()
  // the sample knows nothing that is later than its clock
  expect((JSON.parse(texts['bulletin.json']) as { knownAt: string }).knownAt.slice(0, CLOCK.length)).toBe(CLOCK)
  const lists = JSON.parse(texts['lists.json']) as { counted: string[]; held: string[] }
  const logs = JSON.parse(texts['logs.json']) as BundleLog[]
  expect(new Set(logs.map(({ id }) => id))).toEqual(new Set([...lists.counted, ...lists.held]))
  expect([bundleNumber(texts), manifest.number]).toEqual([number, number])
  for (const [name, text] of [...Object.entries(texts), ['index.html', page]]) {
    expect([name, manifest.files[name ?? '']]).toEqual([name, sha256(text ?? '')])
  }
  const told = Object.values(texts).join('')
  expect([/"(witness|phone)/i.exec(told)?.[0], /[^0-9a-f]1[3-9]\d{9}[^0-9a-f]/.exec(told)?.[0]]).toEqual([
    undefined,
    undefined,
  ])
})

test('worked out anew all fits; a byte altered in what the page carries is named', async () => {
  const { texts } = await bundle()
  const whole = checkBundle(texts)
  expect(whole.faults).toEqual([])
  expect(whole.targets.map(({ printed }) => printed)).toEqual([2854, 163])
  const altered = (changes: Partial<BundleTexts>) => checkBundle({ ...texts, ...changes }).faults
  const credit = texts['logs.json'].replace('"credit":60', '"credit":40')
  expect(altered({ 'logs.json': credit })[0]).toMatchObject({ is: 'target' })
  expect(altered({ 'figures.json': texts['figures.json'].replace('2854', '2855') })[0]).toEqual({ is: 'bulletin' })
  expect(altered({ 'lists.json': texts['lists.json'].replace(/[0-9a-f]{8}-/, '00000000-') })).toHaveLength(2)
  expect(altered({ 'seals.json': flipped(texts['seals.json']) })[0]).toMatchObject({ is: 'seal' })
  const status = texts['reviews.json'].replace('submitted', 'accepteds')
  expect(altered({ 'reviews.json': status })[0]).toMatchObject({ is: 'row' })
})

async function opened(): Promise<{ page: Page; folder: string }> {
  const { texts, page: html } = await bundle()
  const folder = aFolder()
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, 'index.html'), html)
  const page = await desk.browser.newPage()
  await page.goto(`file://${folder}/index.html`)
  return { page, folder }
}

test('its page, opened from a file, says so in Chinese and English, and names each file that was altered', async () => {
  const { texts, number } = await bundle()
  const { page, folder } = await opened()
  await page.getByText('全部相符').waitFor()
  expect(await page.locator('#number').innerText()).toBe(number)
  expect(await page.locator('#faults li').count()).toBe(0)
  expect(await page.locator('tr').nth(1).innerText()).toContain('2854 (')
  const paths = BUNDLE_FILES.map((name) => join(folder, name))
  await page.locator('input').setInputFiles(paths)
  await expect.poll(() => page.locator('#files .good').count()).toBe(BUNDLE_FILES.length)
  for (const [i, name] of BUNDLE_FILES.entries()) {
    writeFileSync(paths[i] ?? '', flipped(texts[name]))
    await page.locator('input').setInputFiles([])
    await page.locator('input').setInputFiles(paths)
    await page.locator('#files .bad').waitFor()
    await expect.poll(() => page.locator('#files li').count()).toBe(BUNDLE_FILES.length)
    expect(await page.locator('#files .bad').allInnerTexts()).toEqual([expect.stringContaining(`${name} was altered`)])
    writeFileSync(paths[i] ?? '', texts[name])
  }
  await page.close()
})
