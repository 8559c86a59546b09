/** Where else one is signed in, and ending that from here. */
import { useEffect, useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import type { OwnSession } from '../../../domain/people/session-life.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { dayOf, dayTimeOf } from '../../shared/format.ts'
import { Mark } from '../kit/marks.tsx'
import { Button, Skeleton } from '../kit/states.tsx'
import { t } from '../later-words.ts'

export function OwnSessions() {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('own_sessions_title')}</summary>
      {isOpen && <List />}
    </details>
  )
}

function List() {
  const [sessions, setSessions] = useState<OwnSession[]>()
  const [says, setSays] = useState('')
  const failed = (thrown: Problem) => setSays(thrown.detail)
  const read = () =>
    ask(session.list)
      .then(({ items }) => setSessions(items))
      .catch(failed)
  useEffect(() => void read(), [])
  const ended = (asked: Promise<unknown>, sentence: string) =>
    asked
      .then(() => setSays(sentence))
      .then(read)
      .catch(failed)
  return (
    <>
      <p class="soft">{t('own_sessions_lead')}</p>
      <p class="said" role="status">
        {says}
      </p>
      {!sessions && !says && <Skeleton lines={2} />}
      <ul class="rows">
        {sessions?.map(({ id, device = t('own_session_unknown'), isCurrent, lastUsedAt, createdAt }) => (
          <li key={id} data-session={isCurrent ? 'here' : device}>
            <p>
              <strong>{device}</strong> {isCurrent && <Mark look={['good', 'check']}>{t('own_session_here')}</Mark>}{' '}
              <span class="soft">
                {t('own_session_times', { used: dayTimeOf(lastUsedAt), begun: dayOf(createdAt) })}
              </span>
            </p>
            {!isCurrent && (
              <Twice
                label={t('own_session_end')}
                of={t('own_session_end_of', { device })}
                sure={t('own_session_end_sure')}
                act={() => void ended(ask(session.end, { params: { id } }), t('own_session_ended', { device }))}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions && sessions.length > 2 && (
        <Twice
          label={t('own_sessions_end_others')}
          sure={t('own_sessions_end_others_sure', { count: sessions.length - 1 })}
          act={() => void ended(ask(session.endOthers), t('own_sessions_ended'))}
        />
      )}
    </>
  )
}

/** Asked twice: whoever holds the other phone is out at once. */
function Twice({ label, of, sure, act }: { label: string; of?: string; sure: string; act: () => void }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <p class="actions">
      {isAsking && <Button class="danger" label={sure} act={act} />}
      {isAsking && <Button label={t('cancel')} act={() => setAsking(false)} />}
      {!isAsking && <Button aria-label={of} label={label} act={() => setAsking(true)} />}
    </p>
  )
}
