import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  build,
  defineConfig,
  type ESTree,
  type InlineConfig,
  parseSync,
  type Plugin,
  type Rollup,
  transformWithOxc,
  type UserConfig,
  Visitor,
} from 'vite'
import { shellOf } from './src/http/shells.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Everything the field app may ask for, by the files that ask for it; its own script first. */
function filesOf(bundle: Rollup.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('field/index.html'))
  if (!entry) throw new Error('the field app is not in the bundle')
  const files = new Set([entry.fileName])
  for (const file of files) {
    const chunk = chunks.find(({ fileName }) => fileName === file)
    if (!chunk) continue
    const { imports, dynamicImports, viteMetadata } = chunk
    const beside = [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])]
    for (const next of [...imports, ...dynamicImports, ...beside]) files.add(next)
  }
  return [...files]
}

/** What lies in public/ for the field app. */
const besideIt = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => /^(icon.*|theme\.js|field\.webmanifest)$/.test(name)) : []

/** What a phone keeps of the handbooks: not the managers', who are at a desk. */
const HANDBOOK = 'field/handbook/'
const handbookIn = (folder: string): string[] =>
  readdirSync(folder + HANDBOOK)
    .filter((name) => /^(handbook|team|technician)\b/.test(name))
    .map((name) => HANDBOOK + name)
    .sort()

/** One classic script by itself. */
const classic = (
  dir: string,
  input: string,
  entryFileNames: string,
  define: Record<string, string> = {},
): InlineConfig => ({
  configFile: false,
  root: at('./src/client'),
  publicDir: false,
  logLevel: 'warn',
  define,
  build: {
    outDir: dir,
    emptyOutDir: false,
    target: 'chrome91',
    modulePreload: false,
    copyPublicDir: false,
    rollupOptions: { input: at(input), output: { format: 'iife', entryFileNames } },
  },
})

/** The field app's service worker: one classic script, which knows by name what to keep, and changes whenever any of it does. */
const serviceWorker = (): Plugin => ({
  name: 'field-service-worker',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const page = bundle['field/index.html']
    if (page?.type !== 'asset') throw new Error('the field app has no page')
    const publicDir = at('./public/')
    const [built, beside, handbook] = [filesOf(bundle), besideIt(publicDir), handbookIn(publicDir)]
    const hash = createHash('sha256').update(page.source).update(built.join())
    for (const name of [...beside, ...handbook]) hash.update(name).update(readFileSync(publicDir + name))
    await build(
      classic(dir, './src/client/shared/phone/sw.ts', 'field/sw.js', {
        FIELD_FILES: JSON.stringify(['/field', ...[...built, ...beside].map((name) => `/${name}`)]),
        FIELD_HANDBOOK: JSON.stringify(handbook.map((name) => `/${name}`)),
        FIELD_VERSION: JSON.stringify(hash.digest('hex').slice(0, 12)),
      }),
    )
    // what a bulletin's bundle carries along (http/bundle.ts)
    await build(classic(dir, './src/client/bundle/page.ts', 'bundle.js'))
    // of the page that a villager opens on his own phone (http/cadre-page.ts)
    await build(classic(dir, './src/client/cadre/main.ts', 'cadre.js'))
    await build(classic(dir, './src/client/cadre/sw.ts', 'cadre-sw.js'))
  },
})

