/** Everybody who can sign in or could: a new link for a lost phone, and the end of a password or an account. */
import { useState } from 'preact/hooks'
import { accounts as routes } from '../../../contract/accounts.ts'
import type { Account } from '../../../domain/people/sign-in.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, figure, shortDay } from '../../shared/format.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { Button, Changing, Says } from '../kit/buttons.tsx'
import { Dialog, useDialog } from '../kit/dialog.tsx'
import { useSending } from '../kit/fields.tsx'
import { Mark } from '../kit/marks.tsx'
import { SaidLine } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { type Card, forAccount, makeCard, resetPassword } from './cards.tsx'

/** A new link is for a phone; whoever works at the desk signs in with a password, and nobody takes their own account away. */
export const mayRelink = ({ role, disabledAt }: Account): boolean => !isOfDesk(role) && disabledAt === undefined
export const mayReset = ({ id, role, disabledAt }: Account, ownId: string): boolean =>
  isOfDesk(role) && disabledAt === undefined && id !== ownId
export const mayRevoke = ({ id, disabledAt }: Account, ownId: string): boolean =>
  disabledAt === undefined && id !== ownId

const ENDS = ['reset', 'revoke'] as const
type End = (typeof ENDS)[number]
const MAY = { reset: mayReset, revoke: mayRevoke }
interface Asked {
  account: Account
  end: End
}

interface Props {
  accounts: Account[]
  ownId: string
  teamName: (code: string) => string
  made: (card: Card) => void
  reload: () => void
}

export function Accounts({ accounts, ownId, teamName, made, reload }: Props) {
  const [asked, setAsked] = useState<Asked>()
  const [says, setSays] = useState('')
  const { problem, isSending, run } = useSending()
  const relink = (account: Account) => run(async () => made(await makeCard(forAccount(account))))
  const disabled = accounts.filter(({ disabledAt }) => disabledAt !== undefined)
  const counts = { count: figure(accounts.length), disabled: figure(disabled.length) }
  return (
    <>
      <p data-figure="accounts">{t('accounts_total', counts)}</p>
      <Changing>
        <p class="soft">{`${t('accounts_hint')} ${t('accounts_role_hint')}`}</p>
      </Changing>
      <SaidLine>{says}</SaidLine>
      <Says>{problem?.detail}</Says>
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
              <>
                {account.id === ownId && <span class="soft">{t('account_own')}</span>}
                <Changing>
                  <Actions account={account} ownId={ownId} isSending={isSending} relink={relink} ask={setAsked} />
                </Changing>
              </>
            ),
          },
        ]}
      />
      {asked && (
        <EndDialog
          key={`${asked.end} ${asked.account.id}`}
          {...asked}
          made={made}
          revoked={(who) => {
            setSays(t('revoked_says', { who }))
            reload()
          }}
          close={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

interface ActionsProps {
  account: Account
  ownId: string
  isSending: boolean
  relink: (account: Account) => void
  ask: (asked: Asked) => void
}

const Actions = ({ account, ownId, isSending, relink, ask: put }: ActionsProps) => (
  <>
    {mayRelink(account) && (
      <Button
        label={t('account_relink')}
        of={t('account_relink_of', { who: account.displayName })}
        isBusy={isSending}
        onClick={() => relink(account)}
      />
    )}
    {ENDS.filter((end) => MAY[end](account, ownId)).map((end) => (
      <Button
        key={end}
        label={t(`account_${end}`)}
        of={t(`account_${end}_of`, { who: account.displayName })}
        aria-haspopup="dialog"
        onClick={() => put({ account, end })}
      />
    ))}
  </>
)

const State = ({ disabledAt }: Pick<Account, 'disabledAt'>) =>
  disabledAt === undefined ? (
    <Mark look={['good', 'check']}>{t('account_active')}</Mark>
  ) : (
    <Mark look={['unknown', 'cross']}>{t('account_disabled', { day: shortDay(dayOf(disabledAt)) })}</Mark>
  )

interface EndProps extends Asked {
  made: (card: Card) => void
  revoked: (who: string) => void
  close: () => void
}

/** The one step before the end: what becomes of it, of what a phone still holds, and how one comes back. */
function EndDialog({ account, end, made, revoked, close }: EndProps) {
  const dialog = useDialog()
  const { problem, isSending, run } = useSending()
  const { id, displayName: who, role } = account
  const isReset = end === 'reset'
  const work = () =>
    run(async () => {
      if (isReset) {
        const card = await resetPassword(account)
        dialog.shut()
        return made(card)
      }
      await ask(routes.disable, { params: { id } })
      revoked(who)
      dialog.shut()
    })
  return (
    <Dialog of={dialog} title={t(isReset ? 'reset_title' : 'revoke_title', { who })} close={close}>
      <div class="dialog-room">
        <p>{t(isReset ? 'reset_what' : 'revoke_at_once')}</p>
        {!isReset && (role === 'team' || role === 'technician') && <p>{t(`revoke_${role}`)}</p>}
        <Says>{problem?.detail}</Says>
        <p class="actions">
          <Button
            class="main-action"
            label={t(isReset ? 'reset_confirm' : 'revoke_confirm')}
            isBusy={isSending}
            onClick={work}
          />
          <Button class="quiet" label={t('cancel')} onClick={dialog.shut} />
        </p>
      </div>
    </Dialog>
  )
}
