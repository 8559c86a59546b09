/**
 * What a photo looks like, in 64 bits that hardly change when it is stored anew, smaller or brighter: the slow waves of its
 * light, each above their median or not (pHash). Ours although there are libraries: blockhash-core, the only one without a
 * decoder that works on a canvas, takes ten times as many dark evenings for one another (photo-look.test.ts).
 */
const SIDE = 32
const WAVES = 8
/** As much as a picture’s light must differ from place to place: of a black one nothing can be told. */
const LEAST_SPREAD = 2

const COSINES = Array.from({ length: WAVES }, (_, wave) =>
  Array.from({ length: SIDE }, (_one, at) => Math.cos(((2 * at + 1) * (wave + 1) * Math.PI) / (2 * SIDE))),
)

/** 16 hexadecimal digits; undefined of what looks like nothing. */
export function lookOf(picture: HTMLCanvasElement): string | undefined {
  const light = lightOf(picture)
  const mean = light.reduce((sum, one) => sum + one, 0) / light.length
  const spread = Math.sqrt(light.reduce((sum, one) => sum + (one - mean) ** 2, 0) / light.length)
  if (spread < LEAST_SPREAD) return undefined
  const waves = COSINES.flatMap((down) => COSINES.map((across) => strengthOf(light, down, across)))
  const inOrder = waves.toSorted((a, b) => a - b)
  const median = ((inOrder[WAVES * 4 - 1] ?? 0) + (inOrder[WAVES * 4] ?? 0)) / 2
  const bits = waves.map((strength) => Number(strength > median)).join('')
  return (bits.match(/.{4}/g) ?? []).map((four) => parseInt(four, 2).toString(16)).join('')
}

const strengthOf = (light: number[], down: number[], across: number[]): number =>
  light.reduce((sum, one, i) => sum + one * (down[Math.floor(i / SIDE)] ?? 0) * (across[i % SIDE] ?? 0), 0)

/** Halved again and again: a browser that shrinks in one step leaves out most of the picture. */
function lightOf(picture: HTMLCanvasElement): number[] {
  let { width, height } = picture
  let from = picture
  while (Math.min(width, height) > 2 * SIDE) {
    ;[width, height] = [Math.round(width / 2), Math.round(height / 2)]
    from = shrunkTo(from, width, height)
  }
  const pixels = shrunkTo(from, SIDE, SIDE).getContext('2d')?.getImageData(0, 0, SIDE, SIDE).data ?? []
  return Array.from(
    { length: SIDE * SIDE },
    (_, i) => 0.299 * (pixels[4 * i] ?? 0) + 0.587 * (pixels[4 * i + 1] ?? 0) + 0.114 * (pixels[4 * i + 2] ?? 0),
  )
}

function shrunkTo(from: HTMLCanvasElement, width: number, height: number): HTMLCanvasElement {
  const to = Object.assign(document.createElement('canvas'), { width, height })
  const pen = to.getContext('2d')
  if (pen) pen.imageSmoothingQuality = 'high'
  pen?.drawImage(from, 0, 0, width, height)
  return to
}
