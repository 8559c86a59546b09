/** What stands in zod's place in the browsers: by it every schema of ours reads the same, and says the same is wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Rollup } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { randomFrom, type Random } from '../../db/seed/random.ts'
import { issuesOf } from '../../src/domain/issues.ts'
import { SRC } from '../source.ts'

type Issue = z.core.$ZodIssue
interface Reader {
  safeParse: (value: unknown) => { success: boolean; data?: unknown; error?: { issues: Issue[] } }
}
interface Pair {
  name: string
  schema: z.ZodType
  inBrowsers: Reader
}
type Modules = Record<string, unknown>

const BROWSER_ZOD = 'src/client/shared/browser-zod.ts'
const FILES = SRC.filter((file) => /^src\/(domain|contract)\/.*\.ts$/.test(file))

/** All of them as the build makes them. */
async function asBuilt(): Promise<Modules> {
  const entry = [BROWSER_ZOD, ...FILES].map((file, i) => `export * as m${i} from '/${file}'`).join('\n')
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { zod: `/${BROWSER_ZOD}` } },
    plugins: [
      {
        name: 'all-schemas',
        resolveId: (id) => (id === 'all-schemas' ? id : undefined),
        load: (id) => (id === 'all-schemas' ? entry : undefined),
      },
    ],
    build: {
      ssr: true,
      write: false,
      minify: false,
      rollupOptions: {
        onwarn: ({ code, message }) => {
          if (code === 'IMPORT_IS_UNDEFINED') throw new Error(message)
        },
        input: 'all-schemas',
        output: { codeSplitting: false },
      },
    },
  })) as Rollup.RolldownOutput
  const [{ code }] = output
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'))
  try {
    const file = join(folder, 'schemas.mjs')
    writeFileSync(file, code)
    return (await import(/* @vite-ignore */ file)) as Modules
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const isThing = (value: unknown): value is Modules => typeof value === 'object' && value !== null

/** Every schema that a module gives away, by itself or in what it gives, as a route does. */
function pairsIn(name: string, own: unknown, other: unknown, depth = 4): Pair[] {
  if (own instanceof z.ZodType) {
    expect(other, `${name} in the browsers`).toHaveProperty('safeParse')
    return [{ name, schema: own, inBrowsers: other as Reader }]
  }
  if (!isThing(own) || Array.isArray(own) || depth === 0) return []
  return Object.keys(own).flatMap((key) => pairsIn(`${name}.${key}`, own[key], (other as Modules)[key], depth - 1))
}

let pairs: Pair[] = []
let saidInBrowsers: typeof issuesOf
let inBrowsersZod: typeof z
beforeAll(async () => {
  const [built, ...own] = await Promise.all([
    asBuilt(),
    ...FILES.map((file) => import(/* @vite-ignore */ `../../${file}`)),
  ])
  inBrowsersZod = built['m0'] as typeof z
  pairs = FILES.flatMap((file, i) => pairsIn(file, own[i], built[`m${i + 1}`]))
  saidInBrowsers = (built[`m${FILES.indexOf('src/domain/issues.ts') + 1}`] as { issuesOf: typeof issuesOf }).issuesOf
})

const ID = '0f8c1c5e-7a44-4c53-8f0e-2d4f4f1f2a10'
const WORDS =
  '三清村| 三清村 |坏了一只𠮷|a|team-01|510723100211|1|12|2017|true|target.a|0,0,1,0|submitted,held|counted| |/a'
const DAYS = '2017-06-30|2017-02-30|1016-06-30|06-30|2017-06|2017-H1|2017-1|20:15|2017-06-30T20:00:00+08:00'
const OTHERS =
  '2017-06-30T20:00:00.000Z|2017-06-30T25:00:00Z|https://yx.cn/a|admin@yx.cn|aGFsbG8=|aGFsbG8|两\n行|tab\there'
const LONG = ['ab12'.repeat(16), 'A2'.repeat(16), 'x'.repeat(400), ID, ID.toUpperCase()]
const TEXTS = [`${WORDS}|${DAYS}|${OTHERS}`.split('|'), LONG, ['', '\u0007', '\u200b']].flat()
const NUMBERS = [0, 1, 2, 3, 37, 45, 95.5, 2017, 2024, -1, 0.5, 31.5, 104.4, 1e6, 2 ** 53, -(2 ** 53), 1e300]
const JUNK = [undefined, null, '', 'x', 0, -1, 1.5, NaN, Infinity, true, [], {}, ['x'], { x: 1 }, { length: 3 }]

interface Def {
  innerType: z.ZodType
  in: z.ZodType
  element: z.ZodType
  keyType: z.ZodType
  valueType: z.ZodType
  options: z.ZodType[]
  values: unknown[]
  entries?: Record<string, string>
  shape: Record<string, z.ZodType>
}
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def
const inside = (schema: z.ZodType): z.ZodType => defOf(schema).innerType
const first = (schema: z.ZodType, some: readonly unknown[]) =>
  some.find((one) => schema.safeParse(one).success) ?? some[0]

const any = (random: Random, some: readonly unknown[]): unknown => some[random.whole(0, some.length - 1)]

/** What it may well take; what its parts want together is tried for a few times. */
function fitting(schema: z.ZodType, random: Random): unknown {
  let made: unknown
  for (let tries = 0; tries < 5; tries++) {
    made = GUESSES[schema.def.type]?.(schema, random)
    if (schema.safeParse(made).success) break
  }
  return made
}
const GUESSES: Partial<Record<string, (schema: z.ZodType, random: Random) => unknown>> = {
  string: (schema, random) => first(schema, random.shuffled(TEXTS)),
  number: (schema, random) => first(schema, random.shuffled(NUMBERS)),
  boolean: (_, random) => random.pick([true, false]),
  null: () => null,
  unknown: (_, random) => any(random, JUNK),
  enum: (schema, random) => random.pick(Object.values(defOf(schema).entries ?? {})),
  literal: (schema, random) => random.pick(defOf(schema).values),
  optional: (schema, random) => (random.next() < 0.4 ? undefined : fitting(inside(schema), random)),
  default: (schema, random) => (random.next() < 0.4 ? undefined : fitting(inside(schema), random)),
  nullable: (schema, random) => (random.next() < 0.3 ? null : fitting(inside(schema), random)),
  catch: (schema, random) => fitting(inside(schema), random),
  union: (schema, random) => fitting(random.pick(defOf(schema).options), random),
  pipe: (schema, random) => first(schema, [fitting(defOf(schema).in, random), ...random.shuffled(TEXTS)]),
  array: (schema, random) =>
    Array.from({ length: random.pick([0, 1, 1, 2, 3, 4, 12]) }, () => fitting(defOf(schema).element, random)),
  record: (schema, random) => {
    const { keyType, valueType } = defOf(schema)
    const keys = Object.values(defOf(keyType).entries ?? [fitting(keyType, random)])
    return Object.fromEntries(keys.map((key): [string, unknown] => [String(key), fitting(valueType, random)]))
  },
  object: (schema, random) =>
    Object.fromEntries(
      Object.entries(defOf(schema).shape)
        .map(([name, of]) => [name, fitting(of, random)] as const)
        .filter(([, value]) => value !== undefined || random.next() < 0.1),
    ),
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value)

/** The same with something wrong somewhere in it: another thing, one too few, one too many, the same once more. */
function spoilt(value: unknown, random: Random): unknown {
  if (isList(value) && value.length > 0 && random.next() < 0.8) {
    const at = random.whole(0, value.length - 1)
    if (random.next() < 0.2) return [...value, value[at]]
    return value.map((item, i) => (i === at ? spoilt(item, random) : item))
  }
  const names = isThing(value) ? Object.keys(value) : []
  if (!isThing(value) || Array.isArray(value) || random.next() < 0.05)
    return any(random, [...JUNK, ...TEXTS, ...NUMBERS])
  const name = random.pick(['another', ...names])
  if (random.next() < 0.2) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name))
  return { ...value, [name]: spoilt(value[name], random) }
}

