/** Tokens let other programs in: made with a name, shown once, revoked. */
import { useState } from 'preact/hooks'
import { type Token } from '../../../domain/people/sign-in.ts'
import { dayOf, dayTimeOf } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { AskedTwice } from '../kit/asked-twice.tsx'
import { Mark } from '../kit/marks.tsx'
import { useSending } from '../kit/sending.ts'
import { Empty } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { type Issued, scopeWord, TokenForm } from './token-form.tsx'

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

const usedSaid = ({ lastUsedAt }: Token): string =>
  lastUsedAt === undefined ? t('token_never_used') : t('token_used', { at: dayTimeOf(lastUsedAt) })

/** A program that used it stops at once. */
function TokenLine({ token, revoked }: { token: Token; revoked: () => void }) {
  const sending = useSending({ done: revoked })
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
        sending={sending}
        send={() => sending.send('DELETE', `/api/tokens/${encodeURIComponent(token.id)}`, undefined)}
      />
    </li>
  )
}
