/**
 * A file that only its key opens, and that tells when a byte of it is another or its end is missing: a line of JSON, then
 * pieces of a megabyte, each by AES-256-GCM under a key of its own file; what is sealed with each is the first line,
 * which piece it is and whether it is the last. Written and read as a stream, and there whole or not at all.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../domain/errors.ts'

const PIECE = 1_048_576
const TAG = 16
const LONGEST_HEADER = 1_048_576

const keyOfFile = (key: Buffer, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'hex'), 'yingxiang backup', 32))
const nonceOf = (piece: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(piece), 4)
  return nonce
}
const sealedWith = (line: Buffer, isLast: boolean): Buffer =>
  Buffer.concat([createHash('sha256').update(line).digest(), Buffer.from([Number(isLast)])])

/** Exactly so long each, but for the last; at least one. */
async function* pieces(source: AsyncIterable<Buffer>): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    length += chunk.length
    // one is held back: it may be the last
    while (length > PIECE) {
      const all = Buffer.concat(waiting)
      yield { piece: all.subarray(0, PIECE), isLast: false }
      waiting = [all.subarray(PIECE)]
      length -= PIECE
    }
  }
  yield { piece: Buffer.concat(waiting), isLast: true }
}

/** Answers how many bytes it has. */
export async function writeSealed(
  path: string,
  key: Buffer,
  header: object,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  const salt = randomBytes(32).toString('hex')
  const line = Buffer.from(`${JSON.stringify({ ...header, salt })}\n`)
  const own = keyOfFile(key, salt)
  const unfinished = `${path}.unfinished`
  const file = await open(unfinished, 'w', 0o600)
  let bytes = line.length
  try {
    await file.writeFile(line)
    let number = 0
    for await (const { piece, isLast } of pieces(source)) {
      const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number++))
      cipher.setAAD(sealedWith(line, isLast))
      const sealed = Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
      await file.writeFile(sealed)
      bytes += sealed.length
    }
    await file.sync()
    await file.close()
    await rename(unfinished, path)
    await syncFile(dirname(path))
    return bytes
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(unfinished, { force: true })
    throw error
  }
}

/** On the disk, whatever happens; of a folder the names in it. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Its first line; null where there is none that is JSON. */
export const headerIn = (path: string): Promise<unknown> => headerOf(createReadStream(path, { highWaterMark: 16_384 }))

/** The same of what comes from elsewhere; no more of it is read. */
export async function headerOf(source: AsyncIterable<unknown>): Promise<unknown> {
  let text = Buffer.alloc(0)
  try {
    for await (const chunk of source) {
      text = Buffer.concat([text, chunk as Buffer])
      if (text.length >= LONGEST_HEADER || text.includes(10)) break
    }
    const end = text.indexOf(10)
    return end < 0 ? null : (JSON.parse(text.toString('utf8', 0, end)) as unknown)
  } catch {
    return null
  }
}

const damaged = (path: string): AppError =>
  new AppError('unavailable', { key: 'backup_damaged', facts: { file: path.split('/').at(-1) ?? path } })

/** What was sealed, piece after piece; throws where it is not what was written. */
export async function* readSealed(path: string, key: Buffer): AsyncGenerator<Buffer> {
  const header = (await headerIn(path)) as { salt?: unknown } | null
  if (header === null || typeof header.salt !== 'string') throw damaged(path)
  const own = keyOfFile(key, header.salt)
  let line: Buffer | undefined
  let waiting = Buffer.alloc(0)
  let number = 0
  const opened = (sealed: Buffer, isLast: boolean): Buffer => {
    if (!line || sealed.length < TAG) throw damaged(path)
    try {
      const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(number++))
      decipher.setAAD(sealedWith(line, isLast))
      decipher.setAuthTag(sealed.subarray(-TAG))
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
    } catch {
      throw damaged(path)
    }
  }
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE + TAG })) {
    waiting = Buffer.concat([waiting, chunk as Buffer])
    if (!line) {
      const end = waiting.indexOf(10) + 1
      if (end === 0) continue
      line = waiting.subarray(0, end)
      waiting = waiting.subarray(end)
    }
    while (waiting.length > PIECE + TAG) {
      yield opened(waiting.subarray(0, PIECE + TAG), false)
      waiting = waiting.subarray(PIECE + TAG)
    }
  }
  yield opened(waiting, true)
}