/** What schemas say of themselves is for the interface's document, which the server makes: no browser reads it. */
const withoutDescriptions = (): Plugin => ({
  name: 'without-descriptions',
  apply: 'build',
  transform: {
    filter: { id: /\/src\/(domain|contract)\//, code: '.meta(' },
    handler(code) {
      const told: { start: number; end: number }[] = []
      new Visitor({
        CallExpression({ callee, arguments: [text], end }) {
          if (callee.type !== 'MemberExpression' || text?.type !== 'ObjectExpression') return
          if (callee.property.type !== 'Identifier' || callee.property.name !== 'meta') return
          told.push({ start: callee.object.end, end })
        },
      }).visit(this.parse(code))
      let [left, upTo] = ['', 0]
      for (const { start, end } of told.toSorted((a, b) => a.start - b.start)) {
        if (start >= upTo) left += code.slice(upTo, start)
        upTo = Math.max(upTo, end)
      }
      return { code: left + code.slice(upTo), map: null }
    },
  },
})

/** The phone's first view, whoever opens it, and what sends for it. */
const FIRST = [
  'field/main.tsx',
  'field/home/home.tsx',
  'field/door/door.tsx',
  'shared/phone/sender.ts',
  'shared/phone/tabs.ts',
]

interface Statement {
  names: string[]
  uses: ReadonlySet<string>
  text: string
  isLet: boolean
}
interface Pieces {
  imports: { text: string; names: string[] }[]
  /** Where an imported name is from, as `file?name`; of what is imported for what it does, `*`. */
  from: ReadonlyMap<string, string>
  exported: readonly string[]
  statements: Statement[]
  /** It does something by being read. */
  isWhole: boolean
}

/** A file by its statements. */
function piecesOf(file: string, code: string): Pieces {
  const { program, module } = parseSync(`${file}.js`, code)
  const from = module.staticImports.flatMap(({ moduleRequest: { value }, entries }) => {
    const source = value.startsWith('.') && /\.tsx?$/.test(value) ? resolve(dirname(file), value) : undefined
    const named = entries.map(({ localName, importName }) => [localName.value, importName.name ?? '*'] as const)
    const all = named.length > 0 ? named : [[value, '*'] as const]
    return source === undefined ? [] : all.map(([local, name]) => [local, `${source}?${name}`] as const)
  })
  const statements = program.body.flatMap((node): Statement[] => {
    if (node.type === 'ImportDeclaration') return []
    const made = (node.type === 'ExportNamedDeclaration' && node.declaration) || node
    const isLet = made.type === 'VariableDeclaration' && made.kind === 'let'
    return [
      {
        names: namesOf(made),
        uses: usesIn({ ...program, body: [made] }),
        text: code.slice(made.start, made.end),
        isLet,
      },
    ]
  })
  const isBare = module.staticImports.some(({ entries }) => entries.length === 0)
  return {
    imports: module.staticImports.map(({ start, end, entries }) => ({
      text: code.slice(start, end),
      names: entries.map(({ localName }) => localName.value),
    })),
    from: new Map(from),
    exported: module.staticExports.flatMap(({ entries }) => entries.map(({ exportName }) => exportName.name ?? '')),
    statements,
    isWhole: isBare || statements.some(({ names }) => names.length === 0),
  }
}

/** All names but those of what things hold. */
function usesIn(program: ESTree.Program): Set<string> {
  const [names, held] = [new Map<number, string>(), new Set<number>()]
  new Visitor({
    Identifier: ({ name, start }) => void names.set(start, name),
    MemberExpression: ({ computed, property }) => void (computed || held.add(property.start)),
    Property: ({ computed, shorthand, key }) => void (computed || shorthand || held.add(key.start)),
  }).visit(program)
  return new Set([...names].flatMap(([start, name]) => (held.has(start) ? [] : [name])))
}

/** What a statement declares; nothing of one that does something else. */
function namesOf(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => namesOf(id))
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id ? [node.id.name] : []
    case 'ObjectPattern':
      return node.properties.flatMap((one) => namesOf(one.type === 'Property' ? one.value : one.argument))
    case 'ArrayPattern':
      return node.elements.flatMap((one) => (one ? namesOf(one) : []))
    case 'Identifier':
      return [node.name]
    default:
      return []
  }
}

/** Of each file that the first view needs, the names it needs of it. */
async function neededFirst(): Promise<Map<string, Set<string>>> {
  const [needed, read] = [new Map<string, Set<string>>(), new Map<string, Pieces>()]
  const asked = new Set([...FIRST, 'shared/fetched-words.ts'].map((file) => `${at(`./src/client/${file}`)}?*`))
  for (const one of asked) {
    const [file = '', name = ''] = one.split('?')
    const pieces = read.get(file) ?? piecesOf(file, (await transformWithOxc(readFileSync(file, 'utf8'), file)).code)
    read.set(file, pieces)
    const { from, statements, isWhole } = pieces
    const isAll = isWhole || name === '*'
    const taken = statements.filter(({ names }) => isAll || names.includes(name))
    needed.set(file, new Set([...(needed.get(file) ?? []), ...taken.flatMap(({ names }) => names)]))
    const used = taken.flatMap(({ uses }) => [...uses].map((use) => from.get(use) ?? `${file}?${use}`))
    for (const next of [...used, ...(isAll ? from.values() : [])]) asked.add(next)
  }
  return needed
}

