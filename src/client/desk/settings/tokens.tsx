/** Tokens let other programs in: made with a name, shown once, revoked. */
import { useState } from 'preact/hooks'
import { tokens } from '../../../contract/accounts.ts'
import type { IssuedToken, Token } from '../../../domain/people/sign-in.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, dayTimeOf } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { AskedTwice } from '../kit/buttons.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section, useSaid } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import { scopeWord, TokenForm } from './token-form.tsx'

export function TokensPart() {
  const all = useAll(tokens.list, {})
  const [made, setMade] = useState<IssuedToken>()
  const said = useSaid('tokens-title')
  const issued = (token: IssuedToken) => {
    said.hush()
    setMade(token)
    all.reload()
  }
  const revoked = ({ id, name }: Token) => {
    said.say(t('token_revoked', { name }))
    if (made?.id === id) setMade(undefined)
    all.reload()
  }
  return (
    <Section said={said} title={t('part_tokens')} lead={t('tokens_lead')}>
      <TokenForm made={issued} />
      {made && (
        <div class="notice notice-watch" role="status" data-part="secret">
          <p>{t('token_once', { name: made.name })}</p>
          <p class="secret">{made.token}</p>
        </div>
      )}
      <Answered load={all} lines={4}>
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
      </Answered>
    </Section>
  )
}

const usedSaid = ({ lastUsedAt }: Token): string =>
  lastUsedAt === undefined ? t('token_never_used') : t('token_used', { at: dayTimeOf(lastUsedAt) })

/** A program that used it stops at once. */
function TokenLine({ token, revoked }: { token: Token; revoked: () => void }) {
  return (
    <li data-token={token.name}>
      <p class="record-head">
        <strong>{token.name}</strong>{' '}
        <span class="soft">
          {t(`role_${token.role}`)} {token.teamCode}
        </span>{' '}
        {token.isMakerDisabled && <Mark look={['watch', 'alert']}>{t('token_maker_gone')}</Mark>}
      </p>
      <p class="soft">
        {t('token_scopes')}
        {t('list_colon')}
        {token.scopes.map(scopeWord).join(t('list_comma'))}
      </p>
      <p class="soft">
        {t('token_times', {
          who: token.createdBy,
          made: dayOf(token.createdAt),
          used: usedSaid(token),
          until: token.expiresOn,
        })}
      </p>
      <AskedTwice
        label={t('token_revoke')}
        of={t('token_revoke_of', { name: token.name })}
        sure={t('token_revoke_confirm')}
        what={t('token_revoke_what')}
        act={() => ask(tokens.revoke, { params: { id: token.id } }).then(revoked)}
      />
    </li>
  )
}
