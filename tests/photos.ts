/** Small real photos, each of its own content, and their names. */
import { createHash } from 'node:crypto'
import { pngOf } from '../db/seed/png.ts'

export const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export interface TestPhoto {
  sha256: string
  bytes: Uint8Array<ArrayBuffer>
}

/** One red pixel, unlike any other; `padding` bytes more make it as large as a test wants. */
export function aPng(padding = 0): TestPhoto {
  const bytes = pngOf(1, 1, () => [200, 20, 20], crypto.randomUUID() + '.'.repeat(padding))
  return { sha256: nameOf(bytes), bytes }
}
