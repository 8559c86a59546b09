/** A backup is what was there; restored, it is that again. */
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupsIn } from '../../src/node/backup/backup-folder.ts'
import { backUpBeforeMigration } from '../../src/node/backup/before-migration.ts'
import { drill } from '../../src/node/backup/drill.ts'
import { folderOf } from '../../src/node/backup/make-backup.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { aConfig, NOW } from '../make.ts'
import { aPng } from '../photos.ts'
import { aFolder } from '../server.ts'
import { anOffice, bring, into, logsIn, MIGRATIONS, refused } from './backed-office.ts'

test('a backup brings back logs, trail, seals and photos, readable by nobody else, and passes its drill', async () => {
  const office = await anOffice()
  const { backup, photos } = await office.backup()
  expect(photos).toEqual({ added: 1, faulty: 0 })
  expect(backup.header).toMatchObject({ kind: 'full', sequence: 1, counts: { screenings: 1 }, day: '2017-06-30' })
  // nothing of it can be read without its key
  const sealed = readFileSync(backup.path)
  expect([sealed.includes('screenings_by_day'), sealed.includes('三清村')]).toEqual([false, false])

  const fresh = into(office)
  expect(await bring(office, fresh)).toMatchObject({ photos: 1, photosMissing: 0, aside: undefined })
  expect(await logsIn(fresh)).toBe(1)
  const same = (name: string) =>
    readFileSync(join(fresh.DATA_DIR, name)).equals(readFileSync(join(office.config.DATA_DIR, name)))
  expect(same('seals.log')).toBe(true)
  const modes = ['yingxiang.sqlite', 'seals.log'].map((name) => statSync(join(fresh.DATA_DIR, name)).mode & 0o777)
  expect(modes).toEqual([0o600, 0o600])
  const room = join(fresh.DATA_DIR, 'photos')
  const kept = readdirSync(room, { recursive: true, encoding: 'utf8' }).find((name) => /\w{64}$/.test(name)) ?? ''
  expect(
    createHash('sha256')
      .update(readFileSync(join(room, kept)))
      .digest('hex'),
  ).toBe(kept.split('/').at(-1))
  expect(await drill(office.config, MIGRATIONS)).toMatchObject({ photos: 1 })
})

test('between nights what changed is kept by its pages; restored with the night it is all there', async () => {
  const office = await anOffice()
  await office.backup()
  expect((await office.backup('changes')).isNew).toBe(false)
  for (let n = 0; n < 5; n++) await office.log()
  const { backup, isNew } = await office.backup('changes', new Date(NOW.getTime() + 900_000))
  expect([isNew, backup.header.base, backup.header.kind]).toEqual([true, 1, 'changes'])
  expect(backup.bytes).toBeLessThan(backup.header.databaseBytes / 4)
  const fresh = into(office)
  await bring(office, fresh)
  expect(await logsIn(fresh)).toBe(6)
  await drill(office.config, MIGRATIONS)
  // and the night alone is the night
  const night = into(office)
  const whole = (await office.files()).find((file) => file.includes('full')) ?? ''
  await bring(office, night, join(folderOf(office.config), whole))
  expect(await logsIn(night)).toBe(1)
})

test('without a night there is none to add changes to: then they are a whole one', async () => {
  const office = await anOffice()
  expect((await office.backup('changes')).backup.header.kind).toBe('full')
})

test('while somebody writes all the time, the copy is of one moment', async () => {
  const office = await anOffice()
  const making = office.backup()
  await Promise.all(Array.from({ length: 20 }, () => office.log()))
  const { backup } = await making
  const { screenings, audit } = backup.header.counts
  expect(audit).toBeGreaterThanOrEqual(screenings ?? 0)
  await drill(office.config, MIGRATIONS)
})

test('a second place has the same files, and a backup can be restored from it', async () => {
  const second = aFolder()
  const office = await anOffice({ BACKUP_COPY_DIR: second })
  await office.backup()
  await office.log(aPng())
  await office.backup('changes')
  expect((await backupsIn(second)).map(({ file }) => file)).toEqual(await office.files())
  const fresh = into(office)
  expect(await bring(office, fresh, second)).toMatchObject({ photos: 2, photosMissing: 0 })
})

test('what a killed process left is cleared away by the next, and is never taken for a backup', async () => {
  const office = await anOffice()
  const folder = folderOf(office.config)
  mkdirSync(join(folder, '.making-1'), { recursive: true })
  writeFileSync(join(folder, '.making-1', 'yingxiang.sqlite'), 'half')
  writeFileSync(join(folder, 'yingxiang-20170630T000000000Z-full.yxb.unfinished'), 'half')
  expect(await office.files()).toEqual([])
  await office.backup()
  expect(readdirSync(folder).filter((name) => /unfinished|making/.test(name))).toEqual([])
})

test('a photo that is damaged where it lies is not backed up, and one damaged in the backup fails the drill', async () => {
  const office = await anOffice()
  const photo = aPng()
  await office.log(photo)
  writeFileSync(join(office.config.DATA_DIR, 'photos', photo.sha256.slice(0, 2), photo.sha256), 'other')
  expect((await office.backup()).photos).toEqual({ added: 1, faulty: 1 })
  const room = join(folderOf(office.config), 'photos')
  const stored = readdirSync(room, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.yxp')) ?? ''
  truncateSync(join(room, stored), 100)
  expect(await refused(drill(office.config, MIGRATIONS))).toBe('drill_photos_faulty')
})

test('an older database is backed up before it is migrated, and a fresh or current one is not', async () => {
  const config = aConfig({ DATA_DIR: aFolder(), RESERVE_MB: '1' })
  await backUpBeforeMigration(config, MIGRATIONS, () => NOW)
  expect(existsSync(folderOf(config))).toBe(false)
  const older = aFolder()
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < '0014'))
    cpSync(join(MIGRATIONS, name), join(older, name))
  const sql = openSqlite(join(config.DATA_DIR, 'yingxiang.sqlite'))
  sql.migrate(older)
  await backUpBeforeMigration(config, MIGRATIONS, () => NOW)
  const [backup] = await backupsIn(folderOf(config))
  expect(backup?.header).toMatchObject({ kind: 'migration', migration: '0013_bulletins.sql' })
  // the drill opens it with this code, migrations and all
  await drill(config, MIGRATIONS)
  sql.migrate(MIGRATIONS)
  sql.close()
  await backUpBeforeMigration(config, MIGRATIONS, () => NOW)
  expect(await backupsIn(folderOf(config))).toHaveLength(1)
})
