/** The rules of the house, each a test: who may import whom, who may read the clock, how long things may be. */
import { describe, expect, test } from 'vitest'
import { Settings } from '../src/config.ts'
import { CODE, FILES, type Source, sourceOf, SRC, textOf } from './source.ts'

const sources = SRC.map(sourceOf)
const filesWhere = (holds: (source: Source) => boolean): string[] => sources.filter(holds).map(({ file }) => file)

/** The first folder under src/, or the file that stands there itself. */
const roomOf = (path: string): string => path.split('/')[1] ?? ''

const ENTRIES = ['src/node.ts', 'src/node/reading-process.ts', 'src/worker.ts']
/** Files that can only ever run on a server; nothing the Worker needs may import them. */
const isOnAServerOnly = (path: string): boolean =>
  /^src\/(node\/.*|node\.ts|check-node\.mjs|store\/engine\/(node-sqlite|migrate|server-lock|database-copy|folder-blobs|folder-seals)\.ts)$/.test(
    path,
  )
/** node:crypto exists on both engines; scrypt is nowhere else. */
const mayUseNode = (path: string): boolean => isOnAServerOnly(path) || path === 'src/http/secrets.ts'
/** The browser's own entries and the one file that asks its clock for them. */
const BROWSER_CLOCKS = /^src\/client\/(.*\/)?main\.tsx?$|^src\/client\/shared\/(load|api|phone\/device|phone\/sw)\.ts$/

