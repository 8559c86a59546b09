/** Every part of both kits in every state can be read by everyone: on a desk and a phone, light and dark, in both languages. */
import type { Page } from 'playwright-core'
import { build, type Rollup } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { theBrowser } from './chromium.ts'
import { overflow, violations } from './desk.ts'
import { smallTargets, weakContrast } from './field.ts'
import { type Look, LOOKS, wear } from './readable.ts'

type App = 'desk' | 'field'

/** One page that needs nothing else. */
async function galleryOf(app: App): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      cssCodeSplit: false,
      rollupOptions: { input: `tests/gallery/${app}.tsx`, output: { format: 'iife' } },
    },
  })
  const { output } = built as Rollup.RollupOutput
  const styles = output.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []))
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
  const script = output[0].code.replaceAll('</script', '<\\/script')
  return `<!doctype html><html lang="zh-CN">${head}<meta name="color-scheme" content="light dark"><title>${app}</title>
    <style>${styles.join('\n')}</style><div id="app"></div><script>${script}</script></html>`
}

function opened(app: App): { page: Page; problems: string[] } {
  const room = { problems: [] as string[] } as { page: Page; problems: string[] }
  beforeAll(async () => {
    const [gallery, browser] = await Promise.all([galleryOf(app), theBrowser()])
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    room.page = await context.newPage()
    room.page.on('pageerror', (error) => room.problems.push(String(error)))
    await room.page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: gallery }))
  }, 120_000)
  afterAll(() => room.page.context().close())
  return room
}

async function draw(page: Page, language: 'zh' | 'en', look: Look): Promise<void> {
  await wear(page, look)
  await page.goto(`http://127.0.0.1/?${language}`)
  await page.evaluate((chosen) => (document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'), language)
  await page.locator('[data-part=marks]').waitFor()
}

describe.each<App>(['desk', 'field'])('the kit of the %s', (app) => {
  const gallery = opened(app)
  describe.each(LOOKS)('in %s', (language, looks) => {
    test.each(looks)('$name can be read by everyone and fits the screen', async (look) => {
      const { page, problems } = gallery
      await draw(page, language, look)
      expect(await page.locator('[data-part]').count()).toBeGreaterThan(5)
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
      expect(problems).toEqual([])
    })
  })
})

describe('the kit of the field', () => {
  const gallery = opened('field')
  test('is bright enough in the dark, large enough for a thumb, and fits when it is magnified', async () => {
    const { page } = gallery
    await draw(page, 'zh', { name: 'on a phone in the dark', isDark: true, isPhone: true })
    expect(await weakContrast(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    await page.setViewportSize({ width: 180, height: 370 })
    expect(await overflow(page)).toBe(0)
  })
})
