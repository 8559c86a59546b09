/** A QR code as one path of an SVG: no image, no inline style, sharp on paper. */
import { encode } from 'uqr'

export interface Qr {
  /** Width and height in squares, the quiet edge included. */
  size: number
  path: string
}

/** Four light squares around it, or cameras do not find it (ISO/IEC 18004). */
const QUIET = 4

/** `M` bears a crease and a thumbprint: 15 % of it may be lost; of `L` 7 %. */
export function qrOf(text: string, ecc: 'M' | 'L' = 'M'): Qr {
  const { data, size } = encode(text, { ecc, border: QUIET })
  return { size, path: data.map(rowPath).join('') }
}

/** Dark squares that touch are drawn as one, or hairlines show between them. */
function rowPath(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    const from = x
    while (row[x]) x++
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
  }
  return path
}
