/** Holds one person's phone: the outbox as it is on disk, the copy, the clock, the sender; gives it to every view. */
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { localDay } from '../../../domain/period.ts'
import { Problem, problemIn } from '../../shared/api.ts'
import { dispatch, followOutbox, hear, phoneNow } from '../../shared/phone/device.ts'
import { madeEntry } from '../../shared/phone/outbox-entry.ts'
import type { Outbox } from '../../shared/phone/outbox.ts'
import {
  keepCopy,
  keptClock,
  type KeptClock,
  keptCopy,
  type KeptCopy,
  type KeptPerson,
  officeNow,
} from '../../shared/phone/phone-records.ts'
import { persist, StorageProblem, storageState, type StorageState } from '../../shared/phone/shelf.ts'
import type { Sender } from '../../shared/phone/sender.ts'
import { language, t } from '../../shared/words.ts'
import { behindFirstView } from './behind.ts'
import { useHalfMinute, useIsOnline } from './browser.ts'
import { type Phone, PhoneContext, unsentOf } from './phone.ts'
import { FIELD_COPY } from '../../../contract/address.ts'
import { recall, remember } from '../../shared/keep.ts'

interface Props {
  person: KeptPerson
  signInAgain: () => void
  waiting: ComponentChildren
  children: ComponentChildren
}

const FIVE_MINUTES = 300_000

export function PhoneRoom({ waiting, children, ...whose }: Props) {
  const phone = usePhoneOf(whose)
  return phone ? <PhoneContext.Provider value={phone}>{children}</PhoneContext.Provider> : <>{waiting}</>
}

/** Null until it is read from the disk. It is another one whenever anything of it changes, and now and then: times of day go on. */
function usePhoneOf({ person, signInAgain }: Pick<Props, 'person' | 'signInAgain'>): Phone | null {
  const box = useOutbox(person.id)
  const onDisk = useKept(person.id)
  const { copy: kept, clock } = onDisk ?? {}
  const isOnline = useIsOnline()
  const storage = useStorage(box)
  const { isAsking, problem, isRefused, refresh } = useRefresh(person.id, kept, onDisk !== undefined)
  const sender = useSender(person.id, refresh)
  const [isFull, setFull] = useState(false)
  const change = useCallback<Phone['change']>(
    (events) =>
      dispatch(person.id, events).then(
        () => (setFull(false), true),
        (thrown: unknown) => {
          if (!(thrown instanceof StorageProblem)) throw thrown
          setFull(true)
          return false
        },
      ),
    [person.id],
  )
  useHalfMinute()
  const entries = useMemo(() => [...(box?.entries.values() ?? [])], [box])
  if (!box || !onDisk) return null
  const now = () => new Date(officeNow(clock))
  const timeZone = kept?.copy.timeZone ?? 'Asia/Shanghai'
  return {
    person,
    box,
    entries,
    unsent: unsentOf(box),
    copy: kept?.copy,
    isAsking,
    problem,
    isRefused,
    storage,
    isOnline,
    change,
    made: (entry) => madeEntry({ person: person.id, madeAt: phoneNow(), ...entry }),
    isFull,
    refresh,
    signInAgain,
    now,
    today: localDay(now(), timeZone),
    stamp: () => ({ timeZone, ...stampOf(clock) }),
    sendNow: () => sender.current?.sendNow(),
  }
}

/** A demo's clock stands: then its time is the time, and how far the phone is off says nothing. */
function stampOf(clock: KeptClock | undefined): Omit<ReturnType<Phone['stamp']>, 'timeZone'> {
  if (clock?.isFixed) return { recordedAt: new Date(officeNow(clock)).toISOString() }
  const recordedAt = new Date(phoneNow()).toISOString()
  return clock ? { recordedAt, clock: { phoneAt: clock.phoneAt, serverAt: clock.serverAt } } : { recordedAt }
}

function useOutbox(person: string): Outbox | undefined {
  const [box, setBox] = useState<Outbox>()
  useEffect(() => followOutbox(person, setBox), [person])
  return box
}

/** The copy and the clock as they are on disk; undefined until they are read. */
function useKept(person: string) {
  const [kept, setKept] = useState<{ copy?: KeptCopy | undefined; clock?: KeptClock | undefined }>()
  useEffect(() => {
    const read = () =>
      void Promise.all([keptCopy(person), keptClock()]).then(
        ([copy, clock]) => setKept({ copy, clock }),
        () => setKept((before) => before ?? {}),
      )
    read()
    return hear((news) => {
      if (news.kind === 'clock' || news.kind === 'anything' || (news.kind === 'copy' && news.person === person)) read()
    })
  }, [person])
  return kept
}

