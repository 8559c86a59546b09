/** Nouns of the ledger by sheets: a row an entry, read by a table of its columns. */
import type * as z from 'zod'
import type { LedgerNoun, Misfit } from '../domain/ledger/ledger.ts'
import type { Sentence } from '../domain/language.ts'
import { addEntry, compareEntries, type Content } from '../store/ledger/ledger.ts'
import { dayUntil } from './broadcast-imports.ts'
import { derivedId } from './derived-id.ts'
import { placeOf } from './event-import.ts'
import type { FieldRow } from './field-row.ts'
import {
  type Choices,
  choicesIn,
  chosenFrom,
  type Entry,
  type FormNotes,
  type ImportNoun,
  keptOrRefused,
  PLACE_COLUMNS,
  PLACE_NOTES,
} from './import-noun.ts'
import { dayOf, expected, tidy } from './sheet-cells.ts'
import type { Names } from './similar.ts'

export type Row = FieldRow<string>
/** A column of a field of its own: what is read in it, under which names, and an example. */
export interface Cell {
  names: Names
  is?: 'text' | 'day' | 'yuan'
  example?: string
  choices?: Choices
}
interface Sheet<T> {
  kind: ImportNoun<string, T>['kind']
  noun: LedgerNoun
  schema: z.ZodType<T>
  misfits: (entry: T) => Misfit[]
  /** By the fields of the entry. */
  cells: Record<string, Cell>
  /** Columns that make a list of the entry: its stages, its moves. */
  parts?: { cells: Record<string, Cell>; read: (row: Row) => Record<string, unknown> }
}

const COMMON = {
  title: { names: ['内容', 'title', '名称', '项目名称', '资金名称', '标题', '问题'], example: '广播村村响整改提升' },
  note: { names: ['备注', 'note', '说明'] },
} as const satisfies Record<string, Cell>
export const RESPONSIBLE: Cell = { names: ['责任人', 'answers for it', '负责人'] }

/** Yuan, or 万元 where it says so, in whole fen. */
export function fenOf(cell: string): number | Sentence {
  const text = tidy(cell).replace(/[,，\s¥￥]/g, '')
  const [, number, many] = /^(\d+(?:\.\d+)?)(万)?元?$/.exec(text) ?? []
  if (number === undefined) return expected('expects_yuan')
  return Math.round(Number(number) * (many ? 1_000_000 : 100))
}

/** What a cell says, where it says something; what is wrong is noted at the row. */
export function said(row: Row, name: string, { is = 'text', choices }: Omit<Cell, 'names'>): unknown {
  const text = row.text(name)
  if (text === '') return undefined
  if (is === 'day') return row.day(name)
  if (is === 'yuan') return row.understood(name, fenOf)
  if (choices) return row.understood(name, chosenFrom(choices), () => choicesIn(choices))
  return text.replace(/\s*\n\s*/g, ' ')
}
export const present = (fields: [string, unknown][]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(([, value]) => value !== undefined))

const ID = { note: ['系统的编号，一般空着', 'An id of this system; mostly empty'], example: '' } as const
const NOTES = {
  text: ['可以空着', 'May be empty'],
  title: ['是什么', 'What it is'],
  choice: ['从列出的里选', 'One of those listed'],
  day: ['日期，如 2017-06-20；没有就空着', 'A day, such as 2017-06-20; empty where there is none'],
  yuan: ['金额（元）；写“万元”也可以', 'Yuan; 万元 is understood, too'],
} as const

const columnsIn = (all: Record<string, Cell>): Record<string, Names> => ({
  date: ['日期', 'date', '登记日期', '发文日期', '公告日期', '发现日期', '时间'],
  ...PLACE_COLUMNS,
  ...Object.fromEntries(Object.entries(all).map(([name, { names }]) => [name, names])),
  id: ['编号', 'id'],
})
const formOf = (all: Record<string, Cell>): FormNotes<string> => ({
  date: {
    note: ['登记的日期，如 2017-06-20', 'Since when it is on the list, such as 2017-06-20'],
    example: '2017-03-01',
  },
  ...PLACE_NOTES,
  ...Object.fromEntries(
    Object.entries(all).map(([name, { is = 'text', example = '', choices }]) => [
      name,
      {
        note: choices ? NOTES.choice : name === 'title' ? NOTES.title : NOTES[is],
        example,
        ...(choices && { choices }),
      },
    ]),
  ),
  id: ID,
})

export function nounOf<T extends Content>(sheet: Sheet<T>): ImportNoun<string, T> {
  const { kind, noun } = sheet
  const own: Record<string, Cell> = { ...COMMON, ...sheet.cells }
  const all = { ...own, ...sheet.parts?.cells }
  return {
    kind,
    columns: columnsIn(all),
    needed: ['date', ...neededOf(own)],
    day: 'date',
    mayBreakLines: ['title'],
    reader:
      async ({ names, today }) =>
      (row) => {
        const on = dayUntil(row as FieldRow<'date'>, today, 'day_in_future')
        const place = placeOf(row, names.on(on))
        for (const name of neededOf(own)) if (row.text(name) === '') row.refuse(name, { key: 'field_missing' })
        const read = Object.entries(own).map(([name, cell]): [string, unknown] => [name, said(row, name, cell)])
        const list = sheet.parts?.read(row)
        if (row.problems.length > 0 || !on) return undefined
        return entryOf(row, sheet, own, { on, ...place, ...present(read), ...list })
      },
    compare: (sql, entries) => compareEntries(sql, noun, entries),
    keep: (sql, entries, { actor, now, reason }) =>
      Promise.all(
        entries.map(async (entry) => {
          const keeping = addEntry(sql, entry, { noun, actor, now, reason })
          return keptOrRefused(keeping.then(({ isNew }) => ({ outcome: isNew ? 'stored' : 'same' })))
        }),
      ),
    form: formOf(all),
  }
}

/** What it is, and what is chosen from a list. */
const neededOf = (own: Record<string, Cell>): string[] =>
  Object.keys(own).filter((name) => name === 'title' || own[name]?.choices)

/** The same of the same day and place is the same row again. */
function entryOf<T extends Content>(
  row: Row,
  sheet: Sheet<T>,
  own: Record<string, Cell>,
  content: Record<string, unknown>,
): Entry<T> | undefined {
  const { on = '', title, kind = '', villageCode, townshipCode = '' } = content as Record<string, string>
  const key = [sheet.noun, on, kind, title, villageCode ?? townshipCode].join('|')
  const id = row.text('id').toLowerCase() || derivedId(key)
  const thing = row.parsed(sheet.schema, { id, ...content }, ([first]) => {
    const name = String(first)
    return name === 'on' ? 'date' : name in own || name === 'id' ? name : 'title'
  })
  const wrong = thing ? sheet.misfits(thing) : []
  for (const one of wrong) row.refuse(columnOf(row, own, sheet.parts?.cells ?? {}, one), one.sentence)
  return thing && wrong.length === 0 ? { id, thing, day: on } : undefined
}

/** Of several columns that make a list, the one that says the day which is too early. */
function columnOf(row: Row, own: object, parts: object, { path, sentence }: Misfit): string {
  if (path in own) return path
  const day = 'facts' in sentence ? sentence.facts.later : undefined
  const names = Object.keys(parts).filter((name) => row.text(name) !== '')
  return names.find((name) => day !== undefined && dayOf(row.text(name), row.year) === day) ?? names.at(-1) ?? 'title'
}
