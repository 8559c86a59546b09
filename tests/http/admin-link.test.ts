/** Who has lost everything but the server: a one-time link, by the command and, where only SQL reaches, by SQL. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/http/secrets.ts'
import { adminLinkSql } from '../../src/http/setup.ts'
import { accountByUsername, putAccounts } from '../../src/store/people/accounts.ts'
import { engines, managed } from '../engines.ts'
import { aConfig, NOW } from '../make.ts'
import { ADMIN_PASSWORD, aFolder, postJson, runToEnd, signIn, startServer } from '../server.ts'
import { told } from './service.ts'

const codeIn = (text: string): string => /#enrol=([\w-]{19})/.exec(text)?.[1] ?? ''

describe('npm run admin-link', () => {
  const run = (dataDir: string, ...args: string[]) =>
    runToEnd({ args: ['admin-link', ...args], env: { DATA_DIR: dataDir, PUBLIC_URL: 'https://yx.example.cn' } })

  test('lets the admin in again while the service runs: password and sessions end, the link sets the next, once', async () => {
    const server = await startServer({ env: { ADMIN_PASSWORD } })
    const cookie = await signIn(server.url)
    const { code, output } = await run(server.dataDir)
    expect([code, output]).toEqual([0, expect.stringContaining('\nhttps://yx.example.cn/#enrol=')])
    expect((await fetch(`${server.url}/api/session`, { headers: { cookie } })).status).toBe(401)
    await expect(signIn(server.url)).rejects.toThrow('401')
    const redeem = () => postJson(`${server.url}/api/enrolments/redeem`, { code: codeIn(output) })
    expect(await (await redeem()).json()).toMatchObject({ username: 'admin', mustSetPassword: true })
    expect((await redeem()).status).toBe(422)
  })

  test('says so where there is no database, and makes none', async () => {
    const folder = join(aFolder(), 'elsewhere')
    for (const attempt of [1, 2]) {
      const { code, output } = await run(folder)
      expect([attempt, code, output]).toEqual([attempt, 1, expect.stringContaining('There is no database in')])
    }
    expect((await run(folder, '--help')).output).toContain('npm run admin-link -- --sql ACCOUNT_ID')
  })

  test('as SQL goes to its own stream, so that it can be kept in a file', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--experimental-strip-types', 'src/node.ts', 'admin-link', '--sql', 'x'],
      {
        encoding: 'utf8',
      },
    )
    expect(stdout).toMatch(/^UPDATE accounts SET [\s\S]*;\n$/)
    expect(codeIn(stderr)).not.toBe('')
    expect(codeIn(stdout)).toBe('')
  })
})

describe.each(engines)('the same as SQL on $name', ({ start }) => {
  const { running } = managed(start)

  test('enables the account, takes password, second factor and sessions away, and its link opens it once', async () => {
    const named = { username: 'admin', displayName: "管理员 O'Hara?", role: 'manager' as const }
    await putAccounts(running.sql, [named], await hashPassword('a good long password'), NOW)
    const known = await accountByUsername(running.sql, 'admin')
    const id = known?.account.id ?? ''
    await running.sql.run(`UPDATE accounts SET disabled_at = ?, totp_secret = 'X' WHERE id = ?`, NOW.toISOString(), id)
    const { link, sql } = adminLinkSql(aConfig(), id, NOW)
    // as the tool does that it is handed to
    await running.sql.batch(
      sql
        .split(/;\n|;$/)
        .filter(Boolean)
        .map((text) => ({ sql: text, values: [] })),
    )
    const after = await accountByUsername(running.sql, 'admin')
    expect([after?.account.disabledAt, after?.passwordHash, after?.totp]).toEqual([undefined, null, undefined])
    const redeem = () => running.call('POST', '/api/enrolments/redeem', { code: codeIn(link) })
    expect(await told(await redeem())).toMatchObject({ id, mustSetPassword: true })
    expect((await redeem()).status).toBe(422)
    const trail = await running.sql.all(`SELECT action FROM audit WHERE subject_id = ? ORDER BY id`, id)
    expect(trail).toContainEqual({ action: 'reset_password' })
  })
})