/** Asks to be kept for good as soon as there is something to lose. */
function useStorage(box: Outbox | undefined): StorageState | undefined {
  const [storage, setStorage] = useState<StorageState>()
  const count = box?.entries.size ?? 0
  useEffect(() => {
    const asked = count > 0 ? persist() : Promise.resolve(false)
    asked
      .then(storageState)
      .then(setStorage)
      .catch(() => undefined)
  }, [count])
  return storage
}

/** On opening, online again, visible again, and every five minutes while somebody looks. */
function useRefresh(person: string, kept: KeptCopy | undefined, isRead: boolean) {
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<Problem>()
  const isBusy = useRef(false)
  const isWanted = useRef(false)
  const latest = useRef(kept)
  latest.current = kept
  const refresh = useCallback(() => {
    // what was received meanwhile is not in the answer that is on its way
    isWanted.current = isBusy.current
    if (isBusy.current) return
    isBusy.current = true
    setAsking(true)
    refreshCopy(person, latest.current)
      .then(() => setFailure(undefined))
      .catch((thrown: unknown) =>
        setFailure(thrown instanceof Problem ? thrown : new Problem('unreadable', String(thrown))),
      )
      .finally(() => {
        isBusy.current = false
        setAsking(false)
        if (isWanted.current) refresh()
      })
  }, [person])
  // that there is no copy is not said before it is asked for
  useLayoutEffect(() => {
    if (!isRead) return
    const leaving = new AbortController()
    const look = () => {
      if (document.visibilityState === 'visible') refresh()
    }
    refresh()
    const timer = setInterval(look, FIVE_MINUTES)
    addEventListener('online', look, { signal: leaving.signal })
    document.addEventListener('visibilitychange', look, { signal: leaving.signal })
    return () => {
      clearInterval(timer)
      leaving.abort()
    }
  }, [refresh, isRead])
  // said, and no more: a phone whose account was disabled may still hand in what it has
  return { isAsking, problem: failure?.detail, isRefused: failure?.code === 'unauthorized', refresh }
}

function useSender(person: string, received: () => void) {
  const sender = useRef<Sender | null>(null)
  useEffect(() => {
    const [whose, leaving] = [{ person, language, received }, new AbortController()]
    void behindFirstView(() => import('../../shared/phone/sender.ts')).then(({ startSender }) => {
      if (!leaving.signal.aborted) sender.current = startSender(whose)
    })
    return () => {
      leaving.abort()
      sender.current?.stop()
    }
  }, [person, received])
  return sender
}

const PATIENCE_MS = 30_000
const tagKey = (person: string): string => `copy-tag:${person}`

/** Throws a Problem: `offline` when nobody answered, `unauthorized` when the session is over or somebody else's. */
async function refreshCopy(person: string, kept: KeptCopy | undefined): Promise<void> {
  const response = await copyAsked(person, kept ? recall(tagKey(person)) : null)
  const etag = response.headers.get('etag')
  const rememberTag = () => remember(tagKey(person), etag === null ? null : `${language()} ${etag}`)
  if (response.status === 304 && kept) {
    const now = response.headers.get('yx-now')
    await keepCopy(person, { ...kept.copy, now: now ?? kept.copy.now })
    // the copy is the same; what others did since has given it a newer name
    if (etag !== null) rememberTag()
    return
  }
  const reply: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const problem = problemIn(reply)
    const isUnknown = response.status === 401 && problem.reply === undefined
    throw isUnknown ? new Problem('unauthorized', t('offline')) : problem
  }
  const { FieldCopy } = await copySchema()
  const read = FieldCopy.safeParse(reply)
  if (!read.success || read.data.person.id !== person) throw new Problem('unreadable', t('unreadable'))
  await keepCopy(person, read.data)
  rememberTag()
}

/** Most of the domain: nobody at the door waits for it. */
const copySchema = () =>
  import('../../../domain/screening/field-copy.ts').catch(() => {
    throw new Problem('offline', t('offline'))
  })

/** The sentences in a copy are in one language: a tag counts for that one only. */
async function copyAsked(person: string, known: string | null): Promise<Response> {
  const spoken = `${language()} `
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': language(),
    'yx-account': person,
  }
  if (known?.startsWith(spoken)) headers['if-none-match'] = known.slice(spoken.length)
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    return await fetch(FIELD_COPY, { headers, cache: 'no-store', redirect: 'error', signal: patience.signal })
  } catch {
    throw new Problem('offline', t('offline'))
  } finally {
    clearTimeout(timer)
  }
}
