/** The real server as a process of its own, on a county's folder; and how much memory it came to use. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type County, NOW } from './county.ts'

/** A Node before 22.18 reads types only when told to. */
export const TYPES = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
/** Those of `npm start`. */
const NODE_FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=256', ...TYPES]

export interface Served {
  url: string
  /** Most memory the process has held, in MB (Linux; NaN elsewhere). */
  peakMb: () => number
  stop: () => Promise<void>
}

export const serve = (county: County): Promise<Served> =>
  started([], { DATA_DIR: county.folder, FIXED_NOW: NOW, ADMIN_PASSWORD: 'not used here' })
/** With the sample half-year, on a folder of its own. */
export const serveDemo = (): Promise<Served> => started(['demo'], {})

async function started(args: string[], settings: Record<string, string>): Promise<Served> {
  const env = { ...process.env, PORT: '0', ...settings }
  const child = spawn(process.execPath, [...NODE_FLAGS, 'src/node.ts', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readyAt(child)
  return {
    url,
    peakMb: () => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)
      } catch {
        return Number.NaN
      }
    },
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

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
