/** The first days of an office: what is still missing, the register as a whole, and which team serves which villages. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { AppError } from '../domain/errors.ts'
import { Code } from '../domain/place.ts'
import { type Language, say } from '../domain/words.ts'
import { readRegister } from '../exchange/register-files.ts'
import { hasManagerWithPassword } from '../store/accounts.ts'
import { hasRegister, hasTarget, loadRegister, type Register, teamsWithoutAccount } from '../store/register.ts'
import { ConstraintError } from '../store/sql.ts'
import { putTeamVillages } from '../store/team-villages.ts'
import { access, jsonAnswer, jsonBody, NoQuery, problems } from './access.ts'
import type { App, Deps } from './app.ts'
import { actorOf } from './auth.ts'
import { CodeParam } from './queries.ts'

export function registerLoadRoutes(app: App, deps: Deps): void {
  getSetup(app, deps)
  postRegister(app, deps)
  putVillagesOfTeam(app, deps)
}

const Setup = z
  .object({
    needsPassword: z.boolean().meta({ description: 'No manager can sign in with a password yet' }),
    needsRegister: z.boolean(),
    needsTarget: z.boolean().optional().meta({ description: 'There is no target at all; told to managers only' }),
    teamsWithoutPhone: z.int().optional().meta({ description: 'Teams nobody was let in for; told to managers only' }),
  })
  .meta({ id: 'Setup', description: 'What a new office still has to do' })

function getSetup(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/setup',
      request: { query: NoQuery },
      responses: { 200: jsonAnswer(Setup, 'Open to everyone'), ...problems },
    }),
    async (c) => {
      const { sql } = deps
      const isManager = (await actorOf(c, deps))?.role === 'manager'
      const missing = {
        needsPassword: !(await hasManagerWithPassword(sql)),
        needsRegister: !(await hasRegister(sql)),
      }
      if (!isManager) return c.json(missing, 200)
      const teamsWithoutPhone = await teamsWithoutAccount(sql)
      return c.json({ ...missing, needsTarget: !(await hasTarget(sql)), teamsWithoutPhone }, 200)
    },
  )
}

const text = z.string().max(5_000_000).optional()
const RegisterFiles = z
  .object({ 'townships.csv': text, 'villages.csv': text, 'teams.csv': text, 'films.csv': text, 'targets.csv': text })
  .strict()
const NewRegister = z
  .union([z.object({ files: RegisterFiles }).strict(), z.object({ sample: z.literal(true) }).strict()])
  .meta({ id: 'NewRegister', description: 'The texts of the register’s CSV files by name, or the sample county' })
const RegisterQuery = z
  .object({ dryRun: z.enum(['true', 'false']).default('false').meta({ description: 'Check and store nothing' }) })
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

function postRegister(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/register',
      ...access(deps, 'manager'),
      request: { query: RegisterQuery, body: jsonBody(NewRegister) },
      responses: { 200: jsonAnswer(RegisterResult, 'What became of the files'), ...problems },
    }),
    async (c) => {
      const dryRun = c.req.valid('query').dryRun === 'true'
      const sent = c.req.valid('json')
      const there = new AppError('conflict', { key: 'error_register_there' })
      if (await hasRegister(deps.sql)) throw there
      const read = readRegister('files' in sent ? new Map(Object.entries(sent.files)) : deps.sampleRegister())
      if ('problems' in read) return c.json(refused(read.problems, dryRun, c.get('language')), 200)
      if (!dryRun) {
        await loadRegister(deps.sql, read.register, deps.now(), c.get('actor')).catch((error: unknown) => {
          const isLate = error instanceof ConstraintError && error.constraint === 'nothing_changed_meanwhile'
          throw isLate ? there : error
        })
      }
      const counts = countsOf(read.register)
      return c.json({ dryRun, loaded: !dryRun, counts, problems: [], problemsTotal: 0 }, 200)
    },
  )
}

type RegisterProblems = Extract<ReturnType<typeof readRegister>, { problems: unknown }>['problems']

const refused = (found: RegisterProblems, dryRun: boolean, language: Language) => ({
  ...{ dryRun, loaded: false, counts: null, problemsTotal: found.length },
  problems: found.slice(0, MOST_PROBLEMS).map(({ line: row, sentence, ...where }) => ({
    ...{ ...where, row, message: say(language, sentence) },
  })),
})

const countsOf = ({ townships, villages, teams, films, targets }: Register): z.infer<typeof Counts> => ({
  ...{ townships: townships.length, villages: villages.length, teams: teams.length },
  ...{ films: films.length, targets: targets.length },
})

const Moved = z.object({
  code: z.string(),
  name: z.string(),
  fromTeamCode: z.string().optional().meta({ description: 'The team that served it before' }),
})
const NewTeamVillages = z
  .object({
    villageCodes: z.array(Code).max(5000),
    seen: z.record(Code, Code.nullable()).optional().meta({
      description: 'The team of each village when you looked: one that would move and is elsewhere by now answers 409',
    }),
  })
  .strict()
  .meta({ id: 'NewTeamVillages' })
const TeamVillages = z
  .object({
    teamCode: z.string(),
    villageCodes: z.array(z.string()),
    added: z.array(Moved),
    removed: z.array(Moved).meta({ description: 'Served by nobody now' }),
  })
  .meta({ id: 'TeamVillages' })

function putVillagesOfTeam(app: App, deps: Deps): void {
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/teams/{code}/villages',
      ...access(deps, 'manager'),
      request: {
        query: NoQuery,
        params: CodeParam,
        body: jsonBody(NewTeamVillages),
      },
      responses: { 200: jsonAnswer(TeamVillages, 'Exactly these from now on, all or nothing'), ...problems },
    }),
    async (c) => {
      const teamCode = c.req.valid('param').code
      const { villageCodes: codes, seen } = c.req.valid('json')
      const changed = await putTeamVillages(deps.sql, { teamCode, codes, seen }, c.get('actor'), deps.now())
      return c.json({ teamCode, ...changed }, 200)
    },
  )
}
