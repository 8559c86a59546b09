/** The frame of a form: only its button sends it. Enter, the keyboard's search key and its tick put the keyboard away. */
import type { ComponentChildren, RefObject } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { HOME } from '../routes.ts'
import { Back, Heading, Notice } from './states.tsx'
import { t } from '../later-words.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import type { Entry, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { draftFreed, holdDraft } from '../../shared/phone/draft-lock.ts'
import { OpenAnewContext, usePhone } from '../phone/phone.ts'

interface Props {
  name: string
  /** On the button. */
  label: string
  send: () => void
  /** Above the button: what is still missing. */
  says?: ComponentChildren
  form: RefObject<HTMLFormElement | null>
  children: ComponentChildren
}
export function FieldForm({ name, label, send, says, form, children }: Props) {
  useEffect(() => {
    const { current } = form
    current?.addEventListener('keydown', putAway)
    return () => current?.removeEventListener('keydown', putAway)
  }, [form])
  return (
    <form ref={form} data-form={name} noValidate onSubmit={(event) => event.preventDefault()}>
      {children}
      <div class="send-bar">
        {says}
        <button type="button" class="main-action wide" data-do="send" onClick={send}>
          {label}
        </button>
      </div>
    </form>
  )
}

function putAway(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  event.target.blur()
}

/** To the first thing that is wrong, once it says so. */
export const goToWrong = (form: HTMLFormElement | null): void =>
  void requestAnimationFrame(() => {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true]')
    const focused = wrong?.matches('input, textarea') ? wrong : wrong?.querySelector<HTMLElement>('input, button')
    focused?.focus()
    wrong?.closest('section, .field, .counter')?.scrollIntoView({ block: 'center' })
  })

/** A form that is open in another tab already. */
export const Elsewhere = () => (
  <main>
    <Back href={HOME}>{t('back_villages')}</Back>
    <Heading>{t('draft_elsewhere_title')}</Heading>
    <Notice tone="watch">
      <p>{t('draft_elsewhere')}</p>
    </Notice>
  </main>
)

interface FormDraft<Body> {
  body: Body
  isKept: boolean
  /** `elsewhere` while another tab has it open. */
  hold: Hold
  update: (changes: Partial<Body>) => void
  /** `sent`: what goes out, once the form is complete; photos of it go along. */
  queue: (sent: unknown) => Promise<boolean>
  discard: () => Promise<boolean>
}

/** What is filled in is kept: every change is on its way to the disk before the next one can be made. */
export function useFormDraft<Body extends object>(
  { kind, key, about }: Pick<Entry, 'kind' | 'key' | 'about'>,
  start: () => Body,
): FormDraft<Body> {
  const { person, entries, change } = usePhone()
  const [body, setBody] = useState(start)
  const latest = useRef(body)
  const kept = entries.find((entry) => entry.key === key)
  const madeAt = useRef(kept?.madeAt ?? phoneNow())
  const photos = entries.filter((entry) => entry.kind === 'photo' && entry.about === about && entry.state === 'draft')
  const drafted = (): OutboxEvent => ({
    kind: 'drafted',
    entry: {
      key,
      person: person.id,
      kind,
      about,
      state: 'draft',
      body: latest.current,
      after: [],
      madeAt: madeAt.current,
      nextAt: 0,
      tries: 0,
    },
  })
  return {
    body,
    isKept: kept !== undefined,
    hold: useHold(key),
    update: (changes) => {
      latest.current = { ...latest.current, ...changes }
      setBody(latest.current)
      void change(drafted())
    },
    queue: (sent) =>
      change([
        drafted(),
        { kind: 'queued', key, body: sent },
        ...photos.map((photo): OutboxEvent => ({ kind: 'queued', key: photo.key, body: photo.body, after: [key] })),
      ]),
    discard: () => change([key, ...photos.map((photo) => photo.key)].map((one) => ({ kind: 'dropped', key: one }))),
  }
}

type Hold = 'asking' | 'held' | 'elsewhere'

/** Holds a draft for this tab while its form is open; when another tab has it, waits until that one lets go. */
function useHold(key: string): Hold {
  const [state, setState] = useState<Hold>('asking')
  const openAnew = useContext(OpenAnewContext)
  useEffect(() => {
    const leaving = new AbortController()
    let letGo: (() => void) | null = null
    holdDraft(key)
      .then((release) => {
        letGo = release
        if (leaving.signal.aborted) release?.()
        else setState(release ? 'held' : 'elsewhere')
        if (!release) void draftFreed(key, leaving.signal).then(openAnew, () => undefined)
      })
      .catch(() => setState('held'))
    return () => {
      leaving.abort()
      letGo?.()
    }
  }, [key, openAnew])
  return state
}

/** A draft nobody wants: asked once, then gone. */
export function Discard({ discard }: { discard: () => void }) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {t('discard')}
      </button>
    )
  }
  return (
    <div class="notice notice-bad" role="group" aria-label={t('discard')}>
      <p>{t('discard_sure')}</p>
      <p class="actions">
        <button type="button" class="danger" onClick={discard}>
          {t('discard_yes')}
        </button>
        <button type="button" onClick={() => setAsking(false)}>
          {t('discard_no')}
        </button>
      </p>
    </div>
  )
}
