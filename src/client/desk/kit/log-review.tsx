/** What deciding on a log needs wherever it is done: who else has it open, and the reason. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { months } from '../../../contract/bulletins.ts'
import { reviews } from '../../../contract/reviews.ts'
import type { Log, Presence } from '../../../contract/screenings.ts'
import { ask, Problem } from '../../shared/api.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'
import { monthOf } from '../../../domain/period.ts'
import type { FindingCode } from '../../../domain/screening/findings.ts'
import type { ReviewDecision } from '../../../domain/screening/screening.ts'
import type { reviewWords } from '../review/words.ts'
import { isComposing } from './keys-on.ts'
import { Button } from './buttons.tsx'

/** A heartbeat is good for half a minute: two may be lost. */
const BEAT = 10_000

function useOthers(id: string): Presence[] {
  const [others, setOthers] = useState<Presence[]>([])
  useEffect(() => {
    let isGone = false
    setOthers([])
    const beat = () => {
      if (document.visibilityState !== 'visible') return
      ask(reviews.beat, { params: { id } })
        .then(({ others: now }) => isGone || setOthers(now))
        // not to know who else looks hinders nobody
        .catch(() => undefined)
    }
    beat()
    const timer = setInterval(beat, BEAT)
    document.addEventListener('visibilitychange', beat)
    return () => {
      isGone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
    }
  }, [id])
  return others
}

export function OthersHere({ id }: { id: string }) {
  const others = useOthers(id)
  return (
    <div role="status" data-figure="others">
      {others.length > 0 && (
        <p class="notice notice-watch">
          <Mark look={['watch', 'alert']}>
            {t('others_here', { names: others.map(({ name }) => name).join(t('list_comma')) })}
          </Mark>
        </p>
      )}
    </div>
  )
}

/** Said before the click: who decides on what one sent or corrected oneself. */
export const FourEyes = ({ of: { by, message } }: { of: NonNullable<Log['fourEyes']> }) => (
  <p class="notice notice-watch" data-four-eyes={by}>
    <Mark look={['watch', 'alert']}>{message}</Mark>
  </p>
)

/** Quietly, wherever such a log stands. */
export const ReviewedAlone = ({ log }: { log: Pick<Log, 'reviewedAlone'> }) =>
  log.reviewedAlone ? (
    <span class="tag" data-mark="reviewed-alone">
      {t('reviewed_alone')}
    </span>
  ) : null

const drafts = new Map<string, string>()
/** What may have to say why: a step of logs, or of all logs that say a film's title. */
type Reasoned = ReviewDecision | 'void' | 'undo' | 'match'
const keyOf = (decision: Reasoned, ids: readonly string[]): string => [decision, ...ids.toSorted()].join(' ')

export const draftOf = (decision: Reasoned, ids: readonly string[]): string => drafts.get(keyOf(decision, ids)) ?? ''

export function keepDraft(decision: Reasoned, ids: readonly string[], reason: string): void {
  if (reason === '') drafts.delete(keyOf(decision, ids))
  else drafts.set(keyOf(decision, ids), reason)
}

export const decisionWord = (decision: ReviewDecision | 'void'): string =>
  decision === 'void' ? t('void_log') : t(`decision_${decision}`)
const reasonedWord = (action: Reasoned): string =>
  action === 'undo' || action === 'match' ? t(action) : decisionWord(action)

type WhyKey = Extract<keyof typeof reviewWords, `why_${string}`>

const REASONS: Record<Reasoned, readonly (readonly [key: WhyKey, answers: readonly FindingCode[]])[]> = {
  return: [
    ['why_photos', ['proof_missing', 'photo_reused']],
    ['why_check_times', ['overlap', 'impossible_travel', 'in_future', 'clock_off', 'before_dusk']],
    ['why_check_receipt', ['receipt_reused']],
    ['why_which_is_right', ['duplicate']],
    ['why_short', ['short_run']],
    ['why_people', ['attendance_zero', 'attendance_high']],
    ['why_place', ['far_from_village', 'outside_area', 'position_copied', 'position_stale']],
    ['why_late', ['late_report', 'sender_revoked']],
  ],
  reject: [
    ['why_same_show', ['duplicate']],
    ['why_receipt_of_other', ['receipt_reused']],
    ['why_impossible', ['overlap', 'impossible_travel', 'in_future']],
    ['why_not_held', ['attendance_zero', 'far_from_village']],
    ['why_no_proof', ['proof_missing', 'photo_reused', 'position_copied']],
  ],
  // a month that is closed is not changed without one, nor is a log accepted without its proof
  accept: [
    ['why_checked', []],
    ['why_seen_by_phone', ['proof_missing']],
  ],
  void: [
    ['why_same_show', ['duplicate']],
    ['why_by_mistake', []],
  ],
  undo: [['why_decided_wrongly', []]],
  match: [['why_checked', []]],
}

