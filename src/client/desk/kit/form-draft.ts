/** A form's text and what it stands for: by the schema of what is sent, without a screen. */
import * as z from 'zod'
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'
import { instantAt, localDateTime } from '../../../domain/period.ts'
import { askClock } from '../../shared/office-clock.ts'
import { officeZone } from '../../shared/office.ts'
import { kept, recalled } from './kept-drafts.ts'

export interface ChangeRow {
  field: string
  label: string
  before: string
  after: string
}

type Issues = Problem['issues']
export type Names<S extends z.ZodObject> = keyof S['shape'] & string
/** What can be chosen: a value, and how it is called. */
export type Choices = readonly (readonly [value: string, name: string])[]

/** How a field looks, beyond what its schema says. */
export interface FieldLooks {
  hint?: string | undefined
  /** The id of what says elsewhere what is wrong with it. */
  wrongAt?: string | undefined
  type?: 'text' | 'number' | 'date' | 'datetime-local'
  min?: string | undefined
  max?: string | undefined
  /** Words to choose from, besides free text. */
  options?: string[]
  /** On so many lines. */
  rows?: number
  /** Fixed words instead of free text; and in front of them, for nothing. */
  choices?: Choices | undefined
  none?: string
  /** Fixed words of which any may be chosen. */
  ticks?: Choices | undefined
  autocomplete?: string
  inputMode?: 'numeric'
}

export interface FieldRule extends FieldLooks {
  label: string
  /** Of what is more than a text, a number or a yes: as it stands in the field, and back. */
  print?: (value: unknown) => string
  read?: (text: string) => unknown
  /** As it is said where a change is told, if not as it is typed. */
  said?: (text: string) => string
  /** It may stay empty though the schema wants it, or must be filled in though it does not. */
  isNeeded?: boolean
  /** It only goes along: by itself it changes nothing. */
  isBeside?: boolean
  /** A password: nobody looking on may read it, and it is sent to the letter. */
  isSecret?: boolean
}
export type Fields<N extends string> = Record<N, string | FieldRule>
export type Draft<N extends string> = Record<N, string>

/** Inside what may be missing, may be null, or has a default. */
function inner(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return inner(schema.unwrap() as z.ZodType)
  }
  return schema
}
const shapeOf = (schema: z.ZodObject, name: string) => inner(schema.shape[name] as z.ZodType)

export function ruleOf<N extends string>(fields: Fields<N>, name: N): FieldRule {
  const rule = fields[name]
  return typeof rule === 'string' ? { label: rule } : rule
}

/** A day is what takes a day and nothing that is none. */
const isDay = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodString &&
  schema.safeParse('2017-06-30').success &&
  !schema.safeParse('06-30').success &&
  !schema.safeParse('x').success

/** What a schema says of a field's looks. */
export function looksOf(schema: z.ZodObject, name: string): { isDay: boolean; maxLength?: number } {
  const shape = shapeOf(schema, name)
  const longest = shape instanceof z.ZodString ? shape.maxLength : null
  return { isDay: isDay(shape), ...(longest !== null && { maxLength: longest }) }
}

const printed = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

export const draftOf = <N extends string>(fields: Fields<N>, start: Partial<Record<string, unknown>>): Draft<N> =>
  Object.fromEntries(
    (Object.keys(fields) as N[]).map((name) => [name, (ruleOf(fields, name).print ?? printed)(start[name])]),
  ) as Draft<N>

/** What is missing, and what is no number. */
export function issuesIn<N extends string>(schema: z.ZodObject, fields: Fields<N>, draft: Draft<N>): Issues {
  const names = Object.keys(fields) as N[]
  const isNeeded = (name: N): boolean =>
    ruleOf(fields, name).isNeeded ?? !(schema.shape[name] as z.ZodType).safeParse(undefined).success
  const isNumber = (name: N): boolean => shapeOf(schema, name) instanceof z.ZodNumber && !ruleOf(fields, name).read
  return [
    ...emptyAmong(
      names.filter(isNeeded).map((path) => ({ path, label: ruleOf(fields, path).label, value: draft[path] })),
    ),
    ...notNumbers(names.filter(isNumber).map((path) => ({ path, value: draft[path] }))),
  ]
}

/** What is sent; an emptied field is unknown again, and what has no field goes along as it is. */
export function valueIn<S extends z.ZodObject, N extends Names<S>>(
  schema: S,
  fields: Fields<N>,
  start: Partial<z.input<S>>,
  draft: Draft<N>,
): z.input<S> {
  const made: Record<string, unknown> = { ...start }
  for (const name of Object.keys(fields) as N[]) {
    const rule = ruleOf(fields, name)
    const value = oneIn(shapeOf(schema, name), rule, rule.isSecret ? draft[name] : draft[name].trim())
    if (value === undefined) delete made[name]
    else made[name] = value
  }
  return made as z.input<S>
}

