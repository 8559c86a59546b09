/** Data for a view: asked when its address changes, again on request and by the clock while somebody looks. */
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import { office } from '../../contract/office.ts'
import type { Address, AnswerOf, Route } from '../../contract/route.ts'
import { addressNow } from './place.ts'
import { askAt, Problem } from './api.ts'
import { learnOffice } from './office.ts'
import { askClock } from './office-clock.ts'
import { language, t } from './words.ts'

export type Loaded<T> = LoadState<T> & { reload: () => void }

/** One that is drawn once these others have come too, or cannot: what they fill in would move what is there. */
export const together = <T>(load: Loaded<T>, ...others: Loaded<unknown>[]): Loaded<T> =>
  others.every(({ data, problem }) => data !== undefined || problem) ? load : { ...load, data: undefined }

export type Asker<T> = (path: string, signal?: AbortSignal) => Promise<T>
/** `every`: ask again this often, in milliseconds, while the page is visible; what is known for less than `young` will do. */
interface Again {
  every?: number | undefined
  young?: number | undefined
}

/** The last answers, so that going back shows at once what was there, and then what is. */
const known = new Map<string, { data: unknown; at: number }>()
const KNOWN_MAX = 30
export const forgetAnswers = (): void => known.clear()

function keep(key: string, data: unknown, at: number): void {
  known.delete(key)
  known.set(key, { data, at })
  const oldest = known.keys().next()
  if (known.size > KNOWN_MAX && !oldest.done) known.delete(oldest.value)
}

/** The office, learnt before any page asks; what asks for it just then is told at once. */
export async function meetOffice(): Promise<void> {
  const told = await askClock()
  learnOffice(told)
  keep(`${language()} ${addressNow(office.read, {})}`, told, Date.now())
}

/** `ask` is to be the same function each time: another one asks again. */
export function useLoad<T>(path: string | null, { ask: askFor, ...again }: Again & { ask: Asker<T> }): Loaded<T> {
  const { every, young = 0 } = again
  const key = path === null ? null : `${language()} ${path}`
  const [state, send] = useReducer<LoadState<T>, LoadEvent<T>>(loadReducer, nothingYet)
  const ask = useCallback(
    (signal?: AbortSignal) => {
      if (path === null || key === null) return
      const before = known.get(key) as { data: T; at: number } | undefined
      send({ kind: 'asked', key, known: before })
      if (signal && before && Date.now() - before.at < young) {
        send({ kind: 'arrived', key, ...before })
        return
      }
      const answer = signal ? askedOnce(askFor, path, signal) : askFor(path)
      answer
        .then((data) => {
          if (signal?.aborted) return
          const at = Date.now()
          keep(key, data, at)
          send({ kind: 'arrived', key, data, at })
        })
        .catch((thrown: unknown) => {
          if (!signal?.aborted) send({ kind: 'failed', key, problem: asProblem(thrown) })
        })
    },
    [key, path, askFor, young],
  )
  // before anything is seen: what is known already, and where one had scrolled in it, is there with the page
  useLayoutEffect(() => {
    const leaving = new AbortController()
    ask(leaving.signal)
    return () => leaving.abort()
  }, [ask])
  const { at } = state
  const look = useCallback(() => {
    if (every && isDue(at, Date.now(), every, document.visibilityState === 'visible')) ask()
  }, [at, every, ask])
  useLooks(look, every && every / 6)
  return { ...state, reload: useCallback(() => ask(), [ask]) }
}

/** Parts of a page that open together and ask the same are told by one answer; it is given up when all of them are gone. */
const AT_ONCE_MS = 50
interface Asked {
  path: string
  at: number
  readers: number
  stop: AbortController
  answer: Promise<unknown>
}
const underWay = new WeakMap<object, Asked>()

function askedOnce<T>(askFor: Asker<T>, path: string, signal: AbortSignal): Promise<T> {
  const last = underWay.get(askFor)
  const isShared = last?.path === path && Date.now() - last.at < AT_ONCE_MS && !last.stop.signal.aborted
  const asked = isShared ? last : begun(askFor, path)
  asked.readers += 1
  signal.addEventListener('abort', () => {
    asked.readers -= 1
    if (asked.readers === 0) asked.stop.abort()
  })
  return asked.answer as Promise<T>
}

function begun(askFor: Asker<unknown>, path: string): Asked {
  const stop = new AbortController()
  const asked = { path, at: Date.now(), readers: 0, stop, answer: askFor(path, stop.signal) }
  underWay.set(askFor, asked)
  return asked
}

const asProblem = (thrown: unknown): Problem =>
  thrown instanceof Problem ? thrown : new Problem('unreadable', t('unreadable'))

