/** The real server as a process of its own, on a county's folder; and how much memory it came to use. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type County, NOW } from './county.ts'
import type { Held } from './loop-watch.ts'

/** A Node before 22.18 reads types only when told to. */
export const TYPES = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
/** Those of `npm start`. */
export const NODE_FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=256', ...TYPES]

export interface Served {
  url: string
  /** Most memory the process has held, in MB (Linux; NaN elsewhere). */
  peakMb: () => number
  /** What it holds now, likewise. */
  memoryMb: () => number
  /** What the processes hold that it began, likewise. */
  besideMb: () => number
  /** How long its loop was held since this was asked last; of one that is watched. */
  held: () => Promise<Held>
  stop: () => Promise<void>
}

/** Without an end to what one sender may send: that is not what is measured. */
const settingsOf = (county: County): Record<string, string> => ({
  DATA_DIR: county.folder,
  FIXED_NOW: NOW,
  ADMIN_PASSWORD: 'not used here',
  LOGS_PER_HOUR: '1000000',
  HELD_PER_TEAM: '1000000',
})
export const serve = (county: County): Promise<Served> => started([], settingsOf(county))
/** With somebody who looks how long its loop is held, and callers who say where they are. */
export const serveWatched = (county: County, more: Record<string, string> = {}): Promise<Served> =>
  started([], { ...settingsOf(county), TRUST_PROXY: '1', ...more }, ['--import', './tests/bench/loop-watch.ts'])
/** With the sample half-year, on a folder of its own. */
export const serveDemo = (): Promise<Served> => started(['demo'], {})

async function started(args: string[], settings: Record<string, string>, flags: string[] = []): Promise<Served> {
  const env = { ...process.env, PORT: '0', ...settings }
  const child = spawn(process.execPath, [...NODE_FLAGS, ...flags, 'src/node.ts', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await readyAt(child)
  const megabytes = (field: string, pid: string | number = child.pid ?? 0): number => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
    } catch {
      return Number.NaN
    }
  }
  return {
    url,
    peakMb: () => megabytes('VmHWM'),
    memoryMb: () => megabytes('VmRSS'),
    besideMb: () => begunBy(child).reduce((sum, pid) => sum + megabytes('VmRSS', pid), 0),
    held: () =>
      new Promise((resolve) => {
        child.once('message', (held) => resolve(held as Held))
        child.send('how long')
      }),
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

const begunBy = ({ pid }: ChildProcess): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)

const readyAt = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /ready at (\S+)/.exec(text)
      if (found?.[1]) resolve(found[1])
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)))
  })
