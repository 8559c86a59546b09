/** The real server as a process of its own, on a folder of its own: started, spoken to, stopped or killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface ServerOptions {
  /** Settings; nothing of this machine's environment reaches the server but where its programs are. */
  env?: Record<string, string>
  /** `demo`, or `import` and what follows it. */
  args?: string[]
}

export interface Launched {
  child: ChildProcess
  dataDir: string
  /** What it has printed so far, on either stream. */
  output: () => string
  /** Its exit code; null when a signal ended it. */
  exited: Promise<number | null>
}

export interface Server extends Launched {
  url: string
  /** Answers the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

export const ADMIN_PASSWORD = 'a password for tests'

/** Half of what a start costs is reading the sources anew. */
const COMPILED = join(tmpdir(), 'yingxiang-compiled')

const atTheEnd: (() => void)[] = []
process.once('exit', () => {
  for (const work of atTheEnd) work()
})

/** In a test: when it is over. In a hook, which vitest does not tell of the end: when the process is. */
function afterwards(work: () => void): void {
  try {
    onTestFinished(work)
  } catch {
    atTheEnd.push(work)
  }
}

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yingxiang-test-'))
  afterwards(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts `src/node.ts` and answers at once; neither the process nor its folder outlives the test. */
export function launch({ env = {}, args = [] }: ServerOptions = {}): Launched {
  const dataDir = env['DATA_DIR'] ?? aFolder()
  const { PATH, HOME, TMPDIR } = process.env
  const machine = { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE: COMPILED }
  // with room for what a start makes, it has less of it collected
  const room = '--min-semi-space-size=16'
  const flags = [room, '--experimental-strip-types', '--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...flags, 'src/node.ts', ...args], {
    env: { ...machine, PORT: '0', DATA_DIR: dataDir, BACKUP_DIR: 'none', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  const exited = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code))
  })
  afterwards(() => child.kill('SIGKILL'))
  return { child, dataDir, output: () => text, exited }
}

/** A server that accepts requests; throws with what it printed when it ends instead. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const launched = launch(options)
  const { child, exited, output } = launched
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const url = / is ready at (\S+)\n/.exec(output())?.[1]
      if (url !== undefined) resolve(url)
    })
  })
  const failed = exited.then((code) => {
    throw new Error(`the server ended with ${code}:\n${output()}`)
  })
  const url = await Promise.race([ready, failed])
  failed.catch(() => undefined)
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal)
    return exited
  }
  return { ...launched, url, stop }
}

/** Runs to the end: for servers that cannot start, and for commands. */
export async function runToEnd(options: ServerOptions): Promise<{ code: number | null; output: string }> {
  const { exited, output } = launch(options)
  const code = await exited
  return { code, output: output() }
}

/** The cookie of somebody signed in; `admin` with ADMIN_PASSWORD unless told. */
export async function signIn(url: string, username = 'admin', password = ADMIN_PASSWORD): Promise<string> {
  const answer = await postJson(`${url}/api/session`, { username, password })
  if (answer.status !== 200) throw new Error(`signing in as ${username}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** The headers of a program with a fresh manager's token, made by `admin`. */
export async function tokenHeaders(url: string): Promise<{ authorization: string }> {
  const cookie = await signIn(url)
  const answer = await postJson(`${url}/api/tokens`, { name: 'test', role: 'manager' }, { cookie, origin: url })
  if (answer.status !== 201) throw new Error(`making a token: ${answer.status} ${await answer.text()}`)
  const { token } = (await answer.json()) as { token: string }
  return { authorization: `Bearer ${token}` }
}

export const postJson = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
