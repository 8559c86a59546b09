/** `npm run counties -- FILE`: several counties on one machine, a process each; one that falls is started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { AppError } from '../domain/errors.ts'
import { say } from '../domain/language.ts'
import type { Language } from '../domain/sentence.ts'
import { parseCsv, textOf } from '../exchange/csv.ts'
import { type County, countiesIn } from './counties-table.ts'
import { CannotStart, messageOf } from './data-folder.ts'

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** Up for so long, what made it fall before is over. */
const STEADY_MS = 60_000
/** A server finishes what is in flight within ten seconds. */
const PATIENCE_MS = 15_000
/** Several that change at once are one table. */
const SETTLED_MS = 200

type State = 'starting' | 'running' | 'fallen' | 'stopped'
const STATES: Record<State, string> = {
  starting: '启动中 starting',
  running: '运行中 running',
  fallen: '已停止，即将重启 fallen',
  stopped: '已停止 stopped',
}

interface Kept extends County {
  state: State
  child?: ChildProcess
  /** How often it has fallen since it last ran steadily, and altogether. */
  falls: number
  restarts: number
  lastWord: string
}

interface Running {
  entry: string
  print: (line: string) => void
}

/** All of a table's; or a command of one: `counties.csv yanting doctor`. Answers the exit code. */
export async function counties(
  [file, name, ...rest]: string[],
  { env, ...running }: Running & { env: NodeJS.ProcessEnv },
): Promise<number> {
  if (file === undefined) throw new CannotStart('npm run counties -- FILE, or npm run counties -- FILE NAME COMMAND')
  if (!existsSync(file)) throw new CannotStart(`找不到文件 ${file}。\nThere is no file ${file}.`)
  const all = countiesIn(await rowsOf(file), dirname(resolve(file)), env)
  return name === undefined ? served(all, running) : runCommand(all, running, name, rest)
}

/** Also as Excel writes it in China. */
async function rowsOf(file: string): Promise<ReturnType<typeof parseCsv>> {
  try {
    let text = ''
    for await (const piece of textOf(createReadStream(file))) text += piece
    return parseCsv(text)
  } catch (error) {
    const why = (language: Language): string =>
      error instanceof AppError ? say(language, error.sentence) : messageOf(error)
    throw new CannotStart(`${file}：${why('zh')}\n${file}: ${why('en')}`)
  }
}

/** Until all have stopped, after SIGTERM or Ctrl-C. */
function served(all: County[], running: Running): Promise<number> {
  const kept = all.map((county): Kept => ({ ...county, state: 'starting', falls: 0, restarts: 0, lastWord: '' }))
  return new Promise((ended) => {
    const supervised = new Supervised(kept, running, () => ended(0))
    process.on('SIGTERM', () => supervised.stop())
    process.on('SIGINT', () => supervised.stop())
    supervised.start()
  })
}

/** How long it rests after so many falls in a row. */
export const pauseAfter = (falls: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (falls - 1))

class Supervised {
  private stopping = false
  private table: NodeJS.Timeout | undefined
  private readonly waiting = new Set<NodeJS.Timeout>()

  private readonly counties: Kept[]
  private readonly running: Running
  private readonly over: () => void

  constructor(all: Kept[], running: Running, over: () => void) {
    this.counties = all
    this.running = running
    this.over = over
  }

  start(): void {
    for (const county of this.counties) this.begin(county)
  }

  stop(): void {
    if (this.stopping) return
    this.stopping = true
    for (const timer of this.waiting) clearTimeout(timer)
    for (const { child } of this.counties) child?.kill('SIGTERM')
    setTimeout(() => this.counties.forEach(({ child }) => child?.kill('SIGKILL')), PATIENCE_MS).unref()
    this.endIfOver()
  }

  private begin(county: Kept): void {
    const { entry, print } = this.running
    const steady = setTimeout(() => (county.falls = 0), STEADY_MS)
    // over the channel it learns when this process is gone, however that came
    const child = spawn(process.execPath, [...process.execArgv, entry], {
      env: county.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    county.child = child
    this.put(county, 'starting')
    for (const stream of [child.stdout, child.stderr]) {
      onLines(stream, (line) => {
        county.lastWord = line
        print(labelled(county.name, line))
        if (/ is ready at \S+$/.test(line)) this.put(county, 'running')
      })
    }
    child.on('error', (error) => (county.lastWord = error.message))
    child.on('close', (_, signal) => {
      clearTimeout(steady)
      delete county.child
      if (signal !== null) county.lastWord = signal
      if (this.stopping) return this.endIfOver(county)
      county.falls += 1
      this.put(county, 'fallen')
      const timer = setTimeout(() => {
        this.waiting.delete(timer)
        county.restarts += 1
        this.begin(county)
      }, pauseAfter(county.falls))
      this.waiting.add(timer)
    })
  }

  private endIfOver(ended?: Kept): void {
    if (ended) ended.state = 'stopped'
    if (this.counties.some(({ child }) => child)) return
    for (const county of this.counties) county.state = 'stopped'
    clearTimeout(this.table)
    this.printTable()
    this.over()
  }

  private put(county: Kept, state: State): void {
    county.state = state
    clearTimeout(this.table)
    this.table = setTimeout(() => this.printTable(), SETTLED_MS)
  }

  private printTable(): void {
    const rows = this.counties.map(({ name, port, child, restarts, state, falls, lastWord }) => [
      name,
      String(port),
      String(child?.pid ?? '-'),
      String(restarts),
      state === 'fallen' ? `${STATES.fallen}, ${pauseAfter(falls) / 1000} s: ${lastWord}` : STATES[state],
    ])
    const table = [['name', 'port', 'pid', 'restarts', 'state'], ...rows]
    const widths = [0, 1, 2, 3].map((i) => Math.max(...table.map((row) => row[i]?.length ?? 0)))
    for (const row of table) this.running.print(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
  }
}

function onLines(stream: Readable | null, take: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Infinity }).on('line', take)
}

/** Whose line it is; of one that is an object it is a member more. */
const labelled = (name: string, line: string): string =>
  line.startsWith('{"') ? `{"county":${JSON.stringify(name)},${line.slice(1)}` : `${name} | ${line}`

async function runCommand(all: County[], { entry }: Running, name: string, args: string[]): Promise<number> {
  const county = all.find((one) => one.name === name)
  if (!county) {
    const names = all.map((one) => one.name).join(', ')
    throw new CannotStart(`表中没有 ${name}，有：${names}。\nThe table has no ${name}; it has ${names}.`)
  }
  if (args.length === 0) throw new CannotStart(`npm run counties -- FILE ${name} COMMAND (doctor, backup, verify …)`)
  const child = spawn(process.execPath, [...process.execArgv, entry, ...args], { env: county.env, stdio: 'inherit' })
  return new Promise((ended, failed) => {
    child.on('error', failed)
    child.on('close', (code) => ended(code ?? 1))
  })
}