function oneIn(shape: z.ZodType, { read }: FieldRule, text: string): unknown {
  if (read) return read(text)
  if (text === '') return undefined
  if (shape instanceof z.ZodNumber) return numberIn(text) ?? undefined
  return shape instanceof z.ZodBoolean ? text === 'true' : text
}

/** What saving would change, as it is called. */
export function changesIn<N extends string>(fields: Fields<N>, before: Draft<N>, draft: Draft<N>): ChangeRow[] {
  const said = (name: N, value: string): string => {
    const { choices, said: sayIt } = ruleOf(fields, name)
    return choices?.find(([one]) => one === value)?.[1] ?? sayIt?.(value.trim()) ?? value.trim()
  }
  return (Object.keys(fields) as N[])
    .filter((name) => !ruleOf(fields, name).isBeside && draft[name].trim() !== before[name])
    .map((name) => ({
      field: name,
      label: ruleOf(fields, name).label,
      before: said(name, before[name]),
      after: said(name, draft[name]),
    }))
}

/** A sentence for each field that has nothing in it. */
export const emptyAmong = (fields: { path: string; label: string; value: string }[]): Problem['issues'] =>
  fields
    .filter(({ value }) => value.trim() === '')
    .map(({ path, label }) => ({ path, message: t('fill_in', { field: label }) }))

/** What was typed as a number; null while it is none. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim().replace('−', '-')
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(trimmed) ? Number(trimmed) : null
}

export const notNumbers = (fields: { path: string; value: string }[]): Problem['issues'] =>
  fields
    .filter(({ value }) => value.trim() !== '' && numberIn(value) === null)
    .map(({ path }) => ({ path, message: t('a_number') }))

/** A problem of the form's own finding; none without an issue. */
export const incomplete = (issues: Problem['issues']): Problem | undefined =>
  issues.length > 0 ? new Problem('incomplete', issues[0]?.message ?? '', issues) : undefined

export function throwIncomplete(issues: Problem['issues']): void {
  const problem = incomplete(issues)
  if (problem) throw problem
}

/** On one line, as the contract wants it. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
export const lineIn = (text: string): string | undefined => onOneLine(text) || undefined

/** Only what differs is remembered: a field typed back to what it was is no change. */
export function withTyped<D extends Record<string, string>>(
  typed: Partial<D>,
  base: D,
  name: keyof D & string,
  value: string,
): Partial<D> {
  const { [name]: _, ...rest } = typed
  return (value === base[name] ? rest : { ...rest, [name]: value }) as Partial<D>
}

interface KeptDraft<D extends Record<string, string>> {
  draft: D
  set: (name: keyof D & string) => (value: string) => void
  clear: () => void
}

/** Under a name it outlives the page, and where it is lasting the browser; without one it lasts as long as the form. */
export function useKeptDraft<D extends Record<string, string>>(
  key: string | undefined,
  base: D,
  isLasting = false,
): KeptDraft<D> {
  const [typed, setTyped] = useState(() => (key === undefined ? {} : recalled<D>(key, isLasting)))
  // a browser that knows the passwords fills in several at once
  const change = (next: (before: Partial<D>) => Partial<D>) =>
    setTyped((before) => {
      const after = next(before)
      if (key !== undefined) kept(key, after as Record<string, string>, isLasting)
      return after
    })
  return {
    draft: { ...base, ...typed },
    set: (name) => (value) => change((before) => withTyped(before, base, name, value)),
    clear: () => change(() => ({})),
  }
}

export const clockField = (instant: string, timeZone: string): string =>
  localDateTime(instant, timeZone).slice(0, 16).replace(' ', 'T')
export const instantIn = (field: string, timeZone: string): string =>
  instantAt(field.slice(0, 10), field.slice(11, 16), timeZone)

export const timeField = (label: string): FieldRule => ({
  label,
  print: (instant) => (typeof instant === 'string' ? clockField(instant, officeZone()) : ''),
  read: (text) => (text === '' ? undefined : instantIn(text, officeZone())),
})

/** The moment the form was opened; undefined until the office has told it. */
export function useOpenedAt(): string | undefined {
  const [openedAt, setOpenedAt] = useState<string>()
  useEffect(() => void askClock().then(({ now }) => setOpenedAt(now)), [])
  return openedAt
}
