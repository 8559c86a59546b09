import { describe, expect, test } from 'vitest'
import { type Part, part, refusalOf, sourceOf, workbookParts, zipOf } from './sheets.ts'

const MEGABYTE = 1_048_576
const megabyteOf = (text: string): string => text.repeat(Math.ceil(MEGABYTE / text.length))
type Pieces = [text: string, times?: number][]

const strings = (...xml: Pieces): Part => part('xl/sharedStrings.xml', ['<sst>'], ...xml, ['</sst>'])
const sheet = (...xml: Pieces): Part =>
  part('xl/worksheets/sheet1.xml', ['<worksheet><sheetData>'], ...xml, ['</sheetData></worksheet>'])
const bomb = (...parts: Part[]): Uint8Array => zipOf([...workbookParts(), part('xl/styles.xml', ['<x/>']), ...parts])
const harmless = (): Part => sheet(['<row r="1"><c r="A1" t="s"><v>0</v></c></row>'])

describe('a file of a megabyte or three that inflates to a gigabyte is refused early:', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    [
      'one shared text',
      () => bomb(strings(['<si><t>'], [megabyteOf('a'), 1024], ['</t></si>']), harmless()),
      /more than 32 MB/,
    ],
    ['millions of shared texts', () => bomb(strings([megabyteOf('<si/>'), 1024]), harmless()), /too many different/],
    [
      'one cell',
      () => bomb(strings(), sheet(['<row><c t="str"><v>'], [megabyteOf('a'), 1024], ['</v></c></row>'])),
      /more than 200 MB/,
    ],
    [
      'one row',
      () => bomb(strings(), sheet(['<row>'], [megabyteOf('<c t="str"><v>1</v></c>'), 1024], ['</row>'])),
      /more than 200 columns/,
    ],
    [
      'rows without end',
      () => bomb(strings(), sheet([megabyteOf('<row><c><v>1</v></c></row>'), 1024])),
      /at most 200000 rows/,
    ],
    ['one tag', () => bomb(strings(), sheet(['<row r="'], [megabyteOf('1'), 1024], ['"/>'])), /damaged/],
    ['one comment', () => bomb(strings(), sheet(['<!--'], [megabyteOf('1'), 1024], ['-->'])), /damaged/],
  ])('%s', async (_, make, why) => {
    const bytes = make()
    expect(bytes.length).toBeLessThan(4 * MEGABYTE)
    expect(await refusalOf(sourceOf(bytes, 65_536), 'xlsx')).toMatch(why)
  })
})
