/** The three decisions with their keys, for the log that is open or all that are marked, and the reason asked for. */
import { useEffect, useRef } from 'preact/hooks'
import { ReviewDecision } from '../../../domain/screening.ts'
import type { Log } from '../../shared/replies.ts'
import { restOf } from '../sending.ts'
import { t } from '../words.ts'
import type { Deciding } from './deciding.ts'
import { ReasonForm } from './reason-form.tsx'
import { KEYS } from './review-keys.ts'

interface Props {
  deciding: Deciding
  chosen: readonly string[]
  logs: Log[]
}

const keyOf = (decision: ReviewDecision): string => KEYS.find(([, command]) => command === decision)?.[0] ?? ''

export function DecideBar({ deciding, chosen, logs }: Props) {
  const { asking, choose, send, cancel, sending } = deciding
  const room = useRef<HTMLDivElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    // the box is gone: the keyboard goes on in the list
    if (wasAsking.current && !asking)
      document.querySelector<HTMLElement>('.queued-open a')?.focus({ preventScroll: true })
    wasAsking.current = asking !== undefined
    if (asking) room.current?.scrollIntoView({ block: 'nearest' })
  }, [asking])
  const about = logs.filter(({ id }) => (asking?.ids ?? chosen).includes(id))
  return (
    <div class="decide" ref={room} role="group" aria-label={t('review_title')}>
      {about.length > 1 && (
        <p class="soft">
          {t('decide_many', {
            count: about.length,
            villages: about.map((log) => log.villageName).join(t('list_comma')),
          })}
        </p>
      )}
      <p class="actions">
        {ReviewDecision.options.map((decision) => (
          <button
            key={decision}
            type="button"
            class={decision === 'accept' ? 'main-action' : undefined}
            aria-expanded={decision === 'accept' ? undefined : asking?.decision === decision}
            aria-keyshortcuts={keyOf(decision)}
            disabled={sending.isSending}
            onClick={() => choose(decision, chosen)}
          >
            {t(`decision_${decision}`)} <kbd aria-hidden="true">{keyOf(decision)}</kbd>
          </button>
        ))}
      </p>
      {asking && (
        <ReasonForm
          key={asking.decision}
          action={asking.decision}
          name={t(`decision_${asking.decision}`)}
          found={about.flatMap(({ findings }) => findings.map(({ code }) => code))}
          isSending={sending.isSending}
          send={(reason) => send(asking.decision, asking.ids, reason)}
          cancel={cancel}
        />
      )}
      <p class="says" role="alert">
        {restOf(sending.problem, [])}
      </p>
    </div>
  )
}
