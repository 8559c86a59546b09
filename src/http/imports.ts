/** The register that a manager brings in as a whole, and the form to fill in. */
import { imports, type NewRegister, XLSX } from '../contract/imports.ts'
import { AppError } from '../domain/errors.ts'
import type { Language } from '../domain/sentence.ts'
import { say, type WordKey } from '../domain/language.ts'
import { readRegister } from '../exchange/register-files.ts'
import type { RegisterProblem } from '../exchange/register-table.ts'
import { registerForm, registerFormName } from '../exchange/register-form.ts'
import { type BroughtTables, tablesOfFiles, tablesOfTexts } from '../exchange/register-tables.ts'
import { ConstraintError } from '../store/engine/sql.ts'
import { countsOf, hasLog, hasRegister, loadRegister, replaceRegister } from '../store/register/register.ts'
import type { App, Deps } from './deps.ts'
import { serve } from './serve.ts'

export function importRoutes(app: App, deps: Deps): void {
  serve(app, deps, imports.registerForm, async ({ query: { language }, c }) => {
    const name = encodeURIComponent(registerFormName(language))
    return c.body(new Uint8Array(await registerForm(language)).buffer, 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })

  serve(app, deps, imports.register, async ({ query, body, actor, language }) => {
    const [dryRun, replaces] = [query.dryRun === 'true', query.replace === 'true']
    if (await hasLog(deps.sql)) throw new AppError('conflict', { key: 'error_register_has_logs' })
    if (!replaces && (await hasRegister(deps.sql))) throw new AppError('conflict', { key: 'error_register_there' })
    const read = readRegister(await tablesOf(body, deps))
    if ('problems' in read) return refused(read.problems, dryRun, language)
    const load = replaces ? replaceRegister : loadRegister
    if (!dryRun) {
      await load(deps.sql, read.register, deps.now(), actor).catch((error: unknown) => {
        const key = error instanceof ConstraintError && REFUSALS[error.constraint]?.[replaces ? 1 : 0]
        throw key ? new AppError('conflict', { key }) : error
      })
    }
    return { dryRun, loaded: !dryRun, counts: countsOf(read.register), problems: [], problemsTotal: 0 }
  })
}

/** What a constraint of the batch means: of a first register, and of one that takes another's place. */
const REFUSALS: Record<string, [WordKey, WordKey]> = {
  nothing_changed_meanwhile: ['error_register_there', 'error_register_has_logs'],
  foreign_key: ['error_register_used', 'error_register_used'],
}

async function tablesOf(sent: NewRegister, deps: Deps): Promise<BroughtTables> {
  if ('sample' in sent) return tablesOfTexts(deps.sampleRegister())
  const texts = Object.entries(sent.files)
  const workbooks = sent.workbooks.map(({ name, base64 }) => ({ name, bytes: bytesOf(base64) }))
  return tablesOfFiles(new Map(texts), workbooks)
}

export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
const MOST_PROBLEMS = 1000

const refused = (found: RegisterProblem[], dryRun: boolean, language: Language) => ({
  dryRun,
  loaded: false,
  counts: null,
  ...problemsSaid(found, language),
})

export const problemsSaid = (found: RegisterProblem[], language: Language) => ({
  problemsTotal: found.length,
  problems: found
    .slice(0, MOST_PROBLEMS)
    .map(({ line: row, sentence, ...where }) => ({ ...where, row, message: say(language, sentence) })),
})
