/** A database file by its pages: what each was, and those that have become others. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const MARK = 12
const AT_ONCE = 256

const markOf = (page: Buffer): Buffer => createHash('sha256').update(page).digest().subarray(0, MARK)

async function* pagesIn(path: string, pageSize: number): AsyncGenerator<{ number: number; page: Buffer }> {
  const file = await open(path, 'r')
  try {
    const room = Buffer.alloc(pageSize * AT_ONCE)
    for (let number = 0; ;) {
      const { bytesRead } = await file.read(room, 0, room.length, number * pageSize)
      if (bytesRead === 0) return
      for (let at = 0; at < bytesRead; at += pageSize) {
        yield { number: number++, page: room.subarray(at, Math.min(at + pageSize, bytesRead)) }
      }
    }
  } finally {
    await file.close()
  }
}

export async function pageSizeOf(path: string): Promise<number> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(100), 0, 100, 0)
    const size = buffer.readUInt16BE(16)
    return size === 1 ? 65_536 : size
  } finally {
    await file.close()
  }
}

/** A mark of each page, one after the other. */
export async function marksOf(path: string): Promise<Buffer> {
  const marks: Buffer[] = []
  for await (const { page } of pagesIn(path, await pageSizeOf(path))) marks.push(markOf(page))
  return Buffer.concat(marks)
}

/** Its size, the size of a page, and each page that has another mark, with its number. */
export async function* changedPages(path: string, bytes: number, marks: Buffer): AsyncGenerator<Buffer> {
  const pageSize = await pageSizeOf(path)
  const begin = Buffer.alloc(12)
  begin.writeBigUInt64BE(BigInt(bytes), 0)
  begin.writeUInt32BE(pageSize, 8)
  yield begin
  for await (const { number, page } of pagesIn(path, pageSize)) {
    if (marks.subarray(number * MARK, (number + 1) * MARK).equals(markOf(page))) continue
    const at = Buffer.alloc(4)
    at.writeUInt32BE(number)
    yield Buffer.concat([at, page])
  }
}

/** Puts them into the file they are changes of. */
export async function putPages(path: string, source: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'r+')
  let waiting = Buffer.alloc(0)
  let begun: { bytes: number; pageSize: number } | undefined
  try {
    for await (const chunk of source) {
      waiting = Buffer.concat([waiting, chunk])
      if (!begun && waiting.length >= 12) {
        begun = { bytes: Number(waiting.readBigUInt64BE(0)), pageSize: waiting.readUInt32BE(8) }
        waiting = waiting.subarray(12)
      }
      const one = 4 + (begun?.pageSize ?? Number.MAX_SAFE_INTEGER)
      let at = 0
      for (; waiting.length - at >= one; at += one) {
        const number = waiting.readUInt32BE(at)
        await file.write(waiting, at + 4, one - 4, number * (one - 4))
      }
      waiting = waiting.subarray(at)
    }
    if (begun) await file.truncate(begun.bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
