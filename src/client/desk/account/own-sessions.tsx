/** Where one is signed in: each with its device and last use, and its end from here. */
import { session as routes } from '../../../contract/session.ts'
import type { OwnSession } from '../../../domain/people/session-life.ts'
import { dayOf, dayTimeOf } from '../../shared/format.ts'
import { ask } from '../../shared/api.ts'
import type { useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { AskedTwice } from '../kit/asked-twice.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section, useSaid } from '../kit/section.tsx'
import { useSending } from '../kit/sending.ts'

const deviceOf = ({ device }: OwnSession): string => device ?? t('own_session_unknown')

export function OwnSessions({ sessions }: { sessions: ReturnType<typeof useAll<typeof routes.list>> }) {
  const said = useSaid('own-sessions-title')
  const ended = (sentence: string) => {
    said.say(sentence)
    sessions.reload()
  }
  return (
    <Section said={said} title={t('own_sessions_title')} lead={<span class="soft">{t('own_sessions_lead')}</span>}>
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
                end={() => ask(routes.endOthers)}
                label={t('own_sessions_end_others')}
                sure={t('own_sessions_end_others_sure', { count: items.length - 1 })}
                done={() => ended(t('own_sessions_ended'))}
              />
            )}
          </>
        )}
      </Answered>
    </Section>
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
          end={() => ask(routes.end, { params: { id } })}
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
  end: () => Promise<unknown>
  label: string
  /** For who hears the buttons one by one. */
  of?: string
  sure: string
  done: () => void
}

/** Whoever sits there is out at once. */
function EndButton({ end, done, ...words }: EndProps) {
  const sending = useSending()
  const send = () =>
    sending.run(async () => {
      await end()
      done()
    })
  return <AskedTwice {...words} sending={sending} send={send} />
}
