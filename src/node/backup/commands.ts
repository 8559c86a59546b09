/** `npm run backup`, `npm run restore` and `npm run drill`; the server begins the same ones in a process of their own. */
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import { say, type Sentence } from '../../domain/language.ts'
import { localDateTime } from '../../domain/period.ts'
import { keyFileOf } from './backup-key.ts'
import { drill } from './drill.ts'
import { folderOf, isOn, makeBackup, type Made } from './make-backup.ts'
import { restore } from './restore.ts'
import { backupsOf } from './restore-source.ts'

interface Place {
  config: Config
  now: () => Date
  migrations: string
}

const MEGABYTE = 1_048_576

function madeSaid({ backup, isNew, photos }: Made, isChanges: boolean): Sentence[] {
  const facts = { file: backup.file, megabytes: (backup.bytes / MEGABYTE).toFixed(1), photos: photos.added }
  const made: Sentence =
    isNew || photos.added > 0 || !isChanges ? { key: 'backup_made', facts } : { key: 'backup_unchanged' }
  return photos.faulty > 0 ? [{ key: 'backup_photos_faulty', facts: { count: photos.faulty } }, made] : [made]
}

const requireOn = (config: Config): void => {
  if (!isOn(config)) throw new AppError('unavailable', { key: 'backup_off' })
}

/** Where the second place does not have it, that is what is told: the first one is there all the same. */
async function makeOf(kind: 'full' | 'changes', making: Parameters<typeof makeBackup>[1]): Promise<Sentence[]> {
  const done = await makeBackup(kind, making)
  if (done.secondFailed !== undefined) throw done.secondFailed
  return madeSaid(done, kind === 'changes')
}

async function backupCommand(args: string[], { config, now }: Place): Promise<Sentence[]> {
  requireOn(config)
  if (!args.includes('--changes')) {
    const after = args.find((arg) => arg.startsWith('--not-before='))?.split('=')[1]
    return makeOf('full', { config, now, ...(after !== undefined && { notBefore: after }) })
  }
  try {
    return await makeOf('changes', { config, now })
  } catch (error) {
    // what makes a whole one has the changes in it
    if (error instanceof AppError && error.sentence.key === 'backup_running') return [error.sentence]
    throw error
  }
}

/** What there is to restore: in a place, or in all those of the settings. */
async function listed(place: string | undefined, config: Config): Promise<Sentence[]> {
  const { BACKUP_COPY_DIR, BACKUP_COPY_URL } = config
  const own = [isOn(config) ? folderOf(config) : undefined, BACKUP_COPY_DIR, BACKUP_COPY_URL]
  const told: Sentence[] = []
  for (const one of place === undefined ? own.filter((name) => name !== undefined) : [place]) {
    const found = await backupsOf(one, config)
    told.push({ key: found.length > 0 ? 'backup_list' : 'backup_none', facts: { path: one, count: found.length } })
    for (const { file, bytes, header } of found) {
      const madeAt = localDateTime(header.madeAt, config.TIME_ZONE).slice(0, 16)
      told.push({ key: 'backup_listed', facts: { file, madeAt, megabytes: (bytes / MEGABYTE).toFixed(1) } })
    }
  }
  return told
}

async function restoreCommand(args: string[], { config, now }: Place): Promise<Sentence[]> {
  if (args[0] === '--list' && args.length <= 2) return listed(args[1], config)
  const at = args.indexOf('--into')
  const into = at < 0 ? undefined : args[at + 1]
  const rest = args.filter((arg, i) => arg !== '--over-newer' && (at < 0 || (i !== at && i !== at + 1)))
  const [path, ...others] = rest
  if (path === undefined || others.length > 0 || path.startsWith('-') || (at >= 0 && into === undefined)) {
    throw new AppError('invalid', { key: 'backup_command' })
  }
  const place = into === undefined ? config : { ...config, DATA_DIR: into, BACKUP_KEY_FILE: keyFileOf(config) }
  const overNewer = args.includes('--over-newer')
  const { backup, photos, photosMissing, aside } = await restore(path, { config: place, now: now(), overNewer })
  const madeAt = localDateTime(backup.header.madeAt, config.TIME_ZONE).slice(0, 16)
  const facts = { file: backup.file, madeAt, folder: place.DATA_DIR, photos: photos - photosMissing }
  return [
    { key: 'backup_restored', facts },
    ...(photosMissing > 0 ? [{ key: 'backup_restored_lacks', facts: { count: photosMissing } } as const] : []),
    ...(aside !== undefined ? [{ key: 'backup_aside', facts: { aside } } as const] : []),
  ]
}

async function drillCommand({ config, migrations }: Place): Promise<Sentence[]> {
  requireOn(config)
  const { backup, seconds, photos } = await drill(config, migrations)
  return [{ key: 'drill_passed', facts: { file: backup.file, seconds, photos } }]
}

export type BackupCommand = 'backup' | 'restore' | 'drill'

/** Answers the exit code. With `--job` the one sentence is printed for the process that began it to read. */
export async function backupCommands(
  command: BackupCommand,
  args: string[],
  place: Place,
  print: (line: string) => void,
): Promise<number> {
  const isJob = args.includes('--job')
  const asked = args.filter((arg) => arg !== '--job')
  const tell = (sentence: Sentence): void => {
    if (isJob) print(JSON.stringify(sentence))
    else for (const language of ['zh', 'en'] as const) print(say(language, sentence))
  }
  try {
    const work = {
      backup: () => backupCommand(asked, place),
      restore: () => restoreCommand(asked, place),
      drill: () => drillCommand(place),
    }
    const told = await work[command]()
    for (const sentence of isJob ? told.slice(0, 1) : told) tell(sentence)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    tell(error.sentence)
    return 1
  }
}
