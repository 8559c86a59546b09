/** A new token: for which program, as whom, for what of it, and until when. */
import { Role, type Scope, SCOPES } from '../../../domain/people/account.ts'
import { inYears } from '../../../domain/period.ts'
import { IssuedToken, TOKEN_YEARS } from '../../../domain/people/sign-in.ts'
import type { Team } from '../../../domain/register/team.ts'
import { say } from '../../../domain/language.ts'
import { readBy, request } from '../../shared/api.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import { useToday } from '../../shared/today.ts'
import { language } from '../../shared/words.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField, SelectField } from '../kit/fields.tsx'
import { useKeptDraft } from '../kit/kept-draft.ts'
import { issueAt, throwIncomplete, useSending } from '../kit/sending.ts'
import { scopesIn, scopesText, tokenBody } from './token-draft.ts'

export type Issued = ReturnType<typeof IssuedToken.parse>
const FIELDS = ['name', 'role', 'teamCode', 'expiresOn', 'scopes'] as const
/** All that the role may, and a year, until something else is chosen. */
const NOTHING = { name: '', role: 'manager', teamCode: '', scopes: '', expiresOn: '' }

export const scopeWord = (scope: Scope): string => say(language(), { key: `scope_${scope}` })

export function TokenForm({ made }: { made: (token: Issued) => void }) {
  const today = useToday()
  const teams = useLoad<Listed<Team>>('/api/teams')
  const { draft, set, clear } = useKeptDraft('token', NOTHING)
  const sending = useSending()
  const role = Role.catch('manager').parse(draft.role)
  const isTeam = role === 'team'
  const expiresOn = draft.expiresOn || (today === undefined ? '' : inYears(today, TOKEN_YEARS.usual))
  const field = (name: Exclude<(typeof FIELDS)[number], 'scopes'>) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem },
  })
  const submit = () =>
    sending.run(async () => {
      const asked = { path: 'name', label: t('token_name'), value: draft.name }
      const team = { path: 'teamCode', label: t('team'), value: draft.teamCode }
      throwIncomplete(emptyAmong(isTeam ? [asked, team] : [asked]))
      const body = tokenBody(draft, role, expiresOn)
      if (body.scopes.length === 0) throwIncomplete([{ path: 'scopes', message: t('token_scopes_none') }])
      made(readBy(IssuedToken)(await request('POST', '/api/tokens', body)))
      clear()
    })
  return (
    <Form label={t('token_make')} {...{ sending, submit }} names={FIELDS} button={t('token_make')}>
      <div class="field-row">
        <InputField {...field('name')} label={t('token_name')} hint={t('token_name_hint')} maxLength={60} />
        <SelectField {...field('role')} label={t('token_role')}>
          {Role.options.toReversed().map((one) => (
            <option key={one} value={one}>
              {t(`role_${one}`)}
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
        <InputField
          {...field('expiresOn')}
          value={expiresOn}
          type="date"
          min={today}
          max={today && inYears(today, TOKEN_YEARS.most)}
          label={t('token_expires')}
        />
      </div>
      <Scopes role={role} text={draft.scopes} set={set('scopes')} wrong={issueAt(sending.problem, 'scopes')} />
      <p class="soft">
        {t(`token_may_${role}`)} {t('token_may_not')}
      </p>
    </Form>
  )
}

interface ScopesProps {
  role: Role
  text: string
  set: (text: string) => void
  wrong: string
}

function Scopes({ role, text, set, wrong }: ScopesProps) {
  const chosen = scopesIn(text, role)
  return (
    <fieldset class="group-row">
      <legend>{t('token_scopes')}</legend>
      <div class="scopes">
        {SCOPES[role].map((scope) => (
          <label key={scope} class="check">
            <input
              type="checkbox"
              name={scope}
              checked={chosen.includes(scope)}
              onChange={({ currentTarget }) =>
                set(
                  scopesText(currentTarget.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope), role),
                )
              }
            />
            <span>{scopeWord(scope)}</span>
          </label>
        ))}
      </div>
      <p class="wrong">{wrong}</p>
    </fieldset>
  )
}
