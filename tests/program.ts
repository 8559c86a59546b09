/** Programs that tests need besides Node: installed once, by whichever file comes first. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Test files run side by side: one of them installs, the others wait for it. */
export async function installedOnce<T>(name: string, install: () => T): Promise<T> {
  const lock = join(tmpdir(), `yingxiang-installs-${name}`)
  for (let seconds = 0; seconds < 900; seconds++) {
    try {
      mkdirSync(lock)
      break
    } catch {
      await pause(1000)
    }
  }
  try {
    return install()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Where packages may be installed without asking anybody. */
export function installPackages(...packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  run(['apt-get', 'update'], 300)
  return run(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], 900)
}

export function run(
  [command = '', ...args]: string[],
  seconds: number,
  output: 'ignore' | 'inherit' = 'inherit',
): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const isShellNeeded = process.platform === 'win32' && command === 'npx'
  const stdio: ['ignore', typeof output, typeof output] = ['ignore', output, output]
  return spawnSync(command, args, { env, stdio, shell: isShellNeeded, timeout: seconds * 1000 }).status === 0
}
