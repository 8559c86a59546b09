/** All the counted logs between two days, page after page: lists cannot be asked for a film yet. */
import { useEffect, useState } from 'preact/hooks'
import { type Problem, request } from '../../shared/api.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import { COUNTED_WORD, logsRequest } from '../logs/log-query.ts'

const PAGE = 500

export interface AllLogs {
  logs: Log[]
  total: number
  isWhole: boolean
  problem?: Problem
}

export function useAllLogs(from: string | undefined, to: string | undefined): AllLogs {
  const [state, setState] = useState<AllLogs>({ logs: [], total: 0, isWhole: false })
  useEffect(() => {
    if (!from || !to) return
    const leaving = new AbortController()
    const readOn = async (logs: Log[], cursor?: string): Promise<void> => {
      const path = logsRequest({ from, to, status: COUNTED_WORD }, PAGE, cursor)
      const page = (await request('GET', path, undefined, leaving.signal)) as Listed<Log>
      const all = [...logs, ...page.items]
      setState({ logs: all, total: page.total, isWhole: !page.nextCursor })
      if (page.nextCursor) return readOn(all, page.nextCursor)
    }
    readOn([]).catch((problem: Problem) => {
      if (!leaving.signal.aborted) setState((now) => ({ ...now, problem }))
    })
    return () => leaving.abort()
  }, [from, to])
  return state
}