/** More than these are not read. */
const SHOWN = 6

export function reasonsFor(decision: Reasoned, found: readonly FindingCode[]): WhyKey[] {
  const answers = (codes: readonly FindingCode[]): number => Number(codes.some((code) => found.includes(code)))
  return REASONS[decision]
    .toSorted((a, b) => answers(b[1]) - answers(a[1]))
    .slice(0, SHOWN)
    .map(([key]) => key)
}

/** Whether any of some logs lies in a month that is closed: then it is not decided without a reason. */
export function useClosedAmong() {
  const { data } = useAll(months.list, {})
  const isClosed = (month: string): boolean => data?.items.some((one) => one.month === month) ?? false
  return (logs: readonly Pick<Log, 'id' | 'screenedOn'>[], ids: readonly string[]): boolean =>
    logs.some(({ id, screenedOn }) => ids.includes(id) && isClosed(monthOf(screenedOn)))
}

/** To accept such a one takes a reason. */
export const lacksProof = (
  logs: readonly Pick<Log, 'id' | 'proofMissing' | 'callback'>[],
  ids: readonly string[],
): boolean =>
  logs.some(
    ({ id, proofMissing, callback }) =>
      ids.includes(id) && (proofMissing !== undefined || callback?.isUndecided === true),
  )

/** Refused for want of a reason: the month was closed meanwhile. */
export const asksReason = (thrown: unknown): boolean =>
  thrown instanceof Problem && thrown.issues.some(({ path }) => path === 'reason')

interface Props {
  action: Reasoned
  /** The logs it is for: what was written for them before, and not sent, is there again. */
  ids: readonly string[]
  found: readonly FindingCode[]
  isSending: boolean
  send: (reason: string) => void
  cancel: () => void
}

export function ReasonForm({ action, ids, found, isSending, send, cancel }: Props) {
  const id = useId()
  const [reason, setReason] = useState(() => draftOf(action, ids))
  const box = useRef<HTMLTextAreaElement>(null)
  // before it is painted: no key is typed beside it
  useLayoutEffect(() => box.current?.focus(), [])
  const write = (text: string) => {
    setReason(text)
    keepDraft(action, ids, text)
  }
  const pick = (sentence: string) => {
    if (!reason.includes(sentence)) write(reason + sentence)
    box.current?.focus()
  }
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault()
        send(reason)
      }}
    >
      <label for={id}>{t('reason')}</label>
      <p id={`${id}-hint`} class="soft">
        {t('reason_hint')}
      </p>
      <ul class="reasons" aria-label={t('reasons_common')}>
        {reasonsFor(action, found).map((key) => (
          <li key={key}>
            <Button class="chip" label={t(key)} onClick={() => pick(t(key))} />
          </li>
        ))}
      </ul>
      <textarea
        ref={box}
        id={id}
        aria-describedby={`${id}-hint`}
        rows={2}
        maxLength={500}
        value={reason}
        onKeyDown={(event) => {
          // Escape and Enter are the input method's while it offers characters
          if (isComposing(event)) return
          if (event.key === 'Escape') {
            // what is typed before the box is gone belongs to the list again
            event.currentTarget.blur()
            cancel()
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(reason)
        }}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <p class="actions">
        <button type="submit" class="main-action" disabled={isSending}>
          {t('confirm', { action: reasonedWord(action) })}
        </button>
        <Button class="quiet" label={t('cancel')} onClick={cancel} />
        <span class="soft keys-hint">{t('reason_keys')}</span>
      </p>
    </form>
  )
}
