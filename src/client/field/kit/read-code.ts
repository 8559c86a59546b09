/** Reads a QR code in a picture: by the browser's own detector where it has one, else by a small one of ours. */

interface Detector {
  detect: (picture: HTMLCanvasElement) => Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<readonly string[]>
}

/** Phones without Google's services have the class, and nothing behind it. */
async function builtIn(): Promise<Detector | undefined> {
  const { BarcodeDetector: Built } = globalThis as { BarcodeDetector?: DetectorClass }
  try {
    if (Built && (await Built.getSupportedFormats()).includes('qr_code')) return new Built({ formats: ['qr_code'] })
  } catch {
    // as if it had none
  }
  return undefined
}

export type ReadCode = (picture: HTMLCanvasElement) => Promise<string | undefined>

export async function codeReader(): Promise<ReadCode> {
  const [detector, { default: decode }] = await Promise.all([builtIn(), import('qr/decode.js')])
  return async (picture) => {
    const found = await detector?.detect(picture).catch(() => [])
    if (found?.[0]) return found[0].rawValue
    const { width, height } = picture
    const pixels = picture.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height)
    try {
      return pixels && decode(pixels)
    } catch {
      return undefined // no code in it
    }
  }
}

/** Enough for a code that fills a third of the picture; more costs a slow phone its pace. */
const LONGEST = 800

/** The picture as it is now, on the canvas. */
export function drawOn(canvas: HTMLCanvasElement, source: CanvasImageSource, width: number, height: number): void {
  const shrunk = Math.min(1, LONGEST / Math.max(width, height))
  canvas.width = Math.max(1, Math.round(width * shrunk))
  canvas.height = Math.max(1, Math.round(height * shrunk))
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(source, 0, 0, canvas.width, canvas.height)
}
