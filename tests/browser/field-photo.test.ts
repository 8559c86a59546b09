/** Photos made small by a real browser, which alone knows how. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { theBrowser } from './chromium.ts'
import { inPage, openSite, type Site } from './field-site.ts'

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([theBrowser(), openSite()])
})
afterAll(() => site.close())

async function aPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: site.url })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto('/field')
  return page
}

describe('a photo', () => {
  const shrunkIn = (page: Page, exif: boolean) =>
    inPage(
      page,
      async ({ shrunk }, hasExif: boolean) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 3000 })
        const pen = canvas.getContext('2d')
        for (let i = 0; i < 40_000; i++) {
          if (pen) pen.fillStyle = `hsl(${(i * 137) % 360} 80% ${(i * 31) % 90}%)`
          pen?.fillRect((i * 7919) % 4000, (i * 104_729) % 3000, 40, 40)
        }
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95))
        const plain = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
        // held upright: orientation 6, as cameras write it
        const notes = [
          0xff, 0xe1, 0, 34, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0,
          0, 0, 0, 0, 0,
        ]
        const file = hasExif ? new Blob([plain.slice(0, 2), Uint8Array.from(notes), plain.slice(2)]) : new Blob([plain])
        const { bytes, width, height, sha256, type } = await shrunk(file)
        const text = String.fromCharCode(...new Uint8Array(bytes).subarray(0, 2000))
        const size = await createImageBitmap(new Blob([bytes]))
        return {
          sizes: [width, height, size.width, size.height],
          bytes: bytes.byteLength,
          sha256,
          type,
          hasNotes: text.includes('Exif'),
        }
      },
      exif,
    )

  test('of twelve megapixels goes as a small JPEG, upright, without the camera’s notes', async () => {
    const page = await aPage()
    const lying = await shrunkIn(page, false)
    expect(lying).toMatchObject({ type: 'image/jpeg', hasNotes: false })
    expect(lying.bytes).toBeLessThanOrEqual(150_000)
    expect(lying.bytes).toBeGreaterThan(10_000)
    expect(Math.max(...lying.sizes)).toBeLessThanOrEqual(1280)
    expect(lying.sizes[0]).toBeGreaterThan(lying.sizes[1] ?? 0)
    const upright = await shrunkIn(page, true)
    expect(upright.hasNotes).toBe(false)
    expect(upright.sizes[0]).toBeLessThan(upright.sizes[1] ?? 0)
    expect(upright.sizes.slice(0, 2)).toEqual(upright.sizes.slice(2))
    expect(lying.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('that is none says so', async () => {
    const page = await aPage()
    const kind = await inPage(page, ({ shrunk }) =>
      shrunk(new Blob(['回执单'])).then(
        () => '',
        (thrown: unknown) => (thrown as { kind: string }).kind,
      ),
    )
    expect(kind).toBe('not_a_picture')
  })
})
