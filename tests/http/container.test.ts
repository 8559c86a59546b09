/** The container's steps where there is no engine to build it: what the Dockerfile copies and removes, in bare folders, started as nobody in particular on files that cannot be written. */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ADMIN_PASSWORD, aFolder, postJson } from '../server.ts'

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
const [building = [], last = []] = stagesOf(readFileSync('.docker/Dockerfile', 'utf8'))
const MEGABYTE = 1_000_000
/** As they are called, both measured: debian:trixie-slim, and the Node that is copied onto it. */
const BASE_MEGABYTES = 80.2
const NODE_MEGABYTES = 126.6
const LARGEST_MEGABYTES = 250

type Step = [word: string, rest: string]

function stagesOf(text: string): Step[][] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
  const steps = lines
    .filter((line) => line !== '')
    .map((line): Step => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)])
  const begins = steps.flatMap(([word], i) => (word === 'FROM' ? [i] : []))
  return begins.map((from, i) => steps.slice(from, begins[i + 1]))
}

const argumentsOf = (rest: string): string[] => rest.split(' ').filter((one) => !one.startsWith('--'))
const wordOf = (stage: Step[], word: string): string => stage.find(([own]) => own === word)?.[1] ?? ''

/** `COPY` into a folder that stands for the image's root; what a path is in the image is that under it. */
function copy(rest: string, from: (path: string) => string, root: string): void {
  const names = argumentsOf(rest)
  const to = names.pop() ?? ''
  for (const name of names) {
    const source = from(name)
    // a folder's contents, or a file into a folder
    const target = join(root, resolve('/app', to), statSync(source).isFile() && to.endsWith('/') ? basename(name) : '')
    mkdirSync(dirname(target), { recursive: true })
    cpSync(source, target, { recursive: true })
  }
}

/** As `npm ci --omit=dev` leaves them, from what is installed here. */
function packagesInto(folder: string): void {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  for (const [path, { dev }] of Object.entries(packages)) {
    if (
      path === '' ||
      dev === true ||
      !existsSync(path) ||
      existsSync(join(folder, path)) ||
      /\/node-linux-/.test(path)
    )
      continue
    cpSync(path, join(folder, path), { recursive: true })
  }
}

function build(root: string): void {
  const app = join(root, 'app')
  for (const [word, rest] of building) {
    if (word === 'COPY') copy(rest, (name) => name, root)
    if (word !== 'RUN') continue
    if (rest.startsWith('npm ci ')) packagesInto(app)
    // built before the tests
    else if (rest === 'npm run build') cpSync('dist', join(app, 'dist'), { recursive: true })
    else execFileSync('sh', ['-ec', rest.replace('/data', join(root, 'data'))], { cwd: app })
  }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

function setWritable(folder: string, isWritable: boolean): void {
  const more = isWritable ? 0o200 : 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink())
      chmodSync(join(entry.parentPath, entry.name), (entry.isDirectory() ? 0o555 : 0o444) | more)
  }
  chmodSync(folder, 0o555 | more)
}

/** As the image's user where the tests are root, who may write anything. */
function asNobody(command: string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  const [user, group] = wordOf(last, 'USER').split(':')
  const other =
    process.getuid?.() === 0
      ? ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups', '--no-new-privs']
      : []
  const [program = '', ...args] = [...other, ...command]
  return spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What the server runs by: all but what the Dockerfile takes out once the pages are built. */
const removed =
  building
    .find(([, rest]) => rest.startsWith('npm uninstall'))?.[1]
    .split(' && ')[0]
    ?.split(' ') ?? []
const needed = Object.keys(dependencies).filter((name) => !removed.includes(name))

test('the image holds what a start needs and hardly more, runs as nobody, writes into its data alone, and stops with its seal', async () => {
  const [made, root] = [aFolder(), aFolder()]
  build(made)
  for (const [word, rest] of last) {
    if (word === 'COPY') copy(rest, (name) => (name.endsWith('/bin/node') ? process.execPath : join(made, name)), root)
  }
  const [app, data] = [join(root, 'app'), join(root, 'data')]
  const megabytes = BASE_MEGABYTES + NODE_MEGABYTES + bytesIn(app) / MEGABYTE
  expect(megabytes).toBeLessThan(LARGEST_MEGABYTES)
  expect(existsSync(join(app, 'src/client'))).toBe(false)

  setWritable(app, false)
  for (const folder of [root, data]) chmodSync(folder, folder === data ? 0o777 : 0o755)
  const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: data, ADMIN_PASSWORD, REGISTER_DIR: 'none' }
  const node = (args: string[]) => asNobody([join(root, 'usr/local/bin/node'), ...args], { cwd: app, env })
  // Node 24, which the image has, takes types off unasked
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
  const [, ...args] = JSON.parse(wordOf(last, 'ENTRYPOINT')) as string[]
  const server = node([...flags, ...args, ...(JSON.parse(wordOf(last, 'CMD')) as string[])])
  try {
    let text = ''
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const ended = new Promise<number | null>((stopped) => void server.on('exit', stopped))
    await expect.poll(() => text).toMatch(/ is ready at (\S+)/)
    const url = / is ready at (\S+)/.exec(text)?.[1] ?? ''
    expect((await fetch(`${url}/`)).status).toBe(200)
    expect((await postJson(`${url}/api/session`, { username: 'admin', password: ADMIN_PASSWORD })).status).toBe(200)

    env.PORT = new URL(url).port
    const [, ...check] = JSON.parse(wordOf(last, 'HEALTHCHECK').replace(/^.*? CMD /, '')) as string[]
    const codeOf = (argv: string[]) => new Promise<number | null>((done) => void node(argv).on('exit', done))
    expect(await codeOf(check)).toBe(0)
    // what is loaded only when somebody asks for it is there, too
    expect(await codeOf(['-e', needed.map((name) => `import('${name}')`).join(';')])).toBe(0)

    const asked = Date.now()
    server.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(Date.now() - asked).toBeLessThan(10_000)
    expect(readFileSync(join(data, 'seals.log'), 'utf8')).not.toBe('')
    expect(await codeOf(check)).toBe(1)
  } finally {
    server.kill('SIGKILL')
    setWritable(app, true)
  }
})
