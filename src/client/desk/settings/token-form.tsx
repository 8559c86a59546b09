/** A new token: for which program, as whom, for what of it, and until when. */
import * as z from 'zod'
import { tokens } from '../../../contract/accounts.ts'
import { teams } from '../../../contract/register.ts'
import type { SentOf } from '../../../contract/route.ts'
import { say } from '../../../domain/language.ts'
import { Role, type Scope, SCOPES } from '../../../domain/people/account.ts'
import { type IssuedToken, NewToken, TOKEN_YEARS } from '../../../domain/people/sign-in.ts'
import { inYears } from '../../../domain/period.ts'
import { ask } from '../../shared/api.ts'
import { useAll } from '../../shared/load.ts'
import { useToday } from '../../shared/office.ts'
import { language } from '../../shared/words.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { issueAt } from '../kit/sending.ts'

const NONE = '-'

/** Nothing chosen yet is all that the role may. */
export function scopesIn(text: string, role: Role): Scope[] {
  if (text === '') return [...SCOPES[role]]
  const chosen = text.split(' ')
  return SCOPES[role].filter((scope) => chosen.includes(scope))
}

export function scopesText(scopes: readonly Scope[], role: Role): string {
  if (SCOPES[role].every((scope) => scopes.includes(scope))) return ''
  return scopes.length === 0 ? NONE : scopes.join(' ')
}

/** As the form has it: the scopes as one text. */
export const TokenFields = z.object({ ...NewToken.shape, scopes: z.string().optional() })

export const tokenFields = () => ({
  name: t('token_name'),
  role: {
    label: t('token_role'),
    choices: Role.options.toReversed().map((one) => [one, t(`role_${one}`)] as const),
  },
  teamCode: t('team'),
  expiresOn: t('token_expires'),
  scopes: t('token_scopes'),
})

export const tokenBody = ({
  role,
  teamCode,
  scopes = '',
  ...token
}: z.input<typeof TokenFields>): SentOf<typeof tokens.issue> & { scopes: Scope[] } => ({
  ...token,
  role,
  ...(role === 'team' && { teamCode }),
  scopes: scopesIn(scopes, role),
})

export const scopeWord = (scope: Scope): string => say(language(), { key: `scope_${scope}` })

/** All that the role may, and a year, until something else is chosen. */
export function TokenForm({ made }: { made: (token: IssuedToken) => void }) {
  const today = useToday()
  const crews = useAll(teams.list, {}).data?.items ?? []
  const form = useForm(TokenFields, {
    keep: 'token',
    start: {},
    begin: { role: 'manager', expiresOn: today && inYears(today, TOKEN_YEARS.usual) },
    fields: tokenFields(),
    check: ({ role, teamCode, scopes }) => [
      ...(role === 'team' ? emptyAmong([{ path: 'teamCode', label: t('team'), value: teamCode }]) : []),
      ...(scopes === NONE ? [{ path: 'scopes', message: t('token_scopes_none') }] : []),
    ],
    send: async (wanted) => made(await ask(tokens.issue, { body: tokenBody(wanted) })),
  })
  const role = Role.catch('manager').parse(form.draft.role)
  return (
    <Form of={form} label={t('token_make')} button={t('token_make')}>
      <div class="field-row">
        <Field of={form} name="name" hint={t('token_name_hint')} />
        <Field of={form} name="role" />
        {role === 'team' && (
          <Field
            of={form}
            name="teamCode"
            choices={crews.map(({ code, name }) => [code, name])}
            none={t('card_team_choose')}
          />
        )}
        <Field of={form} name="expiresOn" min={today} max={today && inYears(today, TOKEN_YEARS.most)} />
      </div>
      <Scopes
        role={role}
        text={form.draft.scopes}
        set={form.set('scopes')}
        wrong={issueAt(form.sending.problem, 'scopes')}
      />
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
