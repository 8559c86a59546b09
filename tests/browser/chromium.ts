/** A real Chromium for the tests: one that is on the machine, else one installed now, else a sentence. Never a skip. */
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Locator } from 'playwright-core'
import { installedOnce, installPackages, run } from '../program.ts'

const PROGRAMS = 'C:\\Program Files'
/** The one without windows first: a page takes half the work there. */
const ON_LINUX = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const USUAL: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ON_LINUX.map((name) => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [PROGRAMS, `${PROGRAMS} (x86)`].map((folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`),
}

/**
 * Playwright's own list, which a second one would put out of force, and behind it what a whole Chromium gets ready for
 * somebody at its window: the pop-ups of the address bar, a page of its own for each context, took as much work as three
 * of ours, and a process in store one more.
 */
const WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
]

/** No telephoning home, and nothing but the server under test can be reached. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT.join(',')}`,
  // a page that lives for a second is not worth compiling twice: an eighth of a load; what runs for long still is
  '--js-flags=--invocation-count-for-maglev=20000',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
]

export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: await chromiumPath(), headless: true, args: FLAGS })
  await typeLikePeople(browser)
  return browser
}

const FRAMES_MS = 100
let isLikePeople = false
/** Nobody types before a form is drawn and has put the cursor where it wants it: two frames, where frames go on. */
async function typeLikePeople(browser: Browser): Promise<void> {
  if (isLikePeople) return
  isLikePeople = true
  const page = await browser.newPage()
  const locators = Object.getPrototypeOf(page.locator('body')) as Locator
  await page.close()
  const fill = Reflect.get(locators, 'fill')
  locators.fill = async function (this: Locator, ...given: Parameters<Locator['fill']>) {
    await this.waitFor({ state: 'attached', ...(given[1]?.timeout !== undefined && { timeout: given[1].timeout }) })
    const drawn = this.page().evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    )
    await Promise.race([drawn.catch(() => undefined), pause(FRAMES_MS)])
    return fill.apply(this, given)
  }
}

let shared: Promise<Browser> | undefined

/** One for all files that a process of the test run has; it ends with the process. */
export const theBrowser = (): Promise<Browser> => (shared ??= launchBrowser())

/** Where a Chromium is that starts; installs one when there is none. */
export async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (starts(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, and no browser starts there.`)
  }
  const there = find() ?? (await installedOnce('chromium', () => find() ?? install()))
  if (there !== undefined) return there
  throw new Error(
    'The browser tests need Chromium: none was found and none could be installed. Install it ' +
      '(Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH to one.',
  )
}

const find = (): string | undefined => [...(USUAL[process.platform] ?? []), playwrightsOwn()].find(starts)

function playwrightsOwn(): string {
  try {
    return chromium.executablePath()
  } catch {
    return '' // a platform Playwright has no Chromium for
  }
}

/** Some systems keep a script in the usual place that only says where to get the real thing. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false
  // on Windows `--version` opens a window
  return process.platform === 'win32' || run([path, '--version'], 30, 'ignore')
}

function install(): string | undefined {
  process.stderr.write('No Chromium was found; installing one for the browser tests.\n')
  run(['npx', 'playwright-core', 'install', 'chromium'], 300)
  const found = find()
  if (found !== undefined) return found
  // the fonts are for people who look at the screenshots; older systems have no browser without windows
  if (!installPackages('fonts-noto-cjk', 'chromium-headless-shell')) installPackages('fonts-noto-cjk', 'chromium')
  return find()
}
