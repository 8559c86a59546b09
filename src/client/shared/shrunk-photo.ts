/** A photo made small enough for a network in the hills, and for the office's limit. */

import { lookOf } from './photo-look.ts'

/** The issue of the field app: longest side and size. */
const LONGEST_SIDE = 1280
const MOST_BYTES = 150_000

export class PhotoProblem extends Error {
  readonly kind: 'not_a_picture' | 'not_secure' | 'not_shrunk'
  constructor(kind: PhotoProblem['kind'], cause?: unknown) {
    super(`photo: ${kind}`, { cause })
    this.kind = kind
  }
}

/** First the sides, then for each the qualities that are tried. */
const SIDES = [LONGEST_SIDE, 1024, 800, 640, 480] as const
const QUALITIES = [0.8, 0.7, 0.6, 0.5] as const

/** Named by its content, too. Throws a PhotoProblem. */
export async function shrunk(file: Blob) {
  const subtle = (crypto as { subtle?: SubtleCrypto }).subtle
  if (!subtle) throw new PhotoProblem('not_secure')
  const photo = await shrunkBytes(file)
  return { ...photo, sha256: hex(await subtle.digest('SHA-256', photo.bytes)) }
}

/** Throws a PhotoProblem. */
export async function shrunkBytes(file: Blob) {
  const image = await opened(file)
  for (const side of SIDES) {
    const { width, height } = within(image.naturalWidth, image.naturalHeight, side)
    const canvas = drawn(image, width, height)
    for (const quality of QUALITIES) {
      const blob = await encoded(canvas, quality)
      if (blob.size > MOST_BYTES) continue
      return { type: 'image/jpeg' as const, bytes: await blob.arrayBuffer(), width, height, look: lookOf(canvas) }
    }
  }
  throw new PhotoProblem('not_shrunk')
}

/** The same shape, no side longer than `side`; never larger than it was. */
export function within(width: number, height: number, side: number): { width: number; height: number } {
  const share = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/** An <img> turns a photo as the camera was held, in every browser since Chrome 81. */
async function opened(file: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    if (image.naturalWidth === 0) throw new PhotoProblem('not_a_picture')
    return image
  } catch (thrown) {
    throw thrown instanceof PhotoProblem ? thrown : new PhotoProblem('not_a_picture', thrown)
  } finally {
    URL.revokeObjectURL(address)
  }
}

function drawn(image: HTMLImageElement, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new PhotoProblem('not_shrunk')
  // what is transparent would turn black
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(image, 0, 0, width, height)
  return canvas
}

async function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (blob?.type !== 'image/jpeg') throw new PhotoProblem('not_shrunk')
  return blob
}

const hex = (hash: ArrayBuffer): string =>
  Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
