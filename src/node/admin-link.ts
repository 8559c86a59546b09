/** `npm run admin-link`: for who has lost everything but the server; `--sql ID` for a database that only another tool reaches. */
import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { adminLinkSql, newAdminLink } from '../http/setup.ts'
import type { NodeSqlite } from '../store/engine/node-sqlite.ts'
import { CannotStart, databaseOf } from './data-folder.ts'

interface Place {
  config: Config
  now: () => Date
  print: (line: string) => void
  open: () => Promise<NodeSqlite>
}

export async function adminLink([option, accountId]: string[], { config, now, print, open }: Place): Promise<void> {
  if (option === '--sql' && accountId !== undefined) {
    const { link, sql } = adminLinkSql(config, accountId, now())
    print(sql)
    console.error(link)
    return
  }
  if (option !== undefined) throw new CannotStart('npm run admin-link, or npm run admin-link -- --sql ACCOUNT_ID')
  if (!existsSync(databaseOf(config))) {
    throw new CannotStart(
      `There is no database in ${config.DATA_DIR}. Set DATA_DIR to the folder that the service uses.`,
    )
  }
  const sql = await open()
  const link = await newAdminLink({ sql, now, config, log: print })
  sql.close()
  print(`管理员 admin 的原密码、两步验证和所有登录已失效。请在 72 小时内打开此链接设置新密码：`)
  print(`The old password of admin, its second factor and sessions have ended. Set another within 72 hours:\n${link}`)
}
