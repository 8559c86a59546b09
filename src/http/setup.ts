/** The first way in: a password from the settings, or a link for whoever starts the service. */
import type { Config } from '../config.ts'
import { accountByUsername, hasManagerWithPassword, type NamedAccount, putAccounts } from '../store/accounts.ts'
import { SYSTEM } from '../store/audit.ts'
import { issueEnrolment } from '../store/enrolments.ts'
import type { Deps } from './app.ts'
import { codeHash, enrolmentEnd, enrolmentUrl } from './enrolments.ts'
import { hashPassword, newEnrolmentCode, verifyPassword } from './secrets.ts'

type Needed = Pick<Deps, 'sql' | 'now' | 'config'>

const ADMIN: NamedAccount = { username: 'admin', displayName: '管理员', role: 'manager' }

/**
 * On every start. Answers the one-time link to print while no manager has a password, else null. Without PUBLIC_URL the
 * link begins with `url`: the address we listen on, which only the entry knows when PORT is 0.
 */
export async function ensureFirstManager(deps: Needed, url = listeningUrl(deps.config)): Promise<string | null> {
  const { ADMIN_PASSWORD, PUBLIC_URL } = deps.config
  if (ADMIN_PASSWORD !== undefined) {
    await ensurePassword(deps, ADMIN_PASSWORD)
    return null
  }
  if (await hasManagerWithPassword(deps.sql)) return null
  return enrolmentUrl(PUBLIC_URL ?? url, 'manager', await newLinkCode(deps))
}

const listeningUrl = ({ HOST, PORT }: Config): string => `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`

async function ensurePassword(deps: Needed, password: string): Promise<void> {
  const known = await accountByUsername(deps.sql, ADMIN.username)
  const isDisabled = known?.account.disabledAt !== undefined
  // a manager disabled it, and a restart does not undo that; only being locked out altogether does
  if (isDisabled && (await hasManagerWithPassword(deps.sql))) return
  if (!isDisabled && (await verifyPassword(password, known?.passwordHash ?? null))) return
  await putAccounts(deps.sql, [ADMIN], await hashPassword(password), deps.now())
}

async function newLinkCode({ sql, now }: Needed): Promise<string> {
  const code = newEnrolmentCode()
  const before = await accountByUsername(sql, ADMIN.username)
  if (!before || before.account.disabledAt !== undefined) await putAccounts(sql, [ADMIN], null, now())
  const admin = before ?? (await accountByUsername(sql, ADMIN.username))
  if (!admin) throw new Error('the account admin was made and is not there')
  const expiresAt = enrolmentEnd(now())
  const { id: accountId, displayName, role } = admin.account
  await issueEnrolment(sql, SYSTEM, { role, displayName, accountId, codeHash: codeHash(code), expiresAt }, now())
  return code
}

/** For the demo: everybody with the same password, hashed once. */
export async function createDemoAccounts(deps: Needed, accounts: NamedAccount[], password: string): Promise<void> {
  await putAccounts(deps.sql, accounts, await hashPassword(password), deps.now())
}
