/** A form whose entry is kept on the phone with every change, and goes out by the outbox. */
import type { ComponentChildren } from 'preact'
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { phoneNow } from '../../shared/phone/device.ts'
import type { Entry, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { draftFreed, holdDraft } from '../../shared/phone/tabs.ts'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { OpenAnewContext, usePhone } from '../phone/phone.ts'
import { HOME } from '../routes.ts'
import { Discard } from './discard.tsx'
import { Button, Frame, Notice } from './states.tsx'
import '../styles/form.css'

interface Props {
  name: string
  title: string
  back: [href: string, label: ComponentChildren]
  lead?: ComponentChildren
  label: string
  send: () => void
  /** Above the button: what is still missing. */
  says?: ComponentChildren
  draft: Pick<FormDraft<unknown>, 'hold' | 'isKept' | 'discard'>
  children: ComponentChildren
}
/** Only its button sends it. Enter, the keyboard's search key and its tick put the keyboard away. */
export function FieldForm({ name, title, back, lead, label, send, says, draft, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    const { current } = form
    current?.addEventListener('keydown', putAway)
    return () => current?.removeEventListener('keydown', putAway)
  }, [])
  const discard = () => void draft.discard().then((isDone) => isDone && go(back[0]))
  if (draft.hold === 'elsewhere') return <Elsewhere />
  return (
    <Frame title={title} back={back} help={name}>
      {lead}
      <form ref={form} data-form={name} noValidate onSubmit={(event) => event.preventDefault()}>
        {children}
        {draft.isKept && <Discard act={discard} />}
        <div class="send-bar">
          {says}
          <Button class="main-action wide" data-do="send" label={label} act={send} />
        </div>
      </form>
    </Frame>
  )
}

function putAway(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  event.target.blur()
}

/** To the first thing in the form that is wrong, once it says so. */
export const goToWrong = (): void =>
  void requestAnimationFrame(() => {
    const wrong = document.querySelector<HTMLElement>('[data-form] [aria-invalid=true]')
    const focused = wrong?.matches('input, textarea') ? wrong : wrong?.querySelector<HTMLElement>('input, button')
    focused?.focus()
    wrong?.closest('section, .field, .counter')?.scrollIntoView({ block: 'center' })
  })

export const Elsewhere = () => (
  <Frame title={t('draft_elsewhere_title')} back={[HOME, t('back_villages')]}>
    <Notice tone="watch" says={t('draft_elsewhere')} />
  </Frame>
)

interface FormDraft<Body> {
  body: Body
  isKept: boolean
  /** `elsewhere` while another tab has it open. */
  hold: Hold
  /** `goOn`: once it is on the disk. */
  update: (changes: Partial<Body>, goOn?: () => void) => void
  /** `sent`: what goes out, once the form is complete; photos of it go along, and what is done `beside` it, all or nothing. */
  queue: (sent: unknown, beside?: OutboxEvent[]) => Promise<boolean>
  discard: () => Promise<boolean>
}

/** What is filled in is kept: every change is on its way to the disk before the next one can be made. */
export function useFormDraft<Body extends object>(
  { kind, key, about }: Pick<Entry, 'kind' | 'key' | 'about'>,
  start: () => Body,
): FormDraft<Body> {
  const { made, entries, change } = usePhone()
  const kept = entries.find((entry) => entry.key === key)
  const [body, setBody] = useState(() => (kept ? (kept.body as Body) : start()))
  const latest = useRef(body)
  const madeAt = useRef(kept?.madeAt ?? phoneNow())
  // photos, and what a log that was taken back had of its village
  const along = entries.filter(
    (entry) =>
      entry.about === about && entry.state === 'draft' && (entry.kind === 'photo' || entry.kind === 'cadre_code'),
  )
  const drafted = (): OutboxEvent => ({
    kind: 'drafted',
    entry: made({ key, kind, about, body: latest.current, madeAt: madeAt.current }),
  })
  return {
    body,
    isKept: kept !== undefined,
    hold: useHold(key),
    update: (changes, goOn) => {
      latest.current = { ...latest.current, ...changes }
      setBody(latest.current)
      void change(drafted()).then((isDone) => isDone && goOn?.())
    },
    queue: (sent, beside = []) =>
      change([
        drafted(),
        { kind: 'queued', key, body: sent },
        ...along.map((one): OutboxEvent => ({ kind: 'queued', key: one.key, body: one.body, after: [key] })),
        ...beside,
      ]),
    discard: () => change([key, ...along.map((one) => one.key)].map((one) => ({ kind: 'dropped', key: one }))),
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
