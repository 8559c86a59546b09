/** The register as a whole: the form to fill in, and an office's own files looked at and loaded. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { AppError } from '../domain/errors.ts'
import { line } from '../domain/register/place.ts'
import { type Language, say, type WordKey } from '../domain/language.ts'
import { registerForm, registerFormName } from '../exchange/register-form.ts'
import { readRegister } from '../exchange/register-files.ts'
import { type BroughtTables, tablesOfFiles, tablesOfTexts } from '../exchange/register-tables.ts'
import { countsOf, hasLog, hasRegister, loadRegister, replaceRegister } from '../store/register/register.ts'
import { ConstraintError } from '../store/engine/sql.ts'
import { access, jsonAnswer, jsonBody, problems } from './access.ts'
import type { App, Deps } from './deps.ts'

export function registerLoadRoutes(app: App, deps: Deps): void {
  getRegisterForm(app, deps)
  postRegister(app, deps)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const FormQuery = z.object({ language: z.enum(['zh', 'en']).default('zh') }).strict()

function getRegisterForm(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/register-form',
      ...access(deps, 'read', 'manager'),
      request: { query: FormQuery },
      responses: {
        200: {
          description: 'A workbook to fill in, which POST /api/register takes',
          content: { [XLSX]: { schema: z.string().meta({ format: 'binary' }) } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const { language } = c.req.valid('query')
      const name = encodeURIComponent(registerFormName(language))
      return c.body(new Uint8Array(await registerForm(language)).buffer, 200, {
        'content-type': XLSX,
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
      })
    },
  )
}

const text = z.string().max(5_000_000).optional()
const RegisterFiles = z
  .object({ 'townships.csv': text, 'villages.csv': text, 'teams.csv': text, 'films.csv': text, 'targets.csv': text })
  .strict()
/** A workbook of the five sheets, or one of them each; the whole request is limited besides (app.ts). */
const Workbook = z.object({ name: line(200), base64: z.base64().max(5_000_000) }).strict()
const NewRegister = z
  .union([
    z
      .object({ files: RegisterFiles.default({}), workbooks: z.array(Workbook).max(5).default([]) })
      .strict()
      .refine(({ files, workbooks }) => Object.keys(files).length + workbooks.length > 0),
    z.object({ sample: z.literal(true) }).strict(),
  ])
  .meta({
    id: 'NewRegister',
    description:
      'The texts of the register’s CSV files by name, and xlsx workbooks whose sheets are called as the files; or the sample county',
  })
const RegisterQuery = z
  .object({
    dryRun: z.enum(['true', 'false']).default('false').meta({ description: 'Check and store nothing' }),
    replace: z.enum(['true', 'false']).default('false').meta({
      description: 'Take the place of the register that is there; only while no log is stored',
    }),
  })
  .strict()
const Counts = z.object({ townships: z.int(), villages: z.int(), teams: z.int(), films: z.int(), targets: z.int() })
const RegisterResult = z
  .object({
    dryRun: z.boolean(),
    loaded: z.boolean(),
    counts: Counts.nullable().meta({ description: 'What is in the files; null with problems' }),
    problems: z.array(
      z.object({
        file: z.string(),
        row: z.int().meta({ description: 'The file’s own row; its header is 1' }),
        column: z.string().meta({ description: 'Empty when it is the file as a whole' }),
        value: z.string(),
        message: z.string(),
      }),
    ),
    problemsTotal: z.int().meta({ description: 'All of them; at most 1000 are listed' }),
  })
  .meta({ id: 'RegisterResult', description: 'With one problem nothing is stored' })

const MOST_PROBLEMS = 1000

/** What a constraint of the batch means: of a first register, and of one that takes another's place. */
const REFUSALS: Record<string, [WordKey, WordKey]> = {
  nothing_changed_meanwhile: ['error_register_there', 'error_register_has_logs'],
  foreign_key: ['error_register_used', 'error_register_used'],
}

function postRegister(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/register',
      ...access(deps, 'all', 'manager'),
      request: { query: RegisterQuery, body: jsonBody(NewRegister) },
      responses: { 200: jsonAnswer(RegisterResult, 'What became of the files'), ...problems },
    }),
    async (c) => {
      const [dryRun, replaces] = [c.req.valid('query').dryRun === 'true', c.req.valid('query').replace === 'true']
      if (await hasLog(deps.sql)) throw new AppError('conflict', { key: 'error_register_has_logs' })
      if (!replaces && (await hasRegister(deps.sql))) throw new AppError('conflict', { key: 'error_register_there' })
      const read = readRegister(await tablesOf(c.req.valid('json'), deps))
      if ('problems' in read) return c.json(refused(read.problems, dryRun, c.get('language')), 200)
      const load = replaces ? replaceRegister : loadRegister
      if (!dryRun) {
        await load(deps.sql, read.register, deps.now(), c.get('actor')).catch((error: unknown) => {
          const key = error instanceof ConstraintError && REFUSALS[error.constraint]?.[replaces ? 1 : 0]
          throw key ? new AppError('conflict', { key }) : error
        })
      }
      const counts = countsOf(read.register)
      return c.json({ dryRun, loaded: !dryRun, counts, problems: [], problemsTotal: 0 }, 200)
    },
  )
}

async function tablesOf(sent: z.infer<typeof NewRegister>, deps: Deps): Promise<BroughtTables> {
  if ('sample' in sent) return tablesOfTexts(deps.sampleRegister())
  const texts = Object.entries(sent.files)
  const workbooks = sent.workbooks.map(({ name, base64 }) => ({ name, bytes: bytesOf(base64) }))
  return tablesOfFiles(new Map(texts), workbooks)
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

type RegisterProblems = Extract<ReturnType<typeof readRegister>, { problems: unknown }>['problems']

const refused = (found: RegisterProblems, dryRun: boolean, language: Language) => ({
  ...{ dryRun, loaded: false, counts: null, problemsTotal: found.length },
  problems: found.slice(0, MOST_PROBLEMS).map(({ line: row, sentence, ...where }) => ({
    ...{ ...where, row, message: say(language, sentence) },
  })),
})
