/** Who else on the machine may read what a server keeps: nobody, also where an earlier version let them. */
import { chmodSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepPrivate } from '../../src/node/data-folder.ts'
import { aScreening } from '../make.ts'
import { aPng } from '../photos.ts'
import { ADMIN_PASSWORD, aFolder, postJson, startServer, tokenHeaders } from '../server.ts'

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)
/** Each thing below a folder with its mode. */
const modesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => [name, modeOf(join(folder, name))]),
  )

test('the database, its journal and the photos are 0600 in folders 0700', async () => {
  const dataDir = join(aFolder(), 'data')
  const server = await startServer({ env: { ADMIN_PASSWORD, DATA_DIR: dataDir } })
  const headers = await tokenHeaders(server.url)
  const [log, photo] = [aScreening(), aPng()]
  await postJson(`${server.url}/api/screenings`, log, headers)
  const path = `${server.url}/api/screenings/${log.id}/photos/${photo.sha256}?kind=end`
  const type = { 'content-type': 'image/png' }
  expect((await fetch(path, { method: 'PUT', headers: { ...headers, ...type }, body: photo.bytes })).status).toBe(201)
  const room = join('photos', photo.sha256.slice(0, 2))
  expect([modeOf(dataDir), modesIn(dataDir)]).toEqual([
    '700',
    {
      'yingxiang.sqlite': '600',
      'yingxiang.sqlite-wal': '600',
      'yingxiang.sqlite-shm': '600',
      'yingxiang.sqlite.words': '600',
      'yingxiang.sqlite.words-wal': '600',
      'yingxiang.sqlite.words-shm': '600',
      'server.lock': '600',
      photos: '700',
      [room]: '700',
      [join(room, photo.sha256)]: '600',
    },
  ])
  // as an earlier version left it when it was killed
  server.child.kill('SIGKILL')
  await server.exited
  const before = join(aFolder(), 'before')
  cpSync(dataDir, before, { recursive: true })
  for (const name of ['', ...readdirSync(before, { recursive: true, encoding: 'utf8' })]) {
    chmodSync(join(before, name), statSync(join(before, name)).isDirectory() ? 0o755 : 0o644)
  }
  expect(Object.values(modesIn(before))).toContain('644')
  await startServer({ env: { ADMIN_PASSWORD, DATA_DIR: before } })
  expect([modeOf(before), Object.values(modesIn(before)).filter((mode) => !['600', '700'].includes(mode))]).toEqual([
    '700',
    [],
  ])
})

test('a folder that holds other things is not closed to those who need them, and that is said', () => {
  // another file’s may have been left stricter
  const umask = process.umask(0o022)
  const folder = aFolder()
  try {
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'photos'), { mode: 0o755 })
    for (const name of ['yingxiang.sqlite', 'somebody-elses.txt'])
      writeFileSync(join(folder, name), '', { mode: 0o644 })
    expect(keepPrivate(folder)).toContain('also holds somebody-elses.txt')
    expect([modeOf(folder), modesIn(folder)]).toEqual([
      '755',
      { photos: '700', 'yingxiang.sqlite': '600', 'somebody-elses.txt': '644' },
    ])
    expect(keepPrivate(join(folder, 'photos'))).toBeNull()
  } finally {
    process.umask(umask)
  }
})
