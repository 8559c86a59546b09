/** The form of one entry of the register: its fields, what somebody else changed meanwhile, and what saving would change. */
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { t } from '../later-words.ts'
import { issueAt, type Sending } from './fields.tsx'
import type { ChangeRow, FieldRule } from './form-draft.ts'
import { Form, type FormOf } from './form.tsx'
import { Failure, Skeleton } from './section.tsx'
import { addressOf } from '../../../contract/address.ts'
import { audit, type AuditLine } from '../../../contract/accounts.ts'
import type { AnswerOf, ParamsOf, Route } from '../../../contract/route.ts'
import type { SubjectKind } from '../../../domain/people/trail.ts'
import { ask, askAt, type Asking, askTagged, Problem } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useCalled } from './entry-history.tsx'
import { changeSaid, lineChanges, saidOf, whoOf } from './trail.ts'
import { ActionButton } from './buttons.tsx'

interface Props<N extends string> {
  of: FormOf<N>
  label: string
  editing: Editing
  /** As many lines as it will have, while it is awaited. */
  lines?: number
  /** What would change, where some of it is said in other words. */
  rows?: ChangeRow[]
  names?: readonly string[]
  /** Where it opens over a list and is put away again. */
  close?: (() => void) | undefined
  children: ComponentChildren
  /** Beneath what would change. */
  foot?: ComponentChildren
}

export function EntryForm<N extends string>(props: Props<N>) {
  const { of: form, editing, lines = 4, rows = form.rows, close, children, foot, ...frame } = props
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  if (editing.isAwaited) return <Skeleton lines={lines} />
  const putAway = () => {
    form.clear()
    close?.()
  }
  return (
    <Form
      {...frame}
      of={form}
      button={t(editing.lines ? 'save_over' : 'save')}
      cancel={close && putAway}
      isOpened={close !== undefined}
    >
      {children}
      {editing.lines && <Overtaken lines={editing.lines} theirs={form.clear} />}
      <Changes rows={rows} />
      {foot}
    </Form>
  )
}

interface Kept<T> {
  thing: T
  tag: string
}
interface State<T> {
  kept?: Kept<T>
  problem?: Problem
  /** What was done to it since it was opened, newest first; none while nobody came between. */
  lines?: AuditLine[]
}
interface EntryRoutes<G extends Route = Route, P extends Route = Route> {
  read: G
  put: P
}
export interface Editing<T = unknown> extends State<T> {
  /** What is there has not come yet; a new thing has nothing to wait for. */
  isAwaited: boolean
  reload: () => void
}
interface Putting<G extends Route, P extends Route> extends Editing<AnswerOf<G>> {
  put: (asking: Asking<P>) => Promise<void>
}

/** Of a tag, `"31"`, the newest line of the trail it stands for. */
const lineOf = (tag: string): number => Number(/\d+/.exec(tag)?.[0] ?? 0)

async function linesSince(subjectKind: SubjectKind, subjectId: string, tag: string): Promise<AuditLine[]> {
  const { items } = await ask(audit.list, { query: { subjectKind, subjectId, limit: 20 } })
  return items.filter((line) => line.id > lineOf(tag))
}

async function keptAt<G extends Route>(route: G, path: string): Promise<Kept<AnswerOf<G>>> {
  const { answer: thing, tag } = await askAt(route, path)
  return { thing, tag: tag ?? '"0"' }
}

/** Without params it is a new thing: there must be none of its code yet. The trail knows it by its kind and their first. */
export function useEditing<G extends Route, P extends Route>(
  { read, put: putRoute }: EntryRoutes<G, P>,
  params: ParamsOf<G> | null,
  kind: SubjectKind,
): Putting<G, P> {
  const [state, setState] = useState<State<AnswerOf<G>>>({})
  const path = params && addressOf(read, { params })
  const load = useCallback(() => {
    let isHere = true
    if (path !== null) {
      keptAt(read, path)
        .then((kept) => isHere && setState({ kept }))
        .catch((problem: Problem) => isHere && setState({ problem }))
    }
    return () => void (isHere = false)
  }, [path, read])
  useEffect(() => {
    setState({})
    return load()
  }, [load])
  const { kept } = state
  const put: Putting<G, P>['put'] = async (asking) => {
    const headers: Record<string, string> = kept ? { 'if-match': kept.tag } : { 'if-none-match': '*' }
    try {
      await askTagged(putRoute, asking, headers)
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code === 'conflict' && path !== null && kept) {
        const now = await keptAt(read, path)
        const [id = ''] = Object.values<string>(params ?? {})
        if (now.tag !== kept.tag) setState({ kept: now, lines: await linesSince(kind, id, kept.tag) })
      }
      throw thrown
    }
  }
  return { ...state, isAwaited: params !== null && !kept, put, reload: () => void load() }
}

interface OvertakenProps {
  lines: AuditLine[]
  /** Gives up what was typed here. */
  theirs: () => void
}

export function Overtaken({ lines, theirs }: OvertakenProps) {
  const called = useCalled()
  return (
    <div class="notice notice-watch overtaken" role="status" data-part="overtaken">
      <p>{t('overtaken_lead')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            {dayTimeOf(line.at)} {whoOf(line)} {saidOf(line).did}
            {lineChanges(line).map((change) => (
              <span key={change.field} class="overtaken-change">
                {changeSaid(line, change, called)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p>{t('overtaken_what')}</p>
      <ActionButton label={t('overtaken_theirs')} onClick={theirs} />
    </div>
  )
}

/** What saving would change, said before it is saved: each field, what it is now and what it would be. */
const Changes = ({ rows }: { rows: ChangeRow[] }) => (
  <div class="would-change" role="status" data-part="changes">
    {rows.length === 0 ? (
      <p class="soft">{t('changes_none')}</p>
    ) : (
      <>
        <p>{t('changes_lead', { count: rows.length })}</p>
        <ul>
          {rows.map(({ field, label, before, after }) => (
            <li key={field}>
              {t('change_row', { label, before: before || t('change_empty'), after: after || t('change_empty') })}
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
)

/** Names on one line, however they were set apart: 三清 / 三清寺、老三清. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\n/|,;，；、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** A field of several names; none at all is none. */
export const NAMES_FIELD = {
  print: (names: unknown): string => (Array.isArray(names) ? names.join('、') : ''),
  read: (text: string): string[] | undefined => (text === '' ? undefined : namesIn(text)),
}

/** Why: what is past, and a closed month, is not changed without it. */
export const reasonField = (): FieldRule => ({ label: t('reason'), hint: t('reason_hint'), isBeside: true })
/** It was written, or what was sent came back for want of it. */
export const asksWhy = ({ draft, sending }: { draft: { reason: string }; sending: Sending }): boolean =>
  draft.reason !== '' || issueAt(sending.problem, 'reason') !== ''

/** The code after the highest of its kind: film-041 after film-040. */
export function nextCode(codes: string[], start: string): string {
  const numbers = codes.flatMap((code) => (code.startsWith(start) ? [Number(code.slice(start.length))] : []))
  const highest = Math.max(0, ...numbers.filter((number) => Number.isInteger(number)))
  return `${start}${String(highest + 1).padStart(start === 'team-' ? 2 : 3, '0')}`
}
