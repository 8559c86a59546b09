/** What comes in by sheets: the columns of its sheet, how a row becomes what its route takes, and how that is kept. */
import type { ImportKind } from '../domain/import-corrections.ts'
import type { Language } from '../domain/sentence.ts'
import type { Sentence } from '../domain/language.ts'
import type { Desk } from '../store/screening/screening-intake.ts'
import type { Sql } from '../store/engine/sql.ts'
import type { FieldRow } from './field-row.ts'
import type { Names } from './names.ts'
import type { TableColumns } from './sheet-reading.ts'

/** One thing out of a row, under an id that the same row has again. */
export interface Entry<T> {
  id: string
  thing: T
  /** The day whose figures it touches; none of what touches no figure. */
  day?: string
}

export interface Around {
  sql: Sql
  names: Names
  timeZone: string
  today: string
}

export interface ImportNoun<F extends string, T> extends TableColumns<F> {
  kind: ImportKind
  /** Undefined of a row that has problems, which are noted at it. */
  reader: (around: Around) => Promise<(row: FieldRow<F>) => Entry<T> | undefined>
  /** Of two rows under one id, where one thing stands in several; elsewhere they say the same, or are a question. */
  joined?: (thing: T, more: T) => T
  /** Beside what is kept, in their order; or why it would never be taken. */
  compare: (sql: Sql, things: T[]) => Promise<(Compared | Refused)[]>
  /** Keeps them as the noun's own route does, in their order. */
  keep: (sql: Sql, things: T[], desk: Desk) => Promise<('stored' | 'same' | Refused)[]>
  form: FormNotes<F>
}

export type Compared = 'new' | 'same' | 'other'
/** Why, and in which column if in one. */
export interface Refused {
  sentence: Sentence
}

/** Of each column what to write in it, and an example. */
export type FormNotes<F extends string> = Record<
  F,
  { note: readonly [zh: string, en: string]; example: string; choices?: Record<Language, string[]> }
>
