/** Tokens let other programs in: made with a name, shown once, revoked. */
import { useState } from 'preact/hooks'
import { Role } from '../../../domain/account.ts'
import { IssuedToken, type Token } from '../../../domain/sign-in.ts'
import type { Team } from '../../../domain/team.ts'
import { readBy, request } from '../../shared/api.ts'
import { dayOf } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Answered } from '../answered.tsx'
import { emptyAmong } from '../asked.ts'
import { Form, InputField, SelectField } from '../fields.tsx'
import { useKeptDraft } from '../register/kept-draft.ts'
import { throwIncomplete, useSending } from '../sending.ts'
import { Empty } from '../states.tsx'
import { useWhole } from '../whole-list.ts'

type Issued = Token & { token: string }

export function TokensPart() {
  const tokens = useWhole<Token>('/api/tokens')
  const [made, setMade] = useState<Issued>()
  const [says, setSays] = useState('')
  return (
    <section aria-labelledby="tokens-title">
      <h2 id="tokens-title" tabIndex={-1}>
        {t('part_tokens')}
      </h2>
      <p>{t('tokens_lead')}</p>
      <p class="said" role="status">
        {says}
      </p>
      <TokenForm
        made={(token) => {
          setSays('')
          setMade(token)
          tokens.reload()
        }}
      />
      {made && (
        <div class="notice notice-watch" role="status" data-part="secret">
          <p>{t('token_once', { name: made.name })}</p>
          <p class="secret">{made.token}</p>
        </div>
      )}
      <Answered load={tokens} lines={4}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('tokens_none')}</Empty>}
            <ul class="plain records" data-list="tokens">
              {items.map((token) => (
                <TokenLine
                  key={token.id}
                  token={token}
                  revoked={() => {
                    setSays(t('token_revoked', { name: token.name }))
                    if (made?.id === token.id) setMade(undefined)
                    document.getElementById('tokens-title')?.focus()
                    tokens.reload()
                  }}
                />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </section>
  )
}

const FIELDS = ['name', 'role', 'teamCode'] as const
const NOTHING = { name: '', role: 'manager', teamCode: '' }

function TokenForm({ made }: { made: (token: Issued) => void }) {
  const teams = useWhole<Team>('/api/teams')
  const { draft, set, clear } = useKeptDraft('token', NOTHING)
  const sending = useSending()
  const isTeam = draft.role === 'team'
  const field = (name: (typeof FIELDS)[number]) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem },
  })
  const submit = () =>
    sending.run(async () => {
      const asked = { path: 'name', label: t('token_name'), value: draft.name }
      const team = { path: 'teamCode', label: t('team'), value: draft.teamCode }
      throwIncomplete(emptyAmong(isTeam ? [asked, team] : [asked]))
      const body = { name: draft.name.trim(), role: draft.role, ...(isTeam && { teamCode: draft.teamCode }) }
      made(readBy(IssuedToken)(await request('POST', '/api/tokens', body)))
      clear()
    })
  return (
    <Form label={t('token_make')} {...{ sending, submit }} names={FIELDS} button={t('token_make')}>
      <div class="field-row">
        <InputField {...field('name')} label={t('token_name')} hint={t('token_name_hint')} maxLength={60} />
        <SelectField {...field('role')} label={t('token_role')}>
          {Role.options.toReversed().map((role) => (
            <option key={role} value={role}>
              {t(`role_${role}`)}
            </option>
          ))}
        </SelectField>
        {isTeam && (
          <SelectField {...field('teamCode')} label={t('team')}>
            <option value="">{t('card_team_choose')}</option>
            {(teams.data?.items ?? []).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <p class="soft">{t(`token_may_${draft.role as Role}`)}</p>
    </Form>
  )
}

/** Asked twice: a program that used it stops at once. */
function TokenLine({ token, revoked }: { token: Token; revoked: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const sending = useSending({ done: revoked })
  return (
    <li data-token={token.name}>
      <p class="record-head">
        <strong>{token.name}</strong>{' '}
        <span class="soft">
          {t(`role_${token.role}`)} {token.teamCode} {t('token_since', { day: dayOf(token.createdAt) })}
        </span>
      </p>
      {isAsking && <p>{t('token_revoke_what')}</p>}
      <p class="says" role="alert">
        {sending.problem?.detail}
      </p>
      <p class="actions">
        {isAsking ? (
          <>
            <button
              type="button"
              aria-disabled={sending.isSending}
              onClick={() => sending.send('DELETE', `/api/tokens/${encodeURIComponent(token.id)}`, undefined)}
            >
              {t('token_revoke_confirm')}
            </button>
            <button type="button" class="quiet" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
          </>
        ) : (
          <button type="button" aria-label={t('token_revoke_of', { name: token.name })} onClick={() => setAsking(true)}>
            {t('token_revoke')}
          </button>
        )}
      </p>
    </li>
  )
}