/**
 * A file of which the phone's first view needs a part becomes two, that part and the rest: so it fetches no schemas,
 * nor whatever else stands beside what it needs. The file itself is left as the names of both.
 */
const firstViewApart = (): Plugin => {
  let needed = new Map<string, Set<string>>()
  const parts = new Map<string, string>()
  return {
    name: 'first-view-apart',
    apply: 'build',
    buildStart: async () => void (needed = await neededFirst()),
    load: { filter: { id: PART }, handler: (id) => ({ code: parts.get(id) ?? '', moduleType: 'js' }) },
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/ },
      handler(code, id) {
        const names = needed.get(id)
        if (!names) return
        const pieces = piecesOf(id, code)
        const isFirst = ({ names: own }: Statement): boolean => own.some((name) => names.has(name))
        const [first, later] = [pieces.statements.filter(isFirst), pieces.statements.filter((one) => !isFirst(one))]
        if (pieces.isWhole || isTorn(first, later) || later.length === 0) return
        const [ofFirst, ofLater] = [JSON.stringify(`${id}?first`), JSON.stringify(`${id}?later`)]
        parts.set(`${id}?first`, partOf(first, pieces))
        parts.set(`${id}?later`, `import { ${namesIn(first)} } from ${ofFirst}\n${partOf(later, pieces)}`)
        const [named, others] = [first, later].map((some) => namesIn(some, pieces.exported))
        const both = `export { ${named} } from ${ofFirst}\nexport { ${others} } from ${ofLater}`
        return { code: both, map: null, moduleSideEffects: false }
      },
    },
  }
}

/** What changes stays with all who read or change it. */
const isTorn = (...parts: Statement[][]): boolean =>
  parts.some((part, i) =>
    part.some(({ isLet, names }) => isLet && parts[1 - i]?.some(({ uses }) => names.some((name) => uses.has(name)))),
  )

const namesIn = (some: Statement[], among?: readonly string[]): string =>
  some.flatMap(({ names }) => names.filter((name) => among?.includes(name) ?? true)).join()

function partOf(some: Statement[], { imports }: Pieces): string {
  const used = imports.filter(({ names }) => some.some(({ uses }) => names.some((name) => uses.has(name))))
  return [...[...used, ...some].map(({ text }) => text), `export { ${namesIn(some)} }`].join('\n')
}

/** How a view's styles and files are asked for before it: as Vite does, without what nobody here asks of it. */
const asking = `
const asked = {}
const link = (file) => asked[file] ??= new Promise((done, fail) => {
  const isStyle = file.endsWith('.css')
  if (document.querySelector('link[href="/' + file + '"]')) return done()
  const found = document.createElement('link')
  found.rel = isStyle ? 'stylesheet' : 'modulepreload'
  found.href = '/' + file
  found.onload = done
  found.onerror = (event) => { asked[file] = undefined; found.remove(); isStyle ? fail(event) : done() }
  document.head.append(found)
  if (!isStyle) done()
})
export const __vitePreload = (fetchView, files = []) => Promise.all(files.map(link)).then(fetchView)`
const smallPreload = (): Plugin => ({
  name: 'small-preload',
  apply: 'build',
  enforce: 'pre',
  load: { filter: { id: /vite\/preload-helper\.js$/ }, handler: () => asking },
})
const PART = /\?(first|later)$/

/** What only who sits at the server reads: of its doctor, of its backups. */
const withoutServersWords = (): Plugin => ({
  name: 'without-servers-words',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/domain\/words-(doctor|backups)\.ts$/ },
    handler: (code) => ({ code: `${/export const \w+/.exec(code)?.[0]} = {}`, map: null }),
  },
})

const WORDS = /\/src\/(client|domain)\/(.*\/)?words(-\w+)?\.ts$/
const LANGUAGES = ['zh', 'en'] as const

interface Pair {
  key: string
  texts: string[]
  start: number
  end: number
}

/** The pairs `key: [zh, en]` of a file of words, which stand together. */
function pairsIn(program: ESTree.Program): Pair[] {
  const found: Pair[] = []
  new Visitor({
    Property({ key, value, start, end }) {
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined
      if (name === undefined || value.type !== 'ArrayExpression') return
      const texts = value.elements.flatMap((text) =>
        text?.type === 'Literal' && typeof text.value === 'string' ? [text.value] : [],
      )
      if (texts.length === LANGUAGES.length) found.push({ key: name, texts, start, end })
    },
  }).visit(program)
  return found
}

