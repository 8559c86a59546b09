/**
 * The demo on a folder of its own, served by this process: what a browser meets, without waiting for another process to
 * start. One file's after the other's is at the same address, so that a browser has the app's code already.
 */
import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { DEMO_PASSWORD } from '../../db/seed/demo.ts'
import { compressing, pagesOf } from '../../src/node/pages.ts'
import type { Config } from '../../src/config.ts'
import { createApp } from '../../src/http/app.ts'
import { folderBlobs } from '../../src/store/engine/folder-blobs.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import { listAccounts } from '../../src/store/people/accounts.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { registerFiles } from '../register-files.ts'
import { sessionOfAccount } from '../ways-in.ts'

export interface Served {
  url: string
  /** The cookie of a new session of one of the demo's people, as the right password gives it. */
  sessionOf: (username: string) => Promise<Cookie>
  stop: () => void
}

export interface Cookie {
  name: string
  value: string
  url: string
}

let pages: ReturnType<typeof pagesOf> | undefined

type Answer = Parameters<typeof serve>[0]['fetch']
interface Address {
  url: string
  server: Server
  /** Of the demo that is here now. */
  answer: Answer
}
const gone: Answer = () => new Response('', { status: 503 })
const free: Address[] = []

const anAddress = (): Promise<Address> =>
  new Promise((resolve) => {
    const fetch: Answer = (request, env) => address.answer(request, env)
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      address.url = `http://127.0.0.1:${port}`
      resolve(address)
    }) as Server
    const address: Address = { url: '', server: server.unref(), answer: gone }
  })

export async function serveDemo(config: Config): Promise<Served> {
  const sql = openSqlite(join(config.DATA_DIR, 'yingxiang.sqlite'))
  const signIns = (await listAccounts(sql)).map(({ username = '', displayName, role }) => ({
    username,
    displayName,
    role,
  }))
  const now = (): Date => new Date(config.FIXED_NOW ?? Date.now())
  const app = createApp({
    sql,
    blobs: folderBlobs(join(config.DATA_DIR, 'photos')),
    sealFile: sealsInFile(join(config.DATA_DIR, 'seals.log')),
    config,
    now,
    addressOf: (c) => getConnInfo(c).remote.address ?? 'unknown',
    log: (line) => process.stderr.write(`${line}\n`),
    sampleRegister: registerFiles,
    page: (pages ??= pagesOf('dist')),
    codeVersion: 'test',
    demo: { password: DEMO_PASSWORD, signIns },
    pendingMigrations: async () => [],
  })
  const address = free.pop() ?? (await anAddress())
  const { url, server } = address
  address.answer = compressing(app.fetch)
  return {
    url,
    sessionOf: async (username) => {
      const [name = '', value = ''] = (await sessionOfAccount(sql, username, now())).split('=')
      return { name, value, url }
    },
    stop: () => {
      address.answer = gone
      server.closeAllConnections()
      sql.close()
      rmSync(config.DATA_DIR, { recursive: true, force: true })
      free.push(address)
    },
  }
}
