/** The check of a report's text: against itself, and against what the system holds of the day it tells of. */
import { PLAIN_TEXT, reportChecks } from '../contract/report-check.ts'
import { DOCX_TYPE } from '../contract/sheet.ts'
import { unsupportedType } from '../domain/errors.ts'
import { heldIn } from '../domain/report/lint/held-figures.ts'
import { lintInTurns, lintReport, readReport } from '../domain/report/lint/lint.ts'
import { toldIn } from '../domain/report/lint/told-finding.ts'
import type { Language } from '../domain/sentence.ts'
import { lintRegister, soundOf } from '../exchange/lint-register.ts'
import { type ReportFileKind, reportText } from '../exchange/report-file.ts'
import { Turns } from '../store/engine/turns.ts'
import { everyTownship, everyVillage } from '../store/register/villages.ts'
import type { App, Deps } from './deps.ts'
import { today } from './queries.ts'
import { type FigureDeps, type FiguresAsked, factsOf } from './report-figures.ts'
import { serve } from './serve.ts'

const KINDS: Record<string, ReportFileKind> = { [PLAIN_TEXT]: 'txt', [DOCX_TYPE]: 'docx' }

export function reportCheckRoutes(app: App, deps: Deps): void {
  const turns = new Turns()
  serve(app, deps, reportChecks.check, async ({ query, language, c }) => {
    const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
    const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
    if (!kind) throw unsupportedType(Object.keys(KINDS).join(' / '))
    const text = await reportText(new Uint8Array(await c.req.arrayBuffer()), kind)
    return checkedText(deps, text, query, language, (work) => turns.work(work))
  })
}

type Turn = <T>(work: () => T) => Promise<T>

/** A file on a server's disk, as the command takes it. */
export const checkedFile = async (
  deps: FigureDeps | undefined,
  bytes: Uint8Array,
  kind: ReportFileKind,
  asked: FiguresAsked,
  language: Language,
) => {
  const text = await reportText(bytes, kind)
  if (deps) return checkedText(deps, text, asked, language, (work) => Promise.resolve(work()))
  return { asOf: null, text, ...toldIn(language, text, lintReport(text, { soundOf })) }
}

async function checkedText(deps: FigureDeps, text: string, asked: FiguresAsked, language: Language, turn: Turn) {
  const facts = await factsHeld(deps, asked, text)
  const register = await deps.sql.read({ townships: everyTownship, villages: everyVillage })
  const known = {
    soundOf,
    register: lintRegister(register.townships, facts?.villages ?? register.villages),
    held: facts && heldIn(facts),
  }
  return { asOf: facts?.asOf ?? null, text, ...toldIn(language, text, await lintInTurns(text, known, turn)) }
}

/** Of the day that is asked for, else of the one that the text tells of; of a day to come nothing is held. */
async function factsHeld(deps: FigureDeps, asked: FiguresAsked, text: string) {
  if (asked.bulletin !== undefined || asked.asOf !== undefined) return factsOf(deps, asked)
  const { asOf = today(deps) } = readReport(text)
  return asOf > today(deps) ? undefined : factsOf(deps, { asOf })
}
