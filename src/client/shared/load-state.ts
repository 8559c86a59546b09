/** What a view knows of its data: nothing yet, all of it, or the last of it with the problem that keeps it old. */
import type { Problem } from './api.ts'

export interface LoadState<T> {
  /** The question asked. */
  key: string | null
  data?: T | undefined
  /** The question the data answer: an earlier one while the next answer is awaited. */
  of?: string | undefined
  /** When the data arrived, in milliseconds of the caller's clock. */
  at?: number | undefined
  problem?: Problem | undefined
  isLoading: boolean
}

export type LoadEvent<T> =
  | { kind: 'asked'; key: string; known?: { data: T; at: number } | undefined }
  | { kind: 'arrived'; key: string; data: T; at: number }
  | { kind: 'failed'; key: string; problem: Problem }

export const nothingYet = { key: null, isLoading: true } as const

/** A late answer to an earlier question changes nothing; a failure takes away no answer to the same question. */
export function loadReducer<T>(state: LoadState<T>, event: LoadEvent<T>): LoadState<T> {
  if (event.kind === 'asked') return asked(state, event)
  if (event.key !== state.key) return state
  if (event.kind === 'failed') {
    const kept = state.of === event.key ? state : nothingYet
    return { ...kept, key: event.key, problem: event.problem, isLoading: false }
  }
  const isSame = state.data !== undefined && JSON.stringify(state.data) === JSON.stringify(event.data)
  return { key: event.key, of: event.key, data: isSame ? state.data : event.data, at: event.at, isLoading: false }
}

function asked<T>(state: LoadState<T>, { key, known }: LoadEvent<T> & { kind: 'asked' }): LoadState<T> {
  if (state.of === key) return { ...state, key, isLoading: true }
  if (known) return { key, of: key, ...known, isLoading: true }
  return { ...state, key, problem: undefined, isLoading: true }
}

/** Shown for now, though it answers an earlier question. */
export const isEarlier = (state: LoadState<unknown>): boolean => state.of !== undefined && state.of !== state.key

/** Is it time to ask again? Only when somebody looks. */
export const isDue = (at: number | undefined, now: number, everyMs: number, isVisible: boolean): boolean =>
  isVisible && (at === undefined || now - at >= everyMs)
