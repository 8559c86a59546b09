/** GB/T 9704-2012, 党政机关公文格式: what paper, type area, sizes and faces an official document has. */
import { AlignmentType, DocumentGridType, type ISectionPropertiesOptions, LineRuleType } from 'docx'

/** Of an inch 1440, of a point 20. */
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)
const POINT = 20

const PAPER = { width: 210, height: 297 }
const MARGIN = { top: 37, left: 28 }
const TYPE_AREA = { width: 156, height: 225 }
const LINES = 22
export const CHARACTERS = 28

/** In half points, as Word has them: 2号, 3号, 4号, 小四, 5号, 小五, 六号. */
export const SIZE = { title: 44, text: 32, page: 28, table: 24, wideTable: 21, widestTable: 18, foot: 15 } as const

/** Faces by the names that offices have them by, each with those that stand in where it is missing. */
export const FACES = {
  title: { name: '方正小标宋简体', insteadOf: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', '宋体', 'SimSun'] },
  text: { name: '仿宋_GB2312', insteadOf: ['仿宋', 'FangSong', '华文仿宋', 'STFangsong'] },
  first: { name: '黑体', insteadOf: ['SimHei', '华文黑体', 'STHeiti'] },
  second: { name: '楷体_GB2312', insteadOf: ['楷体', 'KaiTi', '华文楷体', 'STKaiti'] },
  page: { name: '宋体', insteadOf: ['SimSun', 'NSimSun', '华文宋体', 'STSong'] },
} as const
type Face = keyof typeof FACES

/** Digits and Latin letters in the same face: half as wide, as the standard counts them. */
export function faceOf(face: Face) {
  const { name } = FACES[face]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

/** 22 lines in the height, rounded down: half a twip too much each, and the last would go over. */
export const LINE_TWIPS = Math.floor(twips(TYPE_AREA.height) / LINES)
export const WIDTH_TWIPS = twips(TYPE_AREA.width)
/** 28 of 16 points are wider than the type area, so each stands a little closer. */
const characterPoints = WIDTH_TWIPS / POINT / CHARACTERS
export const characterTwips = (many: number): number => Math.round(many * characterPoints * POINT)
const closerBy = Math.floor((characterPoints - SIZE.text / 2) * 4096)

/** 一字线 stands 7 mm under the type area: the middle of the foot's one line. */
const FOOT_LINE = 16 * POINT
const below = PAPER.height - MARGIN.top - TYPE_AREA.height
const footer = twips(below - 7) - FOOT_LINE / 2

export const PAGE: ISectionPropertiesOptions = {
  page: {
    size: { width: twips(PAPER.width), height: twips(PAPER.height) },
    margin: {
      top: twips(MARGIN.top),
      bottom: twips(below),
      left: twips(MARGIN.left),
      right: twips(PAPER.width - MARGIN.left - TYPE_AREA.width),
      header: twips(20),
      footer,
      gutter: 0,
    },
  },
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_TWIPS, charSpace: closerBy },
}

/** A line of the grid whatever the face that stands in: a tall one would take two. */
export const ONE_LINE = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
export const FOOT_SPACING = { line: FOOT_LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
export const TWO_IN = { firstLine: characterTwips(2), firstLineChars: 200 }

const headOf = (face: Face, bold: boolean) => ({
  run: { font: faceOf(face), size: SIZE.text, bold, italics: false, color: '000000' },
  paragraph: { spacing: ONE_LINE, indent: TWO_IN, keepNext: true },
})

export const STYLES = {
  // what the grid’s characters are measured by is the size of this one, and of no default
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true, run: { font: faceOf('text'), size: SIZE.text } },
  ],
  default: {
    document: {
      run: {
        language: { value: 'zh-CN', eastAsia: 'zh-CN' },
      },
      paragraph: { spacing: { before: 0, after: 0 }, alignment: AlignmentType.BOTH },
    },
    title: {
      run: { font: faceOf('title'), size: SIZE.title, bold: false, color: '000000' },
      paragraph: { spacing: ONE_LINE, alignment: AlignmentType.CENTER, keepNext: true },
    },
    heading1: headOf('first', false),
    heading2: headOf('second', false),
    heading3: headOf('text', true),
  },
}
