/** A second place over HTTP, by S3 and by WebDAV: the same files, read back, pruned, and restored from there. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AwsV4Signer } from 'aws4fetch'
import type { Config } from '../../src/config.ts'
import { backupCommands } from '../../src/node/backup/commands.ts'
import { folderOf } from '../../src/node/backup/make-backup.ts'
import { putWhole, remoteStore } from '../../src/node/backup/remote-store.ts'
import { aConfig, NOW } from '../make.ts'
import { aPng } from '../photos.ts'
import { aBucket, aWebdav, type Elsewhere, PASSWORD, signatureOf, USER } from '../elsewhere.ts'
import { aFolder } from '../server.ts'
import { anOffice, bring, into, logsIn, MIGRATIONS, type Office, refused } from './backed-office.ts'

const DAY_MS = 86_400_000
const PLACES = {
  S3: { open: aBucket, url: () => 's3://office/yanting', prefix: 'yanting/' },
  WebDAV: { open: aWebdav, url: ({ url }: Elsewhere) => url, prefix: '' },
}
const settingsOf = (place: keyof typeof PLACES, store: Elsewhere, password = PASSWORD): Record<string, string> => ({
  BACKUP_COPY_URL: PLACES[place].url(store),
  BACKUP_COPY_USER: USER,
  BACKUP_COPY_PASSWORD: password,
  ...(place === 'S3' && { BACKUP_S3_ENDPOINT: store.url, BACKUP_S3_REGION: 'cn-north-1' }),
})
async function begun(
  place: keyof typeof PLACES,
  password?: string,
): Promise<{ store: Elsewhere; office: Office; named: () => string[] }> {
  const store = await PLACES[place].open()
  const office = await anOffice(settingsOf(place, store, password))
  const named = () => [...store.files.keys()].map((name) => name.replace(PLACES[place].prefix, '')).toSorted()
  return { store, office, named }
}
const whatOf = async (work: Promise<{ secondFailed?: Error }>): Promise<string> => {
  const { secondFailed } = await work
  return secondFailed ? refused(Promise.reject(secondFailed)) : 'there'
}
const commanded = async (args: string[], config: Config): Promise<{ code: number; said: string }> => {
  const lines: string[] = []
  const [command, ...rest] = args as ['backup' | 'restore', ...string[]]
  const code = await backupCommands(command, rest, { config, now: () => NOW, migrations: MIGRATIONS }, (line) =>
    lines.push(line),
  )
  return { code, said: lines.join('\n') }
}

test('the signature is the one of the examples that Amazon publishes, and the fake’s own arithmetic says the same', async () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const date = '20130524T000000Z'
  const host = 'examplebucket.s3.amazonaws.com'
  for (const [path, query, published] of [
    ['?lifecycle=', [['lifecycle', '']], 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [
      '?max-keys=2&prefix=J',
      [
        ['max-keys', '2'],
        ['prefix', 'J'],
      ],
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ] as [string, [string, string][], string][]) {
    const signer = new AwsV4Signer({
      method: 'GET',
      url: `https://${host}/${path}`,
      headers: { 'x-amz-content-sha256': empty },
      accessKeyId: USER,
      secretAccessKey: PASSWORD,
      service: 's3',
      region: 'us-east-1',
      datetime: date,
    })
    expect((await signer.sign()).headers.get('authorization')).toContain(`Signature=${published}`)
    const headers: [string, string][] = [
      ['host', host],
      ['x-amz-content-sha256', empty],
      ['x-amz-date', date],
    ]
    const own = { method: 'GET', path: '/', query, headers, sha256: empty, date, region: 'us-east-1', secret: PASSWORD }
    expect(signatureOf(own)).toBe(published)
  }
})

for (const place of ['S3', 'WebDAV'] as const) {
  test(`${place}: the night, its changes and photos lie there, and all of it is restored on a new machine`, async () => {
    const { store, office, named } = await begun(place)
    expect(await whatOf(office.backup())).toBe('there')
    await office.log(aPng())
    expect(await whatOf(office.backup('changes', new Date(NOW.getTime() + 900_000)))).toBe('there')
    expect(named().map((name) => name.replace(/\w{64}|\d{8}T\d+Z/, '…'))).toEqual([
      expect.stringMatching(/^photos\/\w\w\/….yxp$/) as string,
      expect.stringMatching(/^photos\/\w\w\/….yxp$/) as string,
      'yingxiang-…-full.yxb',
      'yingxiang-…-changes.yxb',
    ])
    // sealed as they are here
    expect([...store.files.values()].some((bytes) => bytes.includes('三清村'))).toBe(false)
    // what lies there is not sent again
    store.asked.length = 0
    await office.log()
    expect(await whatOf(office.backup('changes', new Date(NOW.getTime() + 1_800_000)))).toBe('there')
    expect(store.asked.filter((line) => line.startsWith('PUT'))).toHaveLength(1)

    const url = PLACES[place].url(store)
    const fresh = into({ ...office, config: { ...office.config } })
    const there = {
      ...fresh,
      ...aConfig({
        ...settingsOf(place, store),
        DATA_DIR: fresh.DATA_DIR,
        BACKUP_KEY_FILE: fresh.BACKUP_KEY_FILE ?? '',
        RESERVE_MB: '1',
      }),
    }
    expect(await bring(office, there, url)).toMatchObject({ photos: 2, photosMissing: 0 })
    expect(await logsIn(there)).toBe(3)
    // one of them by its name, and the list of all to choose from
    const list = await commanded(['restore', '--list', url], there)
    expect(list.code).toBe(0)
    const full = /yingxiang-\w+-full\.yxb/.exec(list.said)?.[0] ?? ''
    expect(list.said).toMatch(/3 backups in[^]*2017-06-30 23:30/)
    const other = { ...there, DATA_DIR: join(aFolder(), 'other') }
    expect(await commanded(['restore', `${url}/${full}`], other)).toMatchObject({ code: 0 })
    expect(await logsIn(other)).toBe(1)
  })

  test(`${place}: what the rule lets go here goes there, too`, async () => {
    const { office, named } = await begun(place)
    for (let day = 0; day < 9; day++) await office.backup('full', new Date(NOW.getTime() + day * DAY_MS))
    const here = readdirSync(folderOf(office.config)).filter((name) => name.endsWith('.yxb'))
    expect(named().filter((name) => name.endsWith('.yxb'))).toEqual(here.toSorted())
    expect(here.length).toBeLessThan(9)
  })

  test(`${place}: a wrong password, half a file kept, a line that breaks and no room are told; the first copy is there, the next brings it`, async () => {
    const { store, office, named } = await begun(place)
    for (const [trouble, said] of [
      ['keeps half', 'backup_away_differs'],
      ['breaks off', 'backup_away_silent'],
      ['full', 'backup_away_full'],
    ] as const) {
      store.trouble = trouble
      expect(await whatOf(office.backup())).toBe(said)
      expect(named()).toEqual([])
    }
    expect(await office.files()).toHaveLength(1)
    store.trouble = 'none'
    const missed = await commanded(['backup', '--changes'], { ...office.config, BACKUP_COPY_PASSWORD: 'wrong' })
    expect([missed.code, missed.said]).toEqual([1, expect.stringContaining('BACKUP_COPY_PASSWORD') as string])
    expect(missed.said).not.toContain('wrong')
    expect((await commanded(['backup', '--changes'], office.config)).code).toBe(0)
    expect(named().filter((name) => name.endsWith('.yxb'))).toEqual(await office.files())
  })

  test(`${place}: whoever never answers is not waited for`, async () => {
    const store = await PLACES[place].open()
    store.trouble = 'silent'
    const path = join(aFolder(), 'one')
    writeFileSync(path, Buffer.alloc(3_000_000))
    const remote = await remoteStore(PLACES[place].url(store), aConfig(settingsOf(place, store)), 150)
    expect(await refused(putWhole(remote, 'one', path))).toBe('backup_away_silent')
    expect(await refused(remote.list('', false))).toBe('backup_away_silent')
    expect(await refused(remote.get('one', { bytes: 1 }))).toBe('backup_away_silent')
  })
}

test('a folder and a store at the same time: one that is away takes nothing from the other', async () => {
  const store = await aWebdav()
  const office = await anOffice({ ...settingsOf('WebDAV', store), BACKUP_COPY_DIR: '/nowhere/at/all' })
  expect(await whatOf(office.backup())).toBe('backup_second_away')
  expect([...store.files.keys()].some((name) => name.endsWith('full.yxb'))).toBe(true)
})

test('an address with a password in it is no setting, and no password is told', () => {
  expect(() => aConfig({ BACKUP_COPY_URL: 'https://me:secret@nas.example.cn/yx' })).toThrow('BACKUP_COPY_USER')
})
