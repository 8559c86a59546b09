/** The three decisions with their keys and the reason asked for; and what came of the last ones. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Log, LogFinding } from '../../../contract/screenings.ts'
import { ReviewDecision, UNDO_MINUTES } from '../../../domain/screening/screening.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { restOf } from '../kit/fields.tsx'
import { FourEyes, ReasonForm } from '../kit/log-review.tsx'
import { Mark } from '../kit/marks.tsx'
import { logPath } from '../routes.ts'
import { t } from '../words.ts'
import type { Deciding, Said } from './deciding.ts'
import { KEYS } from './review-keys.ts'
import { isLeftToAnother, ownAmong, type Undoable } from './rules.ts'

const keyOf = (decision: ReviewDecision): string => KEYS.find(([, command]) => command === decision)?.[0] ?? ''

/** Where the list is not shown, as on a phone, the first of the decisions. */
function focusBehind(room: HTMLElement | null): void {
  const row = document.querySelector<HTMLElement>('.queued-open a')
  row?.focus({ preventScroll: true })
  if (document.activeElement !== row) room?.querySelector('button')?.focus({ preventScroll: true })
}

interface Props {
  deciding: Deciding
  chosen: readonly string[]
  logs: readonly Log[]
}

export function DecideBar({ deciding, chosen, logs }: Props) {
  const { asking, choose, send, cancel, sending, said } = deciding
  const room = useRef<HTMLDivElement>(null)
  const wasAsking = useRef(false)
  useLayoutEffect(() => {
    // the box is gone: the keyboard goes on in the list
    if (wasAsking.current && !asking) focusBehind(room.current)
    wasAsking.current = asking !== undefined
    if (asking) room.current?.scrollIntoView({ block: 'nearest' })
  }, [asking])
  const about = logs.filter(({ id }) => (asking?.ids ?? chosen).includes(id))
  const own = ownAmong(about)
  const findings = about.flatMap((log) => log.findings)
  // each sentence once
  const refused = [...new Set(said?.refused.map(({ why }) => why))].join(' ')
  return (
    <div class="decide" ref={room} role="group" aria-label={t('review_title')}>
      {about.length > 1 && <p class="soft">{manySaid(about)}</p>}
      {own.map((eyes) => (
        <FourEyes key={eyes.message} of={eyes} />
      ))}
      {asking ? (
        <>
          {about.length === 1 && <Judged findings={findings} />}
          <ReasonForm
            key={asking.decision}
            action={asking.decision}
            ids={asking.ids}
            found={findings.map(({ code }) => code)}
            isSending={sending.isSending}
            send={(reason) => send(asking.decision, asking.ids, reason)}
            cancel={cancel}
          />
        </>
      ) : isLeftToAnother(about) ? null : (
        <p class="actions">
          {ReviewDecision.options.map((decision) => (
            <button
              key={decision}
              type="button"
              class={decision === 'accept' ? 'main-action' : undefined}
              aria-keyshortcuts={keyOf(decision)}
              disabled={sending.isSending}
              onClick={() => choose(decision, chosen)}
            >
              {t(`decision_${decision}`)} <kbd aria-hidden="true">{keyOf(decision)}</kbd>
            </button>
          ))}
        </p>
      )}
      <Says>{restOf(sending.problem, []) || refused}</Says>
    </div>
  )
}

/** What the reason answers stands over its box, whatever the box covers of the log. */
const Judged = ({ findings }: { findings: LogFinding[] }) => (
  <ul class="plain judged" data-part="judged">
    {findings.map(({ code, blocking, message, otherId }) => (
      <li key={`${code} ${otherId}`}>
        <Mark look={blocking ? ['bad', 'alert'] : ['watch', 'dot']}>{message}</Mark>
      </li>
    ))}
  </ul>
)

/** So many villages are named, and the others counted. */
const NAMED = 6

function manySaid(about: Log[]): string {
  const villages = about.slice(0, NAMED).map((log) => log.villageName)
  const facts = { count: about.length, villages: villages.join(t('list_comma')) }
  return t(about.length > NAMED ? 'decide_very_many' : 'decide_many', facts)
}

const factsOf = ({ decision, logs }: Undoable) => ({ decision: t(`decision_${decision}`), count: logs.length })

export function SaidBar({ deciding: { said, undoable, undo, undoing, cancel, sending } }: { deciding: Deciding }) {
  const { isSending } = sending
  const [latest] = undoable
  return (
    <div class="review-said">
      <p role="status" data-figure="said">
        {said && outcomeSaid(said)}
      </p>
      {undoing && (
        <ReasonForm
          action="undo"
          ids={undoing.logs.map(({ id }) => id)}
          found={[]}
          isSending={isSending}
          send={(reason) => undo(undoing, reason)}
          cancel={cancel}
        />
      )}
      {latest && (
        <button type="button" onClick={() => undo()} disabled={isSending} aria-keyshortcuts="u">
          {t('undo_last', factsOf(latest))} <kbd aria-hidden="true">u</kbd>
        </button>
      )}
      {latest && (
        <details class="undo-list">
          <summary>{t('undo_list', { minutes: UNDO_MINUTES, count: undoable.length })}</summary>
          <ul class="plain" data-list="undoable">
            {undoable.map((one) => (
              <li key={one.batch}>
                <span>
                  {t('undo_one', factsOf(one))}
                  {one.logs.map(({ id, villageName, screenedOn }, i) => (
                    <span key={id}>
                      {i > 0 && t('list_comma')}
                      <a href={logPath(id)}>
                        {villageName} {screenedOn}
                      </a>
                    </span>
                  ))}
                </span>
                <Button class="quiet" label={t('undo')} onClick={() => undo(one)} disabled={isSending} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function outcomeSaid({ what, done, already, refused }: Said): string {
  return [
    ...(done.length > 0 ? [t(`said_${what}`, { count: done.length })] : []),
    ...(already.length > 0 ? [t('said_already', { count: already.length })] : []),
    ...(refused.length > 0 ? [t('said_refused', { count: refused.length })] : []),
    ...(what === 'undo' ? new Set(refused.map(({ why }) => why)) : []),
  ].join(' ')
}
