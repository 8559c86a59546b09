/** The first way in: a password from the settings, or a link for whoever starts the service; and the last one. */
import type { Config } from '../config.ts'
import { isCommonPassword } from '../domain/people/password.ts'
import type { Account } from '../domain/people/sign-in.ts'
import {
  accountByUsername,
  ASSERT_NO_PASSWORD_YET,
  hasManagerWithPassword,
  type NamedAccount,
  putAccounts,
} from '../store/people/accounts.ts'
import { SYSTEM } from '../store/people/audit.ts'
import { issueEnrolment, resettingAnyway } from '../store/people/enrolments.ts'
import { isOvertaken, type Statement } from '../store/engine/sql.ts'
import type { Deps } from './deps.ts'
import { codeHash, enrolmentEnd, enrolmentUrl, hashPassword, newEnrolmentCode } from './secrets.ts'

type Needed = Pick<Deps, 'sql' | 'now' | 'config' | 'log'>

const ADMIN: NamedAccount = { username: 'admin', displayName: '管理员', role: 'manager' }

/**
 * On every start. Answers the one-time link to print while no manager has a password, else null. Without PUBLIC_URL the
 * link begins with `url`: the address we listen on, which only the entry knows when PORT is 0.
 */
export async function ensureFirstManager(deps: Needed, url = listeningUrl(deps.config)): Promise<string | null> {
  if (await hasManagerWithPassword(deps.sql)) return null
  const { ADMIN_PASSWORD } = deps.config
  if (ADMIN_PASSWORD !== undefined && (await isLetIn(deps, ADMIN_PASSWORD))) return null
  return linkTo(deps.config, url, await newLinkCode(deps))
}

const listeningUrl = ({ HOST, PORT }: Config): string => `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`
const linkTo = ({ PUBLIC_URL }: Config, url: string, code: string): string =>
  enrolmentUrl(PUBLIC_URL ?? url, 'manager', code)

/**
 * The password of the settings is set while no manager ever had one, and never again: what was changed since, no restart
 * undoes. Where all managers are disabled, and so everybody is locked out, admin comes back with the password it had.
 */
async function isLetIn({ sql, now, log }: Needed, password: string): Promise<boolean> {
  try {
    await putAccounts(sql, [ADMIN], await hashPassword(password), now(), [ASSERT_NO_PASSWORD_YET])
    if (isCommonPassword(password)) log('ADMIN_PASSWORD is one of the commonest passwords: sign in and change it.')
    return true
  } catch (error) {
    if (!isOvertaken(error)) throw error
  }
  const admin = await accountByUsername(sql, ADMIN.username)
  const passwordHash = admin?.account.disabledAt === undefined ? null : admin.passwordHash
  if (passwordHash === null) return false
  await putAccounts(sql, [ADMIN], passwordHash, now())
  return true
}

async function newLinkCode({ sql, now }: Needed): Promise<string> {
  const code = newEnrolmentCode()
  const admin = await enabledAdmin({ sql, now })
  const expiresAt = enrolmentEnd(now())
  const { id: accountId, displayName, role } = admin
  await issueEnrolment(sql, SYSTEM, { role, displayName, accountId, codeHash: codeHash(code), expiresAt }, now())
  return code
}

async function enabledAdmin({ sql, now }: Pick<Needed, 'sql' | 'now'>): Promise<Account> {
  const before = await accountByUsername(sql, ADMIN.username)
  if (!before || before.account.disabledAt !== undefined) await putAccounts(sql, [ADMIN], null, now())
  const admin = before ?? (await accountByUsername(sql, ADMIN.username))
  if (!admin) throw new Error('the account admin was made and is not there')
  return admin.account
}

/** For who has nothing left but the server: what the admin had ends, and the link sets the next password. */
export async function newAdminLink(deps: Needed): Promise<string> {
  const { code, statements } = adminReset(await enabledAdmin(deps), deps.now())
  await deps.sql.batch(statements)
  return linkTo(deps.config, listeningUrl(deps.config), code)
}

/** The same as SQL, to be done by hand on a database that only another tool reaches (Cloudflare D1). */
export function adminLinkSql(config: Config, accountId: string, now: Date): { link: string; sql: string } {
  const account = { id: accountId, displayName: ADMIN.displayName, role: ADMIN.role, createdAt: now.toISOString() }
  const { code, statements } = adminReset(account, now)
  return { link: linkTo(config, listeningUrl(config), code), sql: `${statements.map(written).join(';\n')};` }
}

function adminReset(account: Account, now: Date): { code: string; statements: Statement[] } {
  const code = newEnrolmentCode()
  return { code, statements: resettingAnyway(account, { codeHash: codeHash(code), expiresAt: enrolmentEnd(now) }, now) }
}

const written = ({ sql, values }: Statement): string => {
  const left = values.map((value) =>
    typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? 'NULL'),
  )
  return sql.replaceAll('?', () => left.shift() ?? '')
}

/** For the demo: everybody with the same password, hashed once. */
export async function createDemoAccounts(
  deps: Pick<Needed, 'sql' | 'now'>,
  accounts: NamedAccount[],
  password: string,
) {
  await putAccounts(deps.sql, accounts, await hashPassword(password), deps.now())
}
