/** The handbooks as their tests read them: pages of HTML by hand, with pictures that tests/browser/handbook.test.ts takes. */
import { readFileSync } from 'node:fs'

export const HANDBOOK_FOLDER = 'public/field/handbook'

export interface Handbook {
  name: string
  /** Of A4. */
  pages: number
}
export const HANDBOOKS: Handbook[] = [
  { name: 'team', pages: 4 },
  { name: 'technician', pages: 4 },
  { name: 'manager', pages: 12 },
]

export const handbookText = ({ name }: Handbook): string => readFileSync(`${HANDBOOK_FOLDER}/${name}.html`, 'utf8')

/** What stands on a screen is named between these marks, and nothing else is. */
export const namedIn = (text: string): string[] => [...text.matchAll(/「([^」]+)」/g)].map(([, name = '']) => name)

const FIGURE =
  /<img\s+src="\/field\/handbook\/([\w-]+)\.webp"\s+alt="[^"]+"\s+width="(\d+)"\s+height="(\d+)"\s*\/>\s*<figcaption>([^<]+)<\/figcaption>/g

/** Of each picture its line, and how large its screen is. */
export const captionsOf = (handbooks: Handbook[]): Map<string, { text: string; size: number[] }> =>
  new Map(
    handbooks.flatMap((handbook) =>
      [...handbookText(handbook).matchAll(FIGURE)].map(
        ([, name = '', width, height, text = '']) => [name, { text, size: [Number(width), Number(height)] }] as const,
      ),
    ),
  )
