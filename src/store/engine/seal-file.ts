/** The seam under what is kept of seals beside the database: whoever rewrites the one cannot rewrite the other unseen. */
import type { R2Bucket } from '@cloudflare/workers-types'

export interface SealFile {
  /** Adds the lines that are newer than its last, which the number before each says, and no more than these. */
  add(lines: string[]): Promise<void>
  /** Lines whose number is greater, in their order. */
  after(number: number, limit: number): Promise<string[]>
}

export const numberOf = (line: string): number => Number(line.split(' ', 1)[0])

/** An object for each: what is there is not written again. */
export function sealsInR2(bucket: R2Bucket): SealFile {
  const keyOf = (number: number): string => `seals/${String(number).padStart(9, '0')}`
  return {
    async add(lines) {
      for (const line of lines) {
        const onlyNew = { onlyIf: { etagDoesNotMatch: '*' } }
        await bucket.put(keyOf(numberOf(line)), line, onlyNew)
      }
    },
    async after(number, limit) {
      const { objects } = await bucket.list({ prefix: 'seals/', startAfter: keyOf(number), limit })
      const lines = await Promise.all(objects.map(async ({ key }) => (await bucket.get(key))?.text() ?? ''))
      return lines
    },
  }
}