/** A file and all that follow from it. */
function withImports(file: string, importsOf: (file: string) => readonly string[]): Set<string> {
  const files = new Set([file])
  for (const one of files) for (const next of importsOf(one)) files.add(next)
  return files
}

/**
 * A file of words becomes its keys, and a module of texts for each language, of which a browser fetches the reader's
 * (client/shared/fetched-words.ts). Those of a page's first load are named in it, so that public/theme.js can ask for them at once.
 */
const wordsByLanguage = (): Plugin => ({
  name: 'words-by-language',
  apply: 'build',
  load: {
    filter: { id: /\/words(-\w+)?\.ts\?(zh|en)$/ },
    handler(id) {
      const [file = '', language] = id.split('?')
      const pairs = pairsIn(parseSync(file, readFileSync(file, 'utf8')).program)
      const texts = pairs.map((pair) => pair.texts[language === 'zh' ? 0 : 1])
      return { code: `export default ${JSON.stringify(texts)}`, moduleType: 'js' }
    },
  },
  transform: {
    filter: { id: WORDS },
    handler(code, id) {
      const pairs = pairsIn(this.parse(code))
      const [first, last] = [pairs[0], pairs.at(-1)]
      if (!first || !last) return
      const keys = pairs.map(({ key }) => key).join(' ')
      const fetches = LANGUAGES.map((language) => `() => import(${JSON.stringify(`${id}?${language}`)})`).join()
      const words = `...fetchedWords('${keys}', ${fetches})`
      const helper = JSON.stringify(at('./src/client/shared/fetched-words.ts'))
      const built = `${code.slice(0, first.start)}${words}${code.slice(last.end)}`
      return { code: `import { fetchedWords } from ${helper}\n${built}`, map: null }
    },
  },
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {}, chunk }) {
      const chunkOf = (file: string) => (bundle[file]?.type === 'chunk' ? bundle[file] : undefined)
      const first = chunk ? withImports(chunk.fileName, (file) => chunkOf(file)?.imports ?? []) : []
      const words = [...first].flatMap((file) => chunkOf(file)?.moduleIds ?? []).filter((id) => WORDS.test(id))
      const texts = LANGUAGES.map((language) => {
        const files = Object.values(bundle).filter(
          (file) => file.type === 'chunk' && words.some((id) => file.moduleIds.includes(`${id}?${language}`)),
        )
        return `data-${language}="${files.map(({ fileName }) => `/${fileName}`).join(' ')}"`
      })
      return html.replace('src="/theme.js"', `src="/theme.js" ${texts.join(' ')}`)
    },
  },
})

type Graph = { getModuleInfo: (id: string) => Rollup.ModuleInfo | null }

/** The pages and views that a file of the way up leads to; the app itself is one. */
function viewsOf(id: string, graph: Graph, isOnTheWay: (id: string) => boolean): string[] {
  const infoOf = (one: string) => graph.getModuleInfo(one)
  const needing = withImports(id, (one) => (isOnTheWay(one) ? (infoOf(one)?.importers ?? []) : []))
  return [...needing].filter((one) => infoOf(one)?.isEntry || infoOf(one)?.dynamicImporters.length)
}

/** Files that go together, by the views that need them. */
type Place = [name: string, views: RegExp]
interface Places {
  /** Drawn first; of a file in two parts they need the first. */
  first: Place[]
  /** Behind them, before any page is opened. */
  behind: Place[]
}

/**
 * Where a file goes. Each file of the network costs more than its kilobytes do: what the app itself needs is one, what
 * several pages need is another, and a page has its own.
 */
const placeOf =
  ({ first, behind }: Places) =>
  (id: string, graph: Graph): string | null => {
    const drawn = viewsOf(id, graph, (one) => !one.endsWith('?later'))
    if (drawn.some((view) => graph.getModuleInfo(view)?.isEntry)) return 'app'
    const views = viewsOf(id, graph, () => true)
    const among = (places: Place[], needing: string[]) => places.find(([, of]) => needing.some((one) => of.test(one)))
    const [place] = among(first, drawn) ?? among(behind, views) ?? [views.length > 1 ? 'pages' : null]
    return place
  }

