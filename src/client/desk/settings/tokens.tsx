/** Tokens let other programs in: made for a program, as whom, for what of it and until when; shown once; revoked. */
import { useState } from 'preact/hooks'
import * as z from 'zod'
import { tokens } from '../../../contract/accounts.ts'
import { teams } from '../../../contract/register.ts'
import type { SentOf } from '../../../contract/route.ts'
import { say } from '../../../domain/language.ts'
import { Role, type Scope, SCOPES } from '../../../domain/people/account.ts'
import { type IssuedToken, NewToken, type Token, TOKEN_YEARS } from '../../../domain/people/sign-in.ts'
import { inYears } from '../../../domain/period.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, dayTimeOf } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { language } from '../../shared/words.ts'
import { Changing } from '../kit/buttons.tsx'
import { issueAt } from '../kit/fields.tsx'
import { Check, namedChoices } from '../kit/filters.tsx'
import { emptyAmong } from '../kit/form-draft.ts'
import { Field, Form, type FormOf, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import { AskedTwice } from '../kit/records.tsx'
import { AnsweredSection, Empty, useOpening } from '../kit/section.tsx'
import { t } from '../later-words.ts'

export function TokensPart() {
  const all = useAll(tokens.list, {})
  const [made, setMade] = useState<IssuedToken>()
  const { said, saved } = useOpening('tokens-title', all)
  const issued = (token: IssuedToken) => {
    said.hush()
    setMade(token)
    all.reload()
  }
  const revoked = ({ id, name }: Token) => {
    saved(t('token_revoked', { name }))
    if (made?.id === id) setMade(undefined)
  }
  const above = (
    <>
      <Changing>
        <TokenForm made={issued} />
      </Changing>
      {made && (
        <div class="notice notice-watch" role="status" data-part="secret">
          <p>{t('token_once', { name: made.name })}</p>
          <p class="secret">{made.token}</p>
        </div>
      )}
    </>
  )
  return (
    <AnsweredSection said={said} title={t('part_tokens')} lead={t('tokens_lead')} above={above} load={all} lines={4}>
      {({ items }) => (
        <>
          {items.length === 0 && <Empty>{t('tokens_none')}</Empty>}
          <ul class="plain records" data-list="tokens">
            {items.map((token) => (
              <TokenLine key={token.id} token={token} revoked={() => revoked(token)} />
            ))}
          </ul>
        </>
      )}
    </AnsweredSection>
  )
}

const scopeWord = (scope: Scope): string => say(language(), { key: `scope_${scope}` })

/** A program that used it stops at once. */
function TokenLine({ token, revoked }: { token: Token; revoked: () => void }) {
  const { id, name, role, teamCode, lastUsedAt: used } = token
  const facts = {
    who: token.createdBy,
    made: dayOf(token.createdAt),
    used: used === undefined ? t('token_never_used') : t('token_used', { at: dayTimeOf(used) }),
    until: token.expiresOn,
  }
  return (
    <li data-token={name}>
      <p class="record-head">
        <strong>{name}</strong>{' '}
        <span class="soft">
          {t(`role_${role}`)} {teamCode}
        </span>{' '}
        {token.isMakerDisabled && <Mark look={['watch', 'alert']}>{t('token_maker_gone')}</Mark>}
      </p>
      <p class="soft">
        {t('token_scopes')}
        {t('list_colon')}
        {token.scopes.map(scopeWord).join(t('list_comma'))}
      </p>
      <p class="soft">{t('token_times', facts)}</p>
      <Changing>
        <AskedTwice
          label={t('token_revoke')}
          of={t('token_revoke_of', { name })}
          sure={t('token_revoke_confirm')}
          what={t('token_revoke_what')}
          act={() => ask(tokens.revoke, { params: { id } }).then(revoked)}
        />
      </Changing>
    </li>
  )
}

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
  expiresOn: t('field_endsOn'),
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

/** All that the role may, and a year, until something else is chosen. */
function TokenForm({ made }: { made: (token: IssuedToken) => void }) {
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
  const choices = namedChoices(crews)
  return (
    <Form of={form} label={t('token_make')} button={t('token_make')}>
      <div class="field-row">
        <Field of={form} name="name" hint={t('token_name_hint')} />
        <Field of={form} name="role" />
        {role === 'team' && <Field of={form} name="teamCode" choices={choices} none={t('card_team_choose')} />}
        <Field of={form} name="expiresOn" min={today} max={today && inYears(today, TOKEN_YEARS.most)} />
      </div>
      <Scopes of={form} role={role} />
      <p class="soft">
        {t(`token_may_${role}`)} {t('token_may_not')}
      </p>
    </Form>
  )
}

function Scopes({ of: form, role }: { of: FormOf<keyof ReturnType<typeof tokenFields>>; role: Role }) {
  const chosen = scopesIn(form.draft.scopes, role)
  const choose = (scopes: Scope[]) => form.set('scopes')(scopesText(scopes, role))
  return (
    <fieldset class="group-row">
      <legend>{t('token_scopes')}</legend>
      <div class="scopes">
        {SCOPES[role].map((scope) => (
          <Check
            key={scope}
            name={scope}
            label={scopeWord(scope)}
            isOn={chosen.includes(scope)}
            set={(isOn) => choose(isOn ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
          />
        ))}
      </div>
      <p class="wrong">{issueAt(form.sending.problem, 'scopes')}</p>
    </fieldset>
  )
}
