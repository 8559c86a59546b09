/** Photos in the real server's folder: what was answered is there, also after the process was killed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aScreening } from '../make.ts'
import { aPng, type TestPhoto } from '../photos.ts'
import { ADMIN_PASSWORD, postJson, type Server, startServer, tokenHeaders } from '../server.ts'

const filesIn = (dataDir: string): string[] =>
  readdirSync(join(dataDir, 'photos'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

async function put({ url }: Server, headers: object, logId: string, { sha256, bytes }: TestPhoto): Promise<number> {
  const answer = await fetch(`${url}/api/screenings/${logId}/photos/${sha256}?kind=receipt`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'image/png' },
    body: bytes,
  })
  return answer.status
}

test('a server killed while photos come in has every one it answered for, whole, and says nothing of the others', async () => {
  const first = await startServer({ env: { ADMIN_PASSWORD } })
  const headers = await tokenHeaders(first.url)
  const log = aScreening()
  expect((await postJson(`${first.url}/api/screenings`, log, headers)).status).toBe(201)
  const photos = Array.from({ length: 12 }, () => aPng(100_000))
  let answered = 0
  const sending = photos.map(async (photo) => {
    const status = await put(first, headers, log.id, photo).catch(() => null)
    if (status === 201 && ++answered === 3) first.child.kill('SIGKILL')
    return status
  })
  const statuses = await Promise.all(sending)
  const kept = photos.filter((_, i) => statuses[i] === 201)
  await first.exited
  expect(kept.length).toBeGreaterThanOrEqual(3)

  const second = await startServer({ env: { ADMIN_PASSWORD, DATA_DIR: first.dataDir } })
  for (const { sha256, bytes } of kept) {
    expect(new Uint8Array(readFileSync(join(first.dataDir, 'photos', sha256.slice(0, 2), sha256)))).toEqual(bytes)
  }
  const { photoStates } = (await (await fetch(`${second.url}/api/screenings/${log.id}`, { headers })).json()) as {
    photoStates: { sha256: string }[]
  }
  const files = filesIn(first.dataDir)
  expect(photoStates.filter(({ sha256 }) => !files.includes(sha256))).toEqual([])
  expect(kept.filter(({ sha256 }) => !photoStates.some((state) => state.sha256 === sha256))).toEqual([])
  // what was not answered is sent again, and is there once
  for (const photo of photos) expect([200, 201]).toContain(await put(second, headers, log.id, photo))
  expect(filesIn(first.dataDir).filter((name) => !name.startsWith('.'))).toHaveLength(photos.length)
})
