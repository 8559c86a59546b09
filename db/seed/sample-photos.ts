/** The sample's photos (示例), drawn: a screen in the dark before rows of heads, and a receipt with a red stamp. */
import { createHash } from 'node:crypto'
import type { PhotoKind } from '../../src/domain/screening/photo.ts'
import { type Colour, pngOf } from './png.ts'

export interface SamplePhoto {
  sha256: string
  kind: PhotoKind
  bytes: Uint8Array<ArrayBuffer>
}

const [WIDTH, HEIGHT] = [160, 120]

function screenAt(x: number, y: number): Colour {
  const isScreen = x > 35 && x < 125 && y > 18 && y < 66
  if (isScreen) return y > 50 ? [96, 120, 92] : [170, 190, 205]
  const isHead = y > 78 && ((x % 20) - 10) ** 2 + ((y % 18) - 9) ** 2 < 42
  return isHead ? [14, 12, 16] : [30 - Math.floor(y / 8), 34 - Math.floor(y / 8), 58 - Math.floor(y / 4)]
}

function receiptAt(x: number, y: number): Colour {
  const ring = Math.hypot(x - 112, y - 84)
  if (ring > 17 && ring < 20) return [196, 38, 32]
  const isLine = x > 24 && x < 136 && y > 24 && y < 72 && y % 12 === 0
  if (isLine) return [120, 118, 112]
  const isWriting = x > 30 && x < 96 && y > 26 && y < 70 && y % 12 > 6 && (x * 7 + y * 3) % 11 < 3
  return isWriting ? [52, 56, 96] : [238, 234, 222]
}

export function samplePhoto(logId: string, kind: PhotoKind): SamplePhoto {
  const bytes = pngOf(WIDTH, HEIGHT, kind === 'receipt' ? receiptAt : screenAt, `sample ${kind} ${logId}`)
  return { sha256: createHash('sha256').update(bytes).digest('hex'), kind, bytes }
}