/** What no sentence is made of, zod's own English one among it. */
const UNTOLD = ['message', 'received', 'note', 'pattern', 'errors', 'exact', 'issues', 'discriminator', 'options']

function told(issue: Issue): object {
  const left = Object.entries(issue).filter(([name]) => !UNTOLD.includes(name))
  // of a text's format each kind says something else beside it
  const isFormat = issue.code === 'invalid_format'
  return Object.fromEntries(left.filter(([name]) => name !== (isFormat ? 'origin' : 'format')))
}

const said = ({ success, data, error }: ReturnType<Reader['safeParse']>, sentences: typeof issuesOf) =>
  success
    ? { data, text: JSON.stringify(data) }
    : { issues: error?.issues.map(told), sentences: error && sentences(error) }

test('thousands of values, good and spoilt, are read alike by every schema, down to the sentence', () => {
  expect(pairs.length).toBeGreaterThan(500)
  const random = randomFrom(17)
  const counts = { good: 0, bad: 0 }
  const neverGood: string[] = []
  for (const { name, schema, inBrowsers } of pairs) {
    const good = Array.from({ length: 4 }, () => fitting(schema, random))
    if (!good.some((value) => schema.safeParse(value).success)) neverGood.push(name)
    const bad = good.flatMap((value) => [spoilt(value, random), spoilt(spoilt(value, random), random)])
    for (const value of [...good, ...bad, ...JUNK]) {
      const own = schema.safeParse(value)
      counts[own.success ? 'good' : 'bad'] += 1
      expect(said(inBrowsers.safeParse(value), saidInBrowsers), `${name} of ${JSON.stringify(value)}`).toEqual(
        said(own as ReturnType<Reader['safeParse']>, issuesOf),
      )
    }
  }
  // what must add up to a whole is not hit by chance
  expect(neverGood.length).toBeLessThan(10)
  expect(counts.good).toBeGreaterThan(2000)
  expect(counts.bad).toBeGreaterThan(5000)
})

/** What forms ask of a field's schema (desk/kit/form-draft.ts). */
interface Looks {
  maxLength?: number | null
  shape?: Record<string, Looks>
  unwrap?: () => Looks
  element?: Looks
}
const { ZodOptional, ZodNullable, ZodDefault, ZodNumber, ZodBoolean } = z
const KINDS = { ZodOptional, ZodNullable, ZodDefault, ZodNumber, ZodBoolean }

test('forms find the same limits and kinds in them', () => {
  let asked = 0
  const compare = (name: string, own: Looks, other: Looks): void => {
    for (const field of Object.keys(own.shape ?? {}))
      compare(`${name}.${field}`, own.shape?.[field] as Looks, other.shape?.[field] as Looks)
    for (const [kind, Kind] of Object.entries(KINDS)) {
      const isOf = own instanceof Kind
      expect(other instanceof inBrowsersZod[kind as keyof typeof KINDS], `${name} is ${kind}`).toBe(isOf)
    }
    if (own.unwrap && other.unwrap) compare(name, own.unwrap(), other.unwrap())
    if (own.element) compare(`${name}[]`, own.element, other.element as Looks)
    if (!(own instanceof z.ZodString)) return
    asked += 1
    expect(other.maxLength, name).toBe(own.maxLength)
  }
  for (const { name, schema, inBrowsers } of pairs) compare(name, schema as Looks, inBrowsers as Looks)
  expect(asked).toBeGreaterThan(1000)
})
