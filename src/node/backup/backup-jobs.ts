/** Backups by the clock: each in a process of its own, so that nobody is held up by it. */
import { spawn } from 'node:child_process'
import { AppError } from '../../domain/errors.ts'
import type { Sentence } from '../../domain/language.ts'
import type { Config } from '../../config.ts'
import type { BackupCommand } from './commands.ts'
import { isOn } from './make-backup.ts'

const MOST_READ = 20_000

/** Its one sentence; thrown where it could not do it. It ends with the server. */
function begun(entry: string, command: BackupCommand, args: string[]): Promise<Sentence> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, entry, command, '--job', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const end = (): void => void child.kill()
    process.once('exit', end)
    const said = { out: '', wrong: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out = (said.out + text).slice(-MOST_READ)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.wrong = (said.wrong + text).slice(-MOST_READ)))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('exit', end)
      const line = said.out.trimEnd().split('\n').at(-1) ?? ''
      if (!line.startsWith('{'))
        return reject(new Error(`${command} ended with ${code ?? signal}: ${said.wrong.trim()}`))
      const sentence = JSON.parse(line) as Sentence
      if (code === 0) resolve(sentence)
      else reject(new AppError('unavailable', sentence))
    })
  })
}

type Run = (deps: unknown, time: { due: string }) => Promise<Sentence>

/** None where backups are switched off. */
export function backupRuns(entry: string, config: Config): Partial<Record<'backup' | 'changes' | 'drill', Run>> {
  if (!isOn(config)) return {}
  return {
    backup: (_, { due }) => begun(entry, 'backup', [`--not-before=${due}`]),
    changes: () => begun(entry, 'backup', ['--changes']),
    drill: () => begun(entry, 'drill', []),
  }
}
