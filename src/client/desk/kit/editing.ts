/**
 * One thing that is being changed: as it was read, and what somebody else made of it meanwhile. Who saves over another's
 * change is told, sees it, and decides; what was typed stays.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { exchange, Problem } from '../../shared/api.ts'
import type { AuditLine, AuditTrail, SubjectKind } from '../audit/audit-line.ts'

export interface Subject {
  kind: SubjectKind
  id: string
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
export interface Editing<T> extends State<T> {
  put: (path: string, body: unknown) => Promise<void>
  reload: () => void
}

/** Of a tag, `"31"`, the newest line of the trail it stands for. */
const lineOf = (tag: string): number => Number(/\d+/.exec(tag)?.[0] ?? 0)

async function linesSince({ kind, id }: Subject, tag: string): Promise<AuditLine[]> {
  const query = new URLSearchParams({ subjectKind: kind, subjectId: id, limit: '20' })
  const { items } = (await exchange('GET', `/api/audit?${query}`)).reply as AuditTrail
  return items.filter((line) => line.id > lineOf(tag))
}

/** Without a path it is a new thing: there must be none of its code yet. */
export function useEditing<T>(path: string | null, subject: Subject): Editing<T> {
  const [state, setState] = useState<State<T>>({})
  const read = useCallback(async (from: string): Promise<Kept<T>> => {
    const { reply, tag } = await exchange('GET', from)
    return { thing: reply as T, tag: tag ?? '"0"' }
  }, [])
  const load = useCallback(() => {
    let isHere = true
    if (path !== null) {
      read(path)
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
  const put = async (to: string, body: unknown): Promise<void> => {
    const headers: Record<string, string> = kept ? { 'if-match': kept.tag } : { 'if-none-match': '*' }
    try {
      await exchange('PUT', to, { body, headers })
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code === 'conflict' && path !== null && kept) {
        const now = await read(path)
        if (now.tag !== kept.tag) setState({ kept: now, lines: await linesSince(subject, kept.tag) })
      }
      throw thrown
    }
  }
  return { ...state, put, reload: () => void load() }
}
