/** A form that is being sent: once at a time, and with what was said when it was refused. */
import { useRef, useState } from 'preact/hooks'
import { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'

export interface Sending {
  isSending: boolean
  problem: Problem | undefined
  /** What the form itself finds missing, before anything is sent; nothing wrong takes an earlier problem away. */
  refuse: (issues: Problem['issues']) => void
  /** Whatever may fail; nothing is done while something is on its way: a double click is one click. */
  run: (work: () => Promise<void>) => void
}

interface Options {
  /** Somebody was first: what they did is to be shown. */
  conflict?: () => void
}

export function useSending({ conflict }: Options = {}): Sending {
  const isBusy = useRef(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = (work: () => Promise<void>) => {
    if (isBusy.current) return
    isBusy.current = true
    setSending(true)
    setProblem(undefined)
    work()
      .catch((thrown: unknown) => {
        const refused = thrown instanceof Problem ? thrown : new Problem('unreadable', t('unreadable'))
        setProblem(refused)
        if (refused.code === 'conflict') conflict?.()
      })
      .finally(() => {
        isBusy.current = false
        setSending(false)
      })
  }
  const refuse: Sending['refuse'] = (issues) => setProblem(incomplete(issues))
  return { isSending, problem, refuse, run }
}

/** A problem of the form's own finding; none without an issue. */
export const incomplete = (issues: Problem['issues']): Problem | undefined =>
  issues.length > 0 ? new Problem('incomplete', issues[0]?.message ?? '', issues) : undefined

export function throwIncomplete(issues: Problem['issues']): void {
  const problem = incomplete(issues)
  if (problem) throw problem
}

const isAt = (path: string, issuePath: string): boolean => issuePath === path || issuePath.startsWith(`${path}.`)

/** What was said of one field. */
export const issueAt = (problem: Problem | undefined, path: string): string =>
  (problem?.issues ?? [])
    .filter((issue) => isAt(path, issue.path))
    .map(({ message }) => message)
    .join(' ')

/** What was said besides, of no field that the form shows; the problem's own sentence where no field explains it. */
export function restOf(problem: Problem | undefined, shown: readonly string[]): string {
  if (!problem) return ''
  if (problem.issues.length === 0) return problem.detail
  return problem.issues
    .filter((issue) => !shown.some((path) => isAt(path, issue.path)))
    .map(({ message }) => message)
    .join(' ')
}
