/** What pdftotext tells of a PDF: pages, and on each its words with their places, in mm. */
export interface Word {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}
export interface Page {
  width: number
  height: number
  words: Word[]
}

const mm = (points: string | undefined): number => (Number(points) / 72) * 25.4
const PAGE = /<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g
const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g

export const pagesOf = (told: string): Page[] =>
  [...told.matchAll(PAGE)].map(([, width, height, words = '']) => ({
    width: mm(width),
    height: mm(height),
    words: [...words.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
      text,
      left: mm(left),
      right: mm(right),
      top: mm(top),
      bottom: mm(bottom),
    })),
  }))

export interface Line extends Word {
  middle: number
}

/** Words whose middles are level, put together from left to right. */
export function linesOf({ words }: Page): Line[] {
  const lines: Line[] = []
  for (const word of words.toSorted((a, b) => a.left - b.left)) {
    const middle = (word.top + word.bottom) / 2
    const line = lines.find((one) => Math.abs(one.middle - middle) < 1)
    if (!line) lines.push({ ...word, middle })
    else {
      line.text += ` ${word.text}`
      line.left = Math.min(line.left, word.left)
      line.right = Math.max(line.right, word.right)
    }
  }
  return lines.toSorted((a, b) => a.middle - b.middle)
}
