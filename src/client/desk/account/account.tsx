/** One's own account: the password, where one is signed in, and for managers a second factor. */
import * as z from 'zod'
import { session as routes } from '../../../contract/session.ts'
import { isOfDesk, LEAST_CHARACTERS } from '../../../domain/people/account.ts'
import type { OwnSession } from '../../../domain/people/session-life.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, dayTimeOf } from '../../shared/format.ts'
import { handbookOf } from '../../shared/handbook.ts'
import { useAll } from '../../shared/load.ts'
import { LinkLine } from '../kit/buttons.tsx'
import { FieldRow, Form, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Mark } from '../kit/marks.tsx'
import { AskedTwice } from '../kit/records.tsx'
import { AnsweredSection, Section, useOpening } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { SecondFactorPart } from './second-factor.tsx'

export function Page({ session: { displayName: who, username, role } }: PageProps) {
  const sessions = useAll(routes.list, {})
  return (
    <TitledPage title={t('account_title')}>
      <p>{username ? t('account_signed_in', { who, username }) : t('account_signed_in_unnamed', { who })}</p>
      <LinkLine href={handbookOf(role)}>{t('handbook')}</LinkLine>
      <div class="sections-room">
        <PasswordPart username={username ?? ''} changed={sessions.reload} />
        <OwnSessions sessions={sessions} />
        {isOfDesk(role) && <SecondFactorPart />}
      </div>
    </TitledPage>
  )
}

const fresh = { isSecret: true, autocomplete: 'new-password' }
const Passwords = z.object({ currentPassword: z.string(), password: z.string(), again: z.string() })

function PasswordPart({ username, changed }: { username: string; changed: () => void }) {
  const form = useForm(Passwords, {
    start: {},
    fields: {
      currentPassword: { label: t('password_now'), isSecret: true, autocomplete: 'current-password' },
      password: { ...fresh, label: t('new_password'), hint: t('account_password_hint') },
      again: { ...fresh, label: t('new_password_again') },
    },
    check: ({ password, again }) => {
      if (password === '' || again === '') return []
      if (password.length < LEAST_CHARACTERS) return [{ path: 'password', message: t('password_short') }]
      return password === again ? [] : [{ path: 'again', message: t('passwords_differ') }]
    },
    send: ({ again: _, ...body }) => ask(routes.putPassword, { body }),
    done: changed,
    says: () => t('account_password_changed'),
  })
  return (
    <Section id="password-title" title={t('account_password')} data-part="password">
      <Form of={form} label={t('password_change')} button={t('password_change')}>
        {/* for whoever keeps passwords: which one this is */}
        <input type="text" name="username" autocomplete="username" value={username} readOnly hidden />
        <FieldRow of={form} names={['currentPassword', 'password', 'again']} />
      </Form>
    </Section>
  )
}

function OwnSessions({ sessions }: { sessions: ReturnType<typeof useAll<typeof routes.list>> }) {
  const { said, saved: ended } = useOpening('own-sessions-title', sessions)
  return (
    <AnsweredSection
      said={said}
      title={t('own_sessions_title')}
      lead={<p class="soft">{t('own_sessions_lead')}</p>}
      load={sessions}
      lines={4}
    >
      {({ items }) => (
        <>
          <ul class="plain records" data-list="own-sessions">
            {items.map((one) => (
              <SessionLine key={one.id} session={one} ended={ended} />
            ))}
          </ul>
          {items.length > 2 && (
            <AskedTwice
              label={t('own_sessions_end_others')}
              sure={t('own_sessions_end_others_sure', { count: items.length - 1 })}
              act={() => ask(routes.endOthers).then(() => ended(t('own_sessions_ended')))}
            />
          )}
        </>
      )}
    </AnsweredSection>
  )
}

/** Whoever sits there is out at once. */
function SessionLine({ session, ended }: { session: OwnSession; ended: (sentence: string) => void }) {
  const { id, isCurrent, lastUsedAt, createdAt, device = t('own_session_unknown') } = session
  return (
    <li data-session={isCurrent ? 'here' : device}>
      <p class="record-head">
        <strong>{device}</strong> {isCurrent && <Mark look={['good', 'check']}>{t('own_session_here')}</Mark>}{' '}
        <span class="soft">{t('own_session_times', { used: dayTimeOf(lastUsedAt), begun: dayOf(createdAt) })}</span>
      </p>
      {!isCurrent && (
        <AskedTwice
          label={t('own_session_end')}
          of={t('own_session_end_of', { device })}
          sure={t('own_session_end_sure')}
          act={() => ask(routes.end, { params: { id } }).then(() => ended(t('own_session_ended', { device })))}
        />
      )}
    </li>
  )
}
