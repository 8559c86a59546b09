/** The browser the other tests stand on: it is a real one, and it reaches the server under test and nothing else. */
import { afterEach, expect, test, vi } from 'vitest'
import { startServer } from '../server.ts'
import { chromiumPath, launchBrowser } from './chromium.ts'

afterEach(() => vi.unstubAllEnvs())

test('it opens a page of a server that was just started, and reaches no other name', async () => {
  const { url } = await startServer()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    expect((await page.goto(`${url}/healthz`))?.status()).toBe(200)
    await expect(page.goto(`${url.replace('127.0.0.1', 'localhost')}/healthz`)).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  } finally {
    await browser.close()
  }
})

test('a CHROMIUM_PATH where no browser starts is said, not passed over', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  await expect(chromiumPath()).rejects.toThrow('CHROMIUM_PATH is /nowhere/chromium, and no browser starts there.')
})