const A_MINUTE = 60_000

/** Looks every so often, and whenever the page comes into sight or leaves it. */
function useLooks(look: () => void, every: number | undefined): void {
  useEffect(() => {
    if (!every) return
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [look, every])
}

/**
 * How long ago something arrived, in whole minutes; looked at again four times a minute. By this device's clock, which
 * somebody may have set back since, and by what nobody sets, which may have slept. Of what has not arrived none, or how
 * long one waits for it.
 */
export function useMinutesSince(at: number | undefined, isWaitCounted = false): number {
  const ticked = useRef(0)
  const [minutes, setMinutes] = useState(0)
  const look = useCallback(() => {
    const waited = at !== undefined || isWaitCounted ? performance.now() - ticked.current : 0
    setMinutes(Math.floor(Math.max(0, waited, at === undefined ? 0 : Date.now() - at) / A_MINUTE))
  }, [at, isWaitCounted])
  useEffect(() => {
    ticked.current = performance.now()
    look()
  }, [look])
  useLooks(look, A_MINUTE / 4)
  return minutes
}

/** As fresh as figures need be. */
export const EVERY_MINUTE = { every: A_MINUTE } satisfies Again

export const useAsk = <R extends Route>(route: R, asked: Address<R> | null, again: Again = {}) =>
  useLoad(asked && addressNow(route, asked), { ask: askerOf(route), ...again })

/** Of each route the same function each time. */
function onceARoute(make: (route: Route) => Asker<unknown>) {
  const made = new WeakMap<Route, Asker<unknown>>()
  return <R extends Route>(route: R): Asker<AnswerOf<R>> => {
    const asker = made.get(route) ?? make(route)
    made.set(route, asker)
    return asker as Asker<AnswerOf<R>>
  }
}

export const askerOf = onceARoute((route) => async (path, signal) => (await askAt(route, path, { signal })).answer)

/** More villages, films or accounts than any county has: what is longer is shown in part. */
const MOST_PAGES = 40

const wholeOf = onceARoute((route) => {
  const asker = askerOf(route) as Asker<unknown> as Asker<Paged>
  return (path, signal) => pagesOf((page) => asker(page, signal), path, MOST_PAGES)
})

interface Paged {
  items: unknown[]
  nextCursor?: string | undefined
}

/** A list read page after page, as one answer. */
export async function pagesOf<L extends Paged>(ask: (path: string) => Promise<L>, path: string, pages: number) {
  let whole = await ask(path)
  for (let page = 1; page < pages && whole.nextCursor; page++) {
    const next = await ask(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(whole.nextCursor)}`)
    whole = { ...next, items: [...whole.items, ...next.items] }
  }
  return whole
}

const AN_HOUR = 3_600_000
/** Asked for just before the desk was drawn. */
const JUST_NOW = 10_000
/** Today by the office's clock. Undefined until it is known. */
export const useToday = (): string | undefined => useOffice().data?.today
export const useOffice = () => useAsk(office.read, {}, { every: AN_HOUR, young: JUST_NOW })

/** All of a list, however many pages it has. */
export const useAll = <R extends Route>(route: R, asked: Address<R> | null, { every }: Again = {}) =>
  useLoad(asked && addressNow(route, asked), { ask: wholeOf(route), every })

export interface LoadState<T> {
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
  if (event.kind === 'asked') return asking(state, event)
  if (event.key !== state.key) return state
  if (event.kind === 'failed') {
    const kept = state.of === event.key ? state : nothingYet
    return { ...kept, key: event.key, problem: event.problem, isLoading: false }
  }
  const isSame = state.data !== undefined && JSON.stringify(state.data) === JSON.stringify(event.data)
  return { key: event.key, of: event.key, data: isSame ? state.data : event.data, at: event.at, isLoading: false }
}

function asking<T>(state: LoadState<T>, { key, known: last }: LoadEvent<T> & { kind: 'asked' }): LoadState<T> {
  if (state.of === key) return { ...state, key, isLoading: true }
  if (last) return { key, of: key, ...last, isLoading: true }
  return { ...state, key, problem: undefined, isLoading: true }
}

/** Shown for now, though it answers an earlier question. */
export const isEarlier = (state: LoadState<unknown>): boolean => state.of !== undefined && state.of !== state.key

/** Is it time to ask again? Only when somebody looks. What arrived later than now arrived before the clock was set back. */
export const isDue = (at: number | undefined, now: number, everyMs: number, isVisible: boolean): boolean =>
  isVisible && (at === undefined || now - at >= everyMs || now < at)
