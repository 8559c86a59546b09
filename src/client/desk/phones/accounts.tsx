/** Everybody who can sign in or could: a new link for a lost phone, and the end of an account. */
import { useState } from 'preact/hooks'
import type { Account } from '../../../domain/people/sign-in.ts'
import { dayOf, figure, shortDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Mark } from '../kit/marks.tsx'
import { useSending } from '../kit/sending.ts'
import { type Card, forAccount, makeCard, mayRelink, mayReset, mayRevoke } from './enrolling.ts'
import { ResetDialog } from './reset.tsx'
import { RevokeDialog } from './revoke.tsx'
import { TableHead } from '../kit/table-head.tsx'

interface Props {
  accounts: Account[]
  ownId: string
  teamName: (code: string) => string
  add: (card: Card) => void
  finished: () => void
  reload: () => void
}

const HEADS = ['account_who', 'team', 'account_role', 'account_since', 'status'] as const

export function Accounts({ accounts, ownId, teamName, add, finished, reload }: Props) {
  const [asked, setAsked] = useState<Account>()
  const [resetting, setResetting] = useState<Account>()
  const [says, setSays] = useState('')
  const sending = useSending()
  const relink = (account: Account) =>
    sending.run(async () => {
      add(await makeCard(forAccount(account)))
      finished()
    })
  const revoked = (account: Account) => {
    setSays(t('revoked_says', { who: account.displayName }))
    reload()
  }
  const disabled = accounts.filter(({ disabledAt }) => disabledAt !== undefined).length
  return (
    <>
      <p data-figure="accounts">
        {t('accounts_total', { count: figure(accounts.length), disabled: figure(disabled) })}
      </p>
      <p class="soft">
        {t('accounts_hint')} {t('accounts_role_hint')}
      </p>
      <p class="said" role="status">
        {says}
      </p>
      <p class="says" role="alert">
        {sending.problem?.detail}
      </p>
      <table class="logs accounts" role="table" data-table="accounts" aria-label={t('accounts_title')}>
        <TableHead names={HEADS.map((word) => t(word))} hasActions />
        <tbody role="rowgroup">
          {accounts.map((account) => (
            <Row
              key={account.id}
              account={account}
              team={account.teamCode && teamName(account.teamCode)}
              ownId={ownId}
              isBusy={sending.isSending}
              relink={relink}
              ask={setAsked}
              askReset={setResetting}
            />
          ))}
        </tbody>
      </table>
      {resetting && (
        <ResetDialog
          key={resetting.id}
          account={resetting}
          made={(card) => {
            add(card)
            finished()
          }}
          close={() => setResetting(undefined)}
        />
      )}
      {asked && (
        <RevokeDialog key={asked.id} account={asked} revoked={() => revoked(asked)} close={() => setAsked(undefined)} />
      )}
    </>
  )
}

interface RowProps {
  account: Account
  team: string | undefined
  ownId: string
  isBusy: boolean
  relink: (account: Account) => void
  ask: (account: Account) => void
  askReset: (account: Account) => void
}

function Row({ account, team, ownId, isBusy, relink, ask, askReset }: RowProps) {
  const { id, displayName, username, role, createdAt, disabledAt } = account
  return (
    <tr role="row" data-account={displayName} data-disabled={disabledAt !== undefined}>
      <td role="cell" class="who-cell">
        <strong>{displayName}</strong> <span class="soft">{username}</span>
      </td>
      <td role="cell">{team}</td>
      <td role="cell">{t(`role_${role}`)}</td>
      <td role="cell">
        <span class="on-cards">{t('account_since')} </span>
        {dayOf(createdAt)}
      </td>
      <td role="cell">
        {disabledAt === undefined ? (
          <Mark look={['good', 'check']}>{t('account_active')}</Mark>
        ) : (
          <Mark look={['unknown', 'cross']}>{t('account_disabled', { day: shortDay(dayOf(disabledAt)) })}</Mark>
        )}
      </td>
      <td role="cell" class="account-actions">
        {id === ownId && <span class="soft">{t('account_own')}</span>}
        {mayRelink(account) && (
          <button
            type="button"
            aria-label={t('account_relink_of', { who: displayName })}
            aria-disabled={isBusy}
            onClick={() => relink(account)}
          >
            {t('account_relink')}
          </button>
        )}
        {mayReset(account, ownId) && (
          <button
            type="button"
            aria-label={t('account_reset_of', { who: displayName })}
            aria-haspopup="dialog"
            onClick={() => askReset(account)}
          >
            {t('account_reset')}
          </button>
        )}
        {mayRevoke(account, ownId) && (
          <button
            type="button"
            aria-label={t('account_revoke_of', { who: displayName })}
            aria-haspopup="dialog"
            onClick={() => ask(account)}
          >
            {t('account_revoke')}
          </button>
        )}
      </td>
    </tr>
  )
}