const BESIDE_HTTP = ['exchange', 'report', 'notify', 'store', 'domain']
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  store: ['domain'],
  exchange: ['store', 'domain'],
  report: ['store', 'domain'],
  notify: ['store', 'domain'],
  contract: ['domain'],
  http: [...BESIDE_HTTP, 'contract', 'config.ts'],
  jobs: [...BESIDE_HTTP, 'config.ts'],
  client: ['contract', 'domain'],
  'config.ts': ['domain'],
  node: ['exchange', 'notify', 'http', 'store', 'domain', 'config.ts'],
}
const OUTER_ROOMS = [...BESIDE_HTTP, 'http', 'jobs', 'config.ts', 'node', 'check-node.mjs', 'csv.d.ts']
/** Packages that belong to one place. */
const PACKAGES: [name: RegExp, where: RegExp][] = [
  [/^better-sqlite3$/, /^src\/store\/engine\/(node-sqlite|words-file|migrate|server-lock|database-copy|d1-file)\.ts$/],
  [/^(node-cron|@hono\/node-server.*)$/, /^src\/node\.ts$/],
  [/^(hono|@hono)\b/, /^src\/(http\/|node\.ts|worker\.ts)/],
  [/^(preact|chart\.js)\b/, /^src\/client\//],
  [/^nodemailer$/, /^src\/node\/mail\.ts$/],
  [/^otpauth$/, /^src\/http\/credentials\.ts$/],
  [/^uqr$/, /^src\/(client\/shared\/qr|http\/cadre-page)\.ts$/],
  [/^qr\b/, /^src\/client\/field\/kit\/read-code/],
  [/^docx$/, /^src\/report\//],
  [/^fflate$/, /^src\/(report|exchange)\//],
  [/^hucre\b/, /^src\/(exchange|report)\//],
  [/^pinyin-pro$/, /^src\/(store|exchange)\//],
  [/^(vite|vitest|wrangler|playwright-core|typescript)\b/, /^$/],
]

describe('who imports whom', () => {
  test('each room only the rooms below it', () => {
    const wrong = sources.flatMap(({ file, imports }) => {
      const room = roomOf(file)
      const allowed = ENTRIES.includes(file) ? OUTER_ROOMS : MAY_IMPORT[room]
      if (!allowed) return imports.length > 0 ? [`${file} stands in no known room`] : []
      return imports
        .filter((path) => path.startsWith('src/') && roomOf(path) !== room && !allowed.includes(roomOf(path)))
        .map((path) => `${file} → ${path}`)
    })
    expect(wrong).toEqual([])
  })

  test('no file itself again by what it imports, types included', () => {
    const byFile = new Map(sources.map((source) => [source.file, source]))
    const reachedBy = (file: string): Set<string> => {
      const reached = new Set(byFile.get(file)?.imports.filter((path) => byFile.has(path)))
      for (const one of reached)
        for (const path of byFile.get(one)?.imports ?? []) if (byFile.has(path)) reached.add(path)
      return reached
    }
    expect(sources.filter(({ file }) => reachedBy(file).has(file)).map(({ file }) => file)).toEqual([])
  })

  test('nothing from outside src but the seed, and that only at the entries', () => {
    const wrong = sources.flatMap(({ file, imports }) =>
      imports
        .filter(
          (path) => /^(db|tests|public|\.\.)\b/.test(path) && !(ENTRIES.includes(file) && path.startsWith('db/seed/')),
        )
        .map((path) => `${file} → ${path}`),
    )
    expect(wrong).toEqual([])
  })

  test('the domain zod and its neighbours, nothing else', () => {
    const domain = sources.filter(({ file }) => roomOf(file) === 'domain')
    const wrong = domain.filter(({ imports }) =>
      imports.some((path) => path !== 'zod' && !path.startsWith('src/domain/')),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
    expect(domain.length).toBeGreaterThan(15)
  })

  test('packages stay in the one place they belong to', () => {
    const wrong = sources.flatMap(({ file, imports }) =>
      imports
        .filter((name) => PACKAGES.find(([pattern]) => pattern.test(name))?.[1].test(file) === false)
        .map((name) => `${file} → ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('zod as a namespace, so that the browser gets the small one', () => {
    expect(filesWhere(({ names }) => names.some((name) => /^zod(\/\S+)? (?!\*)/.test(name)))).toEqual([])
  })

  test('what is Node’s own only in files that run on a server', () => {
    const wrong = filesWhere(
      ({ file, imports }) => imports.some((name) => name.startsWith('node:')) && !mayUseNode(file),
    )
    expect(wrong).toEqual([])
  })

  test('nothing the Worker reaches is for a server only', () => {
    const byFile = new Map(sources.map((source) => [source.file, source]))
    const reached = new Set(['src/worker.ts'])
    for (const file of reached)
      for (const path of byFile.get(file)?.imports ?? []) if (byFile.has(path)) reached.add(path)
    expect([...reached].filter(isOnAServerOnly)).toEqual([])
    expect(reached.size).toBeGreaterThan(1)
  })
})

describe('what only the entries do', () => {
  test('read the environment: node.ts alone', () => {
    expect(filesWhere(({ readsEnvironment }) => readsEnvironment).filter((file) => file !== 'src/node.ts')).toEqual([])
  })

  test('read the clock: everybody else is told the time', () => {
    const wrong = filesWhere(({ readsClock }) => readsClock).filter(
      (file) => !ENTRIES.includes(file) && !BROWSER_CLOCKS.test(file),
    )
    expect(wrong).toEqual([])
  })
})

describe('names', () => {
  test('no barrels: a file is imported by its own name', () => {
    expect(FILES.filter((file) => /^src\/.*\bindex\.[jt]sx?$/.test(file))).toEqual([])
    expect(filesWhere(({ passesOn }) => passesOn.length > 0)).toEqual([])
  })

  test('no drawers for everything', () => {
    const drawer =
      /(^|\/)(utils?|types|helpers?|common|misc)\.[jt]sx?$|(^|\/)(services|controllers|utils|helpers|types)\//
    expect(FILES.filter((file) => drawer.test(file))).toEqual([])
  })

  test('nothing at the top beyond the plan', () => {
    const planned =
      /^(\.[^/]*|package\.json|package-lock\.json|tsconfig[a-z.]*\.json|wrangler\.toml|README\.md|CONTRIBUTING\.md|CHANGELOG\.md|LICENSE|vite(st)?\.config\.ts)$/
    const top = FILES.map((file) => file.split('/')[0] ?? '')
    expect(
      top.filter((name, i) => (FILES[i] === name ? !planned.test(name) : !/^(\..*|src|public|db|tests)$/.test(name))),
    ).toEqual([])
  })

  test('no file knows the machine it was written on', () => {
    const ofAMachine = /(?<![\w./-])\/(?:home|root|Users|work|workspace)\/\w|(?<![\w.-])[A-Z]:\\Users/
    const read = FILES.filter((file) => !/\.(png|jpe?g|webp|ico|woff2?|xlsx|docx|zip)$/.test(file))
    expect(read.filter((file) => ofAMachine.test(textOf(file)))).toEqual([])
  })
})

describe('sizes', () => {
  test('no file is past 250 lines', () => {
    const measured = [...CODE, ...FILES.filter((file) => /^src\/.*\.(css|html)$/.test(file))]
    const linesOf = (file: string): number => textOf(file).trimEnd().split('\n').length
    expect(measured.filter((file) => linesOf(file) > 250).map((file) => `${file} ${linesOf(file)}`)).toEqual([])
  })

  /** Styles stay when another page is opened. The kit and the shell are everybody's. */
  test('no class is styled by itself in two rooms of the desk', () => {
    const rooms = new Map<string, Set<string>>()
    for (const file of FILES.filter((one) => /^src\/client\/desk\/(?!kit|shell)\w[\w-]*\/.*\.css$/.test(one))) {
      const room = file.split('/')[3] ?? ''
      const text = textOf(file).replace(/\/\*[^]*?\*\//g, '')
      for (const [, selectors = ''] of text.matchAll(/([^{};]+)\{/g))
        for (const [, name = ''] of selectors.split(',').map((one) => /^\.([\w-]+)$/.exec(one.trim()) ?? []))
          rooms.set(name, (rooms.get(name) ?? new Set()).add(room))
    }
    const shared = [...rooms].filter(([name, those]) => name !== '' && those.size > 1)
    expect(shared.map(([name, those]) => `${name}: ${[...those].join(', ')}`)).toEqual([])
  })

  /** One that is mapped first is none. */
  test('no literal is spread into a literal only to have fewer lines', () => {
    const packed = /^\s*\.\.\.(\{.*\}|\[[^\]]*\]|\(\[.*\] as const\)),?$/
    const wrong = CODE.flatMap((file) => {
      const lines = textOf(file).split('\n')
      return lines.filter((line) => packed.test(line)).map((line) => `${file} ${line.trim()}`)
    })
    expect(wrong).toEqual([])
  })

  test('no function is past 40 lines, or 80 where it draws', () => {
    const wrong = [...sources, ...CODE.filter((file) => file.startsWith('db/')).map(sourceOf)].flatMap(
      ({ file, functions }) =>
        functions
          .filter(({ lines }) => lines > (file.endsWith('.tsx') ? 80 : 40))
          .map(({ name, lines }) => `${file} ${name} ${lines}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('what is written down', () => {
  test('each file of the domain opens with a sentence that says what it is for', () => {
    const domain = sources.filter(({ file }) => roomOf(file) === 'domain')
    expect(
      domain.filter(({ firstComment }) => !/^\*\s.*[.。]\s*$/s.test(firstComment ?? '')).map(({ file }) => file),
    ).toEqual([])
  })

  test('the README names every setting', () => {
    const readme = textOf('README.md')
    expect(Object.keys(Settings.shape).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })

  test('every link in what is written leads to a file', () => {
    const wrong = ['README.md', '.github/zh-CN.md', 'CONTRIBUTING.md', 'db/seed/yanting/README.md'].flatMap((file) =>
      [...textOf(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
        .map(([, link = '']) => new URL(link, `file:///${file}`).pathname.slice(1).replace(/\/$/, ''))
        .filter((path) => !FILES.some((known) => known === path || known.startsWith(`${path}/`)))
        .map((path) => `${file} → ${path}`),
    )
    expect(wrong).toEqual([])
  })

  test('CONTRIBUTING names every room', () => {
    const readme = textOf('CONTRIBUTING.md')
    const rooms = new Set(SRC.flatMap((file) => /^src\/((?:client\/)?[^/]+)\//.exec(file)?.[1] ?? []))
    expect([...rooms].filter((room) => !new RegExp(`\\b${room.split('/').at(-1)}/`).test(readme))).toEqual([])
    expect(rooms.size).toBeGreaterThan(4)
  })
})

test('a Worker asks every minute what is due, as a server does', () => {
  const asked = [
    /^crons = \[(.*)\]$/m.exec(textOf('wrangler.toml'))?.[1],
    /cron\.schedule\(('.*?')/.exec(textOf('src/node.ts'))?.[1],
  ]
  expect(asked).toEqual(['"* * * * *"', "'* * * * *'"])
})
