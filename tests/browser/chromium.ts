/** A real Chromium for the tests: one that is on the machine, else one installed now, else a sentence. Never a skip. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium } from 'playwright-core'

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
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
]

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), headless: true, args: FLAGS })
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
  const there = find() ?? (await installed())
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

/** Test files run side by side: one of them installs, the others wait for it. */
async function installed(): Promise<string | undefined> {
  const lock = join(tmpdir(), 'yingxiang-installs-chromium')
  for (let seconds = 0; seconds < 900; seconds++) {
    try {
      mkdirSync(lock)
      break
    } catch {
      await pause(1000)
    }
  }
  try {
    return find() ?? install()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function install(): string | undefined {
  process.stderr.write('No Chromium was found; installing one for the browser tests.\n')
  run(['npx', 'playwright-core', 'install', 'chromium'], 300)
  const found = find()
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  run(['apt-get', 'update'], 300)
  // the fonts are for people who look at the screenshots; older systems have no browser without windows
  const apt = ['apt-get', 'install', '-y', '--no-install-recommends', 'fonts-noto-cjk']
  if (!run([...apt, 'chromium-headless-shell'], 900)) run([...apt, 'chromium'], 900)
  return find()
}

function run([command = '', ...args]: string[], seconds: number, output: 'ignore' | 'inherit' = 'inherit'): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const isShellNeeded = process.platform === 'win32' && command === 'npx'
  const stdio: ['ignore', typeof output, typeof output] = ['ignore', output, output]
  return spawnSync(command, args, { env, stdio, shell: isShellNeeded, timeout: seconds * 1000 }).status === 0
}
