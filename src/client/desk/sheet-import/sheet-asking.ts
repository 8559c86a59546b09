/** The sheet that is being brought in, one for the whole desk, so that it outlives the page; and what the service is asked for it. */
import { addressOf } from '../../../contract/address.ts'
import { type ImportResult, imports, sheetImports } from '../../../contract/imports.ts'
import type { AskedOf } from '../../../contract/route.ts'
import type { ImportCorrections, ImportKind } from '../../../domain/import-corrections.ts'
import { answered, ask, askAt, Problem } from '../../shared/api.ts'
import { following } from '../../shared/following.ts'
import { language } from '../../shared/words.ts'
import { emptyAmong, incomplete, onOneLine } from '../kit/form-draft.ts'
import { offer } from '../kit/export.tsx'
import { t } from '../later-words.ts'
import { type BroughtSheet, correctionsOf, isUnsaved, noSheet, type SheetEvent, sheetReducer } from './brought-sheet.ts'
import { refusalOf } from './rules.ts'

type SheetImport = (typeof sheetImports)[keyof typeof sheetImports]

const { useNow, tellAll } = following()
let sheet: BroughtSheet = noSheet('', 'screenings')
const sheetNow = (): BroughtSheet => sheet
export const useSheet = (): BroughtSheet => useNow(sheetNow)

function tell(event: SheetEvent): void {
  sheet = sheetReducer(sheet, event)
  if (isUnsaved(sheet)) addEventListener('beforeunload', askFirst)
  else removeEventListener('beforeunload', askFirst)
  tellAll()
}
const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault()

/** Choices come in a row: those of a moment are asked about together. */
const PAUSE_MS = 500
let pause: ReturnType<typeof setTimeout> | undefined
let asking: AbortController | undefined
let checkedIn = language()

function stop(): void {
  clearTimeout(pause)
  asking?.abort()
  asking = undefined
}

/** Somebody is at the page, for this kind of sheet. */
export function come(owner: string, as: ImportKind): void {
  const before = sheet
  tell({ kind: 'came', owner, as })
  if (sheet === before) return
  stop()
  if (sheet.file) void check()
}

/** What was found is said in the language that is read. */
export function sayAgain(): void {
  if (sheet.file && sheet.checked && checkedIn !== language()) void check()
}

/** Kept as it is now: a file that is changed on the disk cannot be sent any more. */
const held = async (file: File): Promise<File> =>
  new File([await file.arrayBuffer()], file.name, { type: file.type, lastModified: file.lastModified })

export async function putIn(files: readonly File[]): Promise<void> {
  const [first] = files
  if (!first) return
  const { name, size } = first
  const refuse = (why: Extract<SheetEvent, { kind: 'refused' }>['why']) => tell({ kind: 'refused', why, name, size })
  const why = refusalOf(files)
  if (why) return refuse(why)
  const file = await held(first).catch(() => undefined)
  if (!file) return refuse('unreadable')
  tell({ kind: 'chosen', file })
  if (sheet.file === file) await check()
}

export function answerOther(isWanted: boolean): void {
  tell({ kind: isWanted ? 'exchanged' : 'left' })
  if (isWanted) void check()
}

export function takeOut(): void {
  stop()
  tell({ kind: 'removed' })
}

export function cancel(): void {
  stop()
  tell({ kind: 'cancelled' })
}

export const giveReason = (reason: string): void => tell({ kind: 'reasoned', reason })

export function decide(change: (corrections: ImportCorrections) => ImportCorrections): void {
  stop()
  tell({ kind: 'decided', corrections: change(correctionsOf(sheet)) })
  pause = setTimeout(() => void check(), PAUSE_MS)
}

function partsOf({ file, ...more }: BroughtSheet): FormData {
  const parts = new FormData()
  if (file) parts.set('file', file)
  parts.set('corrections', JSON.stringify(correctionsOf(more)))
  return parts
}

const routeNow = (): SheetImport => sheetImports[sheet.kind]
const pathOf = (query: AskedOf<SheetImport>): string => addressOf(routeNow(), { query })
const send = async (query: AskedOf<SheetImport>, signal?: AbortSignal): Promise<ImportResult> =>
  (await askAt(routeNow(), pathOf(query), { parts: partsOf(sheet), ...(signal && { signal }) })).answer

const problemOf = (thrown: unknown): Problem =>
  thrown instanceof Problem ? thrown : new Problem('unreadable', t('unreadable'))

/** What the good rows come to, whatever is wrong with others. */
export async function check(): Promise<void> {
  stop()
  if (!sheet.file) return
  const own = new AbortController()
  asking = own
  tell({ kind: 'asked', what: 'check' })
  const spoken = language()
  try {
    const result = await send({ dryRun: true, partial: true }, own.signal)
    if (asking !== own) return
    checkedIn = spoken
    tell({ kind: 'checked', result })
  } catch (thrown) {
    if (asking === own) tell({ kind: 'failed', of: 'check', problem: problemOf(thrown) })
  }
}

/** All of it, or the good rows: what was checked, and nothing else. */
export async function store(): Promise<void> {
  const { checked, reason, isOld, doing } = sheet
  if (!checked || isOld || doing) return
  const isClosed = checked.closedMonths.length > 0
  const missing = isClosed && incomplete(emptyAmong([{ path: 'reason', label: t('reason'), value: reason }]))
  if (missing) return tell({ kind: 'failed', of: 'store', problem: missing })
  const { fileHash, errorsTotal } = checked
  const partial = errorsTotal > 0
  tell({ kind: 'asked', what: 'store' })
  const watch = setInterval(() => void askHowFar(checked), HOW_FAR_MS)
  try {
    const result = await send({ dryRun: false, partial, fileHash, ...(isClosed && { reason: onOneLine(reason) }) })
    tell({ kind: 'stored', result })
    // what is left of it can be mended and stored, too
    if (result.errorsTotal > 0) await check()
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem.code !== 'conflict') return tell({ kind: 'failed', of: 'store', problem })
    tell({ kind: 'overtaken' })
    await check()
  } finally {
    clearInterval(watch)
  }
}

const HOW_FAR_MS = 700

/** It is checked once more before it is stored; whether this is answered changes nothing. */
async function askHowFar({ fileHash, rows, stored }: ImportResult): Promise<void> {
  const { progress } = await ask(imports.progress, { params: { sha256: fileHash } }).catch(() => ({ progress: null }))
  if (progress) tell({ kind: 'progressed', share: (progress.checked + progress.stored) / (rows + stored) })
}

/** The sheet as it came, with what is wrong marked in it. */
export async function errorBook(): Promise<void> {
  const { name = '' } = sheet.file ?? {}
  const told = await answered(routeNow(), pathOf({ as: 'errors', dryRun: true }), { parts: partsOf(sheet) })
  const book = await told.blob()
  offer(book, t('imports_errors_name', { name: name.replace(/\.\w+$/, '') }))
}
