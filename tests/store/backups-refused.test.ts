/** What is no backup, or not to be written over, is refused with a sentence; and nothing is changed by it. */
import {
  chownSync,
  cpSync,
  mkdirSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { Readable } from 'node:stream'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { explained } from '../../src/node/backup/explained.ts'
import { folderOf } from '../../src/node/backup/make-backup.ts'
import { writeSealed } from '../../src/node/backup/sealed-file.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { holdFolder } from '../../src/store/engine/server-lock.ts'
import { aConfig } from '../make.ts'
import { aFolder } from '../server.ts'
import { anOffice, bring, into, logsIn, type Office, refused } from './backed-office.ts'

let office: Office
let file: string
beforeAll(async () => {
  office = await anOffice()
  file = (await office.backup()).backup.path
})
/** The same backup, with something done to it. */
const altered = (change: (path: string) => void): string => {
  const path = join(aFolder(), file.split('/').at(-1) ?? '')
  cpSync(file, path)
  change(path)
  return path
}
const flip = (at: number) => (path: string) => {
  const bytes = readFileSync(path)
  const place = at < 0 ? bytes.length + at : at
  writeFileSync(path, bytes.with(place, bytes.readUInt8(place) ^ 1))
}

test.each([
  ['a byte of its middle is another', flip(20_000), 'backup_damaged'],
  ['its last byte is another', flip(-1), 'backup_damaged'],
  [
    'what it says of itself was altered',
    (path: string) =>
      writeFileSync(path, readFileSync(path, 'latin1').replace('"screenings":1', '"screenings":2'), 'latin1'),
    'backup_damaged',
  ],
  ['its last byte is missing', (path: string) => truncateSync(path, statSync(path).size - 1), 'backup_damaged'],
  [
    'half of it is missing',
    (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2)),
    'backup_damaged',
  ],
  [
    'all but its first line is missing',
    (path: string) => truncateSync(path, readFileSync(path).indexOf(10) + 1),
    'backup_damaged',
  ],
  ['it is empty', (path: string) => truncateSync(path, 0), 'backup_none'],
])('%s', async (_, change, sentence) => {
  const fresh = into(office)
  expect(await refused(bring(office, fresh, altered(change)))).toBe(sentence)
  const left = existsSync(fresh.DATA_DIR) ? readdirSync(fresh.DATA_DIR) : []
  expect(left.filter((name) => name !== 'server.lock')).toEqual([])
})

test('another key, none, and one that is no key', async () => {
  const fresh = (key: string) => {
    const path = join(aFolder(), 'key')
    if (key) writeFileSync(path, key)
    return aConfig({ DATA_DIR: aFolder(), BACKUP_KEY_FILE: path })
  }
  expect(await refused(bring(office, fresh('ab'.repeat(32))))).toBe('backup_other_key')
  expect(await refused(bring(office, fresh('')))).toBe('backup_key_missing')
  expect(await refused(bring(office, fresh('secret')))).toBe('backup_key_wrong')
})

test('data that is newer, and a folder that is served; then what was there stays beside it', async () => {
  await office.log()
  const { config } = office
  const held = holdFolder(join(config.DATA_DIR, 'server.lock'), { pid: 1, since: '' })
  expect(await refused(bring(office, config, file))).toContain('is served already')
  held()
  expect(await refused(bring(office, config, file))).toBe('backup_over_newer')
  expect(await logsIn(config)).toBe(2)
  office.sql.close()
  const { aside = '' } = await bring(office, config, file, true)
  expect(await logsIn(config)).toBe(1)
  const before = openSqlite(aside, { isReadOnly: true })
  expect(await before.first('SELECT count(*) AS n FROM screenings')).toEqual({ n: 2 })
  before.close()
})

test('a database that cannot be opened any more is put aside, and the backup put in its place', async () => {
  const broken = await anOffice()
  await broken.backup()
  broken.sql.close()
  writeFileSync(join(broken.config.DATA_DIR, 'yingxiang.sqlite'), 'no database at all'.repeat(1000))
  const { aside = '' } = await bring(broken, broken.config)
  expect(await logsIn(broken.config)).toBe(1)
  expect(readFileSync(aside, 'utf8')).toContain('no database at all')
})

test('a database with a damaged page is not backed up as if it were whole', async () => {
  const broken = await anOffice()
  broken.sql.close()
  const path = join(broken.config.DATA_DIR, 'yingxiang.sqlite')
  const bytes = readFileSync(path)
  bytes.fill(7, 4096 * 40, 4096 * 44)
  writeFileSync(path, bytes)
  expect(await refused(broken.backup())).toBe('backup_copy_faulty')
  expect(await broken.files()).toEqual([])
})

test('a second process at the same moment, and a second place that is away', async () => {
  const busy = await anOffice()
  await busy.backup()
  const held = holdFolder(join(folderOf(busy.config), 'backup.lock'), { pid: 1, since: '' })
  expect(await refused(busy.backup())).toBe('backup_running')
  held()
  const away = await anOffice({ BACKUP_COPY_DIR: '/nowhere/at/all' })
  expect((await away.backup()).secondFailed).toMatchObject({ sentence: { key: 'backup_second_away' } })
  expect(await away.files()).toHaveLength(1)
})

test('a disk that is full while it is written, and one that has too little room before', async () => {
  const path = join(aFolder(), 'full.yxb')
  symlinkSync('/dev/full', `${path}.unfinished`)
  const source = Readable.from([Buffer.alloc(3_000_000)])
  const written = writeSealed(path, Buffer.alloc(32), {}, source).catch((error: unknown) => {
    throw explained(error, '/var/backups')
  })
  expect(await refused(written)).toBe('backup_disk_full')
  expect(existsSync(path)).toBe(false)
  const tight = await anOffice({ RESERVE_MB: '900000' })
  expect(await refused(tight.backup())).toBe('backup_no_room')
  expect(await tight.files()).toEqual([])
})

/** Only root can give something away; whoever else runs this restores as the owner, and that is looked at. */
const ROOT = process.getuid?.() === 0
test('what is restored belongs to whom the folder does and is readable by nobody else, also when root does it', async () => {
  const own = await anOffice()
  const to = into(own)
  mkdirSync(to.DATA_DIR, { mode: 0o700 })
  const uid = ROOT ? 12_345 : (process.getuid?.() ?? 0)
  if (ROOT) {
    chownSync(to.DATA_DIR, uid, uid)
    chownSync(own.config.DATA_DIR, uid, uid)
  }
  await own.backup()
  await bring(own, to)
  const all = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(folder, name)))
  for (const folder of [to.DATA_DIR, folderOf(own.config)]) {
    expect(all(folder).length).toBeGreaterThan(4)
    expect(new Set(all(folder).map((one) => one.uid))).toEqual(new Set([uid]))
    expect(all(folder).filter(({ mode }) => (mode & 0o077) !== 0)).toEqual([])
  }
})
