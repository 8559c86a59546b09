/** Rows of a sheet that are no rows of its table: sums, numbers alone, headings once more, signatures, the form’s example. */
import { isNumber, type SheetHead } from './sheet-head.ts'
import { plain } from './similar.ts'

export type Skipped = Record<'totals' | 'numbers' | 'headings' | 'notes' | 'examples' | 'empty', number>

const TOTAL =
  /^(?:本页|本月|本季度?|本年|全年|全县|全乡|全镇|各乡镇|以上)?(?:合计|小计|总计|共计|累计|total|sum)[::]?[\d.]*(?:场次?)?$/u
const MAYBE_TOTAL = /计|total|sum/i
const NOTE =
  /^(?:填表|制表|审核|复核|负责|单位|填报|报送|签字|签章|盖章|经办|联系|说明|备注|注|日期)[^]*[::]|^(?:说明|注)\d*[::.、]/u
/** What stands in the first cells of a row that is a sum. */
const FIRST_CELLS = 3
export const EXAMPLE_MARK = ['示例', 'example'] as const

/** Why a row is left out; undefined of one that is not. */
export function skipper<F extends string>(
  head: SheetHead<F>,
  needed: readonly F[],
): (cells: string[]) => Exclude<keyof Skipped, 'empty'> | undefined {
  const numbers = head.columns.find(({ field, heading }) => field === null && isNumber(heading))?.index
  const wanted = needed.flatMap((field) => head.at(field)?.index ?? [])
  const isHeading = (cells: string[]): boolean =>
    head.columns.every(({ index, heading }) => (cells[index] ?? '').trim() === heading)
  return (cells) => {
    const filled = cells.filter((cell) => cell !== '' && cell.trim() !== '').slice(0, FIRST_CELLS)
    const number = numbers === undefined ? '' : (cells[numbers] ?? '').trim()
    if (EXAMPLE_MARK.some((mark) => mark === number.toLowerCase())) return 'examples'
    if (filled.some((text) => MAYBE_TOTAL.test(text) && TOTAL.test(plain(text)))) return 'totals'
    if (filled.length === 1 && number !== '') return 'numbers'
    const first = filled[0] ?? ''
    // whoever signs writes into one cell or two
    if (
      filled.length < FIRST_CELLS &&
      NOTE.test(plain(first)) &&
      wanted.filter((index) => (cells[index] ?? '').trim() !== '').length <= 1
    )
      return 'notes'
    return filled[0] !== undefined && isHeading(cells) ? 'headings' : undefined
  }
}
