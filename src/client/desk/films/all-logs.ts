/** All the logs of a list, page after page: what they add up to is worked out here. */
import { useEffect, useState } from 'preact/hooks'
import { type Problem, request } from '../../shared/api.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import { type LogQuery, logsRequest } from '../logs/log-query.ts'

const PAGE = 500

export interface AllLogs {
  logs: Log[]
  total: number
  isWhole: boolean
  problem?: Problem
  reload: () => void
}

const NOTHING = { logs: [], total: 0, isWhole: false }

/** Without a query nothing is asked yet. */
export function useAllLogs(query: LogQuery | undefined): AllLogs {
  const [state, setState] = useState<Omit<AllLogs, 'reload'>>(NOTHING)
  const [tries, setTries] = useState(0)
  const asked = query && logsRequest(query, PAGE)
  useEffect(() => {
    if (!asked) return
    const leaving = new AbortController()
    const readOn = async (logs: Log[], cursor?: string): Promise<void> => {
      const path = cursor ? `${asked}&cursor=${encodeURIComponent(cursor)}` : asked
      const page = (await request('GET', path, undefined, leaving.signal)) as Listed<Log>
      const all = [...logs, ...page.items]
      setState({ logs: all, total: page.total, isWhole: !page.nextCursor })
      if (page.nextCursor) return readOn(all, page.nextCursor)
    }
    setState(NOTHING)
    readOn([]).catch((problem: Problem) => {
      if (!leaving.signal.aborted) setState((now) => ({ ...now, problem }))
    })
    return () => leaving.abort()
  }, [asked, tries])
  return { ...state, reload: () => setTries(tries + 1) }
}
