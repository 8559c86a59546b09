/** wrangler as one calls it, on a local database in a folder of its own. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The settings of the tree, for a folder whose local state nobody else has. */
export function ownState(folder: string): void {
  const toml = readFileSync('wrangler.toml', 'utf8').replace(
    '"db/migrations"',
    JSON.stringify(resolve('db/migrations')),
  )
  writeFileSync(join(folder, 'wrangler.toml'), toml)
}

export async function wranglerD1(folder: string, ...args: string[]): Promise<string> {
  const own = ['--local', '--config', join(folder, 'wrangler.toml')]
  const { stdout, stderr } = await run('node_modules/.bin/wrangler', ['d1', ...args, ...own], {
    env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' },
    maxBuffer: 67_108_864,
    timeout: 120_000,
  }).catch((error: { stdout: string; stderr: string }) => error)
  return `${stdout}${stderr}`
}
