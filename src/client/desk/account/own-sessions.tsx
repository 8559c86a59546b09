/** Where one is signed in: each with its device and last use, and its end from here. */
import { useState } from 'preact/hooks'
import type { OwnSession } from '../../../domain/people/session-life.ts'
import { dayOf, dayTimeOf } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { AskedTwice } from '../kit/asked-twice.tsx'
import { Mark } from '../kit/marks.tsx'
import { useSending } from '../kit/sending.ts'

const deviceOf = ({ device }: OwnSession): string => device ?? t('own_session_unknown')

export function OwnSessions({ sessions }: { sessions: Loaded<Listed<OwnSession>> }) {
  const [says, setSays] = useState('')
  const ended = (sentence: string) => {
    setSays(sentence)
    document.getElementById('own-sessions-title')?.focus()
    sessions.reload()
  }
  return (
    <section aria-labelledby="own-sessions-title">
      <h2 id="own-sessions-title" tabIndex={-1}>
        {t('own_sessions_title')}
      </h2>
      <p class="soft">{t('own_sessions_lead')}</p>
      <p class="said" role="status">
        {says}
      </p>
      <Answered load={sessions} lines={4}>
        {({ items }) => (
          <>
            <ul class="plain records" data-list="own-sessions">
              {items.map((one) => (
                <Line key={one.id} session={one} ended={ended} />
              ))}
            </ul>
            {items.length > 2 && (
              <EndButton
                path="/api/sessions"
                label={t('own_sessions_end_others')}
                sure={t('own_sessions_end_others_sure', { count: items.length - 1 })}
                done={() => ended(t('own_sessions_ended'))}
              />
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

function Line({ session, ended }: { session: OwnSession; ended: (sentence: string) => void }) {
  const device = deviceOf(session)
  const { id, isCurrent, lastUsedAt, createdAt } = session
  return (
    <li data-session={isCurrent ? 'here' : device}>
      <p class="record-head">
        <strong>{device}</strong> {isCurrent && <Mark look={['good', 'check']}>{t('own_session_here')}</Mark>}{' '}
        <span class="soft">{t('own_session_times', { used: dayTimeOf(lastUsedAt), begun: dayOf(createdAt) })}</span>
      </p>
      {!isCurrent && (
        <EndButton
          path={`/api/sessions/${encodeURIComponent(id)}`}
          label={t('own_session_end')}
          of={t('own_session_end_of', { device })}
          sure={t('own_session_end_sure')}
          done={() => ended(t('own_session_ended', { device }))}
        />
      )}
    </li>
  )
}

interface EndProps {
  path: string
  label: string
  /** For who hears the buttons one by one. */
  of?: string
  sure: string
  done: () => void
}

/** Whoever sits there is out at once. */
function EndButton({ path, done, ...words }: EndProps) {
  const sending = useSending({ done })
  return <AskedTwice {...words} sending={sending} send={() => sending.send('DELETE', path, undefined)} />
}
