/** What comes in by sheets: the columns of its sheet, how a row becomes what its route takes, and how that is kept. */
import { AppError } from '../domain/errors.ts'
import type { ImportKind } from '../domain/import-corrections.ts'
import type { Sentence } from '../domain/language.ts'
import type { Desk } from '../store/screening/screening-intake.ts'
import type { Sql } from '../store/engine/sql.ts'
import type { FieldRow } from './field-row.ts'
import type { DatedNames } from './dated-names.ts'
import type { TableColumns } from './sheet-reading.ts'
import { finderOf, type Names } from './similar.ts'

/** One thing out of a row, under an id that the same row has again. */
export interface Entry<T> {
  id: string
  /** By what it is kept if it came before ids were as they are. */
  formerId?: string | undefined
  thing: T
  /** The day whose figures it touches; none of what touches no figure. */
  day?: string
}

export interface Around {
  sql: Sql
  names: DatedNames
  timeZone: string
  today: string
}

export interface ImportNoun<F extends string, T> extends TableColumns<F> {
  kind: ImportKind
  /** Undefined of a row that has problems, which are noted at it. */
  reader: (around: Around) => Promise<(row: FieldRow<F>) => Entry<T> | undefined>
  /** Of two rows under one id, where one thing stands in several; elsewhere they say the same, or are a question. */
  joined?: (thing: T, more: T) => T
  /** With the ids by which they are kept, where that may be a former one. */
  asKept?: (sql: Sql, entries: Entry<T>[]) => Promise<Entry<T>[]>
  /** Beside what is kept, in their order; or why it would never be taken. */
  compare: (sql: Sql, things: T[], desk: Desk) => Promise<(Compared | Refused)[]>
  /** Keeps them as the noun's own route does, in their order. */
  keep: (sql: Sql, things: T[], desk: Desk) => Promise<(Kept | Refused)[]>
  form: FormNotes<F>
}

/** One that is new, though something speaks against it. */
export type Compared = 'new' | 'same' | 'other' | { remarks: Sentence[] }
export type Kept = 'stored' | 'same'
export interface Refused {
  sentence: Sentence
}

/** What to write in each column, and an example. */
export type FormNotes<F extends string> = Record<F, { note: Words; example: string; choices?: Choices }>
type Words = readonly [zh: string, en: string]

/** What may be chosen, each value with its names. */
export type Choices = Record<string, Names>
export const choicesIn = (choices: Choices): string[] => Object.values(choices).map(([zh]) => zh)
/** The value that a cell names. */
export function chosenFrom<V extends string>(choices: Record<V, Names>): (cell: string) => V | Sentence {
  const find = finderOf<V>(choices)
  return (cell) => find(cell) ?? { key: 'field_choice', facts: { values: choicesIn(choices).join('、') } }
}

/** Of one that is kept by itself: what its sender would have heard. */
export async function keptOrRefused(keeping: Promise<{ outcome: string }>): Promise<Kept | Refused> {
  try {
    return (await keeping).outcome === 'stored' ? 'stored' : 'same'
  } catch (error) {
    if (error instanceof AppError) return { sentence: error.issues[0]?.sentence ?? error.sentence }
    throw error
  }
}

export const PLACE_COLUMNS = {
  township: ['乡镇', 'township', '乡镇名称', '所属乡镇', '所在乡镇', '镇'],
  village: ['村', 'village', '行政村', '村名', '村名称', '行政村名称', '村社区', '村/社区'],
} as const satisfies Record<string, Names>
export const PLACE_NOTES = {
  township: {
    note: [
      '乡镇名称或代码；村名全县只有一个时可以空着',
      'Name or code; may be empty where only one village is called so',
    ],
    example: '云溪镇',
  },
  village: { note: ['村名或 12 位代码', 'Name or code of 12 digits'], example: '三清村' },
} as const satisfies FormNotes<'township' | 'village'>
