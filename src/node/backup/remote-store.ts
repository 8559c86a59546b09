/** How whole files go to a store elsewhere and come back. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../../config.ts'
import { AppError } from '../../domain/errors.ts'
import type { RemoteSettings, RemoteStore } from './remote-port.ts'
import { PATIENCE_MS, silent } from './wire.ts'

export const isRemote = (place: string): boolean => /^(s3|https?):\/\//.test(place)

/** By its address; the libraries are loaded only where there is one. */
export async function remoteStore(place: string, config: Config, patienceMs = PATIENCE_MS): Promise<RemoteStore> {
  const address = new URL(place)
  const line = { called: `${address.protocol}//${address.host}${address.pathname}`, patienceMs }
  const settings: RemoteSettings = {
    user: config.BACKUP_COPY_USER ?? '',
    password: config.BACKUP_COPY_PASSWORD ?? '',
    region: config.BACKUP_S3_REGION,
    endpoint: config.BACKUP_S3_ENDPOINT,
  }
  if (address.protocol !== 's3:') return (await import('./store-webdav.ts')).webdavStore({ ...settings, address }, line)
  return (await import('./store-s3.ts')).s3Store({ ...settings, address }, line)
}

async function hashOf(source: AsyncIterable<Buffer>): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of source) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** There, and read back: size and hash are those of the file here. Throws a sentence where not, and takes it away again. */
export async function putWhole(store: RemoteStore, name: string, path: string): Promise<void> {
  const own = await hashOf(createReadStream(path))
  await store.put(name, { path, ...own })
  const sent = store.sentAs?.(name) ?? name
  const back = await store
    .get(sent, { bytes: own.bytes })
    .then((answer) => hashOf(answer as AsyncIterable<Buffer>))
    .catch((error: unknown) => {
      throw silent(store.called, error)
    })
  if (back.sha256 !== own.sha256 || back.bytes !== own.bytes) {
    await store.remove(sent)
    throw new AppError('unavailable', { key: 'backup_away_differs', facts: { place: store.called, file: name } })
  }
  await store.settle?.(name)
}

/** More than a photo has. */
const UNKNOWN = 4_194_304

/** As a file here. */
export async function getWhole(store: RemoteStore, name: string, path: string, bytes?: number): Promise<void> {
  const answer = await store.get(name, { bytes: bytes ?? UNKNOWN })
  try {
    await pipeline(answer, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    // a disk that is full here is told as what it is
    const { code } = error as { code?: unknown }
    throw code === 'ENOSPC' || code === 'EDQUOT' ? error : silent(store.called, error)
  }
  const { size } = await stat(path)
  if (bytes !== undefined && size !== bytes)
    throw new AppError('unavailable', { key: 'backup_away_differs', facts: { place: store.called, file: name } })
}
