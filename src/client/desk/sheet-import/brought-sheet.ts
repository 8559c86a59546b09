/** A sheet from the moment it is put in until it is stored: a reducer, without a screen or a network. */
import type { ImportResult } from '../../../contract/imports.ts'
import { type ImportCorrections, type ImportKind, NO_CORRECTIONS } from '../../../domain/import-corrections.ts'
import type { Problem } from '../../shared/api.ts'
import { choicesIn, type Refusal, type Wrong, wrongAfter } from './rules.ts'

export interface BroughtSheet<F = File> {
  /** Whose it is: it outlives the page, and nobody else is to see it. */
  owner: string
  kind: ImportKind
  file?: F | undefined
  /** Put in while choices were made for the one before it. */
  other?: F | undefined
  refusal?: { why: Refusal; name: string; size: number } | undefined
  /** Of each kind that it was tried as. */
  corrections: Partial<Record<ImportKind, ImportCorrections>>
  /** Why a closed month is touched. */
  reason: string
  wrong: Wrong[]
  checked?: ImportResult | undefined
  /** Something was chosen after the check. */
  isOld: boolean
  doing?: 'check' | 'store' | undefined
  failure?: { of: 'check' | 'store'; problem: Problem } | undefined
  /** It was not stored, since it was not what had been checked. */
  isOvertaken?: boolean | undefined
  stored?: ImportResult | undefined
  /** How many of the rows and things are looked at and stored, 0 to 1. */
  share?: number | undefined
}

export const noSheet = <F>(owner: string, kind: ImportKind): BroughtSheet<F> => ({
  owner,
  kind,
  corrections: {},
  reason: '',
  wrong: [],
  isOld: false,
})

export type SheetEvent<F = File> =
  | { kind: 'came'; owner: string; as: ImportKind }
  | { kind: 'refused'; why: Refusal; name: string; size: number }
  | { kind: 'chosen'; file: F }
  | { kind: 'exchanged' | 'left' | 'removed' | 'cancelled' }
  | { kind: 'decided'; corrections: ImportCorrections }
  | { kind: 'reasoned'; reason: string }
  | { kind: 'asked'; what: 'check' | 'store' }
  | { kind: 'checked' | 'stored'; result: ImportResult }
  | { kind: 'failed'; of: 'check' | 'store'; problem: Problem }
  | { kind: 'overtaken' }
  | { kind: 'progressed'; share: number }

export const correctionsOf = ({ corrections, kind }: BroughtSheet<unknown>): ImportCorrections =>
  corrections[kind] ?? NO_CORRECTIONS

/** It would be lost with the page. */
export const isUnsaved = ({ file, stored }: BroughtSheet<unknown>): boolean => file !== undefined && !stored

/** So much was chosen for what is not stored yet. */
export const choicesAtStake = (sheet: BroughtSheet<unknown>): number =>
  isUnsaved(sheet) ? choicesIn(correctionsOf(sheet)) : 0

export function sheetReducer<F>(sheet: BroughtSheet<F>, event: SheetEvent<F>): BroughtSheet<F> {
  switch (event.kind) {
    case 'came':
      return came(sheet, event)
    case 'refused':
      return { ...sheet, refusal: { why: event.why, name: event.name, size: event.size } }
    case 'chosen':
      if (sheet.doing === 'store') return sheet
      return choicesAtStake(sheet) > 0
        ? { ...sheet, other: event.file, refusal: undefined }
        : { ...noSheet(sheet.owner, sheet.kind), file: event.file }
    case 'exchanged':
      return { ...noSheet(sheet.owner, sheet.kind), file: sheet.other }
    case 'left':
      return { ...sheet, other: undefined }
    case 'removed':
      return noSheet(sheet.owner, sheet.kind)
    case 'cancelled':
      return { ...sheet, doing: undefined }
    case 'decided':
      return {
        ...sheet,
        corrections: { ...sheet.corrections, [sheet.kind]: event.corrections },
        isOld: true,
        stored: undefined,
      }
    case 'reasoned':
      return { ...sheet, reason: event.reason }
    case 'progressed':
      // what was asked before is answered late
      return sheet.doing === 'store' && event.share > (sheet.share ?? 0) ? { ...sheet, share: event.share } : sheet
    default:
      return asked(sheet, event)
  }
}

type Asked = Extract<SheetEvent, { kind: 'asked' | 'checked' | 'stored' | 'failed' | 'overtaken' }>

function asked<F>(sheet: BroughtSheet<F>, event: Asked): BroughtSheet<F> {
  const done = { doing: undefined, failure: undefined }
  switch (event.kind) {
    case 'asked': {
      const isOvertaken = event.what === 'check' && sheet.isOvertaken
      return { ...sheet, doing: event.what, share: undefined, failure: undefined, refusal: undefined, isOvertaken }
    }
    case 'checked': {
      const wrong = wrongAfter(sheet.wrong, event.result, correctionsOf(sheet))
      return { ...sheet, ...done, checked: event.result, wrong, isOld: false }
    }
    case 'stored':
      return { ...sheet, ...done, stored: event.result, reason: '' }
    case 'failed':
      return { ...sheet, doing: undefined, failure: { of: event.of, problem: event.problem } }
    case 'overtaken':
      return { ...sheet, doing: undefined, isOvertaken: true, isOld: true }
  }
}

/** The same file is looked at as another kind of sheet; what was chosen for each is kept. */
function came<F>(sheet: BroughtSheet<F>, { owner, as }: { owner: string; as: ImportKind }): BroughtSheet<F> {
  if (sheet.owner !== owner) return noSheet(owner, as)
  // whoever signed in again goes on with it
  if (sheet.kind === as)
    return sheet.failure?.problem.code === 'unauthorized' ? { ...sheet, failure: undefined } : sheet
  if (sheet.stored) return noSheet(owner, as)
  const { file, corrections, reason } = sheet
  return { ...noSheet<F>(owner, as), file, corrections, reason, isOld: true }
}
