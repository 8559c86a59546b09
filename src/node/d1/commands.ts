/** `npm run to-d1` and `npm run from-d1`: a county moves between a server and Cloudflare, either way. */
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import { say, type Sentence } from '../../domain/language.ts'
import { loadDump, NoDump, statementsForD1 } from '../../store/engine/d1-file.ts'
import { faultIn } from '../../store/engine/database-copy.ts'
import { folderBlobs } from '../../store/engine/folder-blobs.ts'
import { openSqlite } from '../../store/engine/node-sqlite.ts'
import { ensureFolder } from '../backup/backup-folder.ts'
import { explained } from '../backup/explained.ts'
import { giveToOwner } from '../backup/owner.ts'
import { photosIn, putInPlace, RESTORED } from '../backup/put-in-place.ts'
import { databaseOf, holdDataDir } from '../data-folder.ts'

interface Place {
  config: Config
  now: Date
}

const MEGABYTE = 1_048_576
const sealName = (number: string): string => number.padStart(9, '0')

/** Also beside a running server. */
export async function toD1(folder: string, { config }: Place): Promise<Sentence[]> {
  const database = databaseOf(config)
  if (!existsSync(database))
    throw new AppError('not_found', { key: 'doctor_no_database', facts: { folder: config.DATA_DIR } })
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new AppError('conflict', { key: 'd1_folder_full', facts: { folder } })
  const bucket = join(folder, 'bucket')
  try {
    await mkdir(join(bucket, 'seals'), { recursive: true, mode: 0o700 })
    // the seals first: none is among them that the database does not have
    const sealFile = join(config.DATA_DIR, 'seals.log')
    const seals = existsSync(sealFile)
      ? (await readFile(sealFile, 'utf8')).split('\n').filter((line) => line !== '')
      : []
    for (const line of seals) await writeFile(join(bucket, 'seals', sealName(line.split(' ', 1)[0] ?? '')), line)
    const file = join(folder, 'database.sql')
    await pipeline(Readable.from(linesForD1(database)), createWriteStream(file, { mode: 0o600 }))
    const photos = await photosIn(database)
    let missing = 0
    for (const { sha256 } of photos) {
      const own = join(config.DATA_DIR, 'photos', sha256.slice(0, 2), sha256)
      if (!existsSync(own)) missing++
      else await link(own, join(bucket, sha256)).catch(() => copyFile(own, join(bucket, sha256)))
    }
    const megabytes = ((await stat(file)).size / MEGABYTE).toFixed(1)
    return [
      { key: 'd1_written', facts: { folder, megabytes, photos: photos.length - missing, seals: seals.length } },
      ...lacks(missing),
    ]
  } catch (error) {
    throw explained(error, folder)
  }
}

function* linesForD1(path: string): Generator<string> {
  for (const statement of statementsForD1(path)) yield `${statement}\n`
}

const lacks = (count: number): Sentence[] => (count > 0 ? [{ key: 'd1_lacks', facts: { count } }] : [])

/** Opened and looked at beside what is there, and only then put in its place. */
export async function fromD1(from: string, { config, now }: Place): Promise<Sentence[]> {
  const [file, folder] = [join(from, 'database.sql'), config.DATA_DIR]
  if (!existsSync(file)) throw new AppError('not_found', { key: 'd1_file_missing', facts: { file } })
  try {
    await ensureFolder(folder)
    const letGo = holdDataDir(config, now)
    const making = join(folder, `.restoring-${randomUUID()}`)
    try {
      if (await hasLogs(config)) throw new AppError('conflict', { key: 'd1_over_logs', facts: { folder } })
      await mkdir(making, { mode: 0o700 })
      const database = join(making, 'yingxiang.sqlite')
      const rows = await loadDump(
        database,
        createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }),
      )
      const fault = faultIn(database)
      if (fault !== null) throw new NoDump(fault)
      const seals = await sealsIn(join(from, 'bucket', 'seals'))
      const photos = await photosIn(database)
      const missing = await bring(photos, join(from, 'bucket'), join(folder, 'photos'))
      await putInPlace({ database, seals }, config, now)
      await giveToOwner(folder, RESTORED, folder)
      return [{ key: 'd1_brought', facts: { folder, rows, photos: photos.length - missing } }, ...lacks(missing)]
    } finally {
      await rm(making, { recursive: true, force: true })
      letGo()
    }
  } catch (error) {
    if (error instanceof NoDump)
      throw new AppError('invalid', { key: 'd1_no_dump', facts: { file, why: error.message } })
    throw explained(error, folder)
  }
}

async function hasLogs(config: Config): Promise<boolean> {
  if (!existsSync(databaseOf(config))) return false
  const sql = openSqlite(databaseOf(config), { isReadOnly: true })
  try {
    return (await sql.first('SELECT 1 FROM screenings LIMIT 1')) !== null
  } finally {
    sql.close()
  }
}

/** An object each in the bucket, a line each on a server. */
async function sealsIn(folder: string): Promise<Buffer> {
  if (!existsSync(folder)) return Buffer.alloc(0)
  const names = (await readdir(folder)).filter((name) => /^\d{9}$/.test(name)).toSorted()
  const lines = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Buffer.from(lines.map((line) => `${line.trimEnd()}\n`).join(''))
}

/** Answers how many are not there, or are something else. */
async function bring(photos: { sha256: string; type: string }[], bucket: string, to: string): Promise<number> {
  const [own, blobs] = [folderBlobs(to), { bucket }]
  let missing = 0
  for (const { sha256, type } of photos) {
    const path = join(blobs.bucket, sha256)
    const bytes = existsSync(path) ? new Uint8Array(await readFile(path)) : null
    if (bytes) await own.put(sha256, bytes, type).catch(() => missing++)
    else missing++
  }
  return missing
}

/** Answers the exit code. */
export async function d1Commands(
  way: 'to' | 'from',
  args: string[],
  place: Place,
  print: (line: string) => void,
): Promise<number> {
  const [folder, option, into, ...others] = args
  const tell = (sentence: Sentence): void => {
    for (const language of ['zh', 'en'] as const) print(say(language, sentence))
  }
  try {
    const isWrong =
      others.length > 0 || (option !== undefined && (way === 'to' || option !== '--into' || into === undefined))
    if (folder === undefined || folder.startsWith('-') || isWrong) throw new AppError('invalid', { key: 'd1_command' })
    const config = into === undefined ? place.config : { ...place.config, DATA_DIR: into }
    const told = way === 'to' ? await toD1(folder, place) : await fromD1(folder, { ...place, config })
    for (const sentence of told) tell(sentence)
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    tell(error.sentence)
    return 1
  }
}