/** The texts of a place go together, in each language. */
const textsOf =
  (places: Places) =>
  (id: string, graph: Graph): string => {
    const [file = '', language] = id.split('?')
    return `${language}-${placeOf(places)(file, graph) ?? 'pages'}`
  }

/** Where the service answers while the pages are worked on. */
const SERVICE_PORT = '8788'

/** `npm run dev`: beside the pages the service with the demo's data, begun anew whenever its own code changes. */
const serviceBeside = (): Plugin => ({
  name: 'service-beside',
  apply: 'serve',
  configureServer({ httpServer, middlewares }) {
    const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', '--watch']
    const env = { ...process.env, PORT: SERVICE_PORT }
    const service = spawn(process.execPath, [...flags, at('./src/node.ts'), 'demo'], { env, stdio: 'inherit' })
    httpServer?.on('close', () => service.kill())
    process.on('exit', () => service.kill())
    middlewares.use((request, _, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      const isOurs = /^\/(@|src|node_modules|desk\/|shared\/|field\/.*\.)/.test(pathname)
      if (request.headers.accept?.includes('text/html') && !isOurs) request.url = shellOf(pathname) ?? request.url
      next()
    })
  },
})

/** What both apps are built of, each by itself: what one shares with the other would come to it in pieces. */
const appOf = (name: string, places: Places, plugins: Plugin[]): UserConfig => ({
  root: at('./src/client'),
  // a seventh of its weight, and nothing that makes code from text, which the pages' policy forbids
  resolve: { alias: [{ find: /^zod$/, replacement: at('./src/client/shared/browser-zod.ts') }] },
  cacheDir: at('./node_modules/.vite'),
  plugins: [withoutDescriptions(), withoutServersWords(), wordsByLanguage(), ...plugins],
  build: {
    outDir: at('./dist'),
    // phones of 2021; one version on, for 90 cannot spread into an optional call, which is nowhere, and costs a kilobyte
    target: ['es2022', 'chrome91'],
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { [name]: at(`./src/client/${name}/index.html`) },
      // the domain and the contract do nothing by being read: of their files only those are taken of which something is used
      treeshake: { moduleSideEffects: (id) => !/\/src\/(domain|contract)\/|\/browser-zod/.test(id) && !PART.test(id) },
      output: {
        codeSplitting: {
          groups: [
            { name: textsOf(places), debugName: 'texts', test: /\/words(-\w+)?\.ts\?(zh|en)$/, priority: 1 },
            { name: placeOf(places), debugName: 'places', includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
})

const DESK: Places = { first: [], behind: [['beside', /\/desk\/(operations\/last-drill|kit\/chart\/chart)\.tsx?$/]] }
const FIELD: Places = {
  first: [
    ['home', /\/field\/home\/home\.tsx/],
    ['door', /\/field\/door\/door\.tsx/],
    ['sender', /\/phone\/(sender|tabs)\.ts/],
  ],
  behind: [
    ['copy', /\/(screening\/field-copy|door\/asked|shared\/demo-sign-ins|kit\/call-office|phone\/banner-list)\.tsx?/],
  ],
}

/** The desk, into the same folder. */
const deskBeside = (): Plugin => ({
  name: 'desk-beside',
  apply: 'build',
  async writeBundle() {
    const { build: how, ...desk } = appOf('desk', DESK, [])
    const modulePreload = { polyfill: false }
    await build({
      ...desk,
      configFile: false,
      publicDir: at('./public'),
      logLevel: 'warn',
      build: { ...how, modulePreload, emptyOutDir: false, copyPublicDir: false },
    })
  },
})

/** Two apps in dist/, the desk and the field's; `base` is the root, so that a link to any page finds its files. */
const field = appOf('field', FIELD, [firstViewApart(), smallPreload(), serviceWorker(), deskBeside(), serviceBeside()])
export default defineConfig({
  ...field,
  publicDir: at('./public'),
  server: { port: 5173, proxy: { '^/(api/|healthz|readyz|metrics)': `http://127.0.0.1:${SERVICE_PORT}` } },
  build: {
    ...field.build,
    emptyOutDir: true,
    modulePreload: {
      polyfill: false,
      // of its later views, which lie on the phone before they are opened, the field app need not know every file
      resolveDependencies: (file, files, { hostType }) =>
        hostType === 'html' || /\/(home|door)-/.test(file) ? files : files.filter((one) => one.endsWith('.css')),
    },
  },
})
