/** The three decisions with their keys and the reason asked for; and what came of the last ones. */
import { useEffect, useRef } from 'preact/hooks'
import type { Log, LogFinding } from '../../../contract/screenings.ts'
import { UNDO_MINUTES } from '../../../domain/screening/review-undo.ts'
import { ReviewDecision } from '../../../domain/screening/screening.ts'
import { Mark } from '../kit/marks.tsx'
import { draftOf, keepDraft, ReasonForm } from '../kit/log-review.tsx'
import { restOf } from '../kit/fields.tsx'
import { logPath } from '../routes.ts'
import { t } from '../words.ts'
import type { Deciding, Said } from './deciding.ts'
import { KEYS } from './review-keys.ts'
import type { Undoable } from './rules.ts'

interface DecideProps {
  deciding: Deciding
  chosen: readonly string[]
  logs: readonly Log[]
}

const keyOf = (decision: ReviewDecision): string => KEYS.find(([, command]) => command === decision)?.[0] ?? ''

/** Where the list is not shown, as on a phone, the first of the decisions. */
function focusBehind(room: HTMLElement | null): void {
  const row = document.querySelector<HTMLElement>('.queued-open a')
  row?.focus({ preventScroll: true })
  if (document.activeElement !== row) room?.querySelector('button')?.focus({ preventScroll: true })
}

/** So many villages are named, and the others counted. */
const NAMED = 6

export function DecideBar({ deciding, chosen, logs }: DecideProps) {
  const { asking } = deciding
  const room = useRef<HTMLDivElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    // the box is gone: the keyboard goes on in the list
    if (wasAsking.current && !asking) focusBehind(room.current)
    wasAsking.current = asking !== undefined
    if (asking) room.current?.scrollIntoView({ block: 'nearest' })
  }, [asking])
  const about = logs.filter(({ id }) => (asking?.ids ?? chosen).includes(id))
  return (
    <div class="decide" ref={room} role="group" aria-label={t('review_title')}>
      {about.length > 1 && <p class="soft">{manySaid(about)}</p>}
      {!asking && <Choices deciding={deciding} chosen={chosen} />}
      {asking && about[0] && about.length === 1 && <Judged findings={about[0].findings} />}
      <Asked deciding={deciding} about={about} />
      <p class="says" role="alert">
        {saysOf(deciding)}
      </p>
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

/** The reason's box takes their room: the log stays in sight. */
const Choices = ({ deciding: { choose, sending }, chosen }: Omit<DecideProps, 'logs'>) => (
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
)

function Asked({ deciding: { asking, send, cancel, sending }, about }: { deciding: Deciding; about: Log[] }) {
  if (!asking) return null
  const { decision, ids } = asking
  return (
    <ReasonForm
      key={decision}
      action={decision}
      name={t(`decision_${decision}`)}
      found={about.flatMap(({ findings }) => findings.map(({ code }) => code))}
      isSending={sending.isSending}
      begun={draftOf(decision, ids)}
      keep={(reason) => keepDraft(decision, ids, reason)}
      send={(reason) => send(decision, ids, reason)}
      cancel={cancel}
    />
  )
}

function manySaid(about: Log[]): string {
  const villages = about.slice(0, NAMED).map((log) => log.villageName)
  const facts = { count: about.length, villages: villages.join(t('list_comma')) }
  return about.length > NAMED ? t('decide_very_many', facts) : t('decide_many', facts)
}

/** Why nothing was sent, else which logs somebody else was faster with; each sentence once. */
function saysOf({ sending, said }: Deciding): string {
  const refused = said ? [...new Set(said.refused.map(({ why }) => why))] : []
  return restOf(sending.problem, []) || refused.join(' ')
}

export function SaidBar({ deciding: { said, undoable, undo, sending } }: { deciding: Deciding }) {
  const [latest] = undoable
  return (
    <div class="review-said">
      <p role="status" data-figure="said">
        {said && outcomeSaid(said)}
      </p>
      {latest && (
        <button type="button" onClick={() => undo()} disabled={sending.isSending} aria-keyshortcuts="u">
          {t('undo_last', factsOf(latest))} <kbd aria-hidden="true">u</kbd>
        </button>
      )}
      {undoable.length > 0 && (
        <details class="undo-list">
          <summary>{t('undo_list', { minutes: UNDO_MINUTES, count: undoable.length })}</summary>
          <ul class="plain" data-list="undoable">
            {undoable.map((one) => (
              <Decision key={one.batch} one={one} undo={() => undo(one)} isSending={sending.isSending} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const factsOf = ({ decision, logs }: Undoable) => ({ decision: t(`decision_${decision}`), count: logs.length })

const Decision = ({ one, undo, isSending }: { one: Undoable; undo: () => void; isSending: boolean }) => (
  <li>
    <span>
      {t('undo_one', factsOf(one))}
      {one.logs.map(({ id, villageName, screenedOn }, i) => (
        <>
          {i > 0 && t('list_comma')}
          <a key={id} href={logPath(id)}>
            {villageName} {screenedOn}
          </a>
        </>
      ))}
    </span>
    <button type="button" class="quiet" onClick={undo} disabled={isSending}>
      {t('undo')}
    </button>
  </li>
)

function outcomeSaid({ what, done, already, refused }: Said): string {
  return [
    ...(done.length > 0 ? [t(`said_${what}`, { count: done.length })] : []),
    ...(already.length > 0 ? [t('said_already', { count: already.length })] : []),
    ...(refused.length > 0 ? [t('said_refused', { count: refused.length })] : []),
    ...(what === 'undo' ? new Set(refused.map(({ why }) => why)) : []),
  ].join(' ')
}
