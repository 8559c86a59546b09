/** Seals in a file of the server, a line for each: added to, never written anew. */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  createReadStream,
  writeSync,
} from 'node:fs'
import { createInterface } from 'node:readline'
import { numberOf, type SealFile } from './seal-file.ts'

/** More than a line has. */
const TAIL_BYTES = 1000

export function sealsInFile(path: string): SealFile {
  return {
    // in one go, so that two sealers of this process cannot come between each other: a few hundred bytes
    async add(lines) {
      const file = openSync(path, 'a+', 0o600)
      try {
        const newest = wholeTail(file)
        const fresh = lines.filter((line) => numberOf(line) > newest)
        writeSync(file, fresh.map((line) => `${line}\n`).join(''))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    async after(number, limit) {
      if (!existsSync(path)) return []
      const found: string[] = []
      const stream = createReadStream(path, 'utf8')
      for await (const line of createInterface({ input: stream })) {
        if (found.length >= limit) break
        if (numberOf(line) > number || Number.isNaN(numberOf(line))) found.push(line)
      }
      stream.destroy()
      return found
    },
  }
}

/** The number of its last line; half a line, of a power cut, goes. */
function wholeTail(file: number): number {
  const { size } = fstatSync(file)
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
  readSync(file, tail, 0, tail.length, size - tail.length)
  const whole = tail.lastIndexOf('\n') + 1
  if (whole < tail.length) ftruncateSync(file, size - tail.length + whole)
  const last = tail.toString('utf8', 0, whole).trimEnd().split('\n').at(-1) ?? ''
  return last === '' ? 0 : numberOf(last)
}
