/**
 * One thing that is being changed: as it was read, and what somebody else made of it meanwhile. Who saves over another's
 * change is told, sees it, and decides; what was typed stays.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { audit, type AuditLine } from '../../../contract/audit.ts'
import type { AnswerOf, ParamsOf, Route } from '../../../contract/route.ts'
import type { SubjectKind } from '../../../domain/people/trail.ts'
import { ask, askAt, type Asking, askTagged, Problem } from '../../shared/api.ts'

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
/** How a thing is read, and how it is put. */
export interface EntryRoutes<G extends Route = Route, P extends Route = Route> {
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
