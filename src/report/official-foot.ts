/** What stands on every page beside the text: the page’s number, where its figures come from, and what it is not yet. */
import { officialNo } from '../domain/report/bulletin.ts'
import { AlignmentType, Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import type { FilledReport } from '../domain/report/report.ts'
import { characterTwips, faceOf, FOOT_SPACING, SIZE, WIDTH_TWIPS } from './official-paper.ts'
import { dayInChinese } from './official-text.ts'

/** What is said on each page, and in the foot the one beside the number. */
export interface Footing {
  marks: string[]
  source: string
}

type Standing = Pick<FilledReport, 'bulletin' | 'asOf' | 'isDraft' | 'isSample'>
export const footingOf = ({ bulletin, asOf, isDraft, isSample }: Standing): Footing => ({
  marks: [...(isDraft ? ['草稿'] : []), ...(isSample ? ['示例数据，不得上报'] : [])],
  source: [...(bulletin ? bulletinSaid(bulletin) : []), `截至${dayInChinese(asOf)}`].join('　'),
})

/** The first sixteen of a hash’s digits are enough to look it up by. */
function bulletinSaid({ no, sha256, seal }: NonNullable<FilledReport['bulletin']>): string[] {
  const sealed = seal ? [`封印第${seal.number}号 ${seal.sha256.slice(0, 16)}`] : []
  return [officialNo(no), `校验码 ${sha256.slice(0, 16)}`, ...sealed]
}

const small = (text: string): TextRun => new TextRun({ text, font: faceOf('page'), size: SIZE.foot })
/** — 1 —, with nothing between it and its dashes that could break. */
const number = (): TextRun =>
  new TextRun({ children: ['—\u00A0', PageNumber.CURRENT, '\u00A0—'], font: faceOf('page'), size: SIZE.page })

/** A character in from the edge that is outside: right on odd pages, left on even ones. */
const ONE_IN = characterTwips(1)
const line = (children: TextRun[]): Paragraph =>
  new Paragraph({
    children,
    alignment: AlignmentType.LEFT,
    spacing: FOOT_SPACING,
    indent: { left: ONE_IN, right: ONE_IN },
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH_TWIPS - ONE_IN }],
  })
const tab = (): TextRun => new TextRun({ children: [new Tab()] })

export const footers = (footing: Footing) => ({
  default: new Footer({ children: [line([small(footing.source), tab(), number()])] }),
  even: new Footer({ children: [line([number(), tab(), small(footing.source)])] }),
})

/** Where a document has its grade: top left, 3号黑体. */
export function headers({ marks }: Footing) {
  const header = (): Header => {
    const run = new TextRun({ text: marks.join('　'), font: faceOf('first'), size: SIZE.text })
    return new Header({ children: [new Paragraph({ children: [run], alignment: AlignmentType.LEFT })] })
  }
  return { default: header(), even: header() }
}
