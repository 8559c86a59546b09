/** Everybody who can sign in or could: a new link for a lost phone, and the end of a password or an account. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { accounts as routes } from '../../../contract/accounts.ts'
import type { Account } from '../../../domain/people/sign-in.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, figure, shortDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Mark } from '../kit/marks.tsx'
import { useSending } from '../kit/fields.tsx'
import { Table } from '../kit/table.tsx'
import { type Card, forAccount, makeCard, mayRelink, mayReset, mayRevoke, resetPassword } from './enrolling.ts'

interface Props {
  accounts: Account[]
  ownId: string
  teamName: (code: string) => string
  add: (card: Card) => void
  finished: () => void
  reload: () => void
}

interface Asked {
  account: Account
  end: 'password' | 'account'
}

export function Accounts({ accounts, ownId, teamName, add, finished, reload }: Props) {
  const [asked, setAsked] = useState<Asked>()
  const [says, setSays] = useState('')
  const sending = useSending()
  const made = (card: Card) => {
    add(card)
    finished()
  }
  const relink = (account: Account) => sending.run(async () => made(await makeCard(forAccount(account))))
  const revoked = ({ displayName }: Account) => {
    setSays(t('revoked_says', { who: displayName }))
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
      <Table
        name="accounts"
        class="logs accounts"
        label={t('accounts_title')}
        rows={accounts}
        keyOf={({ id }) => id}
        rowOf={({ displayName, disabledAt }) => ({
          'data-account': displayName,
          'data-disabled': `${disabledAt !== undefined}`,
        })}
        columns={[
          {
            head: t('account_who'),
            class: 'who-cell',
            cell: ({ displayName, username }) => (
              <>
                <strong>{displayName}</strong> <span class="soft">{username}</span>
              </>
            ),
          },
          { head: t('team'), cell: ({ teamCode }) => teamCode && teamName(teamCode) },
          { head: t('account_role'), cell: ({ role }) => t(`role_${role}`) },
          { head: t('account_since'), isNamed: true, cell: ({ createdAt }) => dayOf(createdAt) },
          { head: t('status'), cell: ({ disabledAt }) => <State disabledAt={disabledAt} /> },
          {
            head: '',
            class: 'account-actions',
            cell: (account) => (
              <Actions account={account} ownId={ownId} isBusy={sending.isSending} relink={relink} ask={setAsked} />
            ),
          },
        ]}
      />
      {asked && (
        <EndDialog
          key={`${asked.end} ${asked.account.id}`}
          {...asked}
          made={made}
          revoked={revoked}
          close={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

const State = ({ disabledAt }: Pick<Account, 'disabledAt'>) =>
  disabledAt === undefined ? (
    <Mark look={['good', 'check']}>{t('account_active')}</Mark>
  ) : (
    <Mark look={['unknown', 'cross']}>{t('account_disabled', { day: shortDay(dayOf(disabledAt)) })}</Mark>
  )

interface ActionsProps {
  account: Account
  ownId: string
  isBusy: boolean
  relink: (account: Account) => void
  ask: (asked: Asked) => void
}

function Actions({ account, ownId, isBusy, relink, ask: open }: ActionsProps) {
  const { id, displayName: who } = account
  return (
    <>
      {id === ownId && <span class="soft">{t('account_own')}</span>}
      {mayRelink(account) && (
        <button
          type="button"
          aria-label={t('account_relink_of', { who })}
          aria-disabled={isBusy}
          onClick={() => relink(account)}
        >
          {t('account_relink')}
        </button>
      )}
      {mayReset(account, ownId) && (
        <button
          type="button"
          aria-label={t('account_reset_of', { who })}
          aria-haspopup="dialog"
          onClick={() => open({ account, end: 'password' })}
        >
          {t('account_reset')}
        </button>
      )}
      {mayRevoke(account, ownId) && (
        <button
          type="button"
          aria-label={t('account_revoke_of', { who })}
          aria-haspopup="dialog"
          onClick={() => open({ account, end: 'account' })}
        >
          {t('account_revoke')}
        </button>
      )}
    </>
  )
}

interface EndProps extends Asked {
  made: (card: Card) => void
  revoked: (account: Account) => void
  close: () => void
}

/** The one step before the end: what becomes of it, of what a phone still holds, and how one comes back. */
function EndDialog({ account, end, made, revoked, close }: EndProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const shut = () => dialog.current?.close()
  const sending = useSending()
  const { id, displayName: who, role } = account
  const isReset = end === 'password'
  const work = () =>
    sending.run(async () => {
      if (isReset) {
        const card = await resetPassword(account)
        shut()
        return made(card)
      }
      await ask(routes.disable, { params: { id } })
      revoked(account)
      shut()
    })
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="end-title" onClose={close}>
      <div class="dialog-room">
        <h3 id="end-title">{t(isReset ? 'reset_title' : 'revoke_title', { who })}</h3>
        <p>{t(isReset ? 'reset_what' : 'revoke_at_once')}</p>
        {!isReset && role !== 'manager' && <p>{t(`revoke_${role}`)}</p>}
        <p class="says" role="alert">
          {sending.problem?.detail}
        </p>
        <p class="actions">
          <button type="button" class="main-action" aria-disabled={sending.isSending} onClick={work}>
            {t(isReset ? 'reset_confirm' : 'revoke_confirm')}
          </button>
          <button type="button" class="quiet" onClick={shut}>
            {t('cancel')}
          </button>
        </p>
      </div>
    </dialog>
  )
}
