/** A part of a page that waits for its own answer: its shape, its failure, the answer, or the answer to the question before. */
import type { ComponentChildren } from 'preact'
import { isEarlier, type Loaded } from '../../shared/load.ts'
import { Failure, Skeleton } from './states.tsx'

interface Props<T> {
  load: Loaded<T>
  lines?: number
  children: (data: T) => ComponentChildren
}

export function Answered<T>({ load, lines = 4, children }: Props<T>) {
  const { data, problem, reload } = load
  const isOld = isEarlier(load)
  return (
    <>
      {problem && <Failure problem={problem} retry={reload} />}
      {data === undefined && !problem && <Skeleton lines={lines} />}
      {data !== undefined && (
        <div class={isOld ? 'answered waiting' : 'answered'} aria-busy={isOld}>
          {children(data)}
        </div>
      )}
    </>
  )
}
